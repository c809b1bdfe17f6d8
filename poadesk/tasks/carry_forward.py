"""Carry-over: a new report that starts from an earlier one, or takes an export of itself back whole.

Which of the two it is depends on the cycle: an export of the edition and cycle of the new report is that report.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from poadesk.core.answers import Answers
from poadesk.core.carryover import Carryover
from poadesk.core.check import visible_questions
from poadesk.core.confirmation import unconfirmed
from poadesk.core.fill import Unfit
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.json_values import Json
from poadesk.core.orphaned import OrphanedAnswer, orphaned_answers
from poadesk.store.answer_file import read_answer_file
from poadesk.store.draft.new_draft import new_draft
from poadesk.store.earlier_report import Beginning, Earlier, EarlierUnusable, begin, is_answers, read_earlier, take_back
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.begin import chosen_changes, commit_chosen, edition_for
from poadesk.tasks.context import Context
from poadesk.tasks.fill_answers import Filled, HandWritten, filled, folder_beside


@dataclass(frozen=True)
class Start:
    """An earlier report, the edition that the new one is on, and the cycle it is for unless another is chosen."""

    earlier: Earlier
    form: Form
    cycle: str

    def is_taken_back(self, cycle: str) -> bool:
        """Whether the report for this cycle is the very one in the file."""
        return self.earlier.is_of(self.form, cycle)

    def asked(self) -> tuple[str, ...]:
        """What a person has to be asked: the cycle, and what the earlier report does not say."""
        said = self.earlier.report.answers
        taken_over = {id for id in (STATE, LANGUAGE) if id in self.form.questions and said.value(id) is not None}
        return tuple(id for id in (STATE, CYCLE, LANGUAGE) if id not in taken_over)


@dataclass(frozen=True)
class CarriedForward:
    """A draft that begins with the answers of an earlier report, called `earlier`; `answers` are those it holds.

    `unfit` did not fit the earlier report's own form; `lost` are names of documents that were not found.
    """

    form: Form
    earlier: str
    answers: Answers
    carryover: Carryover
    unfit: tuple[Unfit, ...]
    lost: tuple[str, ...]

    @property
    def carried(self) -> int:
        """How many answers of the earlier report have a question again."""
        return len(self.carryover.with_fate("carried", "partly"))

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The questions whose answers wait to be confirmed."""
        return tuple(unconfirmed(self.form, self.answers, visible_questions(self.form, self.answers)))

    @property
    def anew(self) -> tuple[str, ...]:
        """The questions that begin empty, because they are about one period or one report."""
        return tuple(entry.newer for entry in self.carryover.with_fate("anew") if entry.newer)

    @property
    def kept(self) -> tuple[OrphanedAnswer, ...]:
        """The answers that no question asks for any more."""
        return tuple(orphaned_answers(self.form, self.answers))


@dataclass(frozen=True)
class TakenBack:
    """A draft that holds an export whole; `lost` are names of documents that were not found."""

    filled: Filled
    lost: tuple[str, ...]


def read_source(path: Path, library: FormLibrary, files: Path | None = None) -> Earlier | HandWritten:
    """An earlier report: a draft or an export; or answers written by hand, which do not say what they answer.

    `files` is the folder of the files of a JSON one. Raises a DraftError, AnswerFileError, UnknownForm, FormError.
    """
    if is_answers(path) and (given := read_answer_file(path)).form is None:
        return HandWritten(given, files or folder_beside(path))
    return read_earlier(path, library, files)


def start_from(earlier: Earlier, library: FormLibrary, *, key: str | None = None, cycle: str | None = None) -> Start:
    """What a new report that starts from this one would be, for the edition and the cycle named, if any.

    Raises EarlierUnusable (other-form), TaskError, UnknownForm, FormError.
    """
    form = edition_for(library, earlier.report.form.id, key=key, cycle=cycle)
    if form.id != earlier.report.form.id:
        raise EarlierUnusable(earlier.path, "other-form", key=earlier.report.form.key)
    return Start(earlier, form, cycle or earlier.usual_cycle(form))


def carry_forward(path: Path, start: Start, chosen: Mapping[str, Json], context: Context) -> CarriedForward | TakenBack:
    """Make the draft, with the first answers chosen for it. Raises a DraftError, AnswerFileError, FormError."""
    form, earlier = start.form, start.earlier
    with new_draft(path, form.key, context.now) as draft:
        if start.is_taken_back(str(chosen.get(CYCLE) or "")):
            beginning = take_back(draft, earlier, context.now)
        else:
            first = chosen_changes(form, Answers(), chosen)
            beginning = begin(draft, earlier, context.library, context.now, first)
        commit_chosen(draft, form, chosen, context.now)
    return _result(start, beginning, chosen)


def _result(start: Start, beginning: Beginning, chosen: Mapping[str, Json]) -> CarriedForward | TakenBack:
    form = start.form
    if beginning.carryover is None:
        return TakenBack(filled(form, Answers(), beginning.changes, beginning.unfit), beginning.lost)
    begun = Answers().with_changes(beginning.changes)
    answers = begun.with_changes(chosen_changes(form, begun, chosen))
    name = start.earlier.report.label
    return CarriedForward(form, name, answers, beginning.carryover, beginning.unfit, beginning.lost)
