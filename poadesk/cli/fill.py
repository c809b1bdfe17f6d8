"""`poadesk fill`: answers from a JSON file into a draft. What does not fit is listed and the rest is kept."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.speech import FINE, HAS_ERRORS, say, warn
from poadesk.core.fill import Unfit
from poadesk.i18n import N_, _, interface, ngettext
from poadesk.sentences.misfits import misfit_sentence
from poadesk.tasks.fill_answers import Filled, fill_draft

LISTED = 200
"""Of what does not fit, no more than this is written out."""

MORE = N_(
    """\
The answers are a JSON object. Each name is a question's number or id, each value its answer:
  {"1.1": "yes", "3.4": "The State does not export SALW.", "3.10.2": 20,
   "2.2.1": {"serial-number": "yes", "year": "no", "other": {"option": "yes", "text": "crest"}},
   "6.1.1": {"seized": {"2024": 12, "2025": "~30"}},
   "2.1.1.a": [{"title": "Firearms Act", "year": 1992, "document": [{"file": "act.pdf"}]}],
   "1.2": {"blank": {"reason": "not-available", "text": "Ministry of Justice"}, "note": "asked in May"}}
Options, rows and columns may be given by id or as the form prints them in English. null clears an answer.
A number as text may be an estimate ("~30"). "poadesk forms show EDITION --json" lists every question and option.
Files named by {"file": "act.pdf"} are taken from the folder given with --files.
A data file (JSON) of poadesk is read whole; its attachments are read from the folder FILE-files beside it."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("answers", type=Path, metavar=_("ANSWERS.json"), help=_("the answers; see below"))
    files_argument(parser)


def files_argument(parser: argparse.ArgumentParser) -> None:
    """Where the files lie that the answers name."""
    parser.add_argument("--files", type=Path, metavar=_("FOLDER"), help=_("folder of the files that the answers name"))


def _run(options: argparse.Namespace) -> int:
    unfit = say_filled(fill_draft(options.draft, options.answers, options.files, command_context.context()))
    return HAS_ERRORS if unfit else FINE


def say_filled(result: Filled) -> int:
    """How many questions were changed, which of them are not asked, and what did not fit; gives the number of that."""
    count = len(result.questions)
    say(ngettext("{count} question was changed.", "{count} questions were changed.", count).format(count=count))
    if result.aside:
        numbers = interface().join((result.form.questions[id].number for id in result.aside), "plain")
        say(_("Kept, but not asked at present because of other answers: {numbers}.").format(numbers=numbers))
    return say_unfit(result.unfit)


def say_unfit(unfit: Sequence[Unfit]) -> int:
    """What did not fit, and why; gives the number of it."""
    if unfit:
        warn(_("Did not fit, and was left out:"))
    warn(*(f"  {unfit_sentence(item)}" for item in unfit[:LISTED]))
    if len(unfit) > LISTED:
        warn(_("  … and {count} more.").format(count=len(unfit) - LISTED))
    return len(unfit)


def unfit_sentence(item: Unfit) -> str:
    """Where it is, and why it does not fit."""
    row, column = item.misfit.params.get("row"), item.misfit.params.get("column")
    places = [json.dumps(item.name, ensure_ascii=False)]
    if isinstance(row, int):
        places.append(_("row {row}").format(row=row))
    if column is not None:
        places.append(str(column))
    place = interface().join(places, "plain")
    return _("{place}: {sentence}").format(place=place, sentence=misfit_sentence(item.misfit))


COMMAND = Command(N_("Put answers from a JSON file into a draft."), _arguments, _run, (MORE,))
