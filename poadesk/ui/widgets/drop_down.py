"""Drop-down list: a list that drops down, drawn in the colours of the theme so that its edge can be seen on every
ground.
"""

# ruff: noqa: N802 - Qt's names

import sys

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QWidget

from poadesk.ui.widgets.theme import UNIT, colours_of
from poadesk.ui.widgets.wheel_guard import WheelGuard


class DropDown(QComboBox):
    """Alt+Down or Space opens it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription("")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        WheelGuard(self)

    def setAccessibleDescription(self, description: str) -> None:
        """On Linux the name comes first: there Qt tells screen readers the choice in place of the name."""
        named = (self.accessibleName(), description) if sys.platform == "linux" else (description,)
        super().setAccessibleDescription(" ".join(part for part in named if part))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 2 * UNIT, self.fontMetrics().height() + 2 * UNIT - 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8 + 4 * UNIT, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        colours = colours_of(self.palette())
        edge = colours.accent if self.hasFocus() else colours.edge if self.isEnabled() else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.field if self.isEnabled() else colours.page))
        inset = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.quiet))
        room = self.rect().adjusted(UNIT, 0, -3 * UNIT, 0)
        if self.isRightToLeft():
            room = self.rect().adjusted(3 * UNIT, 0, -UNIT, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
        self._paint_arrow(painter, QColor(colours.quiet))

    def _paint_arrow(self, painter: QPainter, colour: QColor) -> None:
        middle = QPointF(2 * UNIT if self.isRightToLeft() else self.width() - 2 * UNIT, self.height() / 2 + 1)
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)]))
