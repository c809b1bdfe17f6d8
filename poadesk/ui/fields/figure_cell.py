"""Figure cell: one cell of a grid of figures: a small line that hands arrow keys, Enter and pasted blocks to the
grid.
"""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from poadesk.core.text.clipboard import clipboard_lines
from poadesk.ui.fields.line_edit import LineEdit

_COLUMNS = 10


class CellEdit(LineEdit):
    """Arrow keys leave the cell only at the end of its text, or when all of it is selected."""

    stepped = Signal(int, int)
    """Rows to go down, and columns to the right as the eye sees them."""
    block_pasted = Signal(object)
    """Lines of cells from a spreadsheet: a list of lists of texts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _COLUMNS, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def enter(self) -> None:
        """Take the focus, with all of the text selected, for the next figure to be typed over it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def _fit(self) -> None:
        """The grid gives each cell its width."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1, 0)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._go_across(event, 1 if event.key() == Qt.Key.Key_Right else -1)
            case _:
                super().keyPressEvent(event)

    def insert_plain(self, text: str) -> None:
        """A block goes to the grid; a single figure stays here."""
        block = clipboard_lines(text)
        if len(block) > 1 or len(block[0]) > 1:
            self.block_pasted.emit(block)
        else:
            super().insert_plain(text)

    def _go_across(self, event: QKeyEvent, to_the_right: int) -> None:
        edge = len(self.text()) if to_the_right > 0 else 0
        whole = self.hasSelectedText() and self.selectedText() == self.text()
        if self.text() and not whole and (self.cursorPosition() != edge or self.hasSelectedText()):
            super().keyPressEvent(event)
            return
        self.stepped.emit(0, to_the_right)
