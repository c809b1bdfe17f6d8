"""`poadesk example`: the example report drafted, checked and exported, as a person would do it; needs no display."""

import argparse
from pathlib import Path

from poadesk import paths
from poadesk.cli import desk
from poadesk.cli.check import say_findings
from poadesk.cli.command import FINE, HAS_ERRORS, Command, say
from poadesk.cli.export import export_report
from poadesk.core.finding import Severity
from poadesk.export import EXPORTERS, Options
from poadesk.i18n import _
from poadesk.tasks.make_example import make_example
from poadesk.tasks.read_report import read_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to put the files (default: your own drafts)")


def _run(options: argparse.Namespace) -> int:
    folder = options.to or paths.drafts()
    context = desk.context()
    companions = (".schema.json", *(exporter.suffix for exporter in EXPORTERS.values()))
    draft = make_example(folder, context, companions=companions)
    report = read_report(draft, context).report
    written = [draft]
    for exporter in EXPORTERS.values():
        written += export_report(report, draft.with_suffix(exporter.suffix), Options("final"), overwrite=False)
    say_findings(report, Severity.WARNING)
    say(*(_("Written: {path}").format(path=path) for path in written))
    return HAS_ERRORS if report.review.has_errors() else FINE


COMMAND = Command("Draft, check and export the example report of an invented State.", _arguments, _run)
