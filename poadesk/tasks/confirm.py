"""Confirmation: answers carried over that a person says still hold, or no longer do. Works on answers, not on files.

The window gives the changes to its session, the command line commits them to the draft.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from poadesk.core import confirmation
from poadesk.core.answers import Answers, Change
from poadesk.core.check import visible_questions
from poadesk.core.form import Form, Section
from poadesk.core.text.fold import fold
from poadesk.tasks.errors import TaskError

ORIGIN = "confirm"
"""Where such changes come from, as the history of a draft names it."""


@dataclass(frozen=True)
class Waiting:
    """A question whose answer is not confirmed; `alone`: it can be confirmed only by itself."""

    question: str
    earlier: str
    alone: bool


def waiting(form: Form, answers: Answers) -> tuple[Waiting, ...]:
    """What is still to be confirmed, in the order printed."""
    return tuple(
        Waiting(id, str(answers.carried_from(id)), confirmation.holds_facts(form, answers, id))
        for id in confirmation.unconfirmed(form, answers, visible_questions(form, answers))
    )


def confirm_section(form: Form, answers: Answers, name: str) -> tuple[Change, ...]:
    """Confirm what of a section, by number or id, may be confirmed together. Raises TaskError (confirm.section)."""
    asked = visible_questions(form, answers)
    section = find_section(form, name)
    return confirmation.still_true(answers, confirmation.confirmable_together(form, answers, asked, section.id))


def confirm_questions(form: Form, answers: Answers, names: Iterable[str]) -> tuple[Change, ...]:
    """Confirm these answers as they stand. Raises TaskError (confirm.question, confirm.nothing-waits)."""
    return confirmation.still_true(answers, dict.fromkeys(_carried(form, answers, names)))


def clear_questions(form: Form, answers: Answers, names: Iterable[str]) -> tuple[Change, ...]:
    """Clear these answers: they no longer hold. Raises TaskError (confirm.question, confirm.nothing-waits)."""
    ids = dict.fromkeys(_carried(form, answers, names))
    return tuple(change for id in ids for change in confirmation.gone(answers, id))


def find_section(form: Form, name: str) -> Section:
    """The section of this number, id or title. Raises TaskError."""
    titles = form.wording("en").sections
    for section in form.sections:
        if fold(name) in {fold(section.id), fold(section.number), fold(titles[section.id].title)}:
            return section
    known = (f"{section.number} ({section.id})" for section in form.sections)
    raise TaskError("confirm.section", known, section=name)


def _carried(form: Form, answers: Answers, names: Iterable[str]) -> Iterator[str]:
    """The ids of the questions named."""
    for name in names:
        question = form.find(name)
        if question is None:
            raise TaskError("confirm.question", question=name)
        if answers.carried_from(question.id) is None:
            raise TaskError("confirm.nothing-waits", question=name)
        yield question.id
