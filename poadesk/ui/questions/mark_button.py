"""Marks of a question: a small drawing before its answer for what else is there, such as a note."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from poadesk.i18n import _
from poadesk.ui.widgets.glyph_button import GlyphButton
from poadesk.ui.widgets.theme import px

_GLYPH = 14
_LINES = (0.35, 0.55, 0.75)
"""Where the lines of the note stand, as parts of its height."""


class NoteMark(GlyphButton):
    """A note or a source is kept with the question; pressing it shows that."""

    def __init__(self, number: str, parent: QWidget) -> None:
        super().__init__(_("Question {number} has a note or a source").format(number=number), parent)
        self.setToolTip(_("Note or source"))

    def draw(self, painter: QPainter, colour: QColor) -> None:
        side = px(_GLYPH)
        sheet = QRectF((self.width() - side * 0.8) / 2, (self.height() - side) / 2, side * 0.8, side)
        painter.setPen(QPen(colour, max(1.3, side / 11), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(sheet, 1.5, 1.5)
        for part in _LINES:
            y = sheet.y() + sheet.height() * part
            painter.drawLine(QPointF(sheet.left() + side * 0.2, y), QPointF(sheet.right() - side * 0.2, y))
