"""Plain-text labels: they show what they are given and nothing else: user text is never taken for markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout


def text_label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A label of plain text with a role of the theme."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def plain_tip(text: str) -> str:
    """The text for a tooltip, which has no mode for plain text: shown as it stands, in lines of a readable length."""
    from html import escape  # with its table of all names of characters, which nobody needs before the first paint

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if text else ""


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
