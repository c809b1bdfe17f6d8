"""Confirmation: what a person says of answers that were carried over: still true, or no longer true.

Editing one confirms it by itself.
"""

from collections.abc import Iterable, Iterator

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS
from poadesk.core.form import Form


def unconfirmed(form: Form, answers: Answers, asked: frozenset[str]) -> Iterator[str]:
    """The questions asked whose answer was carried over and not confirmed, in the order printed."""
    return (id for id in form.questions if id in asked and answers.carried_from(id) is not None)


def confirmable_together(form: Form, answers: Answers, asked: frozenset[str], section: str) -> tuple[str, ...]:
    """Those of a section that may be confirmed at one stroke: none with a figure, date, person or file in it."""
    return tuple(
        id
        for id in unconfirmed(form, answers, asked)
        if form.section_of[id].id == section and not holds_facts(form, answers, id)
    )


def holds_facts(form: Form, answers: Answers, question: str) -> bool:
    """Whether the answer has to be looked at by itself before it is confirmed."""
    value = answers.value(question)
    return value is not None and form.questions[question].answer.holds_facts(value)


def still_true(answers: Answers, questions: Iterable[str]) -> tuple[Change, ...]:
    """Confirm these answers as they stand."""
    marks = ((question, answers.get(question, "carried")) for question in questions)
    return tuple(Change(question, "carried", mark, None) for question, mark in marks if mark is not None)


def gone(answers: Answers, question: str) -> tuple[Change, ...]:
    """It no longer holds: the question is open again. The earlier report still has the answer, and so has undo."""
    answer = {aspect for aspect, rules in ASPECTS.items() if rules.answers}
    marks = {mark for aspect in answer for mark in ASPECTS[aspect].ends}
    return tuple(Change(question, a, old, None) for a, old in answers.held(question) if a in answer | marks)
