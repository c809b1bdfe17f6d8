"""Pre-flight check: what stands in the way of handing a report out, and what is merely open.

One rule, `Preflight.verdict`, for the window and the command line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from poadesk.core.answers import Answers
from poadesk.core.blocks import Copy
from poadesk.core.check import Review
from poadesk.core.check_rules import UNANSWERED, UNCONFIRMED
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import DATE, STATUS, Form
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option
from poadesk.core.orphaned import orphaned_answers

FINAL = "final"
"""The option of the question on the status that goes with a final copy."""

Verdict = Literal["made", "asks", "held-back"]
"""What becomes of a copy: it is made; the person is asked first, because something is open; errors hold it back."""


@dataclass(frozen=True)
class Preflight:
    """What is found before a report goes out, in the order of the form. Optional questions are never open.

    `not_asked` counts answers that are kept but that no question asks for now: they are in no output.
    """

    errors: tuple[Finding, ...]
    unconfirmed: tuple[Finding, ...]
    unanswered: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    not_asked: int
    status: str | None
    date: Json

    @property
    def earlier(self) -> tuple[str, ...]:
        """The reports that the answers not confirmed come from, each once."""
        return tuple(dict.fromkeys(str(finding.params["earlier"]) for finding in self.unconfirmed))

    @property
    def is_open(self) -> bool:
        """Whether a final copy would go out with something open."""
        return bool(self.unconfirmed or self.unanswered or self.warnings or self.status_differs("final"))

    def status_differs(self, copy: Copy) -> bool:
        """Whether the answer on the status says another thing than the copy."""
        return (self.status == FINAL) is not (copy == "final")

    def verdict(self, copy: Copy, *, anyway: bool = False) -> Verdict:
        """What becomes of this copy. A review copy is always made; `anyway` says that the person was asked."""
        if copy == "review":
            return "made"
        if self.errors:
            return "held-back"
        return "asks" if self.is_open and not anyway else "made"


def preflight(form: Form, answers: Answers, review: Review) -> Preflight:
    """Sort what a check has found by what it means for handing the report out."""
    found = review.findings
    return Preflight(
        errors=tuple(f for f in found if f.severity is Severity.ERROR),
        unconfirmed=tuple(f for f in found if f.code == UNCONFIRMED),
        unanswered=tuple(f for f in found if f.code == UNANSWERED),
        warnings=tuple(f for f in found if f.severity is Severity.WARNING),
        not_asked=sum(1 for _answer in _not_asked(form, answers, review)),
        status=chosen_option(answers.value(STATUS)),
        date=answers.value(DATE),
    )


def _not_asked(form: Form, answers: Answers, review: Review) -> Iterator[object]:
    yield from review.put_aside
    yield from orphaned_answers(form, answers)
