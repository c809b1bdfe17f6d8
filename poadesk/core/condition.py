"""Conditional questions: when a question is asked: conditions as data, worked out here and never evaluated as text."""

from collections.abc import Callable, Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Is(_Part):
    """The question is answered with at least one of these options."""

    question: str
    options: tuple[str, ...] = Field(alias="is", min_length=1)


class Answered(_Part):
    """The question has any answer."""

    answered: str


class AllOf(_Part):
    """Every one of the conditions holds."""

    all: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(_Part):
    """At least one of the conditions holds."""

    any: tuple["Condition", ...] = Field(min_length=1)


class Not(_Part):
    """The condition does not hold."""

    not_: "Condition" = Field(alias="not")


def _tag(value: object) -> str | None:
    """Which condition this is, by the one key that tells them apart."""
    if isinstance(value, dict):
        return next((name for name in ("question", "answered", "all", "any", "not") if name in value), None)
    return next((name for model, name in _NAMES if isinstance(value, model)), None)


_NAMES: tuple[tuple[type[_Part], str], ...] = (
    (Is, "question"), (Answered, "answered"), (AllOf, "all"), (AnyOf, "any"), (Not, "not"),
)  # fmt: skip

Condition = Annotated[
    Annotated[Is, Tag("question")]
    | Annotated[Answered, Tag("answered")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(
        _tag,
        custom_error_type="condition",
        custom_error_message='a condition says {question = "…", is = ["…"]}, answered, all, any or not',
    ),
]


def holds(condition: Is | Answered | AllOf | AnyOf | Not, chosen: Callable[[str], frozenset[str] | None]) -> bool:
    """Whether the condition holds; `chosen(question)` gives the options chosen, or None where nothing is answered."""
    match condition:
        case Is():
            return not (chosen(condition.question) or frozenset()).isdisjoint(condition.options)
        case Answered():
            return chosen(condition.answered) is not None
        case AllOf():
            return all(holds(part, chosen) for part in condition.all)
        case AnyOf():
            return any(holds(part, chosen) for part in condition.any)
        case Not():
            return not holds(condition.not_, chosen)


def leaves(condition: Is | Answered | AllOf | AnyOf | Not) -> Iterator[Is | Answered]:
    """The conditions on single questions, in the order written."""
    match condition:
        case Is() | Answered():
            yield condition
        case AllOf():
            for part in condition.all:
                yield from leaves(part)
        case AnyOf():
            for part in condition.any:
                yield from leaves(part)
        case Not():
            yield from leaves(condition.not_)


def target(leaf: Is | Answered) -> str:
    """The question that a condition on a single question looks at."""
    return leaf.question if isinstance(leaf, Is) else leaf.answered


for model in (AllOf, AnyOf, Not):
    model.model_rebuild()
