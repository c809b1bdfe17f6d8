"""Progress bar: each segment shows its own state, whatever stands before it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from poadesk.core.answer_state import AnswerState
from poadesk.ui.report.progress_bar import draw_bar
from poadesk.ui.widgets.theme import LIGHT


def test_what_waits_to_be_confirmed_is_hollow_after_a_warning_too(qapp):
    image = QImage(64, 10, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.card))
    painter = QPainter(image)
    states = (AnswerState.WARNING, AnswerState.TO_CONFIRM)
    draw_bar(painter, QRectF(0, 0, 42, 10), states, LIGHT, mirrored=False)
    painter.end()
    assert image.pixelColor(32, 7) == QColor(LIGHT.card)
