"""Findings and misfits: what a check has to say: a code with its parameters, never a sentence (those are in
`poadesk.sentences`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from poadesk.core.json_values import Json

HOLDS_BACK = frozenset({"needed", "state.unknown", "cycle.unknown"})
"""The codes that are errors and hold back a final copy, because it would be unusable: no State, no cycle.

A document that is named but missing holds back an export too: it is found when the documents are read, not here.
Everything else that cannot be read is exported as typed and is a warning at most.
"""

AS_TYPED = frozenset(
    {
        "number.not-whole", "year.form", "date.form", "date.ambiguous", "duration.not-a-number",
        "link.form", "email.form", "telephone.form", "language.unknown",
    }
)  # fmt: skip
"""The codes that say a part of an answer could not be read and stands as it was typed, for the mark in the export."""


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

    def __post_init__(self) -> None:
        if (self.severity is Severity.ERROR) != (self.code in HOLDS_BACK):
            raise ValueError(f"{self.code}: errors are the codes of HOLDS_BACK and no others")


class Misfit(ValueError):
    """A value that has no place in an answer of this kind: `code` and `params` as in a finding."""

    def __init__(self, code: str, **params: Json) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
