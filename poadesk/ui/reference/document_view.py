"""Document view: the text of the earlier report to read, search and mark in; it can never be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from poadesk.i18n import _

_PASSAGE_SIGNS = {"\u2029": "\n", "\u2028": "\n", "\u00a0": " "}
"""What Qt puts in place of line ends in a text that is marked."""


class DocumentView(QPlainTextEdit):
    """A line of the document is a block of the text, so that places are line numbers from 0."""

    marked = Signal()
    """Another passage is marked, or none."""
    taken = Signal()
    """Enter: the passage is to be put in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Text of the last report"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        reading = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(reading)
        self.selectionChanged.connect(self.marked)

    def passage(self) -> str:
        """What is marked, with its line ends."""
        text = self.textCursor().selectedText()
        for sign, plain in _PASSAGE_SIGNS.items():
            text = text.replace(sign, plain)
        return text

    def line(self) -> int:
        """The line of the cursor."""
        return self.textCursor().blockNumber()

    def go_to_line(self, line: int) -> None:
        """Show this line near the top, with the cursor before it."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return
        self.setTextCursor(QTextCursor(block))
        self._scroll_to(block)

    def _scroll_to(self, block: QTextBlock) -> None:
        """One line stays above it."""
        before = block.previous()
        top = (before if before.isValid() else block).firstLineNumber()
        self.verticalScrollBar().setValue(top)

    def find_next(self, words: str, *, backwards: bool = False) -> bool | None:
        """Mark the next place of these words, coming round at the end: True; False if that was gone over; None if they
        stand nowhere.
        """
        flags = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if self.find(words, flags):
            return True
        here = self.textCursor()
        edge = QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start
        self.moveCursor(edge)
        if self.find(words, flags):
            return False
        self.setTextCursor(here)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.textCursor().hasSelection():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # from the pane back to the question
        else:
            super().keyPressEvent(event)
