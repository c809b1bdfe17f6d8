"""Incremental validation: what is asked, what is wrong and how far the report is, after every change.

`review` is pure. `checked` gives the same and reuses what it found before about every question of which nothing has
changed. What is asked is worked out whole as soon as an answer that conditions can tell from its former one is given:
a dependency graph between questions would be one more thing to be wrong.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import chain

from poadesk.core.answers import Answers
from poadesk.core.check_rules import UNANSWERED, Chosen, Facts, about, about_put_aside, between, concerned
from poadesk.core.condition import holds, leaves, target
from poadesk.core.cross_checks import CrossCheck
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import CYCLE, Form, Section
from poadesk.core.kinds.base import CheckContext
from poadesk.core.progress import FamilyProgress, Progress, family_progress, is_answer, section_progress, total

_Found = tuple[Finding, ...]


@dataclass(frozen=True)
class Review:
    """Everything that follows from a form and its answers."""

    visible: frozenset[str]
    findings: tuple[Finding, ...]
    progress: Mapping[str, Progress]
    families: Mapping[str, FamilyProgress]
    """How far each family is, by the id of its main question, in the order printed."""
    put_aside: tuple[str, ...]
    """Questions that are answered but no longer asked, in the order printed."""

    def has_errors(self) -> bool:
        """Whether a final export is held back."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def missing(self) -> tuple[str, ...]:
        """The questions that are asked and not answered, in the order printed, without the optional ones."""
        return tuple(chain.from_iterable(family.missing for family in self.families.values()))

    def total(self) -> Progress:
        """The progress of the whole report."""
        return total(self.progress.values())


@dataclass(frozen=True)
class Checked:
    """A review with what it was worked out from, by which the next one knows what still holds."""

    review: Review
    form: Form
    answers: Answers
    context: CheckContext
    sections: Mapping[str, "_SectionFound"]
    between: tuple[_Found, ...]
    """For each check between questions what it found, in the order of the form, then what is said of
    answers that are put aside."""


@dataclass(frozen=True)
class _SectionFound:
    """What is found in a section: about each question by itself, and all of it in the order printed; its families."""

    own: Mapping[str, _Found]
    all: _Found
    families: Mapping[str, FamilyProgress]
    progress: Progress


def review(form: Form, answers: Answers, today: date) -> Review:
    """Work out visibility, findings and progress of a report on the given day."""
    return checked(form, answers, today).review


def checked(form: Form, answers: Answers, today: date, before: Checked | None = None) -> Checked:
    """As `review`, with what the next round can reuse; `before` is an earlier round on whatever answers and day."""
    context = _setting(form, answers, today, before)
    if before is None or before.form is not form or before.context is not context:
        return _whole(_Round(form, answers, context, visible_questions(form, answers)))
    touched = answers.touched_since(before.answers)
    visible = _visible_after(before, answers, touched)
    return _again(_Round(form, answers, context, visible), before, touched)


def _setting(form: Form, answers: Answers, today: date, before: Checked | None) -> CheckContext:
    """The same object for as long as it says the same."""
    cycle = answers.value(CYCLE)
    if before and before.form is form and before.context.today == today and before.answers.value(CYCLE) == cycle:
        return before.context
    return form.check_context(cycle, today)


@dataclass(frozen=True)
class _Round:
    """What is checked against what."""

    form: Form
    answers: Answers
    context: CheckContext
    visible: frozenset[str]


def _whole(now: _Round) -> Checked:
    aside = _put_aside(now)
    found = (*(_between(now, check) for check in now.form.checks), _aside(now, aside))
    sections = {section.id: _section(now, section, {}, found) for section in now.form.sections}
    return _made(now, sections, found, aside)


def _again(now: _Round, before: Checked, touched: frozenset[str]) -> Checked:
    """What has become of a review when nothing but these questions, and what hangs on them, may have changed."""
    was = before.review
    turned: frozenset[str] = frozenset() if now.visible is was.visible else now.visible ^ was.visible
    affected = turned | touched
    aside = _put_aside(now) if turned or not now.visible.issuperset(touched) else was.put_aside
    between = (
        seen if affected.isdisjoint(concerned(check)) else _between(now, check)
        for check, seen in zip(now.form.checks, before.between[:-1], strict=True)
    )
    found = (*between, _aside(now, aside))
    if found != before.between:
        affected = affected.union(f.question for f in chain(*before.between, *found) if f.question)
    affected = affected.union(q for q, targets in now.form.sometimes_optional if not targets.isdisjoint(affected))
    sections = dict(before.sections)
    for section in {s.id: s for q in affected if (s := now.form.section_of.get(q)) is not None}.values():
        own = {q: seen for q, seen in sections[section.id].own.items() if q not in touched}
        sections[section.id] = _section(now, section, own, found)
    return _made(now, sections, found, aside)


