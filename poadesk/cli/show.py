"""`poadesk show`: the whole report as text, or as the JSON of an export."""

import argparse
import sys

from poadesk.cli import desk, draft_argument
from poadesk.cli.command import FINE, Command, say
from poadesk.cli.plain_text import lines
from poadesk.export.data import export_json
from poadesk.export.document import make_document
from poadesk.tasks.read_report import read_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("--json", action="store_true", help="as JSON, the same as a JSON export")


def _run(options: argparse.Namespace) -> int:
    report = read_report(options.draft, desk.context()).report
    if options.json:
        sys.stdout.write(export_json(report).decode())
    else:
        say(*lines(make_document(report, "review")))
    return FINE


COMMAND = Command("Show every question and answer of a draft.", _arguments, _run)
