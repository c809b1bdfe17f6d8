"""Calendar model: the days of a month as six weeks of seven, the first day of each a Monday."""

# ruff: noqa: N802 - Qt's names

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from poadesk.core.kinds.dates import EARLIEST, LATEST
from poadesk.i18n import _, interface, pgettext

WEEKS, DAYS = 6, 7
FIRST_DAY, LAST_DAY = date(EARLIEST, 1, 1), date(LATEST, 12, 31)
"""The days that the calendar has."""
Index = QModelIndex | QPersistentModelIndex


class MonthModel(QAbstractTableModel):
    """Shows one month, with the days of its neighbours that fill the first and the last week."""

    def __init__(self, day: date, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.month = day.replace(day=1)
        self._heads = _weekdays()

    def show_month(self, day: date) -> None:
        """Show the month of this day."""
        if self.month != day.replace(day=1):
            self.beginResetModel()
            self.month = day.replace(day=1)
            self.endResetModel()

    def day_at(self, index: Index) -> date:
        return self._start() + timedelta(days=index.row() * DAYS + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """Where a day of the month stands."""
        return self.index(*divmod((day - self._start()).days, DAYS))

    def is_neighbour(self, day: date) -> bool:
        """Whether the day belongs to the month before or after."""
        return day.replace(day=1) != self.month

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else DAYS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._heads[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(day.day)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _named(day, self.today)
        return None

    def _start(self) -> date:
        return self.month - timedelta(days=self.month.weekday())


def day_in_month(day: date, months: int) -> date:
    """The same day so many months later or earlier, or that month's last day; within what the calendar has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not EARLIEST <= year <= LATEST:
        return within(date.max if months > 0 else date.min)
    return date(year, month + 1, min(day.day, last_of_month(date(year, month + 1, 1)).day))


def last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def within(day: date) -> date:
    """The day, or the nearest that the calendar has."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def _named(day: date, today: date) -> str:
    named = interface().date_in_words(day)
    return _("{day}, today").format(day=named) if day == today else named


def _weekdays() -> tuple[str, ...]:
    return (
        pgettext("Monday, above a column of days", "Mo"),
        pgettext("Tuesday, above a column of days", "Tu"),
        pgettext("Wednesday, above a column of days", "We"),
        pgettext("Thursday, above a column of days", "Th"),
        pgettext("Friday, above a column of days", "Fr"),
        pgettext("Saturday, above a column of days", "Sa"),
        pgettext("Sunday, above a column of days", "Su"),
    )
