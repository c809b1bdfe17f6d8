"""Frame glyphs: the small drawings on the buttons round the page, in outline and in one colour."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Glyph = Callable[[QPainter, QRectF], None]
"""Draws with the painter's pen to fill a square."""


def draw_glyph(painter: QPainter, where: QRectF, glyph: Glyph, colour: str) -> None:
    """Draw it in this colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.3, where.width() / 13)
    painter.setPen(
        QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    glyph(painter, where.adjusted(1, 1, -1, -1))
    painter.restore()


def book(painter: QPainter, r: QRectF) -> None:
    """An open book: guidance."""
    for outline in (
        ((0.5, 0.22), (0.3, 0.12), (0.02, 0.12), (0.02, 0.84), (0.3, 0.84), (0.5, 0.94)),
        ((0.5, 0.22), (0.7, 0.12), (0.98, 0.12), (0.98, 0.84), (0.7, 0.84), (0.5, 0.94)),
        ((0.5, 0.22), (0.5, 0.94)),
    ):
        painter.drawPolyline(_line(r, *outline))


def triangle(painter: QPainter, r: QRectF) -> None:
    """A triangle with an exclamation mark: problems."""
    painter.drawPolygon(_line(r, (0.5, 0.08), (0.98, 0.92), (0.02, 0.92)))
    painter.drawLine(_at(r, 0.5, 0.38), _at(r, 0.5, 0.62))
    painter.drawPoint(_at(r, 0.5, 0.78))


def sheet(painter: QPainter, r: QRectF) -> None:
    """A sheet with lines: notes."""
    painter.drawRoundedRect(QRectF(_at(r, 0.12, 0.04), _at(r, 0.88, 0.96)), 1.5, 1.5)
    for y in (0.32, 0.5, 0.68):
        painter.drawLine(_at(r, 0.3, y), _at(r, 0.7, y))


def printed(painter: QPainter, r: QRectF) -> None:
    """A printed page with a folded corner: the last official report."""
    painter.drawPolygon(_line(r, (0.14, 0.04), (0.62, 0.04), (0.86, 0.28), (0.86, 0.96), (0.14, 0.96)))
    painter.drawPolyline(_line(r, (0.62, 0.04), (0.62, 0.28), (0.86, 0.28)))
    for y in (0.46, 0.62, 0.78):
        painter.drawLine(_at(r, 0.3, y), _at(r, 0.7, y))


def clock(painter: QPainter, r: QRectF) -> None:
    """A clock that is turned back: history."""
    inside = r.adjusted(r.width() * 0.06, r.width() * 0.06, -r.width() * 0.06, -r.width() * 0.06)
    painter.drawArc(inside, 200 * 16, -340 * 16)
    painter.drawPolyline(_line(r, (0.5, 0.28), (0.5, 0.54), (0.68, 0.64)))
    painter.drawPolyline(_line(r, (0.02, 0.4), (0.08, 0.64), (0.3, 0.54)))


def lens(painter: QPainter, r: QRectF) -> None:
    """A magnifying glass: search."""
    painter.drawEllipse(QRectF(_at(r, 0.06, 0.06), _at(r, 0.66, 0.66)))
    painter.drawLine(_at(r, 0.6, 0.6), _at(r, 0.94, 0.94))


def tray(painter: QPainter, r: QRectF) -> None:
    """An arrow into a tray: check and export."""
    painter.drawLine(_at(r, 0.5, 0.04), _at(r, 0.5, 0.62))
    painter.drawPolyline(_line(r, (0.28, 0.42), (0.5, 0.64), (0.72, 0.42)))
    painter.drawPolyline(_line(r, (0.06, 0.62), (0.06, 0.94), (0.94, 0.94), (0.94, 0.62)))


def towards_end(painter: QPainter, r: QRectF) -> None:
    """Two angles that point to the right: fold."""
    for x in (0.16, 0.52):
        painter.drawPolyline(_line(r, (x, 0.16), (x + 0.32, 0.5), (x, 0.84)))


def chevron(painter: QPainter, r: QRectF) -> None:
    """An angle that points to the right: closed."""
    painter.drawPolyline(_line(r, (0.36, 0.2), (0.66, 0.5), (0.36, 0.8)))


def chevron_down(painter: QPainter, r: QRectF) -> None:
    """An angle that points down: open."""
    painter.drawPolyline(_line(r, (0.2, 0.36), (0.5, 0.66), (0.8, 0.36)))


def tick(painter: QPainter, r: QRectF) -> None:
    """A tick: saved."""
    painter.drawPolyline(_line(r, (0.1, 0.55), (0.38, 0.84), (0.9, 0.2)))


def mirrored(glyph: Glyph) -> Glyph:
    """The same, pointing the other way."""

    def turned(painter: QPainter, r: QRectF) -> None:
        painter.translate(2 * r.center().x(), 0)
        painter.scale(-1, 1)
        glyph(painter, r)

    return turned


def _line(r: QRectF, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([_at(r, x, y) for x, y in points])


def _at(r: QRectF, x: float, y: float) -> QPointF:
    return QPointF(r.x() + r.width() * x, r.y() + r.height() * y)
