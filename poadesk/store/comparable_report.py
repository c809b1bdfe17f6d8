"""Comparison input: reading a report to compare another with: a draft, an export, or answers as JSON, of any
edition. It is only read.
"""

from dataclasses import dataclass
from pathlib import Path

from poadesk.core.answers import Answers
from poadesk.core.fill import Unfit, fill
from poadesk.core.form import Form
from poadesk.store.answer_file import read_answer_file
from poadesk.store.draft.open_report import open_report
from poadesk.store.earlier_report import EarlierUnusable, is_answers
from poadesk.store.forms.library import FormLibrary


@dataclass(frozen=True)
class ComparableReport:
    """A report as found. `revision` is 0 where the file has none; `unfit` is what of it fits no question."""

    form: Form
    answers: Answers
    revision: int = 0
    unfit: tuple[Unfit, ...] = ()


def read_compared(path: Path, library: FormLibrary, otherwise: str) -> ComparableReport:
    """The report in a draft or JSON file; `otherwise` is the form of answers that do not say which they answer.

    Raises a DraftError, AnswerFileError, UnknownForm, FormError.
    """
    if not is_answers(path):
        opened = open_report(path, library, read_only=True)
        opened.draft.close()
        return ComparableReport(opened.form, opened.answers, opened.draft.revision)
    given = read_answer_file(path)
    form = library.get(given.form) if given.form else library.newest(otherwise)
    filling = fill(form, Answers(), given.answers, given.twice)
    return ComparableReport(form, Answers().with_changes(filling.changes), 0, filling.unfit)


def read_comparable(path: Path, library: FormLibrary, form: Form) -> ComparableReport:
    """The same, to compare with a report on `form`. Raises EarlierUnusable too, for a report on another form."""
    found = read_compared(path, library, form.id)
    if found.form.id != form.id:
        raise EarlierUnusable(path, "other-form", key=found.form.key)
    return found
