"""Passage: what a marked passage of the earlier report would make of the answer to a question. No widgets."""

from dataclasses import dataclass

from poadesk.core.answers import Change
from poadesk.core.excerpt import LONGEST, with_excerpt
from poadesk.core.finding import Misfit
from poadesk.i18n import _, interface
from poadesk.sentences.misfits import misfit_sentence
from poadesk.ui.session.editing import Editing

ORIGIN = "excerpt"
"""What the log says of such a change."""


@dataclass(frozen=True)
class Passage:
    """`change` puts it in, `reads` is the whole answer then; or `refused` says why it cannot be put in."""

    question: str
    change: Change | None = None
    reads: str = ""
    refused: str = ""


def passage_for(editing: Editing, question: str, text: str) -> Passage:
    """Work out what this text would make of the answer, without changing anything."""
    if editing.read_only:
        return Passage(question, refused=_("The draft is open for reading only."))
    if len(text) > LONGEST:
        most = interface().number(LONGEST)
        return Passage(question, refused=_("Mark less: at most {count} letters at once.").format(count=most))
    kind, words = editing.question(question).answer, editing.words(question)
    try:
        raw = with_excerpt(kind, kind.editor(words), editing.answers.value(question), text)
        change = editing.session.change(question, "value", raw)
    except Misfit as misfit:
        cause = misfit_sentence(misfit)
        return Passage(question, refused=_("It cannot be put in: {cause}.").format(cause=cause))
    if change.new is None or change.new == change.old:
        return Passage(question, refused=_("This would change nothing in the answer."))
    return Passage(question, change, kind.as_text(change.new, words))


def put_in(editing: Editing, passage: Passage) -> bool:
    """Make the change, as one step for undo; whether there was one to make."""
    if passage.change is None:
        return False
    number = editing.question(passage.question).number
    text = _("Passage put into {number}").format(number=number)
    return editing.make([passage.change], text, ORIGIN) > 0
