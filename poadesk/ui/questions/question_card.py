"""Question card: one question on a page: number, wording, control, what is wrong with it, and why it is left blank."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poadesk.core.editors import Field
from poadesk.core.form import Question
from poadesk.core.json_values import Json
from poadesk.core.wording import Words
from poadesk.i18n import _, interface
from poadesk.ui.fields import make_field
from poadesk.ui.fields.base import AttachmentActions, FindingMessage
from poadesk.ui.questions.blank_reason import BlankBar
from poadesk.ui.questions.carried_strip import CarriedLine, carried_words
from poadesk.ui.questions.finding_messages import FindingMessages, message_sentence
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.tab_order import follow_in_tab_order

INDENT = 4 * theme.UNIT
_LONG = 16
"""Characters of citations that go on one line; more may wrap."""


class QuestionCard(QFrame):
    """Knows its question and its widgets; answers come and go through `edited` and the `show_…` methods."""

    edited = Signal(str, str, object)
    """Question, aspect, value as the core reads it."""
    decided = Signal(str, str)
    """STILL_TRUE or GONE, and the question."""
    left = Signal(str)
    told = Signal(str)

    def __init__(
        self, question: Question, words: Words, attachments: AttachmentActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question.id
        self._hint = words.text.hint
        self._number = question.number
        self._messages: Sequence[FindingMessage] = ()
        self._earlier: str | None = None
        self._read_only = False
        self.carried: CarriedLine | None = None
        label = _("{number} {question}").format(number=question.number, question=words.text.label)
        self.field = make_field(
            Field(question.id, label, question.answer, question.answer.editor(words)), attachments, self
        )
        self.messages = FindingMessages(self)
        self.blank = BlankBar(question.number, self)
        self.setProperty("role", "card")
        self.setAccessibleName(label)
        self._arrange(question, words)
        self._connect()
        self._describe()

    def _arrange(self, question: Question, words: Words) -> None:
        column = self._column = QVBoxLayout(self)
        unit = theme.UNIT
        column.setContentsMargins(2 * unit + question.level * INDENT, unit + unit // 2, 2 * unit, unit)
        column.setSpacing(unit)
        column.addLayout(_quiet_line(question, words))
        column.addWidget(text_label(words.text.label, "question"))
        column.addWidget(self.field)
        if self._hint:
            column.addWidget(text_label(self._hint, "quiet"))
        column.addWidget(self.messages)
        column.addWidget(self.blank)

    def _connect(self) -> None:
        self.field.value_edited.connect(lambda value: self.edited.emit(self.question, "value", value))
        self.field.left.connect(lambda: self.left.emit(self.question))
        self.field.told.connect(self.told)
        self.blank.edited.connect(lambda value: self.edited.emit(self.question, "blank", value))
        self.blank.left.connect(lambda: self.left.emit(self.question))

    def show_value(self, value: Json) -> None:
        self.field.show_value(value)

    def show_blank(self, blank: Json, *, answered: bool) -> None:
        self.blank.show_blank(blank, answered=answered)

    def show_carried(self, earlier: str | None) -> None:
        """Show which report the answer was taken from, as long as it is not confirmed."""
        if earlier == self._earlier:
            return
        self._earlier = earlier
        if self.carried is None:
            self.carried = self._make_carried()
        self.carried.show_earlier(earlier)
        self._describe()

    def _make_carried(self) -> CarriedLine:
        line = CarriedLine(self._number, self)
        line.decided.connect(lambda what: self.decided.emit(what, self.question))
        line.set_read_only(self._read_only)
        self._column.insertWidget(self._column.indexOf(self.messages), line)
        follow_in_tab_order(self.field, line)
        return line

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self.messages.show_messages(messages)
        self.field.show_messages(messages)
        self._messages = messages
        self._describe()

    def unfinished(self) -> object | None:
        """What was typed, chosen or opened here and is in no answer, for `resume`; None if nothing is."""
        field, reason = self.field.unfinished(), self.blank.unfinished()
        return None if field is None and reason is None else (field, reason)

    def resume(self, unfinished: object) -> None:
        """Take up what `unfinished` of an earlier card for the same question gave. Tells nobody."""
        field, reason = unfinished if isinstance(unfinished, tuple) else (None, None)
        if field is not None:
            self.field.resume(field)
        if reason is not None:
            self.blank.resume(reason)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self.field.set_read_only(on)
        self.blank.set_read_only(on)
        if self.carried is not None:
            self.carried.set_read_only(on)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        self.field.focus_first(row, part)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the question's words goes to its control, as with any label."""
        self.field.focus_first()
        event.accept()

    def _describe(self) -> None:
        parts = [message_sentence(message) for message in self._messages]
        if self._earlier is not None:
            parts.append(_("{words}.").format(words=carried_words(self._earlier)))
        if self._hint:
            parts.append(self._hint)
        self.field.set_description(" ".join(parts))


def _quiet_line(question: Question, words: Words) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * theme.UNIT)
    top = Qt.AlignmentFlag.AlignTop
    cites = interface().join(question.cites, "plain")
    row.addWidget(text_label(question.number, "number", wrap=False), 0, top)
    long = len(cites) > _LONG
    if cites:
        row.addWidget(text_label(cites, "quiet", wrap=long), int(long), top)
    if not long:
        row.addStretch(1)
    if question.basis != "seen":
        note = text_label(_("number not confirmed"), "quiet", wrap=False)
        note.setToolTip(words.say(f"basis.{question.basis}"))
        row.addWidget(note, 0, top)
    return row
