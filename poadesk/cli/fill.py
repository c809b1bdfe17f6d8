"""`poadesk fill`: answers from a JSON file into a draft. What does not fit is listed and the rest is kept."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from poadesk.cli import desk, draft_argument
from poadesk.cli.command import FINE, HAS_ERRORS, Command, say, warn
from poadesk.core.answers import Answers, Change
from poadesk.core.check import visible_questions
from poadesk.core.fill import Unfit, fill
from poadesk.core.form import Form
from poadesk.i18n import N_, _, interface, ngettext
from poadesk.sentences import misfit_sentence
from poadesk.store.answer_file import Given, attach_files, read_answer_file
from poadesk.store.draft_file import DraftFile
from poadesk.store.reports import OpenReport, open_report

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
An export of poadesk (JSON) is taken back whole; its attachments from the folder FILE-files beside it."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("answers", type=Path, metavar=_("ANSWERS.json"), help=_("the answers; see below"))
    files_argument(parser)


def files_argument(parser: argparse.ArgumentParser) -> None:
    """Where the files lie that the answers name."""
    parser.add_argument("--files", type=Path, metavar=_("FOLDER"), help=_("folder of the files that the answers name"))


def _run(options: argparse.Namespace) -> int:
    given = read_answer_file(options.answers)
    report = open_report(options.draft, desk.library())
    try:
        given = with_files(report.draft, given, options.answers, options.files)
        unfit = fill_draft(report, given)
    finally:
        report.draft.close()
    return HAS_ERRORS if unfit else FINE


def with_files(draft: DraftFile, given: Given, source: Path, folder: Path | None) -> Given:
    """`given` with the files that it names attached: from `folder`, or from the one beside an export."""
    beside = files_folder(source)
    if folder is None and not beside.is_dir():
        return given
    return attach_files(given, folder or beside, draft.attach)


def fill_draft(report: OpenReport, given: Given) -> int:
    """Put the answers into the draft, say what came of it, and give the number of things that did not fit."""
    filling = fill(report.form, report.answers, given.answers, given.twice)
    if filling.changes:
        report.draft.commit(filling.changes, "fill", desk.now())
    say_taken(report.form, report.answers, filling.changes)
    say_unfit(filling.unfit)
    return len(filling.unfit)


def files_folder(export: Path) -> Path:
    """The folder beside an export that holds its attachments."""
    return export.with_name(f"{export.stem}-files")


def say_taken(form: Form, before: Answers, changes: Sequence[Change]) -> None:
    """How many questions were changed, and which of them are not asked."""
    questions = {change.question for change in changes}
    count = len(questions)
    say(ngettext("{count} question was changed.", "{count} questions were changed.", count).format(count=count))
    visible = visible_questions(form, before.with_changes(changes))
    aside = [q.number for q in form.questions.values() if q.id in questions and q.id not in visible]
    if aside:
        text = _("Kept, but not asked at present because of other answers: {numbers}.")
        say(text.format(numbers=interface().join(aside, "plain")))


def say_unfit(unfit: tuple[Unfit, ...]) -> None:
    if unfit:
        warn(_("Did not fit, and was left out:"))
    warn(*(f"  {unfit_sentence(item)}" for item in unfit[:LISTED]))
    if len(unfit) > LISTED:
        warn(_("  … and {count} more.").format(count=len(unfit) - LISTED))


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
