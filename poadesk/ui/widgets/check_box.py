"""Check box: a box to tick, drawn in the colours of the theme so that its edge can be seen on every ground."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from poadesk.ui.widgets.theme import UNIT, colours_of

_TICK = ((0.22, 0.52), (0.43, 0.73), (0.8, 0.28))


class TickBox(QCheckBox):
    """The words beside the box belong to what can be clicked."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.setAccessibleName(label)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        width = self._side() + self.fontMetrics().horizontalAdvance(self._label) + 3 * UNIT
        return QSize(width, max(self._side(), self.fontMetrics().height()) + UNIT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        colours = colours_of(self.palette())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        ink = QColor(colours.ink if self.isEnabled() else colours.quiet)
        edge = QColor(colours.edge if self.isEnabled() else colours.line)
        self._paint_box(painter, QColor(colours.accent), QColor(colours.on_accent), edge)
        start = self._side() + UNIT + UNIT // 2
        room = self.rect().adjusted(0, 0, -start, 0) if self.isRightToLeft() else self.rect().adjusted(start, 0, 0, 0)
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._label)

    def _paint_box(self, painter: QPainter, full: QColor, sign: QColor, edge: QColor) -> None:
        side = self._side()
        left = self.width() - side - UNIT // 2 if self.isRightToLeft() else UNIT // 2
        box = QRectF(left, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(full if self.isChecked() and self.isEnabled() else edge, 1.5))
        painter.setBrush((full if self.isEnabled() else edge) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(sign, side / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK]
            painter.drawPolyline(QPolygonF(points))

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.95)
