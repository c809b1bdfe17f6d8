"""Date picker button: opens a calendar beside a line in which a date is typed. The calendar only helps."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from poadesk.core.editors import DateSpan
from poadesk.core.kinds.dates import EARLIEST, LATEST
from poadesk.i18n import _
from poadesk.tasks.context import today_here
from poadesk.ui.widgets.glyph_button import GlyphButton
from poadesk.ui.widgets.theme import px


class CalendarButton(GlyphButton):
    """The button, or Alt+Down in the line, opens a calendar at the date that stands there, else where one is expected.

    Opening it, looking and leaving change nothing. The popup is made when it is asked for.
    """

    chosen = Signal(object)
    """The day that the person chose in the calendar."""

    def __init__(
        self, label: str, line: QWidget, written: Callable[[], date | None], span: DateSpan, parent: QWidget
    ) -> None:
        super().__init__(_("{label}: calendar").format(label=label), parent)
        self.setToolTip(_("Calendar (Alt+Down)"))
        self._line = line
        self._written = written
        self._span = span
        line.installEventFilter(self)
        self.clicked.connect(self.open_calendar)

    def open_calendar(self) -> None:
        from poadesk.ui.fields.calendar_popup import CalendarPopup  # which most people never ask for

        today = today_here()
        popup = CalendarPopup(self.accessibleName(), start_day(self._written(), today, self._span), today, self)
        popup.taken.connect(self._choose)
        popup.open_below(self._line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wanted = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _opens(event)
        if wanted and self.isVisible():
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow down press it too."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    def draw(self, painter: QPainter, colour: QColor) -> None:
        side = px(14)
        sheet = QRectF(0, 0, side, side)
        sheet.moveCenter(QPointF(self.rect().center()) + QPointF(0.5, 0.5))
        painter.setPen(QPen(colour, px(1.4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(sheet.adjusted(0, side * 0.12, 0, 0), px(2), px(2))
        line = sheet.top() + side * 0.42
        painter.drawLine(QPointF(sheet.left(), line), QPointF(sheet.right(), line))
        for share in (0.3, 0.7):
            x = sheet.left() + side * share
            painter.drawLine(QPointF(x, sheet.top()), QPointF(x, sheet.top() + side * 0.2))

    def _choose(self, day: date) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(day)


def start_day(written: date | None, today: date, span: DateSpan) -> date:
    """Where the calendar opens: at the date that is written, else today, or in the year expected that is nearest."""
    if written is not None and EARLIEST <= written.year <= LATEST:
        return written
    if not span.years or today.year in span.years:
        return today
    return date(max(span.years), 12, 31) if today.year > max(span.years) else date(min(span.years), 1, 1)


def _opens(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier
