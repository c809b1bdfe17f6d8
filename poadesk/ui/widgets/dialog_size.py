"""Dialog size: how large a window of its own opens: in characters and lines of its text, but never larger than the
screen.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

FRAME = QSize(16, 48)
"""What a system puts round a window, at most."""


def open_at(dialog: QDialog, characters: int, lines: int) -> None:
    """Give a dialog room for so much text of the size that the person has chosen."""
    letters = dialog.fontMetrics()
    wanted = QSize(characters * letters.averageCharWidth(), lines * letters.lineSpacing())
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - FRAME))
