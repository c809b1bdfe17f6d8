"""What differs between two versions of a report, which may be on different editions: question by question, then inside.

Only what the reports say: no internal notes or sources, no answers put aside, nothing about who owes an answer. A
question that says “no change since the last report” where the older version has an answer counts as the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from poadesk.core.answer_parts import ROW, AnswerPart, answer_parts
from poadesk.core.answers import Answers
from poadesk.core.blocks import Run
from poadesk.core.check import visible_questions
from poadesk.core.finding import Misfit
from poadesk.core.form import CYCLE, Form, Question, Section
from poadesk.core.json import Json
from poadesk.core.kinds import Kind
from poadesk.core.row_match import match_rows
from poadesk.core.word_changes import words_changed
from poadesk.core.words import Words

Outcome = Literal["new", "changed", "dropped", "same", "empty"]
"""Answered now; answered otherwise; answered no more; as before; and neither version says anything."""


@dataclass(frozen=True)
class Version:
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
        text = self.answers.blank_text(question)
        if reason == "not-applicable" and text:
            return common["blank.not-applicable.because"].format(text=text)
        return common[f"blank.{reason}"]

    def words(self, question: str) -> Words:
        """The words for a question of its form."""
        return self.form.words(question, self.language, self.answers.value(CYCLE))


@dataclass(frozen=True)
class PartChange:
    """A part of an answer that is new, changed or dropped: it has words, or parts of its own that differ.

    `label` names an option, field, year, row of figures, or the row of a table; it is empty where the answer has no
    parts. `row` is set for a row of a table, which can be new as a whole. Words all the same mean that a document was
    replaced by another of the same name.
    """

    outcome: Outcome
    label: str
    runs: tuple[Run, ...] = ()
    parts: tuple["PartChange", ...] = ()
    row: bool = False


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


def compare(old: Version, new: Version) -> tuple[SectionChanges, ...]:
    """The difference by section: those of the newer edition, then those that only the older has."""
    only_old = [question for id, question in old.form.questions.items() if id not in new.form.questions]
    ids = {section.id for section in new.form.sections}
    found = []
    for version, section in _sections(old, new, ids):
        gone = [question for question in only_old if old.form.section_of[question.id].id == section.id]
        questions = (*section.questions, *gone) if version is new else gone
        changes = tuple(_question(old, new, q) for q in questions if q.id in old.asked or q.id in new.asked)
        title = version.form.wording(new.language).sections[section.id].title
        found.append(SectionChanges(section.id, section.number, title, changes))
    return tuple(section for section in found if section.questions)


def _sections(old: Version, new: Version, known: set[str]) -> Iterator[tuple[Version, Section]]:
    yield from ((new, section) for section in new.form.sections)
    yield from ((old, section) for section in old.form.sections if section.id not in known)


def _question(old: Version, new: Version, question: Question) -> QuestionChange:
    id = question.id
    version = new if id in new.form.questions else old
    title = version.form.wording(new.language).questions[id].label
    asked = id in new.asked
    outcome, parts, rearranged = _outcome(old, new, id)
    return QuestionChange(id, question.number, title, outcome, parts, asked, rearranged)


def _outcome(old: Version, new: Version, id: str) -> tuple[Outcome, tuple[PartChange, ...], bool]:
    before, after = old.value(id), new.value(id)
    if before is not None and after is not None:
        return _answered_twice(old, new, id)
    blank_before, blank_after = old.blank(id), new.blank(id)
    if before is None and after is None:
        return _left_blank_twice(blank_before, blank_after)
    if after is not None:
        parts = answer_parts(new.form.questions[id].answer, new.words(id), after)
        return "new", tuple(_one_sided("new", part) for part in parts), False
    if id in new.asked and new.answers.blank_reason(id) == "no-change":
        return "same", (), False
    parts = answer_parts(old.form.questions[id].answer, old.words(id), before)
    gone = tuple(_one_sided("dropped", part) for part in parts)
    reason = (PartChange("new", "", words_changed("", blank_after)),) if blank_after else ()
    return "dropped", (*gone, *reason), False


def _left_blank_twice(before: str, after: str) -> tuple[Outcome, tuple[PartChange, ...], bool]:
    if before == after:
        return "same" if before else "empty", (), False
    return "changed", (PartChange("changed", "", words_changed(before, after)),), False


def _answered_twice(old: Version, new: Version, id: str) -> tuple[Outcome, tuple[PartChange, ...], bool]:
    before, after = old.value(id), new.value(id)
    kind, words = new.form.questions[id].answer, new.words(id)
    old_kind, old_words = _reader_of(before, kind, words, old, id)
    if before == after and old_kind == kind:
        return "same", (), False
    if type(old_kind.editor(old_words)) is not type(kind.editor(words)):
        runs = words_changed(old_kind.as_text(before, old_words), kind.as_text(after, words))
        return "changed", (PartChange("changed", "", runs),), False
    was, now = answer_parts(old_kind, old_words, before), answer_parts(kind, words, after)
    if any(part.key == ROW for part in now):
        parts, rearranged = _rows(was, now)
    else:
        parts, rearranged = tuple(_parts(was, now)), False
    return "changed" if parts or rearranged else "same", parts, rearranged


def _reader_of(value: Json, kind: Kind, words: Words, old: Version, id: str) -> tuple[Kind, Words]:
    """Who words an older answer: the newer edition where it can, so that only what the answer says differs."""
    try:
        kind.read(value)
    except Misfit:
        return old.form.questions[id].answer, old.words(id)
    return kind, words


def _parts(old: Sequence[AnswerPart], new: Sequence[AnswerPart]) -> Iterator[PartChange]:
    """The parts that differ, each found by its key; those dropped come first."""
    before = {part.key: part for part in old}
    kept = {part.key for part in new}
    yield from (_one_sided("dropped", part) for part in old if part.key not in kept)
    for part in new:
        was = before.get(part.key)
        if was is None:
            yield _one_sided("new", part)
        elif was.parts or part.parts:
            if inner := tuple(_parts(was.parts, part.parts)):
                yield PartChange("changed", part.label, parts=inner)
        elif (was.text, was.unseen) != (part.text, part.unseen):
            yield PartChange("changed", part.label, words_changed(was.text, part.text))


def _rows(old: Sequence[AnswerPart], new: Sequence[AnswerPart]) -> tuple[tuple[PartChange, ...], bool]:
    """The rows that differ, each found by what stands in it, and whether those kept are in another order."""
    found = match_rows([_texts(row) for row in old], [_texts(row) for row in new])
    kept = set(found.values())
    changes = [_one_sided("dropped", row) for place, row in enumerate(old) if place not in kept and row.parts]
    for place, row in enumerate(new):
        if place not in found and row.parts:
            changes.append(_one_sided("new", row))
        elif place in found and (fields := tuple(_parts(old[found[place]].parts, row.parts))):
            changes.append(PartChange("changed", _name(row, fields), parts=fields, row=True))
    order = [found[place] for place in sorted(found)]
    return tuple(changes), order != sorted(order)


def _texts(row: AnswerPart) -> tuple[str, ...]:
    return tuple(part.text for part in row.parts)


def _name(row: AnswerPart, changed: Sequence[PartChange]) -> str:
    """What a row is known by, its first cell; nothing if that is changed itself and so is shown."""
    first = row.parts[0] if row.parts else None
    return "" if first is None or any(part.label == first.label for part in changed) else first.text


def _one_sided(outcome: Literal["new", "dropped"], part: AnswerPart) -> PartChange:
    """A part that only one of the versions has."""
    inner = tuple(_one_sided(outcome, field) for field in part.parts)
    old, new = (part.text, "") if outcome == "dropped" else ("", part.text)
    return PartChange(outcome, part.label, words_changed(old, new), inner, part.key == ROW)
