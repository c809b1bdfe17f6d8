"""Radio button: one option of a group: circle and label, and what a key asks for, told to the group around it."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from poadesk.ui.widgets.theme import UNIT, Colours, colours_of

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_FLAGS = Qt.TextFlag.TextWordWrap
_WIDEST = 10_000
_PAD, _LOW_PAD = 0.34, 0.18
"""Above and below the label, as parts of the height of a line."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OptionButton(QRadioButton):
    """The whole area is the target. What pressing means is decided by the group; the button itself never toggles."""

    stepped = Signal(int, int)
    """An arrow key: columns (forwards in reading direction) and rows to go."""
    erased = Signal()
    typed = Signal(str)
    """A letter or figure."""
    looked_at = Signal()
    """Focus or pointer came or went, which the group shows."""

    def __init__(self, label: str, name: str, parent: QWidget, *, low: bool = False) -> None:
        super().__init__(parent)
        self.label = label
        self.read_only = False
        self.carried = False
        self._pad_share = _LOW_PAD if low else _PAD
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

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
                self.stepped.emit(0, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if plain:
                self.stepped.emit(1 if (event.key() == Qt.Key.Key_Left) == self.isRightToLeft() else -1, 0)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain:
                self.erased.emit()
            case Qt.Key.Key_Space if plain:
                self.click()
            case key if key in _ENTER and plain and not (self.isChecked() or self.read_only):
                self.click()
            case _ if plain and event.text().isalnum():
                self.typed.emit(event.text().casefold())
            case _:
                event.ignore()  # such as Enter on what is chosen, for the default button of a dialog

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
            self._hint = None
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Kept for the widths asked before: a layout asks again and again."""
        if width not in self._heights:
            self._heights[width] = self._measured_height(width)
        return self._heights[width]

    def _measured_height(self, width: int) -> int:
        room = max(width - self._text_start() - UNIT, 1)
        text = self._metrics().boundingRect(QRect(0, 0, room, _WIDEST), _FLAGS, self.label)
        return max(text.height(), self._circle()) + 2 * self._pad()

    def sizeHint(self) -> QSize:
        """Kept, as the heights are."""
        if self._hint is None:
            width = self._text_start() + self._metrics().horizontalAdvance(self.label) + UNIT + UNIT // 2
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_start() + self._metrics().averageCharWidth() * 10, self._circle() + 2 * self._pad())

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
        top = self._pad() + max(0, self._metrics().height() - size) / 2
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

    def _metrics(self) -> QFontMetrics:
        """Measured in the heavier weight, so that choosing moves nothing."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _circle(self) -> int:
        return round(self.fontMetrics().height() * 0.8)

    def _pad(self) -> int:
        return round(self.fontMetrics().height() * self._pad_share)

    def _text_start(self) -> int:
        return UNIT + UNIT // 2 + self._circle()
