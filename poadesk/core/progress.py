"""Completion status: the state of each question and family, and how many families of a section or report are done.

A family is a main question with those under it (`Form.families`). It is done when each of its questions that is asked
is answered, or blank with a reason, and waits for no confirmation; optional parts do not hold it open, and a family
that is not asked is done. What is found wrong is laid over these states by `with_severity` of `core.answer_state`: the
window shows fewer findings than the check knows, because it judges a question only when it is left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from poadesk.core.answer_state import COMPLETE, AnswerState
from poadesk.core.answers import Answers
from poadesk.core.finding import Severity
from poadesk.core.form import Family
from poadesk.core.json_values import Json
from poadesk.core.row_identity import cells_of

_MISSING = frozenset({AnswerState.UNANSWERED, AnswerState.BEGUN})


@dataclass(frozen=True)
class FamilyProgress:
    """The states of a family's questions by id, in the order printed; its own state; and whether it is done.

    `missing` are those that are asked and not answered, without the optional ones.
    """

    states: Mapping[str, AnswerState]
    state: AnswerState
    missing: tuple[str, ...]
    done: bool


@dataclass(frozen=True)
class Progress:
    """How far a section or a report is.

    Of the questions `asked`, how many are `answered` (or blank with a reason), and how many carried over and
    `unconfirmed`, which are not among those answered; of its `families`, how many are `done`.
    """

    asked: int = 0
    answered: int = 0
    errors: int = 0
    warnings: int = 0
    unconfirmed: int = 0
    families: int = 0
    done: int = 0


def family_progress(
    family: Family, answers: Answers, visible: frozenset[str], optional: frozenset[str]
) -> FamilyProgress:
    """How far a family is; `visible` are the questions that are asked, `optional` those that nobody misses now."""
    states = {question.id: _state(question.id, answers, visible) for question in family.questions}
    asked = [state for state in states.values() if state is not AnswerState.NOT_ASKED]
    waits = AnswerState.TO_CONFIRM in asked
    missing = tuple(id for id, state in states.items() if state in _MISSING and id not in optional)
    done = not waits and not missing
    state = AnswerState.TO_CONFIRM if waits else _family_state(asked, done=done)
    return FamilyProgress(states, state, missing, done)


def _state(question: str, answers: Answers, visible: frozenset[str]) -> AnswerState:
    if question not in visible:
        return AnswerState.NOT_ASKED
    if answers.carried_from(question) is not None:
        return AnswerState.TO_CONFIRM
    value = answers.value(question)
    if value is not None:
        return AnswerState.ANSWERED if is_answer(value) else AnswerState.BEGUN
    return AnswerState.UNANSWERED if answers.blank_reason(question) is None else AnswerState.BLANK


def _family_state(asked: Sequence[AnswerState], *, done: bool) -> AnswerState:
    """The state of a family from those of its questions that are asked, the main one first."""
    if not asked:
        return AnswerState.NOT_ASKED
    if done and asked[0] in COMPLETE:
        return asked[0]
    return AnswerState.UNANSWERED if set(asked) == {AnswerState.UNANSWERED} else AnswerState.BEGUN


def section_progress(families: Iterable[FamilyProgress], severities: Sequence[Severity]) -> Progress:
    """How far a section is, with the severities of all that is found in it."""
    known = tuple(families)
    states = [state for family in known for state in family.states.values()]
    return Progress(
        asked=len(states) - states.count(AnswerState.NOT_ASKED),
        answered=sum(state in COMPLETE for state in states),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        unconfirmed=states.count(AnswerState.TO_CONFIRM),
        families=len(known),
        done=sum(family.done for family in known),
    )


def total(parts: Iterable[Progress]) -> Progress:
    """The progress of all parts together."""
    known = tuple(parts)
    return Progress(
        sum(part.asked for part in known),
        sum(part.answered for part in known),
        sum(part.errors for part in known),
        sum(part.warnings for part in known),
        sum(part.unconfirmed for part in known),
        sum(part.families for part in known),
        sum(part.done for part in known),
    )


def is_answer(value: Json) -> bool:
    """Whether a value says anything: a list of rows that are all empty does not."""
    if isinstance(value, list | tuple):
        return any(cells_of(row) if isinstance(row, Mapping) else row for row in value)
    return value is not None
