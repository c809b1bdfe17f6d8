"""Cross-checks: rules between answers, as data of a form: figures that add up, and answers expected beside others.

They are worked out by `poadesk.core.check_rules`.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Constraint

from poadesk.core.condition import Condition

_MODEL = ConfigDict(frozen=True, extra="forbid")


class Sum(BaseModel):
    """Figures added up: the named rows of a year table, or all of them."""

    model_config = _MODEL

    question: str
    rows: tuple[str, ...] = ()


class Compare(BaseModel):
    """For each year, the sum on the left must be equal to, or at most, the sum on the right.

    `severity` is read for the sake of older forms; every check between answers is a warning, see `finding.HOLDS_BACK`.
    """

    model_config = _MODEL

    kind: Literal["compare"]
    id: str
    left: tuple[Sum, ...] = Constraint(min_length=1)
    relation: Literal["equals", "at-most"]
    right: tuple[Sum, ...] = Constraint(min_length=1)
    severity: Literal["warning", "error"] = "warning"


class Require(BaseModel):
    """For each year, a figure above 0 on the left asks for some figure on the right."""

    model_config = _MODEL

    kind: Literal["require"]
    id: str
    left: tuple[Sum, ...] = Constraint(min_length=1)
    right: tuple[Sum, ...] = Constraint(min_length=1)


class Expect(BaseModel):
    """Where the one condition holds, the other is expected to hold as well; the finding is about `question`.

    Nothing is found while that question is left blank with a reason.
    """

    model_config = _MODEL

    kind: Literal["expect"]
    id: str
    question: str
    given: Condition
    expect: Condition
    severity: Literal["warning", "error"] = "warning"


CrossCheck = Annotated[Compare | Require | Expect, Constraint(discriminator="kind")]
