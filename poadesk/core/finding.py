"""What a check has to say: a code with its parameters, never a sentence (those are in `poadesk.sentences`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from poadesk.core.json_values import Json


class Severity(IntEnum):
    """How much a finding matters; the greater, the worse."""

    NOTE = 1
    """Something is unanswered or not confirmed. Nothing in these reports is mandatory."""
    WARNING = 2
    """Something is odd and worth a second look."""
    ERROR = 3
    """The export would be unusable."""


@dataclass(frozen=True)
class Finding:
    """One message of a check.

    `row` counts from 0 and is set when the answer is a table; `part` is the column, field, option or year concerned.
    `question` is None only for what concerns the report as a whole.
    """

    code: str
    severity: Severity
    params: Mapping[str, Json] = field(default_factory=dict)
    question: str | None = None
    row: int | None = None
    part: str | None = None


class Misfit(ValueError):
    """A value that has no place in an answer of this kind: `code` and `params` as in a finding."""

    def __init__(self, code: str, **params: Json) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
