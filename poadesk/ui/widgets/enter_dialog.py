"""Enter-key dialogs: dialogs without a default button, in which Enter presses the button that has the focus and no
other.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton


class EnterDialog(QDialog):
    """Its buttons are not `autoDefault`, so that Enter in a list brings nothing about."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        focused = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if enter and isinstance(focused, QPushButton) and not focused.autoDefault():
            focused.click()
        else:
            super().keyPressEvent(event)
