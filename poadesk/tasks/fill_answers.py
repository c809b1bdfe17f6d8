"""Import of answers: from a JSON file into a draft. What does not fit is listed, and the rest is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.core.check import visible_questions
from poadesk.core.fill import Unfit, fill
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.store.answer_file import Given, attach_files, read_answer_file
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.new_draft import new_draft
from poadesk.store.draft.open_report import OpenReport, open_report
from poadesk.tasks.begin import commit_chosen
from poadesk.tasks.context import Context


@dataclass(frozen=True)
class HandWritten:
    """Answers that do not say which form they answer, and the folder of the files they name, if there is one."""

    given: Given
    files: Path | None


@dataclass(frozen=True)
class Filled:
    """What came of answers put into a draft; `aside` are those of its questions that are not asked at present."""

    form: Form
    changes: tuple[Change, ...]
    aside: tuple[str, ...]
    unfit: tuple[Unfit, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were changed, in any way."""
        return tuple(dict.fromkeys(change.question for change in self.changes))

    @property
    def answers(self) -> int:
        """How many answers were put in or taken out; notes and reasons for a blank are not counted."""
        return sum(change.aspect == "value" for change in self.changes)


def filled(form: Form, before: Answers, changes: Sequence[Change], unfit: tuple[Unfit, ...]) -> Filled:
    """The record of these changes to a draft that held `before`."""
    named = {change.question for change in changes}
    asked = visible_questions(form, before.with_changes(changes))
    return Filled(form, tuple(changes), tuple(id for id in form.questions if id in named and id not in asked), unfit)


def fill_draft(draft: Path, answers: Path, files: Path | None, context: Context) -> Filled:
    """Put the answers in a JSON file into a draft, with the files they name from a folder.

    `files` is that folder; None: the one that an export makes beside itself. Raises a DraftError, AnswerFileError,
    UnknownForm, FormError.
    """
    given = read_answer_file(answers)
    report = open_report(draft, context.library)
    with report.draft:
        given = _with_files(report.draft, given, files or folder_beside(answers), context.now)
        return _fill(report, given, context.now)


def begin_with_answers(
    path: Path, form: Form, written: HandWritten, chosen: Mapping[str, Json], context: Context
) -> Filled:
    """Make a draft with answers written by hand, taken as they are; then the first answers, if any were chosen.

    Raises a DraftError, AnswerFileError.
    """
    with new_draft(path, form.key, context.now) as draft:
        report = OpenReport(draft, form, Answers(), ())
        result = _fill(report, _with_files(draft, written.given, written.files, context.now), context.now)
        commit_chosen(draft, form, chosen, context.now)
    return result


def files_folder(export: Path) -> Path:
    """The folder beside an export that holds its attachments."""
    return export.with_name(f"{export.stem}-files")


def folder_beside(answers: Path) -> Path | None:
    """That folder, if it is there."""
    folder = files_folder(answers)
    return folder if folder.is_dir() else None


def _with_files(draft: DraftFile, given: Given, folder: Path | None, at: datetime) -> Given:
    """`given` with the files that it names attached."""
    if folder is None:
        return given

    def attach(path: Path) -> Mapping[str, Json]:
        return draft.attach(path, at)

    return attach_files(given, folder, attach)


def _fill(report: OpenReport, given: Given, at: datetime) -> Filled:
    filling = fill(report.form, report.answers, given.answers, given.twice)
    if filling.changes:
        report.draft.commit(filling.changes, "fill", at)
    return filled(report.form, report.answers, filling.changes, filling.unfit)
