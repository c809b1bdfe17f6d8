"""Radio button: one option of a group: circle and label, and what a key asks for, told to the group around it."""
# ruff: noqa: N802 - Qt's names

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from poadesk.core.editors import Option
from poadesk.ui.widgets.theme import UNIT, Colours, colours_of

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_FLAGS = Qt.TextFlag.TextWordWrap
_WIDEST = 10_000
_PAD, _LOW_PAD = 0.34, 0.18
"""Above and below the label, as parts of the height of a line."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True)
class Measures:
    """Of a font, in pixels. `heavy` is its demi-bold, in which labels are measured, so that choosing moves nothing."""

    heavy: QFontMetrics
    line: int
    average: int
    circle: int


@lru_cache(maxsize=8)
def _measures_of(described: str) -> Measures:
    font = QFont()
    font.fromString(described)
    line = QFontMetrics(font).height()
    font.setWeight(QFont.Weight.DemiBold)
    heavy = QFontMetrics(font)
    return Measures(heavy, line, heavy.averageCharWidth(), round(line * 0.8))


class OptionOwner(Protocol):
    """What the group around a button does. A page has so many buttons that signals for each would take their time."""

    def choose(self, option: str) -> None:
        """The button was pressed."""

    def follow_toggle(self, option: str, *, on: bool) -> None:
        """The button shows another state, for whatever reason."""

    def step(self, option: str, across: int, down: int) -> None:
        """An arrow key: columns (forwards in reading direction) and rows to go."""

    def erase(self) -> None:
        """A key that takes the choice back."""

    def take_key(self, key: str) -> None:
        """A letter or figure."""

    def look_at(self, option: str) -> None:
        """Focus or pointer came or went."""


class OptionButton(QRadioButton):
    """The whole area is the target. What pressing means is decided by the group; the button itself never toggles."""

    def __init__(self, option: Option, name: str, owner: OptionOwner, parent: QWidget, *, low: bool = False) -> None:
        super().__init__(parent)
        self.label = option.label
        self.read_only = False
        self.carried = False
        self._option, self._owner = option.id, owner
        self._pad_share = _LOW_PAD if low else _PAD
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._known: Measures | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._pressed)
        self.toggled.connect(self._toggled)

    def _pressed(self) -> None:
        self._owner.choose(self._option)

    def _toggled(self, on: bool) -> None:
        self._owner.follow_toggle(self._option, on=on)

    def nextCheckState(self) -> None:
        """Nothing: the group shows what is chosen."""

    def show_checked(self, on: bool) -> None:
        """Show whether the option is chosen; none of the group may be, which Qt refuses while they exclude each other.

        They do so because a screen reader would else be told of a check box.
        """
        if on != self.isChecked():
            self.setAutoExclusive(False)
            self.setChecked(on)
            self.setAutoExclusive(True)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~_PLAIN
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if plain:
                self._owner.step(self._option, 0, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if plain:
                forwards = (event.key() == Qt.Key.Key_Left) == self.isRightToLeft()
                self._owner.step(self._option, 1 if forwards else -1, 0)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain:
                self._owner.erase()
            case Qt.Key.Key_Space if plain:
                self.click()
            case key if key in _ENTER and plain and not (self.isChecked() or self.read_only):
                self.click()
            case _ if plain and event.text().isalnum():
                self._owner.take_key(event.text().casefold())
            case _:
                event.ignore()  # such as Enter on what is chosen, for the default button of a dialog

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._owner.look_at(self._option)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._owner.look_at(self._option)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._owner.look_at(self._option)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._owner.look_at(self._option)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
            self._hint = self._known = None
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Kept for the widths asked before: a layout asks again and again."""
        if width not in self._heights:
            self._heights[width] = self._measured_height(width)
        return self._heights[width]

    def _measured_height(self, width: int) -> int:
        room = max(width - self._text_start() - UNIT, 1)
        text = self._measures().heavy.boundingRect(QRect(0, 0, room, _WIDEST), _FLAGS, self.label)
        return max(text.height(), self._circle()) + 2 * self._pad()

    def sizeHint(self) -> QSize:
        """Kept, as the heights are."""
        if self._hint is None:
            width = self._text_start() + self._measures().heavy.horizontalAdvance(self.label) + UNIT + UNIT // 2
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_start() + self._measures().average * 10, self._circle() + 2 * self._pad())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circle and label; ground, frame and focus ring are the group's, since they go beyond the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        colours = colours_of(self.palette())
        self._paint_circle(painter, colours)
        self._paint_label(painter, colours)

    def _paint_circle(self, painter: QPainter, colours: Colours) -> None:
        size = self._circle()
        top = self._pad() + max(0, self._measures().line - size) / 2
        left = self.width() - UNIT - size if self.isRightToLeft() else UNIT
        circle = QRectF(left, top, size, size).adjusted(1, 1, -1, -1)
        full = colours.carried if self.carried else colours.accent if self.isEnabled() else colours.quiet
        painter.setPen(QPen(QColor(full if self.isChecked() else colours.edge), 1.5))
        painter.setBrush(QColor(colours.field))
        if self.isChecked():
            painter.setPen(QPen(QColor(full), size * 0.28))
            circle.adjust(size * 0.1, size * 0.1, -size * 0.1, -size * 0.1)
        painter.drawEllipse(circle)

    def _paint_label(self, painter: QPainter, colours: Colours) -> None:
        start = self._text_start()
        room = self.rect().adjusted(0, self._pad(), 0, -self._pad())
        room.adjust(UNIT // 2, 0, -start, 0) if self.isRightToLeft() else room.adjust(start, 0, -UNIT // 2, 0)
        ink = colours.carried if self.carried and self.isChecked() else colours.ink
        painter.setPen(QColor(ink if self.isEnabled() else colours.quiet))
        painter.setFont(self._font())
        painter.drawText(room, _FLAGS | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, self.label)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        return font

    def _measures(self) -> Measures:
        if self._known is None:
            self._known = _measures_of(self.font().toString())
        return self._known

    def _circle(self) -> int:
        return self._measures().circle

    def _pad(self) -> int:
        return round(self._measures().line * self._pad_share)

    def _text_start(self) -> int:
        return UNIT + UNIT // 2 + self._circle()
