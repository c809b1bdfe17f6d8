"""Calendar panel: by when the reports are asked for, and what else of the cycle has its day."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from poadesk.i18n import _, interface
from poadesk.sentences.deadlines import days_left
from poadesk.tasks.cycle_calendar import CalendarLine, CycleCalendar
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import clear, text_label
from poadesk.ui.widgets.theme import px

_SHORT = 18
"""Letters of a date that stands on one line."""


class CalendarPanel(QWidget):
    """Words only; empty until the calendar is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def show_calendar(self, calendar: CycleCalendar, today: date) -> None:
        clear(self._column)
        if calendar.due is not None:
            self._column.addWidget(_Deadline(calendar.due, today))
            self._column.addSpacing(px(10))
        if calendar.lines:
            self._column.addWidget(text_label(_("Calendar"), "heading"))
            self._column.addWidget(_Lines(calendar))
            known = _("Dates as known when this program was made. The note verbale counts.")
            self._column.addWidget(text_label(known, "quiet"))


class _Deadline(QFrame):
    """The date in large letters behind a bar of the accent's colour."""

    def __init__(self, due: date, today: date) -> None:
        super().__init__()
        late = due < today
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(2), 0, px(2))
        column.setSpacing(px(2))
        column.addWidget(text_label(_("Reports were asked for by") if late else _("Reports are asked for by"), "quiet"))
        column.addWidget(text_label(interface().date_in_words(due), "title"))
        below = _("Late reports are accepted.") if late else days_left(due, today)
        column.addWidget(text_label(below))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        left = self.width() - px(4) if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        painter.fillRect(left, 0, px(4), self.height(), QColor(theme.colours_of(self.palette()).accent))
        painter.end()


class _Lines(QWidget):
    """When, a ring on a line, and what: a row each."""

    def __init__(self, calendar: CycleCalendar) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for row, (when, what, line) in enumerate(_texts(calendar)):
            role = "strong" if line.due else "quiet" if line.past else ""
            first, last = _entry(when, role or "quiet"), _entry(what, role)
            first.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            first.setMinimumWidth(px(118))
            first.setWordWrap(len(when) > _SHORT)
            grid.addWidget(first, row, 0)
            grid.addWidget(_Ring(line, first=row == 0, last=row == len(calendar.lines) - 1), row, 1)
            grid.addWidget(last, row, 2)


def _texts(calendar: CycleCalendar) -> Iterator[tuple[str, str, CalendarLine]]:
    for line in calendar.lines:
        if line.due and line.day is not None:
            what = _("Reports were asked for") if line.past else _("Reports are asked for")
            yield interface().date_in_words(line.day), what, line
        else:
            yield line.when, line.what, line


def _entry(text: str, role: str) -> QLabel:
    label = text_label(text, role)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, px(4), 0, px(6))
    return label


class _Ring(QWidget):
    """A ring for what is to come, a disc for what is over or for the due date, on a line from above to below."""

    def __init__(self, line: CalendarLine, *, first: bool, last: bool) -> None:
        super().__init__()
        self._line, self._first, self._last = line, first, last
        self.setFixedWidth(px(14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours_of(self.palette())
        middle = QPointF(self.width() / 2, px(4) + self.fontMetrics().height() / 2)
        painter.setPen(QPen(QColor(colours.edge), 1))
        if not self._first:
            painter.drawLine(QPointF(middle.x(), 0), middle)
        if not self._last:
            painter.drawLine(middle, QPointF(middle.x(), self.height()))
        filled = self._line.past or self._line.due
        colour = QColor(colours.accent if self._line.due else colours.edge)
        painter.setPen(QPen(colour, px(2)))
        painter.setBrush(colour if filled else QColor(colours.page))
        painter.drawEllipse(middle, px(3.5), px(3.5))
        painter.end()
