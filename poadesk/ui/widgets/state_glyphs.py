"""State glyphs: small drawn shapes that say, beside a word, how far something is or how much a finding matters."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from poadesk.core.finding import Severity
from poadesk.ui.widgets import theme


class Shape(Enum):
    """Told apart by outline alone; the colour only adds to it. The value names a colour of the theme."""

    EMPTY = "quiet"
    BEGUN = "accent"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"
    NOTE = "note"


OF_SEVERITY = {Severity.ERROR: Shape.ERROR, Severity.WARNING: Shape.WARNING, Severity.NOTE: Shape.NOTE}


def draw(painter: QPainter, where: QRectF, shape: Shape, palette: QPalette) -> None:
    """Draw the shape to fill a square."""
    colours = theme.colours_of(palette)
    colour = QColor(getattr(colours, shape.value))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.5, where.width() / 9), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    inside = where.adjusted(1, 1, -1, -1)
    if shape is Shape.DONE:
        _tick(painter, inside)
    elif shape in {Shape.ERROR, Shape.WARNING}:
        painter.setBrush(colour)
        painter.drawPolygon(_corners(inside, shape))
        _exclamation(painter, inside, QColor(colours.card))
    else:
        painter.drawEllipse(inside)
        if shape is Shape.BEGUN:
            painter.setBrush(colour)
            painter.drawPie(inside, 90 * 16, 180 * 16)
    painter.restore()


def _tick(painter: QPainter, r: QRectF) -> None:
    points = ((0.05, 0.55), (0.38, 0.88), (0.95, 0.15))
    painter.drawPolyline(QPolygonF([_at(r, x, y) for x, y in points]))


def _corners(r: QRectF, shape: Shape) -> QPolygonF:
    if shape is Shape.WARNING:
        points = [(0.5, 0.02), (1.0, 0.95), (0.0, 0.95)]
    else:
        points = [(0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3)]
    return QPolygonF([_at(r, x, y) for x, y in points])


def _exclamation(painter: QPainter, r: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, max(1.5, r.width() / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(_at(r, 0.5, 0.33), _at(r, 0.5, 0.58))
    painter.drawPoint(_at(r, 0.5, 0.78))


def _at(r: QRectF, x: float, y: float) -> QPointF:
    return QPointF(r.x() + r.width() * x, r.y() + r.height() * y)


def mark_icon(shape: Shape, palette: QPalette, side: int) -> QIcon:
    """The shape as an icon for lists, drawn fine enough for any screen."""
    scale = 4
    pixmap = QPixmap(side * scale, side * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw(painter, QRectF(0, 0, side, side), shape, palette)
    painter.end()
    return QIcon(pixmap)


class Mark(QWidget):
    """A shape as a widget; the words beside it carry the meaning for those who cannot see it."""

    def __init__(self, shape: Shape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        side = self.fontMetrics().ascent()
        self.setFixedSize(QSize(side + 2, side + 2))

    def show_shape(self, shape: Shape) -> None:
        self._shape = shape
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name and signature
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._shape, self.palette())
        painter.end()
