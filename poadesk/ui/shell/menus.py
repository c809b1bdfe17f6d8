"""Menus: made from the action table, with the keys of each action as the system writes them."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from poadesk.ui.shell.action_table import Action, all_actions, menu_titles


def shortcut_texts() -> Mapping[str, str]:
    """The first key of each action that has one, as it is written on this system, by id."""
    native = QKeySequence.SequenceFormat.NativeText
    return {action.id: QKeySequence(action.keys[0]).toString(native) for action in all_actions() if action.keys}


CHECKABLE = frozenset({"theme-system", "theme-light", "theme-dark"})


def fill_menus(bar: QMenuBar, owner: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the menus and give the actions by id, each calling its handler."""
    made = {}
    for menu_id, title in menu_titles().items():
        menu = bar.addMenu(title)
        group = 0
        for action in (known for known in all_actions() if known.menu == menu_id):
            if action.group != group:
                menu.addSeparator()
                group = action.group
            made[action.id] = _make(action, owner, handlers[action.id])
            menu.addAction(made[action.id])
    return made


def _make(action: Action, owner: QWidget, handler: Callable[[], object]) -> QAction:
    made = QAction(action.text, owner)
    made.setObjectName(action.id)
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    made.setCheckable(action.id in CHECKABLE)
    made.triggered.connect(lambda _checked=False: handler())
    return made
