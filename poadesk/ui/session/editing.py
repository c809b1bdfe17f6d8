"""Editing model: one report being worked on: the session, its undo stack and what of its findings is in sight. No
widgets.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import Aspect
from poadesk.core.finding import Finding, Misfit
from poadesk.core.form import CYCLE, Form, Question
from poadesk.core.json_values import Json
from poadesk.core.session import Session, Update, with_consequences
from poadesk.core.wording import Words
from poadesk.i18n import _
from poadesk.sentences.misfits import misfit_sentence
from poadesk.store.draft.history import RESTORED
from poadesk.ui.session.finding_visibility import FindingVisibility
from poadesk.ui.session.undo_commands import BLANKED, DELETED, REDONE, TYPED, UNDONE, EditCommand, is_typed, rearranges

_NAME = 60
"""Letters of a question in a sentence about it."""
PAUSE = 3000
"""Milliseconds without typing after which the next key begins a new step for undo."""


class Editing(QObject):
    """Every edit of the window passes through here, and everything that follows from one is told from here."""

    updated = Signal(object)
    """A core Update; the findings in sight follow it already."""
    judged = Signal()
    """Other findings are in sight, though no answer changed."""
    returned_to = Signal(str)
    """The question that an undo or redo was about."""
    told = Signal(str)
    """A sentence for the status line."""
    burst_ended = Signal()

    def __init__(self, session: Session, language: str, *, read_only: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.language = language
        self.read_only = read_only
        self.stack = QUndoStack(self)
        self.judging = FindingVisibility(session.review, session.answers)
        self._burst = 0
        self._place: tuple[str, Aspect] | None = None
        self._typed: tuple[str, Aspect, Json] | None = None
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self.apply_typed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.end_burst)

    @property
    def form(self) -> Form:
        return self.session.form

    @property
    def answers(self) -> Answers:
        return self.session.answers

    def words(self, question: str) -> Words:
        """The words for a question, in the interface's language, for the report's cycle."""
        return self.form.words(question, self.language, self.answers.value(CYCLE))

    def question(self, id: str) -> Question:
        return self.form.questions[id]

    def type(self, question: str, aspect: Aspect, raw: Json) -> None:
        """What a person is typing: as `edit`, but only once the key is painted.

        Whatever is done or asked here before that applies it first.
        """
        if self._typed is not None and self._typed[:2] != (question, aspect):
            self.apply_typed()
        self._typed = question, aspect, raw
        self._painted.start()

    def apply_typed(self) -> None:
        """Apply what was typed and waits for that, if anything does."""
        typed, self._typed = self._typed, None
        if typed is not None:
            self._painted.stop()
            self.edit(*typed)

    def edit(self, question: str, aspect: Aspect, raw: Json) -> None:
        """What a person typed or chose."""
        self.apply_typed()
        if self.read_only:
            return
        try:
            change = self.session.change(question, aspect, raw)
        except Misfit as misfit:
            self.told.emit(misfit_sentence(misfit))
            return
        alone = rearranges(change)
        if alone or (question, aspect) != self._place:
            self.end_burst()
            self._place = question, aspect
        self._push([change], self.name_of(question))
        if alone:
            self.end_burst()
        else:
            self._pause.start()

    def leave_blank(self, question: str, reason: str) -> None:
        """Give a reason for a blank; an answer that stands goes in the same step, and comes back with undo."""
        self.apply_typed()
        changes = [self.session.change(question, "value", None), self.session.change(question, "blank", reason)]
        number = self.question(question).number
        self.make(changes, _("Reason for leaving {number} blank").format(number=number), BLANKED)

    def delete_for_good(self, questions: Iterable[str]) -> None:
        """Drop answers that are put aside; undo brings them back."""
        self.end_burst()
        self._push([self.session.change(q, "value", None) for q in questions], _("Delete put-aside answers"), DELETED)
        self.end_burst()

    def bring_back(self, changes: Iterable[Change], text: str) -> int:
        """Make changes that bring back something earlier; gives how many there were, with what follows from them."""
        return self.make(with_consequences(self.answers, changes), text, RESTORED)

    def make(self, changes: Iterable[Change], text: str, origin: str) -> int:
        """Make changes that nobody typed, as one step for undo; gives how many there were."""
        if self.read_only:
            return 0
        self.apply_typed()
        made = tuple(change for change in changes if change.old != change.new)
        self.end_burst()
        self._push(made, text, origin)
        self.end_burst()
        return len(made)

    def name_of(self, question: str) -> str:
        """Number and name of a question, as in a list."""
        name = self.form.wording(self.language).questions[question].name
        if len(name) > _NAME:
            name = f"{name[:_NAME].rsplit(' ', 1)[0]}…"
        return _("{number} {question}").format(number=self.question(question).number, question=name)

    def undo(self) -> None:
        """Take the last step back, and say what that was."""
        self.apply_typed()
        self._go(self.stack.undo, self.stack.undoText(), _("Undone: {what}."))

    def redo(self) -> None:
        """Take the last step that was undone again, and say what that is."""
        self.apply_typed()
        self._go(self.stack.redo, self.stack.redoText(), _("Redone: {what}."))

    def _go(self, step: Callable[[], None], what: str, sentence: str) -> None:
        self.end_burst()
        step()
        if what:
            self.told.emit(sentence.format(what=what.rstrip(".")))

    def end_burst(self) -> None:
        """What comes next is a step of its own for undo; what came before is to be saved now."""
        self.apply_typed()
        self._pause.stop()
        self._place = None
        self._burst += 1
        self.burst_ended.emit()

    def leave(self, question: str) -> None:
        """The person has left a question: it may be judged."""
        self.end_burst()
        self.judge([question])

    def judge(self, questions: Iterable[str]) -> None:
        self.apply_typed()
        before = self.judging.shown
        self.judging.judge(self.session.review, questions)
        if self.judging.shown != before:
            self.judged.emit()

    def check(self) -> tuple[Finding, ...]:
        """Judge the whole report, and give what is wrong or odd."""
        self.apply_typed()
        before = self.judging.shown
        self.judging.judge_all(self.session.review)
        if self.judging.shown != before:
            self.judged.emit()
        return self.judging.shown

    def _push(self, changes: Iterable[Change], text: str, origin: str = TYPED) -> None:
        effective = tuple(c for c in with_consequences(self.answers, changes) if c.old != c.new)
        if effective:
            self.stack.push(EditCommand(self._apply, effective, self._burst, text, origin))

    def _apply(self, changes: tuple[Change, ...], origin: str) -> None:
        update = self.session.apply_exactly(changes, origin)
        if update is None:
            return
        self._judge_after(update)
        self.updated.emit(update)
        if origin.startswith((UNDONE, REDONE)):
            self.end_burst()
            self.returned_to.emit(changes[0].question)

    def _judge_after(self, update: Update) -> None:
        if is_typed(update.origin):
            self.judging.follow(update.review)
        else:
            self.judging.judge(update.review, (change.question for change in update.changes))
