"""Report comparison: what differs between two versions of a report, which may be on different editions: question by
question, then inside.

Only what the reports say: no internal notes or sources, no answers put aside, nothing about who owes an answer. A
question that says “no change since the last report” where the older version has an answer counts as the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from poadesk.core.answers import Answers
from poadesk.core.aspects import blank_words
from poadesk.core.carryover import converted
from poadesk.core.check import visible_questions
from poadesk.core.diff.answer_parts import answer_parts
from poadesk.core.diff.parts import Outcome, PartChange, one_sided, parts_changed
from poadesk.core.diff.words import words_changed
from poadesk.core.finding import Misfit
from poadesk.core.form import CYCLE, Form, Question, Section
from poadesk.core.json_values import Json
from poadesk.core.kinds import Kind
from poadesk.core.kinds.rows import Rows
from poadesk.core.succession import Move, Succession
from poadesk.core.wording import Words


@dataclass(frozen=True)
class ComparedReport:
    """A report at some moment; labels and answers are worded in `language` where the form has it."""

    form: Form
    answers: Answers
    language: str = "en"

    @cached_property
    def asked(self) -> frozenset[str]:
        """The ids of the questions that are asked."""
        return visible_questions(self.form, self.answers)

    def value(self, question: str) -> Json:
        """The answer to a question that is asked."""
        return self.answers.value(question) if question in self.asked else None

    def blank(self, question: str) -> str:
        """Why a question is left blank, as a final copy prints it; empty if no reason is given."""
        reason = self.answers.blank_reason(question) if question in self.asked else None
        if reason is None:
            return ""
        common = self.form.wording(self.language).common
        return blank_words(reason, self.answers.blank_text(question), common, internal=False)

    def words(self, question: str) -> Words:
        """The words for a question of its form."""
        return self.form.words(question, self.language, self.answers.value(CYCLE))


@dataclass(frozen=True)
class QuestionChange:
    """A question with how its answer differs; number and title as in the newest edition that has it.

    `asked` is whether the newer version asks it; `rearranged`, that rows stand in another order.
    """

    question: str
    number: str
    title: str
    outcome: Outcome
    parts: tuple[PartChange, ...] = ()
    asked: bool = True
    rearranged: bool = False


@dataclass(frozen=True)
class SectionChanges:
    """The questions of a section that either version asks, in the order printed."""

    id: str
    number: str
    title: str
    questions: tuple[QuestionChange, ...]

    def count(self, outcome: Outcome) -> int:
        """How many questions came out like this."""
        return sum(1 for question in self.questions if question.outcome == outcome)

    @property
    def differing(self) -> tuple[QuestionChange, ...]:
        """The questions that are new, changed or dropped."""
        return tuple(q for q in self.questions if q.outcome not in ("same", "empty"))


def compare(
    old: ComparedReport, new: ComparedReport, succession: Succession | None = None
) -> tuple[SectionChanges, ...]:
    """The difference by section: those of the newer edition, then those that only the older has.

    `succession` is the way from the older edition to the newer; without it, questions are found by their ids alone.
    """
    moves = _moves(old.form, new.form, succession)
    kept = {move.older for move in moves.values()}
    only_old = [question for id, question in old.form.questions.items() if id not in kept and id in old.asked]
    found = []
    for section in new.form.sections:
        asked = (q for q in section.questions if _is_asked(q.id, old, new, moves))
        gone = (q for q in only_old if old.form.section_of[q.id].id == section.id)
        changes = (*(_question(old, new, q, moves.get(q.id)) for q in asked), *(_gone(old, q) for q in gone))
        found.append(_section(new, section, changes))
    known = {section.id for section in new.form.sections}
    for section in old.form.sections:
        if section.id not in known:
            gone = (q for q in only_old if old.form.section_of[q.id] is section)
            found.append(_section(old, section, tuple(_gone(old, q) for q in gone)))
    return tuple(section for section in found if section.questions)


def _is_asked(id: str, old: ComparedReport, new: ComparedReport, moves: Mapping[str, Move]) -> bool:
    return id in new.asked or (id in moves and moves[id].older in old.asked)


def _moves(old: Form, new: Form, succession: Succession | None) -> dict[str, Move]:
    """By the newer question's id, which older answer it succeeds."""
    moves = (Move(id, id) if succession is None else succession.move(id) for id in old.questions)
    return {move.newer: move for move in moves if move is not None and move.newer in new.questions}


