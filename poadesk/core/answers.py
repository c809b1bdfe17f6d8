"""Report data model: what a report holds: for each question its value and what is said about it. Immutable; a change
makes a new one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from poadesk.core.aspects import ASPECTS, BLANK_REASONS, Aspect
from poadesk.core.json_values import Json

__all__ = ["ASPECTS", "BLANK_REASONS", "Answers", "Aspect", "Change"]


@dataclass(frozen=True)
class Change:
    """One edit as a value. None stands for absent, on both sides."""

    question: str
    aspect: Aspect
    old: Json
    new: Json

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.question, self.aspect, self.new, self.old)


_NOTHING: Mapping[Aspect, Json] = {}


class Answers:
    """Values by question and aspect. Questions the form does not know are kept like any other."""

    def __init__(self, known: Mapping[str, Mapping[Aspect, Json]] | None = None) -> None:
        self._known = {q: dict(aspects) for q, aspects in (known or {}).items() if aspects}
        self._made_from: tuple[object, frozenset[str]] | None = None

    def get(self, question: str, aspect: Aspect) -> Json:
        """What is held, or None."""
        return self._known.get(question, _NOTHING).get(aspect)

    def value(self, question: str) -> Json:
        """The answer itself, or None."""
        return self._known.get(question, _NOTHING).get("value")

    def blank_reason(self, question: str) -> str | None:
        """Why the question is left blank; None if it is answered or no reason is given."""
        aspects = self._known.get(question, _NOTHING)
        blank = aspects.get("blank")
        if blank is None or "value" in aspects or not isinstance(blank, Mapping):
            return None
        return str(blank["reason"])

    def blank_text(self, question: str) -> str:
        """The words beside the reason, such as who owes the figure."""
        blank = self.get(question, "blank")
        return str(blank.get("text") or "") if isinstance(blank, Mapping) else ""

    def carried_from(self, question: str) -> str | None:
        """The earlier report that the answer was taken from without being confirmed; None once it is."""
        carried = self.get(question, "carried")
        if carried is None or not isinstance(carried, Mapping) or not self.is_dealt_with(question):
            return None
        return str(carried.get("from"))

    def is_dealt_with(self, question: str) -> bool:
        """Whether the question is answered or left blank for a reason, even if only carried over."""
        return "value" in self._known.get(question, _NOTHING) or self.blank_reason(question) is not None

    def held(self, question: str) -> Iterator[tuple[Aspect, Json]]:
        """The aspects that are held of a question, in the order of the table."""
        aspects = self._known.get(question, _NOTHING)
        return ((aspect, aspects[aspect]) for aspect in ASPECTS if aspect in aspects)

    def with_changes(self, changes: Iterable[Change]) -> "Answers":
        """A copy in which each change's new value stands."""
        made = Answers()
        made._known = dict(self._known)
        touched = set()
        for change in changes:
            touched.add(change.question)
            aspects = dict(made._known.get(change.question, {}))
            aspects.pop(change.aspect, None)
            if change.new is not None:
                aspects[change.aspect] = change.new
            made._known[change.question] = aspects
            if not aspects:
                del made._known[change.question]
        made._made_from = (self._known, frozenset(touched))
        return made

    def touched_since(self, older: "Answers") -> frozenset[str]:
        """The questions of which something may be held that is not what `older` holds; at once after one step."""
        if self is older:
            return frozenset()
        mine, theirs = self._known, older._known  # noqa: SLF001 - of the same class
        if self._made_from is not None and self._made_from[0] is theirs:
            return self._made_from[1]
        return frozenset(q for q in mine.keys() | theirs.keys() if mine.get(q) is not theirs.get(q))

    def difference(self, newer: "Answers") -> Iterator[Change]:
        """The changes that lead from here to `newer`."""
        for question in (*self, *(q for q in newer if q not in self)):
            for aspect in ASPECTS:
                old, new = self.get(question, aspect), newer.get(question, aspect)
                if old != new:
                    yield Change(question, aspect, old, new)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __contains__(self, question: object) -> bool:
        return question in self._known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._known == other._known

    def __hash__(self) -> int:
        raise TypeError("Answers are compared by content and cannot be keys")
