"""Calendar view: the month under the keyboard: one day is marked; going about in it chooses nothing."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from poadesk.ui.fields.month_model import DAYS, WEEKS, Index, MonthModel, day_in_month, last_of_month, within
from poadesk.ui.widgets.theme import UNIT, colours_of, px

_WIDTH, _HEIGHT = 40, 30
"""Of a day, in units of `px`."""
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_LEAVING = {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_MOVES: dict[Qt.Key, Callable[[date], date]] = {
    Qt.Key.Key_Left: lambda day: day - timedelta(days=1),
    Qt.Key.Key_Right: lambda day: day + timedelta(days=1),
    Qt.Key.Key_Up: lambda day: day - timedelta(days=DAYS),
    Qt.Key.Key_Down: lambda day: day + timedelta(days=DAYS),
    Qt.Key.Key_PageUp: lambda day: day_in_month(day, -1),
    Qt.Key.Key_PageDown: lambda day: day_in_month(day, 1),
    Qt.Key.Key_Home: lambda day: day.replace(day=1),
    Qt.Key.Key_End: last_of_month,
}
_SHIFTED: dict[Qt.Key, Callable[[date], date]] = {
    Qt.Key.Key_PageUp: lambda day: day_in_month(day, -12),
    Qt.Key.Key_PageDown: lambda day: day_in_month(day, 12),
}
_MIRRORED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


class MonthView(QTableView):
    """Arrow keys go by day and week, Page Up and Page Down by month, with Shift by year, Home and End to the month's
    first and last day. Enter, Space or a click takes a day; Esc and Tab leave.
    """

    marked = Signal(object)
    """The day that is marked now."""
    taken = Signal(object)
    """The day that the person chose."""
    given_up = Signal()

    def __init__(self, name: str, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = MonthModel(day, today, self)
        self.setModel(self._month)
        self.setAccessibleName(name)
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setItemDelegate(_DayDelegate(self._month, self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(lambda index: self.taken.emit(self._month.day_at(index)))
        self._fit()
        self.mark(day)

    def day(self) -> date:
        """The day that is marked."""
        return self._month.day_at(self.currentIndex())

    def mark(self, day: date) -> None:
        """Mark a day, in its month."""
        day = within(day)
        self._month.show_month(day)
        self.setCurrentIndex(self._month.index_of(day))
        self.marked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        closes = key == Qt.Key.Key_Up and modifiers == Qt.KeyboardModifier.AltModifier
        moves = _SHIFTED if modifiers == Qt.KeyboardModifier.ShiftModifier else {} if modifiers else _MOVES
        key = _MIRRORED.get(key, key) if self.isRightToLeft() else key
        if key in _LEAVING or closes:
            self.given_up.emit()
        elif key in _TAKING:
            self.taken.emit(self.day())
        elif key in moves:
            self.mark(moves[key](self.day()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Month by month."""
        if turn := event.angleDelta().y():
            self.mark(day_in_month(self.day(), -1 if turn > 0 else 1))
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(DAYS * px(_WIDTH), self.horizontalHeader().sizeHint().height() + WEEKS * px(_HEIGHT))

    def _fit(self) -> None:
        self.ensurePolished()
        self.horizontalHeader().setDefaultSectionSize(px(_WIDTH))
        self.verticalHeader().setDefaultSectionSize(px(_HEIGHT))
        self.setFixedSize(self.sizeHint())


class _DayDelegate(QStyledItemDelegate):
    """The marked day is filled, today has a ring, days of the months before and after are quiet."""

    def __init__(self, month: MonthModel, view: MonthView) -> None:
        super().__init__(view)
        self._month = month
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._month.day_at(index)
        colours = colours_of(self._view.window().palette())
        marked, today = index == self._view.currentIndex(), day == self._month.today
        ink = colours.on_accent if marked else colours.quiet if self._month.is_neighbour(day) else colours.ink
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if marked or today else QFont.Weight.Normal)
        place = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.accent) if marked else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 1.5) if marked or today else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(place, UNIT // 2, UNIT // 2)
        painter.setPen(QColor(ink))
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.restore()
