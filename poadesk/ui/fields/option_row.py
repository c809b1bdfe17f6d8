"""Option row: one option with yes and no beside it, and a line for words where they are asked for."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from poadesk.core.editors import Option
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option, given_text, make_choice
from poadesk.i18n import _
from poadesk.ui.fields.base import FindingMessage
from poadesk.ui.fields.option_button import OptionButton
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.fields.words_line import WordsLine
from poadesk.ui.widgets.theme import UNIT, colours_of

_INDENT = 3 * UNIT


class CheckRow(QWidget):
    """A click anywhere says yes, or takes it back. Y and N answer, Space presses, Delete leaves the option empty."""

    edited = Signal()
    told = Signal(str)
    stepped = Signal(int, int)
    """To which side (0 yes, 1 no) of how many rows further the arrow keys go."""
    made = Signal(QWidget)
    """A control more: that for words."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        self._answer: str | None = None
        self._kept = ""
        self.read_only = False
        self._label = QLabel(option.label, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._mark = PartMark(self)
        self._yes = self._make_button("yes", _("Yes"), _("{option}: yes"))
        self._no = self._make_button("no", _("No"), _("{option}: no"))
        self._words = WordsLine(option.label, self._no, self)
        self._words.set_purpose(_("Please specify"))
        self._words.made.connect(self.made)
        self._words.edited.connect(self.edited)
        self._words.told.connect(self.told)
        self._arrange()
        self._follow()

    @property
    def buttons(self) -> tuple[OptionButton, OptionButton]:
        return self._yes, self._no

    def answer(self) -> Json:
        """The option's part of the value."""
        text = self._words.text() if self._shows_words() else ""
        return make_choice(self._answer, text if text.strip() else None)

    def show_answer(self, answer: Json) -> None:
        """Show the option's part of a value. Tells nobody."""
        self._answer = chosen_option(answer)
        self._kept = ""
        self._words.show_text(given_text(answer) or "")
        self._follow()

    def unfinished(self) -> tuple[str, str] | None:
        """The words as they are being typed, and those kept aside while another answer is chosen."""
        words = self._words.text()
        return (words, self._kept) if self._kept or words != words.strip() else None

    def resume(self, unfinished: tuple[str, str]) -> None:
        words, self._kept = unfinished
        self._words.show_text(words)
        self._follow()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._mark.show_messages(messages)

    def describe(self, text: str) -> None:
        """Have screen readers read this with each control."""
        for part in self.buttons:
            part.setAccessibleDescription(text)
        self._words.describe(text)

    def set_read_only(self, on: bool) -> None:
        self.read_only = self._yes.read_only = self._no.read_only = on
        self._words.set_read_only(on)

    def focus_answer(self, *, no: bool | None = None, to_words: bool = False) -> None:
        """Put the focus on yes or no (by default on what is chosen), or on the words if they are asked for."""
        if to_words and self._shows_words():
            self._words.take_focus()
            return
        wanted = self._no if (self._answer == "no" if no is None else no) else self._yes
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the press, so that the release comes here and not to the page."""
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        beside = self._words.isVisible() and event.position().y() >= self._words.y()
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and not beside:
            self._yes.setFocus(Qt.FocusReason.MouseFocusReason)
            self._choose(None if self._answer == "yes" else "yes")

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        if self.underMouse() and not self.read_only:
            painter.fillRect(self.rect(), QColor(colours.hover))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))

    def _make_button(self, id: str, label: str, name: str) -> OptionButton:
        button = OptionButton(label, name.format(option=self._option.label), self, compact=True)
        button.clicked.connect(lambda on: self._choose(id if on else None))
        button.erased.connect(lambda: self._choose(None))
        button.lettered.connect(self._answer_by_letter)
        button.stepped.connect(lambda across, down: self._step(id, across, down))
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addSpacing(self._option.level * _INDENT)
        head.addWidget(self._label, 1)
        head.addWidget(self._mark)
        head.addWidget(self._yes)
        head.addWidget(self._no)
        layout = QGridLayout(self)
        layout.setContentsMargins(UNIT // 2, 1, UNIT // 2, 2)
        layout.setVerticalSpacing(0)
        layout.addLayout(head, 0, 0)
        layout.addWidget(self._words, 1, 0)

    def _answer_by_letter(self, letter: str) -> None:
        if letter in {"n", _("No")[0].casefold()}:
            self._choose("no")
        elif letter in {"y", _("Yes")[0].casefold()}:
            self._choose("yes")

    def _step(self, side: str, across: int, down: int) -> None:
        self.stepped.emit(int(side == "no") if down else max(across, 0), down)

    def _choose(self, answer: str | None) -> None:
        if self.read_only:
            self._follow()
            return
        moved = answer is not None and (self._yes.hasFocus() or self._no.hasFocus())
        words = self._words.text() if self._shows_words() else ""
        self._kept = words or self._kept
        specifies = self._option.specify and answer == "yes"
        in_place_of_answer = self._answer is None and answer is not None
        self._answer = answer
        self._words.show_text(self._kept if specifies else words if in_place_of_answer else "")
        self._follow()
        if moved:
            self.focus_answer()
        self.edited.emit()

    def _shows_words(self) -> bool:
        return (self._option.specify and self._answer == "yes") or bool(self._words.text())

    def _follow(self) -> None:
        self._yes.setChecked(self._answer == "yes")
        self._no.setChecked(self._answer == "no")
        stop, other = (self._no, self._yes) if self._answer == "no" else (self._yes, self._no)
        stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._words.set_shown(self._shows_words() or self._words.holds_focus())
