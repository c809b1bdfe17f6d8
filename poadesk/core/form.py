"""Form model: an edition's sections and questions as frozen data. Read from files by `poadesk.store.forms.library`.

Structure and wording are apart: questions hold ids, a `Wording` holds the sentences of one language by id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Constraint

from poadesk.core.condition import Condition, leaves, target
from poadesk.core.cross_checks import CrossCheck
from poadesk.core.cycles import Cycle, State
from poadesk.core.kinds import AnyKind, CheckContext
from poadesk.core.text.fold import fold
from poadesk.core.wording import Reference, Wording, Words

Basis = Literal["seen", "described", "recalled"]
"""How sure we are of a question: seen in a published report, described in public analyses, or recalled."""

STATE, CYCLE, LANGUAGE, STATUS, DATE, AUTHORITY, MARKING = (
    f"about.{name}" for name in ("state", "cycle", "language", "status", "date", "authority", "marking")
)
"""The questions every form has, because saving, checking and exporting rest on them."""

STATE_NAME, STATE_ARMS = f"{STATE}.name", f"{STATE}.arms"
"""Questions that a form may have: the official long name and the coat of arms, both for the cover."""

_MODEL = ConfigDict(frozen=True, extra="forbid")


class Question(BaseModel):
    """One question. `id` is stable over editions; `number` is what this edition prints.

    `when` is None for a question that is always asked. `needed` marks the few without which an export is unusable.
    `optional` marks those that nobody misses, always or where a condition holds: unanswered, they are not listed as
    open and do not keep their family from being done.
    `topics` name the form's definitions and facts that help with this question, `ask` the bodies that are likely to
    know the answer; a part without its own goes by its main question, see `Form.whom`.
    """

    model_config = _MODEL

    id: str = Constraint(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", max_length=120)
    number: str = Constraint(pattern=r"^[A-Z0-9]+(\.[A-Za-z0-9]+)*$", max_length=40)
    answer: AnyKind
    cites: tuple[str, ...] = ()
    when: Condition | None = None
    basis: Basis = "recalled"
    needed: bool = False
    optional: bool | Condition = False
    topics: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()

    @property
    def level(self) -> int:
        """0 for a main question (1.1), 1 for one under it (1.1.a)."""
        return 0 if self.number.count(".") <= 1 else 1


@dataclass(frozen=True)
class Family:
    """A main question and those under it: what is shown in one frame and counted as one."""

    main: Question
    parts: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in the order printed."""
        return (self.main, *self.parts)


