"""Report snapshot: what every export starts from: a form, its answers and the revision, frozen at one moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from poadesk.core.answers import Answers
from poadesk.core.check import Review, review
from poadesk.core.form import CYCLE, LANGUAGE, STATE, STATE_NAME, Form, Question, Section
from poadesk.core.json_values import Json
from poadesk.core.preflight import Preflight, preflight
from poadesk.core.wording import Wording


@dataclass(frozen=True)
class Enclosure:
    """What is known of an attached document beside its entry: the pages of a PDF, the bytes of a picture."""

    pages: int | None = None
    picture: bytes | None = None


@dataclass(frozen=True)
class Report:
    """A report as it stood at `revision`; `today` is the day its check is made on.

    `enclosures` tells of its attached documents, by digest, where that is asked for.
    """

    form: Form
    answers: Answers
    revision: int
    today: date
    enclosures: Mapping[str, Enclosure] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def review(self) -> Review:
        """Visibility, findings and progress."""
        return review(self.form, self.answers, self.today)

    @cached_property
    def preflight(self) -> Preflight:
        """What stands in the way of handing it out, and what is open."""
        return preflight(self.form, self.answers, self.review)

    @cached_property
    def wording(self) -> Wording:
        """The form's wording in the language of the answers, where there is one."""
        return self.form.wording(str(self.answers.value(LANGUAGE)))

    @property
    def state_name(self) -> str:
        """The State's name as it prints; empty while none is chosen."""
        code = self.answers.value(STATE)
        return self.form.reference(self.wording.language).states.get(str(code), str(code or ""))

    @property
    def official_name(self) -> str:
        """The State's long name if one is given, else the name it goes by."""
        return str(self.answers.value(STATE_NAME) or "") or self.state_name

    @property
    def cycle(self) -> str:
        """The reporting cycle's id; empty while none is chosen."""
        return str(self.answers.value(CYCLE) or "")

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years covered."""
        return self.form.years(self.cycle)

    def asked(self) -> Iterator[tuple[Section, tuple[Question, ...]]]:
        """The sections with those of their questions that are asked."""
        for section in self.form.sections:
            yield section, tuple(q for q in section.questions if q.id in self.review.visible)

    def files(self) -> Iterator[tuple[Question, Mapping[str, Json]]]:
        """Every attached document of the answers that are asked, with its question, in the order printed."""
        for _, questions in self.asked():
            for question in questions:
                for file in question.answer.files(self.answers.value(question.id)):
                    yield question, file
