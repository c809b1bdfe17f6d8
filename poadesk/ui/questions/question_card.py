"""Question row: one question in the frame of its family: number, wording, marks, answer, the menu, and what is said
of the answer below it.
"""
# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.core.editors import Field, TextEditor
from poadesk.core.form import Question
from poadesk.core.json_values import Json
from poadesk.core.wording import Words
from poadesk.i18n import _
from poadesk.ui.fields import make_field
from poadesk.ui.fields.base import AttachmentActions, FindingMessage, sentence_of
from poadesk.ui.questions.blank_reason import GivenReason, ReasonChip, reason_of
from poadesk.ui.questions.card_grid import ASIDE, BENEATH, CARRIED, FOUND, HINT, WHY, CardGrid
from poadesk.ui.questions.carried_strip import CarriedLine, carried_words
from poadesk.ui.questions.finding_messages import FindingMessages
from poadesk.ui.questions.mark_button import NoteMark
from poadesk.ui.questions.more_menu import CLEAR, HISTORY, NOTE, WORDS, MoreButton, MoreMenu, MoreState
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.tab_order import follow_in_tab_order


class QuestionCard(QWidget):
    """Knows its question and its widgets; answers come and go through `edited` and the `show_…` methods."""

    edited = Signal(str, str, object)
    """Question, aspect, value as the core reads it."""
    typed = Signal(str, str, object)
    """The same, while the person types: it may be taken up once that is painted."""
    reason_given = Signal(str, str)
    """Question, and why it is left blank, whatever is answered."""
    decided = Signal(str, str)
    """STILL_TRUE, CHANGED or GONE, and the question."""
    pane_wanted = Signal(str)
    """NOTE or HISTORY of this question, which has the focus."""
    left = Signal(str)
    told = Signal(str)

    def __init__(
        self, question: Question, words: Words, attachments: AttachmentActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question.id
        self.is_main = question.level == 0
        self._words = words
        self._number = question.number
        self._found: Sequence[FindingMessage] = ()
        self._earlier: str | None = None
        self._reason = ""
        self._read_only = False
        self.carried: CarriedLine | None = None
        self.given: GivenReason | None = None
        self._messages: FindingMessages | None = None
        self._mark: NoteMark | None = None
        self._chip: ReasonChip | None = None
        label = _("{number} {question}").format(number=question.number, question=words.text.label)
        self.field = make_field(
            Field(question.id, label, question.answer, question.answer.editor(words)), attachments, self
        )
        self.more = MoreButton(_("More for question {number}").format(number=question.number), self)
        self.setAccessibleName(label)
        self._arrange()
        self._connect()
        self._describe()

    def _arrange(self) -> None:
        self._text = text_label(self._words.text.label, "question" if self.is_main else "")
        self._grid = CardGrid(self, self._text, self.more, self.field, main=self.is_main)
        if self._words.text.hint:
            self._grid.put(text_label(self._words.text.hint, "hint"), HINT)
        if self.field.beneath is not None:
            self._grid.put(self.field.beneath, BENEATH)
        self._grid.measure()

    def _connect(self) -> None:
        told = self.typed if isinstance(self.field.field.editor, TextEditor) else self.edited
        self.field.value_edited.connect(lambda value: told.emit(self.question, "value", value))
        self.field.left.connect(lambda: self.left.emit(self.question))
        self.field.told.connect(self.told)
        self.more.clicked.connect(self.open_more)

    def arrange_for(self, width: int) -> None:
        """Have the answer beside the wording or under it, as there is room in a row of this width."""
        self._grid.arrange_for(width, self._chip if self._reason else None)

    def show_value(self, value: Json) -> None:
        self.field.show_value(value)

    def show_blank(self, blank: Json, *, answered: bool) -> None:
        """Show why there is no answer; an answer makes any reason moot."""
        reason, text = ("", "") if answered else reason_of(blank)
        self._reason = reason
        if reason and self.given is None:
            self.given = self._make_given()
        if self.given is not None:
            had_focus = QApplication.focusWidget() in {self._chip, self.given.words}
            said = self._words.say(f"blank.{reason}") if reason else ""
            self.given.show_reason(reason, said, text)
            if self.field.inline:
                self.field.setVisible(not reason)
            if not reason and had_focus:
                self.field.focus_first()

    def _make_given(self) -> GivenReason:
        self._chip = ReasonChip(self)
        given = GivenReason(self._number, self._chip, self)
        given.edited.connect(lambda value: self.edited.emit(self.question, "blank", value))
        given.left.connect(lambda: self.left.emit(self.question))
        self._chip.clicked.connect(self.open_more)
        given.set_read_only(self._read_only)
        self._grid.add_chip(self._chip)
        self._grid.put(given, WHY)
        for made in (given, self._chip):
            follow_in_tab_order(self.field, made)
        return given

    def show_note(self, *, there: bool) -> None:
        """Show whether a note or a source is kept with the question."""
        if self._mark is None and there:
            self._mark = NoteMark(self._number, self)
            self._mark.clicked.connect(lambda: self.pane_wanted.emit(NOTE))
            self._grid.add_mark(self._mark)
            follow_in_tab_order(self.field, self._mark)
        if self._mark is not None:
            self._mark.setVisible(there)

    def show_carried(self, earlier: str | None) -> None:
        """Show which report the answer was taken from, as long as it is not confirmed."""
        if earlier == self._earlier:
            return
        self._earlier = earlier
        self.field.set_carried(on=earlier is not None)
        if self.carried is None:
            self.carried = self._make_carried()
        self.carried.show_earlier(earlier)
        self._describe()

    def _make_carried(self) -> CarriedLine:
        line = CarriedLine(self._number, self)
        line.decided.connect(lambda what: self.decided.emit(what, self.question))
        line.set_read_only(self._read_only)
        self._grid.put(line, CARRIED)
        follow_in_tab_order(self.field, line)
        return line

    @property
    def messages(self) -> FindingMessages:
        """What is wrong with the answer, in words."""
        if self._messages is None:
            self._messages = FindingMessages(self)
            self._grid.put(self._messages, FOUND)
        return self._messages

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        if messages or self._messages is not None:
            self.messages.show_messages(messages)
        self.field.show_messages(messages)
        self._found = messages
        self._describe()

    def show_below(self, widget: QWidget) -> None:
        """Put what follows from the answer under it."""
        self._grid.put(widget, ASIDE)
        follow_in_tab_order(self.field, widget)

    def unfinished(self) -> object | None:
        """What was typed, chosen or opened here and is in no answer, for `resume`; None if nothing is."""
        field, reason = self.field.unfinished(), self.given.unfinished() if self.given is not None else None
        return None if field is None and reason is None else (field, reason)

    def resume(self, unfinished: object) -> None:
        """Take up what `unfinished` of an earlier card for the same question gave. Tells nobody."""
        field, reason = unfinished if isinstance(unfinished, tuple) else (None, None)
        if field is not None:
            self.field.resume(field)
        if reason is not None and self.given is not None:
            self.given.words.show_text(reason)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self.field.set_read_only(on)
        for part in (self.given, self.carried):
            if part is not None:
                part.set_read_only(on)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        if self._reason and self.field.inline and self.given is not None:
            self.given.focus_first()
        else:
            self.field.focus_first(row, part)

    def open_more(self) -> None:
        """Show what else can be done with the question, at its button."""
        state = MoreState(self.field.takes_words, self.field.raw() is not None, self._reason, self._read_only)
        menu = MoreMenu(state, self)
        menu.chosen.connect(self._do)
        menu.reason_given.connect(self._give_reason)
        menu.popup_under(self.more)

    def _do(self, what: str) -> None:
        if what in {NOTE, HISTORY}:
            if QApplication.focusWidget() not in self.findChildren(QWidget):
                self.focus_first()
            self.pane_wanted.emit(what)
        elif what == WORDS:
            if self._reason:
                self.edited.emit(self.question, "blank", None)
            self.field.answer_in_words()
        elif what == CLEAR and self._reason:
            self.edited.emit(self.question, "blank", None)
        elif what == CLEAR:
            self.left.emit(self.question)  # what was typed before is a step of its own for undo
            self.field.clear()
            self.focus_first()

    def _give_reason(self, reason: str) -> None:
        if reason != self._reason:
            self.reason_given.emit(self.question, reason)
        if self.given is not None and self._reason:
            self.given.focus_first()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the question's words goes to its control, as with any label."""
        self.focus_first()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._grid.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._grid.draw_number(painter, self._number)
        painter.end()

    def _describe(self) -> None:
        parts = [sentence_of(self._found)] if self._found else []
        if self._earlier is not None:
            parts.append(_("{words}.").format(words=carried_words(self._earlier)))
        if self._words.text.hint:
            parts.append(self._words.text.hint)
        self.field.set_description(" ".join(parts))
