"""Text behaviour: what a single line and a passage share: direction of a text, keys left to the window, a menu of
plain commands.
"""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from poadesk.ui.fields.mime import text_of

_FIRST_LETTERS = 200
"""A direction that shows only later than this is not waited for."""


def own_direction(text: str) -> Qt.LayoutDirection | None:
    """The direction of the first letter; left to right for numbers and signs alone; None for an empty text."""
    for character in text[:_FIRST_LETTERS]:
        match unicodedata.bidirectional(character):
            case "L":
                return Qt.LayoutDirection.LeftToRight
            case "R" | "AL":
                return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight if text else None


def has_undo_keys(event: QEvent) -> bool:
    """Whether a key event asks for undo or redo."""
    if not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def plain_menu(menu: QMenu, owner: QWidget, paste: Callable[[], None]) -> QMenu:
    """Qt's menu for a text field, without its own undo and with pasting as plain text."""
    menu.setParent(owner, menu.windowFlags())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in menu.actions():
        if action.objectName() in {"edit-undo", "edit-redo"}:
            menu.removeAction(action)
        elif action.objectName() == "edit-paste":
            action.triggered.disconnect()
            action.triggered.connect(paste)
            action.setEnabled(bool(text_of(QGuiApplication.clipboard().mimeData())))
    while menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu
