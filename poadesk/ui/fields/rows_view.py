"""Table view: the list of a table's rows, worked by keyboard: what a key or a click asks for is told, not done."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from poadesk.ui.fields.rows_model import RowsModel
from poadesk.ui.widgets.page_scroll import bring_into_sight
from poadesk.ui.widgets.theme import UNIT, colours_of
from poadesk.ui.widgets.wheel_guard import WheelGuard

Index = QModelIndex | QPersistentModelIndex
_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_COMMANDS = {
    (Qt.Key.Key_Insert, _NONE): "add",
    (Qt.Key.Key_D, _CTRL): "duplicate",
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
    (Qt.Key.Key_Delete, _NONE): "delete",
    (Qt.Key.Key_Return, _NONE): "edit",
    (Qt.Key.Key_Enter, _NONE): "edit",
    (Qt.Key.Key_V, _CTRL): "paste",
    (Qt.Key.Key_Escape, _NONE): "close",
}
_BAR = 3
_OWN_DIRECTION, _END = "\u2068", "\u2069"
"""Unicode's marks round a text whose first letter tells its direction."""


def command_of(event: QKeyEvent) -> str | None:
    """What a key asks for in a list of rows: add, duplicate, up, down, delete, edit, paste, close or nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _COMMANDS.get((Qt.Key(event.key()), modifiers))


class RowsView(QTableView):
    """As high as all its rows; Tab goes on to the next control. Under one row there may be room for its form."""

    commanded = Signal(str)
    """add, duplicate, up, down, delete, edit or paste."""
    row_chosen = Signal(int)
    row_clicked = Signal(int)

    def __init__(self, name: str, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.form_height = 0
        self.open_row: int | None = None
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setItemDelegate(_RowDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(lambda index: self.row_clicked.emit(index.row()))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        model.modelReset.connect(self._fit_columns)
        model.marks_changed.connect(self._fit_columns)
        WheelGuard(self)

    def row_height(self) -> int:
        """The height of a row without its form."""
        return self.fontMetrics().height() + 14

    def open_under(self, row: int | None, height: int) -> None:
        """Leave room of this height under one row, or under none."""
        self.open_row, self.form_height = row, height if row is not None else 0
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows there are, and of the room under one of them."""
        self.ensurePolished()
        self.horizontalHeader().ensurePolished()
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        for row in range(self._rows.rowCount()):
            height = self.row_height() + (self.form_height if row == self.open_row else 0)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self.setFixedHeight(self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Short columns are as wide as their words; the others share the rest, each by its weight."""
        head, columns = self.horizontalHeader(), range(self._rows.columnCount())
        weights = [self._rows.weight(column) for column in columns]
        widths = [max(self.sizeHintForColumn(c), head.sectionSizeHint(c)) if not weights[c] else 0 for c in columns]
        rest = max(self.viewport().width() - sum(widths), 0)
        for column in columns:
            share = rest * weights[column] // max(sum(weights), 1)
            head.resizeSection(column, widths[column] or share)

    def form_place(self) -> QRect:
        """Where the form of the open row stands, in the coordinates of what is around the view."""
        row = self.open_row or 0
        top = self.viewport().y() + self.rowViewportPosition(row) + self.row_height()
        return QRect(self.x() + self.viewport().x(), self.y() + top, self.viewport().width(), self.form_height)

    def row_place(self, row: int) -> QRect:
        """Where a row stands, without its form, in the coordinates of the view."""
        top = self.viewport().y() + self.rowViewportPosition(row)
        return QRect(0, top, self.width(), self.row_height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(current.row())
            if self.hasFocus():
                bring_into_sight(self, self.row_place(current.row()))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Nothing: all rows are in sight, and a row may be higher than what is seen of it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            bring_into_sight(self, self.row_place(self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command == "close":
            event.ignore()  # for what is around, which knows whether a form is open
        elif command is None:
            super().keyPressEvent(event)
        else:
            self.commanded.emit(command)

    def sizeHint(self) -> QSize:
        rows = self._rows.rowCount() * self.row_height() + self.form_height
        return QSize(200, self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _RowDelegate(QStyledItemDelegate):
    """Paints a row in its upper part, a hairline under it, and the focus round the whole row."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRect(option.rect)
        place.setHeight(self._view.row_height())
        option.rect = place
        current = index.row() == self._view.currentIndex().row()
        shown = current and (self._view.hasFocus() or index.row() == self._view.open_row)
        if not shown:
            option.state &= ~QStyle.StateFlag.State_Selected
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        colours = colours_of(QApplication.palette())  # the view has no ground of its own
        if self._view.property("carried") == "true":
            painter.setPen(QPen(QColor(colours.carried_line), 1, Qt.PenStyle.DashLine))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        else:
            painter.fillRect(place.x(), place.bottom(), place.width(), 1, QColor(colours.line))
        if shown and index.column() == 0:
            bar = place.right() - _BAR + 1 if self._view.isRightToLeft() else place.x()
            painter.fillRect(bar, place.y(), _BAR, place.height(), QColor(colours.accent))
        if current and self._view.hasFocus():
            self._paint_focus(painter, place, QColor(colours.accent))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Each text runs in its own direction, also where it is shortened."""
        super().initStyleOption(option, index)
        if option.text:
            option.text = f"{_OWN_DIRECTION}{option.text}{_END}"

    def _paint_focus(self, painter: QPainter, place: QRect, colour: QColor) -> None:
        whole = QRect(0, place.y(), self._view.viewport().width(), place.height())
        painter.save()
        painter.setClipRect(place)
        painter.setPen(QPen(colour, 2))
        painter.drawRect(whole.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(min(size.width() + UNIT, 24 * self._view.fontMetrics().averageCharWidth()), size.height())
