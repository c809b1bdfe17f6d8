"""Line edit: a single line to type in, whose undo is the application's and whose direction is that of what is typed."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from poadesk.ui.fields.mime import text_of
from poadesk.ui.fields.pasted_text import make_plain
from poadesk.ui.fields.text_behaviour import is_for_window, own_direction, plain_menu

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason}


class LineEdit(QLineEdit):
    """`textEdited` tells of typing and pasting alike; Enter is left to what is around, and does nothing in a page."""

    told = Signal(str)

    def __init__(self, name: str, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.textChanged.connect(self._turn)
        self._columns = columns
        self.composing = ""
        """What an input method is composing here."""
        self._fit()

    def show_text(self, text: str) -> None:
        """Put a text in the place of what is there, the cursor behind what differs. Tells nobody."""
        old = self.text()
        if text == old:
            return
        behind = _common_end(old, text)
        self.setText(text)
        self.setCursorPosition(len(text) - behind if self.hasFocus() else 0)

    def insert_plain(self, text: str) -> None:
        """Insert what was pasted or dropped, cleaned."""
        pasted = make_plain(text, single_line=True)
        self.insert(pasted.text)
        if pasted.told:
            self.told.emit(pasted.told)

    def event(self, event: QEvent) -> bool:
        if is_for_window(event):
            event.ignore()
            return False
        handled = super().event(event)
        if isinstance(event, QInputMethodEvent):
            self.composing = event.preeditString()
        return handled

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)  # noqa: FBT003 - Qt takes it by position only

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of what is longer than the line, unless the person only looks elsewhere for a moment."""
        super().focusOutEvent(event)
        if event.reason() in _LEAVING:
            self.home(False)  # noqa: FBT003 - Qt takes it by position only

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self._paste(QClipboard.Mode.Clipboard)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() != Qt.MouseButton.MiddleButton or not clipboard.supportsSelection() or self.isReadOnly():
            super().mouseReleaseEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self._paste(QClipboard.Mode.Selection)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.isReadOnly() or not text_of(event.mimeData()):
            event.ignore()
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        text = "" if self.isReadOnly() else text_of(event.mimeData())
        if text:
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.insert_plain(text)
            event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = plain_menu(self.createStandardContextMenu(), self, lambda: self._paste(QClipboard.Mode.Clipboard))
        menu.popup(event.globalPos())

    def _paste(self, mode: QClipboard.Mode) -> None:
        if text := text_of(QGuiApplication.clipboard().mimeData(mode)):
            self.insert_plain(text)

    def _turn(self, text: str) -> None:
        direction = own_direction(text)
        if direction is None:
            self.unsetLayoutDirection()
        elif direction != self.layoutDirection():
            self.setLayoutDirection(direction)

    def _fit(self) -> None:
        width = self.fontMetrics().averageCharWidth()
        self.setMaximumWidth(width * (self._columns + 4) + 24)
        self.setMinimumWidth(width * min(self._columns * 2 // 3, 12))


def _common_end(first: str, second: str) -> int:
    count = 0
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one != other:
            break
        count += 1
    return count
