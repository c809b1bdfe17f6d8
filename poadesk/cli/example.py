"""`poadesk example`: the example report drafted, checked and exported, as a person would do it; needs no display."""

import argparse
from pathlib import Path

from poadesk import paths
from poadesk.cli import DRAFT_SUFFIX, desk
from poadesk.cli.check import say_findings
from poadesk.cli.command import FINE, HAS_ERRORS, Command, say
from poadesk.cli.export import export_report
from poadesk.core.finding import Severity
from poadesk.export import EXPORTERS, Options
from poadesk.i18n import N_, _
from poadesk.store.example import NAME, make_example


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar=_("FOLDER"), help=_("where to put the files (default: your own drafts)")
    )


def _run(options: argparse.Namespace) -> int:
    folder = options.to or paths.drafts()
    folder.mkdir(parents=True, exist_ok=True)
    draft = _free_name(folder)
    make_example(draft, desk.library(), desk.now())
    opened = desk.open_to_read(draft)
    opened.draft.close()
    report = desk.report_of(opened)
    written = [draft]
    for exporter in EXPORTERS.values():
        written += export_report(report, draft.with_suffix(exporter.suffix), Options("final"), overwrite=False)
    say_findings(report, Severity.WARNING)
    say(*(_("Written: {path}").format(path=path) for path in written))
    return HAS_ERRORS if report.review.has_errors() else FINE


def _free_name(folder: Path) -> Path:
    """A name in the folder under which neither the draft nor an export of it is there yet."""
    suffixes = (DRAFT_SUFFIX, ".schema.json", *(exporter.suffix for exporter in EXPORTERS.values()))
    number = 1
    while True:
        name = NAME if number == 1 else f"{NAME}-{number}"
        if not any((folder / f"{name}{suffix}").exists() for suffix in suffixes):
            return folder / f"{name}{DRAFT_SUFFIX}"
        number += 1


COMMAND = Command(N_("Draft, check and export the example report of an invented State."), _arguments, _run)
