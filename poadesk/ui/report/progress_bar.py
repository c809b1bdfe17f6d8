"""Segmented progress bar: one segment for each main question of a section, its state told by shape and colour."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from poadesk.core.answer_state import AnswerState
from poadesk.ui.widgets.theme import Colours, px

HEIGHT = 5
"""Of a full segment, in units of `px`; one in which something is an error is twice as high."""
_GAP = 2
_MOST = 22
"""The widest that a segment gets, or a section of four questions would look as long as one of thirteen."""


def draw_bar(
    painter: QPainter, where: QRectF, states: Sequence[AnswerState], colours: Colours, *, mirrored: bool
) -> None:
    """Draw the segments side by side on the lower edge of `where`, from the start of the line."""
    if not states:
        return
    gap, most = px(_GAP), px(_MOST)
    width = min(most, (where.width() - gap * (len(states) - 1)) / len(states))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, state in enumerate(states):
        start = number * (width + gap)
        left = where.right() - start - width if mirrored else where.left() + start
        _draw_segment(painter, QRectF(left, where.bottom() - px(HEIGHT), width, px(HEIGHT)), state, colours)
    painter.restore()


def _draw_segment(painter: QPainter, full: QRectF, state: AnswerState, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    thin = QRectF(full.left(), full.bottom() - max(2, px(2)), full.width(), max(2, px(2)))
    match state:
        case AnswerState.UNANSWERED:
            painter.fillRect(thin, QColor(colours.track))
        case AnswerState.NOT_ASKED:
            _draw_dots(painter, thin, QColor(colours.edge))
        case AnswerState.TO_CONFIRM:
            painter.setPen(QPen(QColor(colours.carried), 1))
            painter.drawRect(full.adjusted(0.5, 0.5, -0.5, -0.5))
        case AnswerState.WARNING:
            painter.setBrush(QColor(colours.warning))
            painter.drawPolygon(_notched(full))
        case AnswerState.ERROR:
            painter.fillRect(full.adjusted(0, -full.height(), 0, 0), QColor(colours.error))
        case AnswerState.BEGUN:
            painter.fillRect(thin, QColor(colours.track))
            painter.fillRect(QRectF(full.left(), full.top(), full.width() / 2, full.height()), QColor(colours.accent))
        case AnswerState.BLANK:
            third = full.height() / 3
            painter.fillRect(full.adjusted(0, 0, 0, -2 * third), QColor(colours.accent))
            painter.fillRect(full.adjusted(0, 2 * third, 0, 0), QColor(colours.accent))
        case AnswerState.ANSWERED:
            painter.fillRect(full, QColor(colours.accent))


def _draw_dots(painter: QPainter, line: QRectF, colour: QColor) -> None:
    side, x = line.height(), line.left()
    while x + side <= line.right() + 0.5:
        painter.fillRect(QRectF(x, line.top(), side, side), colour)
        x += 2 * side


def _notched(full: QRectF) -> QPolygonF:
    """A full segment with a notch in the middle of its upper edge."""
    middle, half = full.center().x(), min(full.width() / 3, full.height() * 0.7)
    return QPolygonF(
        [
            full.topLeft(),
            QPointF(middle - half, full.top()),
            QPointF(middle, full.top() + full.height() * 0.75),
            QPointF(middle + half, full.top()),
            full.topRight(),
            full.bottomRight(),
            full.bottomLeft(),
        ]
    )
