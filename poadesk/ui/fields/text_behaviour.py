"""Text behaviour: what a single line and a passage share: direction of a text, keys left to the window, a menu of
plain commands.
"""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from poadesk.ui.fields.mime import text_of

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""As Windows tells of the key that types the third sign of others, such as the euro."""
_MOVES = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_EDITS = {
    Qt.Key.Key_A,
    Qt.Key.Key_C,
    Qt.Key.Key_X,
    Qt.Key.Key_V,
    Qt.Key.Key_Insert,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
}
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


def is_for_window(event: QEvent) -> bool:
    """Whether a text control leaves this event to the window: undo and redo, and keys that may be shortcuts of it.

    Qt lets a text control take a key before the shortcuts if the key edits text on some system (Ctrl+E goes to the end
    of the line in some, Ctrl+K cuts it off). A control here takes only what edits text everywhere; any other key still
    comes to it if no shortcut wants it.
    """
    if not isinstance(event, QKeyEvent):
        return False
    if event.type() == QEvent.Type.ShortcutOverride:
        return not _edits(event)
    return event.type() == QEvent.Type.KeyPress and _has_undo_keys(event)


def _edits(event: QKeyEvent) -> bool:
    """Whether the key types, edits or moves in a text on every system."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    match modifiers & ~_SHIFT:
        case Qt.KeyboardModifier.NoModifier:
            return True
        case Qt.KeyboardModifier.ControlModifier:
            return key in _MOVES or (key in _EDITS and not modifiers & _SHIFT)
    return modifiers & ~_SHIFT == _ALT_GR and event.text().isprintable() and bool(event.text())


def _has_undo_keys(event: QKeyEvent) -> bool:
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
