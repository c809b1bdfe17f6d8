"""Option button: one option to choose, the whole row of which is the target. Its label wraps; chosen is shown by
shape and weight.
"""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from poadesk.ui.widgets.theme import UNIT, Colours, colours_of

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_FLAGS = Qt.TextFlag.TextWordWrap
_WIDEST = 10_000


class OptionButton(QRadioButton):
    """Pressing toggles it, by mouse or Space. Arrow keys, erasing and letters are told, not acted upon."""

    stepped = Signal(int, int)
    """An arrow key: columns (forwards in reading direction) and rows to go."""
    erased = Signal()
    lettered = Signal(str)

    def __init__(self, label: str, name: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.label = label
        self.read_only = False
        self._compact = compact
        self._heights: dict[int, int] = {}
        self.setAutoExclusive(False)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(not compact)
        self.setSizePolicy(policy)

    def nextCheckState(self) -> None:
        if not self.read_only:
            super().nextCheckState()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~_PLAIN
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if plain:
                self.stepped.emit(0, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if plain:
                self.stepped.emit(1 if (event.key() == Qt.Key.Key_Left) == self.isRightToLeft() else -1, 0)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.erased.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()  # the default button of a dialog; nothing in a page
            case _ if plain and event.text().isalpha():
                self.lettered.emit(event.text().casefold())
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
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
        width = self._text_start() + self._metrics().horizontalAdvance(self.label) + 2 * UNIT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self._compact:
            return self.sizeHint()
        return QSize(self._text_start() + self._metrics().averageCharWidth() * 10, self._circle() + 2 * self._pad())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        colours = colours_of(self.palette())
        self._paint_ground(painter, colours)
        self._paint_circle(painter, colours)
        self._paint_label(painter, colours)

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        ground = colours.tint if self.isChecked() else colours.hover if self.underMouse() else None
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)

    def _paint_circle(self, painter: QPainter, colours: Colours) -> None:
        size = self._circle()
        top = (self.height() - size) / 2 if self._compact else self._pad() + max(0, self._metrics().height() - size) / 2
        left = self.width() - UNIT - size if self.isRightToLeft() else UNIT
        circle = QRectF(left, top, size, size).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.edge), 1.5))
        painter.setBrush(QColor(colours.field))
        painter.drawEllipse(circle)
        if self.isChecked():
            inset = size * 0.24
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))

    def _paint_label(self, painter: QPainter, colours: Colours) -> None:
        start = self._text_start()
        room = self.rect().adjusted(0, self._pad(), 0, -self._pad())
        room.adjust(UNIT, 0, -start, 0) if self.isRightToLeft() else room.adjust(start, 0, -UNIT, 0)
        painter.setPen(QColor(colours.ink))
        painter.setFont(self._font())
        upright = Qt.AlignmentFlag.AlignVCenter if self._compact else Qt.AlignmentFlag.AlignTop
        painter.drawText(room, _FLAGS | upright | Qt.AlignmentFlag.AlignLeading, self.label)

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
        return round(self.fontMetrics().height() * 0.95)

    def _pad(self) -> int:
        return 3 * UNIT // 4

    def _text_start(self) -> int:
        return 2 * UNIT + self._circle()
