"""`poadesk example`: the example report drafted, checked and exported, as a person would do it; needs no display."""

import argparse
from pathlib import Path

from poadesk import paths
from poadesk.cli import DRAFT_SUFFIX, desk
from poadesk.cli.check import say_findings
from poadesk.cli.command import FINE, HAS_ERRORS, Command, say
from poadesk.core.finding import Severity
from poadesk.export import EXPORTERS, Options, exporter_for
from poadesk.i18n import _
from poadesk.store.example import NAME, make_example
from poadesk.tasks.export import Order, companion_paths, export_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to put the files (default: your own drafts)")


def _run(options: argparse.Namespace) -> int:
    folder = options.to or paths.drafts()
    folder.mkdir(parents=True, exist_ok=True)
    draft = _free_name(folder)
    make_example(draft, desk.library(), desk.now())
    opened = desk.open_to_read(draft)
    opened.draft.close()
    report = desk.report_of(opened)
    written = [draft]
    for id, path in _targets(draft).items():
        written += export_report(report, Order(EXPORTERS[id], path, Options("final")), opened.draft).written
    say_findings(report, Severity.WARNING)
    say(*(_("Written: {path}").format(path=path) for path in written))
    return HAS_ERRORS if report.review.has_errors() else FINE


def _targets(draft: Path) -> dict[str, Path]:
    """The file of each exporter, by its id, which is in the name where the suffix stands for another exporter."""
    targets = {}
    for id, exporter in EXPORTERS.items():
        mark = "" if exporter_for(exporter.suffix) is exporter else f"-{id}"
        targets[id] = draft.with_name(f"{draft.stem}{mark}{exporter.suffix}")
    return targets


def _free_name(folder: Path) -> Path:
    """A name in the folder under which neither the draft nor anything that is made of it is there yet."""
    number = 1
    while True:
        draft = folder / f"{NAME if number == 1 else f'{NAME}-{number}'}{DRAFT_SUFFIX}"
        targets = _targets(draft)
        beside = [path for id, to in targets.items() for path in companion_paths(EXPORTERS[id], to)]
        if not any(path.exists() for path in (draft, *targets.values(), *beside)):
            return draft
        number += 1


COMMAND = Command("Draft, check and export the example report of an invented State.", _arguments, _run)
