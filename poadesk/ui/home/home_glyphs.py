"""Home glyphs: the small drawings on the ways to begin, in outline and in one colour."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF


def two_sheets(painter: QPainter, r: QRectF) -> None:
    """One sheet before another: from an earlier report."""
    painter.drawRect(QRectF(_at(r, 0.28, 0.28), _at(r, 0.96, 0.96)))
    painter.drawPolyline(_line(r, (0.06, 0.74), (0.06, 0.06), (0.74, 0.06)))


def sheet_with_plus(painter: QPainter, r: QRectF) -> None:
    """A sheet with a folded corner and a plus: a new report."""
    painter.drawPolygon(_line(r, (0.14, 0.04), (0.6, 0.04), (0.86, 0.3), (0.86, 0.96), (0.14, 0.96)))
    painter.drawPolyline(_line(r, (0.6, 0.04), (0.6, 0.3), (0.86, 0.3)))
    painter.drawLine(_at(r, 0.5, 0.46), _at(r, 0.5, 0.82))
    painter.drawLine(_at(r, 0.32, 0.64), _at(r, 0.68, 0.64))


def folder(painter: QPainter, r: QRectF) -> None:
    """A folder: a file from elsewhere."""
    painter.drawPolygon(_line(r, (0.04, 0.86), (0.04, 0.14), (0.38, 0.14), (0.5, 0.28), (0.96, 0.28), (0.96, 0.86)))


def _line(r: QRectF, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([_at(r, x, y) for x, y in points])


def _at(r: QRectF, x: float, y: float) -> QPointF:
    return QPointF(r.x() + r.width() * x, r.y() + r.height() * y)
