"""`poadesk show`: the whole report as text, or as the JSON of an export."""

import argparse

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.document_text import lines
from poadesk.cli.speech import FINE, say, say_data
from poadesk.export.data import export_json
from poadesk.export.document import make_document
from poadesk.i18n import N_, _
from poadesk.tasks.read_report import read_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("--json", action="store_true", help=_("as JSON, the same as a data file"))


def _run(options: argparse.Namespace) -> int:
    report = read_report(options.draft, command_context.context()).report
    if options.json:
        say_data(export_json(report))
    else:
        say(*lines(make_document(report, "review")))
    return FINE


COMMAND = Command(N_("Show every question and answer of a draft."), _arguments, _run)