def _section(version: ComparedReport, section: Section, changes: tuple[QuestionChange, ...]) -> SectionChanges:
    title = version.form.wording(version.language).sections[section.id].title
    return SectionChanges(section.id, section.number, title, changes)


def _gone(old: ComparedReport, question: Question) -> QuestionChange:
    """A question that the newer edition does not have."""
    value = old.value(question.id)
    parts = () if value is None else _whole("dropped", question.answer, old.words(question.id), value)
    outcome: Outcome = "dropped" if parts else "empty"
    return QuestionChange(question.id, question.number, _title(old, question), outcome, parts, asked=False)


def _title(version: ComparedReport, question: Question) -> str:
    return version.form.wording(version.language).questions[question.id].label


def _question(old: ComparedReport, new: ComparedReport, question: Question, move: Move | None) -> QuestionChange:
    """A question of the newer edition."""
    before = old.value(move.older) if move else None
    after = new.value(question.id)
    rearranged = False
    if before is not None and after is not None and move is not None:
        parts, rearranged = _answered_twice(old, new, move)
        outcome: Outcome = "changed" if parts or rearranged else "same"
    elif after is not None:
        outcome, parts = "new", _whole("new", question.answer, new.words(question.id), after)
    elif before is not None and move is not None:
        outcome, parts = _answered_before(old, new, move, before)
    else:
        outcome, parts = _left_blank(old.blank(move.older) if move else "", new.blank(question.id))
    asked = question.id in new.asked
    return QuestionChange(question.id, question.number, _title(new, question), outcome, parts, asked, rearranged)


def _answered_before(
    old: ComparedReport, new: ComparedReport, move: Move, before: Json
) -> tuple[Outcome, tuple[PartChange, ...]]:
    """Answered in the older version only: dropped, unless the newer one says that nothing has changed."""
    if move.newer in new.asked and new.answers.blank_reason(move.newer) == "no-change":
        return "same", ()
    reason = new.blank(move.newer)
    said = (PartChange("new", "", words_changed("", reason)),) if reason else ()
    return "dropped", (*_whole("dropped", old.form.questions[move.older].answer, old.words(move.older), before), *said)


def _left_blank(before: str, after: str) -> tuple[Outcome, tuple[PartChange, ...]]:
    if before == after:
        return "same" if before else "empty", ()
    return "changed", (PartChange("changed", "", words_changed(before, after)),)


def _whole(outcome: Literal["new", "dropped"], kind: Kind, words: Words, value: Json) -> tuple[PartChange, ...]:
    return tuple(one_sided(outcome, part) for part in answer_parts(kind, words, value))


def _answered_twice(old: ComparedReport, new: ComparedReport, move: Move) -> tuple[tuple[PartChange, ...], bool]:
    """The parts that differ, and whether rows stand in another order."""
    older, newer = old.form.questions[move.older], new.form.questions[move.newer]
    before, after = old.value(move.older), new.value(move.newer)
    if before == after and older.answer == newer.answer:
        return (), False
    words, old_words = new.words(newer.id), old.words(older.id)
    was = _as_newer(older, newer, move, before)
    if was is not None:
        old_parts = answer_parts(newer.answer, words, was)
    elif type(older.answer.editor(old_words)) is type(newer.answer.editor(words)):
        old_parts = answer_parts(older.answer, old_words, before)
    else:
        runs = words_changed(older.answer.as_text(before, old_words), newer.answer.as_text(after, words))
        return (PartChange("changed", "", runs),), False
    new_parts = answer_parts(newer.answer, words, after)
    return parts_changed(old_parts, new_parts)


def _as_newer(older: Question, newer: Question, move: Move, value: Json) -> Json:
    """An older answer as the newer edition would hold and word it; None if it does not fit there whole."""
    if isinstance(value, str) and not move.part and isinstance(newer.answer, Rows):
        return None  # a passage is compared as text, though it could be read as a row
    try:
        converted_value, whole = converted(older, newer, move, value)
    except Misfit:
        return None
    return converted_value if whole else None
