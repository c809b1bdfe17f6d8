"""Validation rules: the single rules of the check: what is found about one question, and between questions. Knows no
whole report.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from poadesk.core.answers import Answers
from poadesk.core.aspects import EXPLAINED
from poadesk.core.condition import holds, leaves, target
from poadesk.core.cross_checks import Compare, CrossCheck, Expect, Require, Sum
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import Form, Question
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext
from poadesk.core.kinds.figure import amount
from poadesk.core.kinds.yeartable import table_of

UNCONFIRMED = "carried.unconfirmed"
"""The code of the finding on an answer that was carried over and is not confirmed."""

UNANSWERED = "unanswered"
"""The code of the finding on a question that is asked and neither answered nor left blank with a reason."""

CODES = frozenset(
    {
        UNCONFIRMED,
        UNANSWERED,
        "needed",
        "check",
        "aside.gate-unanswered",
        "aside.gate-closed",
        *(f"blank.unexplained.{reason}" for reason in EXPLAINED),
    }
)
"""The codes of the findings made here; those on the value of an answer are declared by its kind."""

Chosen = Callable[[str], frozenset[str] | None]
"""What is chosen at a question; None if it is unanswered or not asked."""


def about(question: Question, answers: Answers, context: CheckContext) -> Iterator[Finding]:
    """What is found about one question that is asked. Goes by what is held of that question and the context alone."""
    id = question.id
    if (earlier := answers.carried_from(id)) is not None:
        yield Finding(UNCONFIRMED, Severity.NOTE, {"earlier": earlier}, id)
    value = answers.value(id)
    if value is not None:
        for finding in question.answer.problems(value, context):
            yield replace(finding, question=id)
    elif question.needed:
        yield Finding("needed", Severity.ERROR, question=id)
    elif (reason := answers.blank_reason(id)) is None:
        yield Finding(UNANSWERED, Severity.NOTE, question=id)
    elif reason in EXPLAINED and not answers.blank_text(id):
        yield Finding(f"blank.unexplained.{reason}", Severity.WARNING, question=id)


def about_put_aside(gate: str, numbers: Sequence[str], answers: Answers) -> Finding:
    """What is said at the question that closes others, of the answers which these others have all the same."""
    params: dict[str, Json] = {"numbers": ", ".join(numbers)}
    if answers.value(gate) is None:
        return Finding("aside.gate-unanswered", Severity.WARNING, params, gate)
    return Finding("aside.gate-closed", Severity.WARNING, params, gate)


@dataclass(frozen=True)
class Facts:
    """What checks between questions go by; `visible` are the questions that are asked, `years` those of the report."""

    form: Form
    answers: Answers
    visible: frozenset[str]
    chosen: Chosen
    years: tuple[int, ...]


def between(check: CrossCheck, facts: Facts) -> Iterator[Finding]:
    """What is found between questions. Goes by the questions of `concerned`, which of them are asked, and the years."""
    match check:
        case Compare():
            yield from _compare(check, facts)
        case Require():
            yield from _require(check, facts)
        case Expect():
            yield from _expect(check, facts)


def concerned(check: CrossCheck) -> Iterator[str]:
    """The questions that a check between questions looks at."""
    match check:
        case Compare() | Require():
            yield from (part.question for part in (*check.left, *check.right))
        case Expect():
            yield check.question
            yield from (target(leaf) for leaf in (*leaves(check.given), *leaves(check.expect)))


def _compare(check: Compare, facts: Facts) -> Iterator[Finding]:
    for year in facts.years:
        left, left_partial = _sum(check.left, facts, year)
        right, right_partial = _sum(check.right, facts, year)
        if left is None or right is None or left == right or (check.relation == "at-most" and left < right):
            continue
        if right_partial or (left_partial and left < right):
            continue  # what is not available may make up the difference
        params: dict[str, Json] = {"check": check.id, "year": year, "left": left, "right": right}
        yield Finding("check", Severity.WARNING, params, check.left[0].question)


def _require(check: Require, facts: Facts) -> Iterator[Finding]:
    for year in facts.years:
        left, _ = _sum(check.left, facts, year)
        right, right_partial = _sum(check.right, facts, year)
        if left and right is None and not right_partial:
            params: dict[str, Json] = {"check": check.id, "year": year, "left": left}
            yield Finding("check", Severity.WARNING, params, check.left[0].question)


def _sum(parts: tuple[Sum, ...], facts: Facts, year: int) -> tuple[int | None, bool]:
    """The sum of what is given, None if nothing is; and whether a figure in it is missing or could not be read."""
    figures = [
        figure
        for part in parts
        if part.question in facts.visible
        for figure in _figures(part, facts.answers.value(part.question), str(year))
    ]
    amounts = [number for figure in figures if (number := amount(figure)) is not None]
    return (sum(amounts) if amounts else None), len(amounts) < len(figures)


def _figures(part: Sum, value: Json, year: str) -> Iterator[Json]:
    for row, figures in table_of(value).items():
        if year in figures and (not part.rows or row in part.rows):
            yield figures[year]


def _expect(check: Expect, facts: Facts) -> Iterator[Finding]:
    asked = check.question in facts.visible and facts.answers.blank_reason(check.question) is None
    if not asked or not holds(check.given, facts.chosen) or holds(check.expect, facts.chosen):
        return
    given = dict.fromkeys(target(leaf) for leaf in leaves(check.given) if holds(leaf, facts.chosen))
    numbers = ", ".join(facts.form.questions[id].number for id in given)
    yield Finding("check", Severity.WARNING, {"check": check.id, "numbers": numbers}, check.question)
