"""Option row: one option with yes and no at the end of its line, and a line for words where they are asked for."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from poadesk.core.editors import Option
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option, given_text, make_choice
from poadesk.i18n import _
from poadesk.ui.fields.base import FindingMessage
from poadesk.ui.fields.option_button import OptionButton
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.fields.radio_group import RadioGroup
from poadesk.ui.fields.words_line import WordsLine
from poadesk.ui.widgets.theme import UNIT, colours_of

_INDENT = 3 * UNIT


class CheckRow(QWidget):
    """A radio group of yes and no. A click on the option's words goes there, as with any label, and answers nothing."""

    edited = Signal()
    told = Signal(str)
    passed = Signal(str, int)
    """From yes or no, so many rows down."""
    made = Signal(QWidget)
    """A control more: that for words."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        self._answer: str | None = None
        self._kept = ""
        self._read_only = False
        self._label = QLabel(option.label, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        spoken = (_("{option}: yes").format(option=option.label), _("{option}: no").format(option=option.label))
        answers = (Option("yes", _("Yes")), Option("no", _("No")))
        self._group = RadioGroup(option.label, answers, self, spoken=spoken, in_rows=True)
        self._group.chosen.connect(self._choose)
        self._group.erased.connect(self.clear)
        self._group.passed.connect(lambda down: self.passed.emit(self._group.focused() or "yes", down))
        self._mark: PartMark | None = None
        self._words: WordsLine | None = None
        self._description = ""
        self._layout = self._arrange()

    @property
    def buttons(self) -> tuple[OptionButton, ...]:
        return self._group.buttons

    def answer(self) -> Json:
        """The option's part of the value."""
        text = self._text() if self._shows_words() else ""
        return make_choice(self._answer, text if text.strip() else None)

    def show_answer(self, answer: Json) -> None:
        """Show the option's part of a value. Tells nobody."""
        self._answer = chosen_option(answer)
        self._kept = ""
        self._show_text(given_text(answer) or "")
        self._follow()

    def unfinished(self) -> tuple[str, str] | None:
        """The words as they are being typed, and those kept aside while another answer is chosen."""
        words = self._text()
        return (words, self._kept) if self._kept or words != words.strip() else None

    def resume(self, unfinished: tuple[str, str]) -> None:
        words, self._kept = unfinished
        self._show_text(words)
        self._follow()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        if messages and self._mark is None:
            self._mark = PartMark(self)
            self._layout.addWidget(self._mark, 0, 1)
        if self._mark is not None:
            self._mark.show_messages(messages)

    def describe(self, text: str) -> None:
        """Have screen readers read this with each control."""
        self._description = text
        for part in self.buttons:
            part.setAccessibleDescription(text)
        if self._words is not None:
            self._words.describe(text)

    def set_carried(self, *, on: bool) -> None:
        self._group.set_carried(on=on and self._answer is not None)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self._group.set_read_only(on)
        if self._words is not None:
            self._words.set_read_only(on)

    def focus_answer(self, answer: str | None = None, *, to_words: bool = False) -> None:
        """Put the focus on yes or no (by default on what is chosen), or on the words if they are asked for."""
        if to_words and self._words is not None and self._shows_words():
            self._words.take_focus()
        else:
            self._group.take_focus(answer)

    def clear(self) -> None:
        """Leave the option empty, as an edit by the person."""
        if self.answer() is not None:
            self._kept = self._text() or self._kept
            self._answer = None
            self._show_text("")
            self._follow()
            self.edited.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the press, so that the release comes here and not to the page."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < self._group.geometry().bottom():
            self._group.take_focus()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        if self.underMouse() and not self._read_only:
            painter.fillRect(self.rect(), QColor(colours.hover))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))

    def _arrange(self) -> QGridLayout:
        layout = QGridLayout(self)
        layout.setContentsMargins(self._option.level * _INDENT, 0, 0, 1)
        layout.setHorizontalSpacing(UNIT)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self._group, 0, 2)
        return layout

    def _make_words(self) -> WordsLine:
        words = WordsLine(self._option.label, self.buttons[-1], self)
        words.set_purpose(_("Please specify"))
        words.describe(self._description)
        words.set_read_only(self._read_only)
        words.made.connect(self.made)
        words.edited.connect(self.edited)
        words.told.connect(self.told)
        self._layout.addWidget(words, 1, 0, 1, 3)
        return words

    def _choose(self, answer: str) -> None:
        words = self._text() if self._shows_words() else ""
        self._kept = words or self._kept
        specifies = self._option.specify and answer == "yes"
        in_place_of_answer = self._answer is None
        self._answer = answer
        self._show_text(self._kept if specifies else words if in_place_of_answer else "")
        self._follow()
        self.edited.emit()

    def _text(self) -> str:
        return self._words.text() if self._words is not None else ""

    def _show_text(self, text: str) -> None:
        if text and self._words is None:
            self._words = self._make_words()
        if self._words is not None:
            self._words.show_text(text)

    def _shows_words(self) -> bool:
        return (self._option.specify and self._answer == "yes") or bool(self._text())

    def _follow(self) -> None:
        self._group.show_choice(self._answer)
        shows = self._shows_words()
        if shows and self._words is None:
            self._words = self._make_words()
        if self._words is not None:
            self._words.set_shown(shows or self._words.holds_focus())
