"""Date picker popup: a month to look at and to choose a day from, over the page. It knows no answer."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _, interface
from poadesk.ui.fields.month_model import day_in_month
from poadesk.ui.fields.month_view import MonthView
from poadesk.ui.widgets.glyph_button import GlyphButton
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import UNIT, px

_EDGE = UNIT // 2
"""The least that is left free at the edges of the screen."""


class CalendarPopup(QFrame):
    """Goes when a day is taken, with Esc, or by a click elsewhere. The keyboard is always in the month."""

    taken = Signal(object)
    """The day that the person chose."""

    def __init__(self, name: str, day: date, today: date, opener: QWidget) -> None:
        super().__init__(opener, Qt.WindowType.Popup)
        self._opener = opener
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLayoutDirection(opener.layoutDirection())  # which no window has from its parent
        self.setAccessibleName(name)
        self.setProperty("role", "popup")
        self._heading = text_label("", "strong", wrap=False)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.month = MonthView(name, day, today, self)
        self.month.marked.connect(self._show_day)
        self.month.taken.connect(self._take)
        self.month.given_up.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addLayout(self._make_head())
        column.addWidget(self.month)
        column.addWidget(self._make_today(today), 0, Qt.AlignmentFlag.AlignHCenter)
        self._show_day(self.month.day())
        self.setFocusProxy(self.month)

    def open_below(self, line: QWidget) -> None:
        """Show it under a line, or above it, wholly on the line's screen."""
        self.ensurePolished()
        self.adjustSize()
        screen = line.screen().availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        top_left = line.mapToGlobal(QPoint(line.width() - self.width() if self.isRightToLeft() else 0, 0))
        below, above = top_left.y() + line.height(), top_left.y() - self.height()
        top = below if below + self.height() <= screen.bottom() + 1 or above < screen.top() else above
        self.move(
            max(screen.left(), min(top_left.x(), screen.right() + 1 - self.width())),
            max(screen.top(), min(top, screen.bottom() + 1 - self.height())),
        )
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the button that opened it closes it, and does not open it again."""
        pressed = self._opener.mapFromGlobal(event.globalPosition().toPoint())
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay, self._opener.rect().contains(pressed))
        super().mousePressEvent(event)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        back = ((_("Previous year (Shift+Page Up)"), -12), (_("Previous month (Page Up)"), -1))
        on = ((_("Next month (Page Down)"), 1), (_("Next year (Shift+Page Down)"), 12))
        for name, months in back:
            row.addWidget(_StepButton(name, months, self._go, self))
        row.addWidget(self._heading, 1)
        for name, months in on:
            row.addWidget(_StepButton(name, months, self._go, self))
        return row

    def _make_today(self, today: date) -> QPushButton:
        button = QPushButton(_("Today: {day}").format(day=interface().date_in_words(today)), self)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.month.mark(today))
        return button

    def _go(self, months: int) -> None:
        self.month.mark(day_in_month(self.month.day(), months))

    def _show_day(self, day: date) -> None:
        self._heading.setText(interface().date_in_words(day))

    def _take(self, day: date) -> None:
        self.close()
        self.taken.emit(day)


class _StepButton(GlyphButton):
    """One chevron for a month, two for a year; they point the way that the window reads."""

    def __init__(self, name: str, months: int, go: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._months = months
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(True)
        self.clicked.connect(lambda: go(months))

    def draw(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        way = -1 if (self._months < 0) != self.isRightToLeft() else 1
        middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        for shift in (0,) if abs(self._months) == 1 else (-3, 3):
            tip = middle + QPointF(px(shift + 2 * way), 0)
            arm = -way * px(4)
            painter.drawPolyline(QPolygonF([tip + QPointF(arm, arm), tip, tip + QPointF(arm, -arm)]))
