"""State glyphs: small drawn shapes that say, beside a word, how far something is or how much a finding matters."""

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from poadesk.core.answer_state import AnswerState
from poadesk.core.finding import Severity
from poadesk.ui.widgets import theme


class Shape(Enum):
    """Told apart by outline alone; the colour only adds to it.

    ANSWERED is a disc with a tick, BEGUN half a disc, EMPTY a ring, BLANK a disc with a bar, NOT_ASKED a dotted dash,
    TO_CONFIRM a diamond, WARNING a triangle, ERROR an octagon; NOTE is a ring and DONE a tick by itself.
    """

    EMPTY = "empty"
    BEGUN = "begun"
    ANSWERED = "answered"
    BLANK = "blank"
    NOT_ASKED = "not asked"
    TO_CONFIRM = "to confirm"
    WARNING = "warning"
    ERROR = "error"
    NOTE = "note"
    DONE = "done"

    @property
    def colour(self) -> str:
        """The name of its colour in the theme."""
        return _COLOURS[self]


_COLOURS = {
    Shape.EMPTY: "quiet",
    Shape.BEGUN: "accent",
    Shape.ANSWERED: "accent",
    Shape.BLANK: "accent",
    Shape.NOT_ASKED: "quiet",
    Shape.TO_CONFIRM: "carried",
    Shape.WARNING: "warning",
    Shape.ERROR: "error",
    Shape.NOTE: "note",
    Shape.DONE: "done",
}
OF_SEVERITY = {Severity.ERROR: Shape.ERROR, Severity.WARNING: Shape.WARNING, Severity.NOTE: Shape.NOTE}
OF_STATE = {
    AnswerState.ANSWERED: Shape.ANSWERED,
    AnswerState.BEGUN: Shape.BEGUN,
    AnswerState.UNANSWERED: Shape.EMPTY,
    AnswerState.BLANK: Shape.BLANK,
    AnswerState.NOT_ASKED: Shape.NOT_ASKED,
    AnswerState.TO_CONFIRM: Shape.TO_CONFIRM,
    AnswerState.WARNING: Shape.WARNING,
    AnswerState.ERROR: Shape.ERROR,
}


def draw(painter: QPainter, where: QRectF, shape: Shape, palette: QPalette) -> None:
    """Draw the shape to fill a square. It is never mirrored."""
    colours = theme.colours_of(palette)
    colour = QColor(getattr(colours, shape.colour))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.5, where.width() / 9), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    _DRAW[shape](painter, where.adjusted(1, 1, -1, -1), shape, colour, QColor(colours.card))
    painter.restore()


def _draw_tick(painter: QPainter, inside: QRectF, _shape: Shape, _colour: QColor, _ground: QColor) -> None:
    _tick(painter, inside)


def _draw_warning(painter: QPainter, inside: QRectF, shape: Shape, colour: QColor, ground: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(_corners(inside, shape))
    _exclamation(painter, inside, ground)


def _draw_ring(painter: QPainter, inside: QRectF, shape: Shape, colour: QColor, _ground: QColor) -> None:
    painter.drawEllipse(inside)
    if shape is Shape.BEGUN:
        painter.setBrush(colour)
        painter.drawPie(inside, 90 * 16, 180 * 16)


def _draw_disc(painter: QPainter, inside: QRectF, shape: Shape, colour: QColor, ground: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(inside)
    painter.setPen(QPen(ground, max(1.5, inside.width() / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if shape is Shape.ANSWERED:
        inner = inside.width() * 0.22
        _tick(painter, inside.adjusted(inner, inner, -inner, -inner))
    else:
        painter.drawLine(_at(inside, 0.26, 0.5), _at(inside, 0.74, 0.5))


def _draw_dash(painter: QPainter, inside: QRectF, _shape: Shape, _colour: QColor, _ground: QColor) -> None:
    for x in (0.1, 0.5, 0.9):
        painter.drawPoint(_at(inside, x, 0.5))


def _draw_diamond(painter: QPainter, inside: QRectF, _shape: Shape, _colour: QColor, _ground: QColor) -> None:
    painter.drawPolygon(QPolygonF([_at(inside, x, y) for x, y in ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))]))


_DRAW = {
    Shape.EMPTY: _draw_ring,
    Shape.BEGUN: _draw_ring,
    Shape.NOTE: _draw_ring,
    Shape.ANSWERED: _draw_disc,
    Shape.BLANK: _draw_disc,
    Shape.NOT_ASKED: _draw_dash,
    Shape.TO_CONFIRM: _draw_diamond,
    Shape.WARNING: _draw_warning,
    Shape.ERROR: _draw_warning,
    Shape.DONE: _draw_tick,
}


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
        self._fit()

    def show_shape(self, shape: Shape) -> None:
        self._shape = shape
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """As high as the letters of the text beside it."""
        side = self.fontMetrics().ascent()
        self.setFixedSize(QSize(side + 2, side + 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name and signature
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._shape, self.palette())
        painter.end()
