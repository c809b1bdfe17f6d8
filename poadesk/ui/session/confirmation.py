"""Confirmation: answers carried over from an earlier report are still true or no longer true; and going to the next."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from poadesk.core import confirmation
from poadesk.i18n import _, ngettext
from poadesk.tasks.confirm import ORIGIN
from poadesk.ui.session.editing import Editing

STILL_TRUE, CHANGED, GONE = "still-true", "changed", "gone"
"""What can be said of a question."""
SECTION, THROUGH = "section", "through"
"""And of a section: all in it that may be confirmed together is still true; go through what waits in it."""


class Confirming(QObject):
    """Works on what is being edited; each act is one step for undo."""

    goal = Signal(str)
    """The question to go to."""
    told = Signal(str)

    def __init__(self, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing = editing

    def decide(self, what: str, about: str) -> None:
        """One of STILL_TRUE, CHANGED and GONE about a question, or SECTION or THROUGH about a section."""
        ways = {
            STILL_TRUE: self.still_true,
            CHANGED: self.changed,
            GONE: self.gone,
            SECTION: self.section,
            THROUGH: self.through,
        }
        ways[what](about)

    def still_true(self, question: str) -> None:
        """Confirm the answer, if there is one to confirm, and go on to the next."""
        if self._confirm([question]):
            number = self._editing.question(question).number
            self.told.emit(_("{number} confirmed. {left}").format(number=number, left=self._left_words()))
        self.go_on(question)

    def changed(self, question: str) -> None:
        """The answer is the person's own from now on: confirm it, and go to its control to edit it."""
        if self._confirm([question]):
            self.goal.emit(question)

    def gone(self, question: str | None) -> None:
        """Clear the answer that was taken over; the question stays in sight, to be answered anew."""
        changes = confirmation.gone(self._editing.answers, question) if self._is_carried(question) and question else ()
        if not changes or question is None:
            self.told.emit(_("There is nothing from an earlier report here to clear."))
            return
        number = self._editing.question(question).number
        if self._editing.make(changes, _("Clearing of {number}").format(number=number), ORIGIN):
            self.told.emit(
                _("{number} cleared; you can undo this. {left}").format(number=number, left=self._left_words())
            )
            self.goal.emit(question)

    def section(self, section: str) -> None:
        """Confirm what may be confirmed together in a section, and go to what is left of it."""
        editing = self._editing
        visible = editing.session.review.visible
        done = self._confirm(confirmation.confirmable_together(editing.form, editing.answers, visible, section))
        words = ngettext("{count} answer confirmed. {left}", "{count} answers confirmed. {left}", done)
        self.told.emit(words.format(count=done, left=self._left_words()))
        of_section = [q.id for q in next(s for s in editing.form.sections if s.id == section).questions]
        left = [q for q in self.left() if q in of_section]
        asked = [q for q in of_section if q in visible]
        if left or asked:
            self.goal.emit((left or asked)[0])

    def through(self, section: str) -> None:
        """To the first answer of a section that is not confirmed."""
        of_section = {q.id for q in next(s for s in self._editing.form.sections if s.id == section).questions}
        self.goal.emit(next(q for q in self.left() if q in of_section))

    def go_on(self, after: str | None) -> None:
        """To the next answer that is not confirmed, from the start again after the last one."""
        left = self.left()
        if not left:
            self.told.emit(_("Nothing is left to be confirmed."))
            return
        place = self._editing.form.place
        here = place.get(after or "", -1)
        self.goal.emit(next((question for question in left if place[question] > here), left[0]))

    def left(self) -> list[str]:
        """The questions whose answers are not confirmed."""
        editing = self._editing
        return list(confirmation.unconfirmed(editing.form, editing.answers, editing.session.review.visible))

    def _is_carried(self, question: str | None) -> bool:
        return question is not None and self._editing.answers.carried_from(question) is not None

    def _confirm(self, questions: Iterable[str]) -> int:
        changes = confirmation.still_true(self._editing.answers, filter(self._is_carried, questions))
        text = ngettext("Confirmation of {count} answer", "Confirmation of {count} answers", len(changes))
        return self._editing.make(changes, text.format(count=len(changes)), ORIGIN)

    def _left_words(self) -> str:
        count = len(self.left())
        if not count:
            return _("Nothing is left to be confirmed.")
        return ngettext("{count} left to confirm.", "{count} left to confirm.", count).format(count=count)
