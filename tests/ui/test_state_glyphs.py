"""The shapes of the states are told apart without their colours."""

from itertools import combinations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from poadesk.core.answer_state import AnswerState
from poadesk.ui.widgets.state_glyphs import OF_STATE, Shape, draw

SIDE = 18


def drawn(shape: Shape) -> list[bool]:
    """Which points of the square are inked, whatever the colour."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, SIDE, SIDE), shape, QApplication.palette())
    painter.end()
    ground = QApplication.palette().base().color().lightness()
    pixels = [image.pixelColor(x, y) for y in range(SIDE) for x in range(SIDE)]
    return [pixel.alpha() > 128 and abs(pixel.lightness() - ground) > 60 for pixel in pixels]


def test_every_state_has_a_shape_that_differs_from_all_others(qapp: QApplication) -> None:
    assert set(OF_STATE) == set(AnswerState)
    shapes = {shape: drawn(shape) for shape in OF_STATE.values()}
    for one, other in combinations(shapes, 2):
        differing = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
        assert differing > 12, (one, other)
