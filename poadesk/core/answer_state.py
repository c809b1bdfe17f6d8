"""Answer state: the state of a question or of a main question with its parts, in the one vocabulary of the program."""

from enum import StrEnum

from poadesk.core.finding import Severity


class AnswerState(StrEnum):
    """What has become of a question, and what is wrong with it."""

    ANSWERED = "answered"
    BEGUN = "begun"
    UNANSWERED = "unanswered"
    BLANK = "blank"
    """Left blank, with a reason."""
    NOT_ASKED = "not-asked"
    TO_CONFIRM = "to-confirm"
    """Taken over from an earlier report, by nobody confirmed."""
    WARNING = "warning"
    ERROR = "error"


COMPLETE = frozenset({AnswerState.ANSWERED, AnswerState.BLANK})
"""The states of a question that asks for nothing more."""

_OF_SEVERITY = {Severity.WARNING: AnswerState.WARNING, Severity.ERROR: AnswerState.ERROR}


def with_severity(state: AnswerState, worst: Severity | None) -> AnswerState:
    """The state as it is shown where something as grave as this is found."""
    return state if worst is None else _OF_SEVERITY.get(worst, state)
