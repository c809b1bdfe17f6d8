"""Search line: words to look for in the text beside it: Enter goes on, Shift and Enter go back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from poadesk.i18n import _


class SearchLine(QLineEdit):
    """Enter never leaves it, so that the next place is one more Enter away."""

    wanted = Signal(str, bool)
    """The words, and whether to look backwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search in the report"))
        self.setAccessibleName(_("Search in the report"))
        self.setAccessibleDescription(_("Enter: the next place; Shift and Enter: the one before"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if words := self.text().strip():
                self.wanted.emit(words, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)