def _made(
    now: _Round, sections: Mapping[str, _SectionFound], found_between: tuple[_Found, ...], aside: tuple[str, ...]
) -> Checked:
    elsewhere = (f for f in chain(*found_between) if f.question not in now.form.section_of)
    found = (*elsewhere, *chain.from_iterable(section.all for section in sections.values()))
    progress = {id: section.progress for id, section in sections.items()}
    families = {main: family for section in sections.values() for main, family in section.families.items()}
    made = Review(now.visible, found, progress, families, aside)
    return Checked(made, now.form, now.answers, now.context, sections, found_between)


def _visible_after(before: Checked, answers: Answers, touched: frozenset[str]) -> frozenset[str]:
    """The questions that are asked now: the very same set where no condition can see a difference."""
    form = before.form
    turned = {question for question in touched if _tells_apart(form, before.answers, answers, question)}
    was = before.review.visible
    visible = set(was) if turned else set()
    chosen = _chosen_among(visible, form, answers)
    for question, condition, targets in form.conditional if turned else ():
        if not targets.isdisjoint(turned) and holds(condition, chosen) is not (question in visible):
            visible ^= {question}
            turned.add(question)
    return was if not turned or visible == was else frozenset(visible)


def _tells_apart(form: Form, before: Answers, after: Answers, question: str) -> bool:
    """Whether a condition may see a difference between what was answered and what is."""
    old, new = before.value(question), after.value(question)
    if question not in form.questions or not (is_answer(old) or is_answer(new)):
        return False
    if not (is_answer(old) and is_answer(new)):
        return True
    return form.questions[question].answer.chosen(old) != form.questions[question].answer.chosen(new)


def _put_aside(now: _Round) -> tuple[str, ...]:
    return tuple(q for q in now.form.questions if q not in now.visible and is_answer(now.answers.value(q)))


def _between(now: _Round, check: CrossCheck) -> _Found:
    chosen = _chosen_among(now.visible, now.form, now.answers)
    return tuple(between(check, Facts(now.form, now.answers, now.visible, chosen, now.context.years)))


def _section(
    now: _Round, section: Section, known: Mapping[str, _Found], found_between: tuple[_Found, ...]
) -> _SectionFound:
    """What is found in a section; `known` is what is known of its questions already."""
    own: dict[str, _Found] = {}
    found: list[Finding] = []
    optional = _optional(now, section)
    for question in section.questions:
        if question.id in now.visible:
            seen = known.get(question.id)
            own[question.id] = tuple(about(question, now.answers, now.context)) if seen is None else seen
            found.extend(f for f in own[question.id] if f.code != UNANSWERED or question.id not in optional)
        found.extend(f for f in chain(*found_between) if f.question == question.id)
    families = {f.main.id: family_progress(f, now.answers, now.visible, optional) for f in section.families}
    progress = section_progress(families.values(), [finding.severity for finding in found])
    return _SectionFound(own, tuple(found), families, progress)


def _optional(now: _Round, section: Section) -> frozenset[str]:
    """The questions of a section that nobody misses now."""
    chosen = _chosen_among(now.visible, now.form, now.answers)
    return frozenset(
        question.id
        for question in section.questions
        if (question.optional if isinstance(question.optional, bool) else holds(question.optional, chosen))
    )


def _aside(now: _Round, aside: tuple[str, ...]) -> _Found:
    """Answers that are filled in but not asked and so in no output, told at the question that closes them."""
    closed: dict[str, list[str]] = {}
    for id in aside:
        closed.setdefault(_gate(now, id), []).append(now.form.questions[id].number)
    return tuple(about_put_aside(gate, numbers, now.answers) for gate, numbers in closed.items())


def _gate(now: _Round, id: str) -> str:
    """The question that is asked and on whose answer it rests that this one is not; unanswered ones first."""
    condition = now.form.questions[id].when
    targets = [] if condition is None else [target(leaf) for leaf in leaves(condition)]
    asked = sorted((t for t in targets if t in now.visible), key=lambda t: now.answers.value(t) is not None)
    if asked:
        return asked[0]
    return _gate(now, targets[0]) if targets else id


def visible_questions(form: Form, answers: Answers) -> frozenset[str]:
    """The ids of the questions that are asked, given the answers. A hidden question's answer counts for nothing."""
    visible: set[str] = set()
    chosen = _chosen_among(visible, form, answers)
    for question in form.questions.values():
        if question.when is None or holds(question.when, chosen):
            visible.add(question.id)
    return frozenset(visible)


def _chosen_among(visible: AbstractSet[str], form: Form, answers: Answers) -> Chosen:
    """The look-up that conditions use: what is chosen at a question, None if it is unanswered or not asked."""

    def chosen(question: str) -> frozenset[str] | None:
        value = answers.value(question) if question in visible else None
        return form.questions[question].answer.chosen(value) if is_answer(value) else None

    return chosen
