"""Table view: the list of a table's rows, worked by keyboard: what a key asks for is told, not done."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from poadesk.ui.widgets.wheel_guard import WheelGuard

Index = QModelIndex | QPersistentModelIndex
_IN_SIGHT = 8
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
}


def command_of(event: QKeyEvent) -> str | None:
    """What a key asks for in a list of rows: add, duplicate, up, down, delete, edit, paste or nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _COMMANDS.get((Qt.Key(event.key()), modifiers))


class RowsView(QTableView):
    """As high as its rows, up to a few; Tab goes on to the next control."""

    commanded = Signal(str)
    """add, duplicate, up, down, delete, edit or paste."""
    row_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(lambda: self.commanded.emit("edit"))
        WheelGuard(self)

    def fit(self) -> None:
        """Take the height of the rows there are, and share the width between the columns."""
        head = self.horizontalHeader()
        if self.model().columnCount() > 1:
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.updateGeometry()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self.commanded.emit(command)

    def sizeHint(self) -> QSize:
        rows = min(max(self.model().rowCount(), 1), _IN_SIGHT)
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())
