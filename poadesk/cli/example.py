"""`poadesk example`: the example report drafted, checked and exported, as a person would do it; needs no display."""

import argparse
from pathlib import Path

from poadesk import paths
from poadesk.cli import command_context
from poadesk.cli.check import say_findings
from poadesk.cli.command import Command
from poadesk.cli.speech import FINE, HAS_ERRORS, say
from poadesk.core.finding import Severity
from poadesk.export import EXPORTERS, Options, exporter_for
from poadesk.i18n import N_, _
from poadesk.tasks.export import Order, export_report
from poadesk.tasks.make_example import make_example


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar=_("FOLDER"), help=_("where to put the files (default: your own drafts)")
    )


def _run(options: argparse.Namespace) -> int:
    folder = options.to or paths.drafts()
    context = command_context.context()
    chosen = [exporter for exporter in EXPORTERS.values() if exporter_for(exporter.suffix) is exporter]
    suffixes = [suffix for exporter in chosen for suffix in (exporter.suffix, *(c.suffix for c in exporter.companions))]
    draft = make_example(folder, context, companions=suffixes)
    opened = command_context.open_to_read(draft)
    written = [draft]
    with opened.draft:
        report = command_context.report_of(opened)
        for exporter in chosen:
            order = Order(exporter, draft.with_suffix(exporter.suffix), Options("final"), anyway=True)
            written += export_report(report, order, opened.draft).written
    say_findings(report, Severity.WARNING)
    say(*(_("Written: {path}").format(path=path) for path in written))
    return HAS_ERRORS if report.review.has_errors() else FINE


COMMAND = Command(N_("Draft, check and export the example report of an invented State."), _arguments, _run)