class Section(BaseModel):
    """A step of the report."""

    model_config = _MODEL

    id: str
    number: str
    questions: tuple[Question, ...]

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Its questions by family; a part that stands before any main question begins one of its own."""
        gathered: list[list[Question]] = []
        for question in self.questions:
            if question.level == 0 or not gathered:
                gathered.append([question])
            else:
                gathered[-1].append(question)
        return tuple(Family(main, tuple(parts)) for main, *parts in gathered)


@dataclass(frozen=True)
class Form:
    """An edition of a report's form with everything needed to ask, check and print it.

    `first_cycle` and `last_cycle` are the earliest and latest cycle the edition is for, None if no end is known; where
    a newer edition is at hand, it serves only the cycles before `until`, the first of that one. `base` is the edition
    that it is written as differing from, `corrects` the folders beneath its own that are of the very same edition.
    """

    id: str
    edition: str
    first_cycle: str
    sections: tuple[Section, ...]
    checks: tuple[CrossCheck, ...]
    wordings: Mapping[str, Wording]
    states: tuple[State, ...]
    cycles: tuple[Cycle, ...]
    source: str = field(default="", compare=False)
    last_cycle: str | None = None
    until: str | None = None
    base: str | None = None
    corrects: tuple[str, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """Id and edition as written on the command line: `poa-iti/2026`."""
        return f"{self.id}/{self.edition}"

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by id, in the order printed."""
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The position of each question id in the order printed."""
        return {id: number for number, id in enumerate(self.questions)}

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """All families, in the order printed."""
        return tuple(family for section in self.sections for family in section.families)

    @cached_property
    def family_of(self) -> Mapping[str, Family]:
        """The family of each question id."""
        return {question.id: family for family in self.families for question in family.questions}

    def whom(self, question: str) -> tuple[str, ...]:
        """The ids of the bodies to ask for an answer: the question's own, else those of its main question."""
        return self.questions[question].ask or self.family_of[question].main.ask

    @cached_property
    def by_number(self) -> Mapping[str, Question]:
        """All questions by printed number."""
        return {question.number: question for question in self.questions.values()}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each question id."""
        return {question.id: section for section in self.sections for question in section.questions}

    @cached_property
    def conditional(self) -> tuple[tuple[str, Condition, frozenset[str]], ...]:
        """The questions that are not always asked, in the order printed: id, condition, and the questions it looks at.

        A condition looks at earlier questions only.
        """
        return tuple(
            (question.id, question.when, frozenset(map(target, leaves(question.when))))
            for question in self.questions.values()
            if question.when is not None
        )

    @cached_property
    def sometimes_optional(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The questions that are optional where a condition holds, each with the questions which that looks at."""
        return tuple(
            (question.id, frozenset(map(target, leaves(question.optional))))
            for question in self.questions.values()
            if not isinstance(question.optional, bool)
        )

    def find(self, name: str) -> Question | None:
        """The question with this id or printed number, in whatever case."""
        return self.questions.get(name) or self.by_number.get(name) or self._by_folded_name.get(fold(name).strip("."))

    @cached_property
    def _by_folded_name(self) -> Mapping[str, Question]:
        """All questions by folded number and id, for names in another case or with other hyphens and digits."""
        named = {fold(question.id): question for question in self.questions.values()}
        return {**named, **{fold(question.number): question for question in self.questions.values()}}

    def served_cycles(self) -> Iterator[Cycle]:
        """The cycles a new report on this edition can be for."""
        return (
            cycle
            for cycle in self._known_cycles()
            if (self.until is None or cycle.id < self.until)
            and (self.last_cycle is None or cycle.id <= self.last_cycle)
        )

    def usual_cycle(self, today: date) -> str:
        """What a new report is for unless said otherwise: the newest cycle served whose years are all over."""
        served = tuple(self.served_cycles())
        over = [cycle.id for cycle in served if max(cycle.years, default=0) < today.year]
        return max(over, default=served[0].id if served else self.first_cycle)

    def _known_cycles(self) -> Iterator[Cycle]:
        """Those served, and those a report may have been begun for before a newer edition came."""
        return (cycle for cycle in self.cycles if cycle.id >= self.first_cycle)

    def cycle(self, id: object) -> Cycle | None:
        """The cycle with this id."""
        return next((cycle for cycle in self.cycles if cycle.id == id), None)

    def years(self, cycle: object) -> tuple[int, ...]:
        """The calendar years of a cycle; those of the first cycle served while none is chosen."""
        found = self.cycle(cycle) or self.cycle(self.first_cycle)
        return found.years if found else ()

    def check_context(self, cycle: object, today: date) -> CheckContext:
        """What answers of a report for this cycle are judged against."""
        states = frozenset(state.iso for state in self.states)
        return CheckContext(today, self.years(cycle), states, frozenset(cycle.id for cycle in self._known_cycles()))

    def wording(self, language: str) -> Wording:
        """The wording in this language, else in the form's first one."""
        return self.wordings.get(language) or next(iter(self.wordings.values()))

    def words(self, question: str, language: str, cycle: object = None) -> Words:
        """The words for one question of a report for this cycle."""
        wording = self.wording(language)
        return Words(
            wording.language,
            wording.common,
            wording.options,
            wording.questions[question],
            self.reference(wording.language),
            self.years(cycle),
        )

    def reference(self, language: str) -> Reference:
        """The lists of States and cycles in one language (names fall back to English)."""
        if language not in self._references:
            self._references[language] = self._make_reference(language)
        return self._references[language]

    @cached_property
    def _references(self) -> dict[str, Reference]:
        return {}

    def _make_reference(self, language: str) -> Reference:
        names = {state.iso: state.names.get(language) or state.names["en"] for state in self.states}
        others = {state.iso: (*state.names.values(), *state.aliases) for state in self.states}
        return Reference(names, {cycle.id: cycle.years for cycle in self.served_cycles()}, others)
