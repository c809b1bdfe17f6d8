"""Program mark: poadesk's own sign, a sheet with a tick, painted from the drawing in `resources` at any size."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from poadesk import paths
from poadesk.core.vector_path import Drawing, FilledPath, read_drawing

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels that window frames, task bars and switchers ask for."""


@cache
def drawing() -> Drawing:
    """The mark as paths."""
    return read_drawing((paths.resources() / "mark.svg").read_text(encoding="utf-8"))


def paint_mark(painter: QPainter, place: QRectF) -> None:
    """Paint the mark as large as fits, in the middle of `place`."""
    side = min(place.width(), place.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center() - QPointF(side / 2, side / 2))
    painter.scale(side / drawing().size, side / drawing().size)
    for shape in drawing().paths:
        painter.fillPath(_path(shape), QColor(shape.fill))
    painter.restore()


def mark_icon() -> QIcon:
    """The mark in all SIZES, for a window."""
    icon = QIcon()
    for size in SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(picture)
    return icon


class Mark(QWidget):
    """The mark beside a heading; it says nothing that the words do not."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()))
        painter.end()


def _path(shape: FilledPath) -> QPainterPath:
    path = QPainterPath()
    for step in shape.steps:
        points = [QPointF(*point) for point in step.points]
        if step.kind == "move":
            path.moveTo(points[0])
        elif step.kind == "line":
            path.lineTo(points[0])
        elif step.kind == "curve":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path
