"""Copies between questions: answers of the same kind given elsewhere in the report, such as another contact. A copy is
made when it is asked for and follows nothing afterwards.
"""

from collections.abc import Iterator

from poadesk.core.form import Question
from poadesk.i18n import _
from poadesk.ui.fields.base import Offer
from poadesk.ui.session.editing import Editing

_LONGEST = 60


def copy_offers(editing: Editing, question: str) -> list[Offer]:
    """What can be copied into this question: answers of its kind that are asked for and given, in the form's order."""
    return [_offer(editing, other) for other in _others(editing, question)]


def _others(editing: Editing, question: str) -> Iterator[Question]:
    kind, visible = editing.question(question).answer.kind, editing.session.review.visible
    alike = (q for q in editing.form.questions.values() if q.answer.kind == kind and q.id != question)
    return (other for other in alike if other.id in visible and editing.answers.value(other.id) is not None)


def _offer(editing: Editing, other: Question) -> Offer:
    """Named by number, the short name of the main question, and how the answer begins."""
    value = editing.answers.value(other.id)
    family = editing.words(editing.form.family_of[other.id].main.id).text.name
    said = " ".join(other.answer.as_text(value, editing.words(other.id)).split())
    short = said if len(said) <= _LONGEST else said[:_LONGEST].rstrip() + "…"
    return Offer(_("{number} {question}: {answer}").format(number=other.number, question=family, answer=short), value)
