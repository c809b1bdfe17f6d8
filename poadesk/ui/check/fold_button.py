"""Fold button: the title of something that opens below it, with an arrow that shows whether it is open."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from poadesk.i18n import pgettext
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.theme import UNIT

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class FoldButton(QAbstractButton):
    """Pressing it opens or closes. The arrow points down if open, and on in the direction of reading otherwise.

    The title goes on in further lines where there is no room. To screen readers it is a button, not a box to tick.
    """

    folded = Signal(bool)
    """Whether it is open now."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._is_open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._press)
        self._describe()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def _press(self) -> None:
        self._is_open = not self._is_open
        self._describe()
        self.update()
        self.folded.emit(self._is_open)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._start() + UNIT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(self.text().split(), key=len, default="")
        width = self.fontMetrics().horizontalAdvance(longest) + self._start() + UNIT
        return QSize(width, self.fontMetrics().height() + UNIT)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._start() - UNIT), 10_000)
        return self.fontMetrics().boundingRect(room, int(_FLAGS), self.text()).height() + UNIT

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        side = self.fontMetrics().ascent()
        arrow = self._visual(QRect(UNIT // 2, (self.height() - side) // 2, side, side))
        painter.setPen(QPen(QColor(colours.quiet), side / 8))
        painter.drawPolyline(_corners(QRectF(arrow), down=self._is_open, back=self.isRightToLeft()))
        painter.setPen(QColor(colours.accent if self.underMouse() else colours.ink))
        room = self._visual(QRect(self._start(), 0, self.width() - self._start() - UNIT, self.height()))
        painter.drawText(room, int(_FLAGS | self._leading()), self.text())
        painter.end()

    def _start(self) -> int:
        return self.fontMetrics().ascent() + UNIT + UNIT // 2

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _leading(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)

    def _describe(self) -> None:
        self.setAccessibleDescription(pgettext("a list", "Open") if self._is_open else pgettext("a list", "Closed"))


def _corners(r: QRectF, *, down: bool, back: bool) -> QPolygonF:
    points = [(0.25, 0.4), (0.5, 0.65), (0.75, 0.4)] if down else [(0.4, 0.25), (0.65, 0.5), (0.4, 0.75)]
    if back and not down:
        points = [(1 - x, y) for x, y in points]
    return QPolygonF([QPointF(r.x() + r.width() * x, r.y() + r.height() * y) for x, y in points])
