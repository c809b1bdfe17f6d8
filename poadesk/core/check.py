"""What is asked, what is wrong and how far the report is: pure, and worked out whole after every change.

Nothing is cached between checks: at 300 questions a full round takes about two milliseconds, and a dependency graph
would be one more thing to be wrong.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from poadesk.core.answers import Answers
from poadesk.core.aspects import EXPLAINED
from poadesk.core.condition import holds
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import CYCLE, Compare, Expect, Form, Question, Sum
from poadesk.core.json import Json
from poadesk.core.kinds.base import Setting
from poadesk.core.kinds.figure import amount
from poadesk.core.kinds.yeartable import table_of

UNCONFIRMED = "carried.unconfirmed"
"""The code of the finding on an answer that was carried over and is not confirmed: it is not dealt with yet."""

_SEVERITY = {"warning": Severity.WARNING, "error": Severity.ERROR}


@dataclass(frozen=True)
class Progress:
    """How far a section is: of the `asked` questions, how many are `dealt` with (answered, or blank with a reason).

    `unconfirmed` ones were carried over from an earlier report and are not among those dealt with.
    """

    asked: int
    dealt: int
    errors: int
    warnings: int
    unconfirmed: int = 0


@dataclass(frozen=True)
class Review:
    """Everything that follows from a form and its answers."""

    visible: frozenset[str]
    findings: tuple[Finding, ...]
    progress: Mapping[str, Progress]
    put_aside: tuple[str, ...]
    """Questions that are answered but no longer asked, in the order printed."""

    def has_errors(self) -> bool:
        """Whether a final export is held back."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def total(self) -> Progress:
        """The progress of the whole report."""
        parts = self.progress.values()
        return Progress(
            sum(p.asked for p in parts),
            sum(p.dealt for p in parts),
            sum(p.errors for p in parts),
            sum(p.warnings for p in parts),
            sum(p.unconfirmed for p in parts),
        )


def review(form: Form, answers: Answers, today: date) -> Review:
    """Work out visibility, findings and progress of a report on the given day."""
    visible = visible_questions(form, answers)
    found = tuple(_in_order(form, findings(form, answers, visible, today)))
    aside = tuple(q for q in form.questions if q not in visible and answers.value(q) is not None)
    return Review(visible, found, _progress(form, answers, visible, found), aside)


def visible_questions(form: Form, answers: Answers) -> frozenset[str]:
    """The ids of the questions that are asked, given the answers. A hidden question's answer counts for nothing."""
    visible: set[str] = set()
    chosen = _chosen_among(visible, form, answers)
    for question in form.questions.values():
        if question.when is None or holds(question.when, chosen):
            visible.add(question.id)
    return frozenset(visible)


def _chosen_among(visible: AbstractSet[str], form: Form, answers: Answers) -> Callable[[str], frozenset[str] | None]:
    """The look-up that conditions use: what is chosen at a question, None if it is unanswered or not asked."""

    def chosen(question: str) -> frozenset[str] | None:
        value = answers.value(question) if question in visible else None
        return None if value is None else form.questions[question].answer.chosen(value)

    return chosen


def findings(form: Form, answers: Answers, visible: frozenset[str], today: date) -> Iterator[Finding]:
    """All findings, question by question, then those between questions."""
    setting = form.setting(answers.value(CYCLE), today)
    for question in form.questions.values():
        if question.id in visible:
            yield from _about(question, answers, setting)
    for check in form.checks:
        if isinstance(check, Compare):
            yield from _compare(check, answers, visible, setting.years)
        else:
            yield from _expect(check, form, answers, visible)


def _about(question: Question, answers: Answers, setting: Setting) -> Iterator[Finding]:
    id = question.id
    if (earlier := answers.carried_from(id)) is not None:
        yield Finding(UNCONFIRMED, Severity.NOTE, {"earlier": earlier}, id)
    value = answers.value(id)
    if value is not None:
        for finding in question.answer.problems(value, setting):
            yield replace(finding, question=id)
    elif question.needed:
        yield Finding("needed", Severity.ERROR, question=id)
    elif (reason := answers.blank_reason(id)) is None:
        yield Finding("unanswered", Severity.NOTE, question=id)
    elif reason in EXPLAINED and not answers.blank_text(id):
        yield Finding(f"blank.unexplained.{reason}", Severity.WARNING, question=id)


def _compare(check: Compare, answers: Answers, visible: frozenset[str], years: tuple[int, ...]) -> Iterator[Finding]:
    for year in years:
        left = _sum(check.left, answers, visible, year)
        right = _sum(check.right, answers, visible, year)
        if left is None or right is None or left == right or (check.relation == "at-most" and left < right):
            continue
        params: dict[str, Json] = {"check": check.id, "year": year, "left": left, "right": right}
        yield Finding("check", _SEVERITY[check.severity], params, check.left[0].question)


def _sum(parts: tuple[Sum, ...], answers: Answers, visible: frozenset[str], year: int) -> int | None:
    """The sum of what is given; None if nothing is."""
    amounts = [
        number
        for part in parts
        if part.question in visible
        for number in _amounts(part, answers.value(part.question), str(year))
    ]
    return sum(amounts) if amounts else None


def _amounts(part: Sum, value: Json, year: str) -> Iterator[int]:
    table = table_of(value)
    for row, figures in table.items():
        number = amount(figures.get(year))
        if number is not None and (not part.rows or row in part.rows):
            yield number


def _expect(check: Expect, form: Form, answers: Answers, visible: frozenset[str]) -> Iterator[Finding]:
    chosen = _chosen_among(visible, form, answers)
    if check.question in visible and holds(check.given, chosen) and not holds(check.expect, chosen):
        yield Finding("check", _SEVERITY[check.severity], {"check": check.id}, check.question)


def _in_order(form: Form, found: Iterator[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: form.place.get(finding.question or "", -1))


def _progress(
    form: Form, answers: Answers, visible: frozenset[str], found: tuple[Finding, ...]
) -> Mapping[str, Progress]:
    severities: dict[str, list[Severity]] = {section.id: [] for section in form.sections}
    carried: set[str] = set()
    for finding in found:
        if finding.question:
            severities[form.section_of[finding.question].id].append(finding.severity)
            if finding.code == UNCONFIRMED:
                carried.add(finding.question)
    progress = {}
    for section in form.sections:
        asked = [question.id for question in section.questions if question.id in visible]
        unconfirmed = sum(question in carried for question in asked)
        dealt = sum(answers.is_dealt_with(question) for question in asked) - unconfirmed
        seen = severities[section.id]
        progress[section.id] = Progress(
            len(asked), dealt, seen.count(Severity.ERROR), seen.count(Severity.WARNING), unconfirmed
        )
    return progress
