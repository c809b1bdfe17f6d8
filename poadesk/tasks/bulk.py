"""Bulk answers: what can be said of many questions of a section in one step: still true, or one reason for a blank.

Only of descriptive questions: figures, dates, persons and files are looked at one by one. Works on answers, not on
files; the window gives the changes to its session, the command line commits them to the draft.
"""

from collections.abc import Iterable

from poadesk.core import confirmation
from poadesk.core.answer_state import AnswerState
from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import EXPLAINED
from poadesk.core.check import Review
from poadesk.core.form import STATE, Form, Section
from poadesk.core.json_values import Json
from poadesk.tasks.errors import TaskError

ORIGIN = "bulk"
"""Where such changes come from, as the history of a draft names it."""

REASONS = ("no-change", "not-applicable")
"""The reasons that can be given for many questions at once."""


def carried(form: Form, answers: Answers, review: Review, section: Section) -> tuple[str, ...]:
    """The questions of a section that can be confirmed together, in the order printed."""
    return confirmation.confirmable_together(form, answers, review.visible, section.id)


def empty(form: Form, review: Review, section: Section) -> tuple[str, ...]:
    """The questions of a section that are asked, descriptive and not answered, in the order printed.

    None on the cover, which is about this one report.
    """
    if section is form.section_of[STATE]:
        return ()
    states = {id: state for family in section.families for id, state in review.families[family.main.id].states.items()}
    return tuple(
        question.id
        for question in section.questions
        if states[question.id] is AnswerState.UNANSWERED and not question.needed and not question.answer.factual
    )


def left_blank(answers: Answers, questions: Iterable[str], reason: str, text: str = "") -> tuple[Change, ...]:
    """Leave these questions blank for one reason. Raises TaskError (blank.reason, blank.unexplained)."""
    if reason not in REASONS:
        raise TaskError("blank.reason", REASONS, reason=reason)
    if reason in EXPLAINED and not text.strip():
        raise TaskError("blank.unexplained", reason=reason)
    blank: Json = {"reason": reason, **({"text": text.strip()} if text.strip() else {})}
    return tuple(Change(question, "blank", answers.get(question, "blank"), blank) for question in questions)
