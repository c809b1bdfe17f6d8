"""Every shortcut of the program works in every control of every field, on every system."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.ui.shell.action_table import all_actions
from tests.ui.fields.test_all_fields import KINDS

KEYS = [key for action in all_actions() for key in action.keys]


def controls(field: QWidget) -> Iterator[QWidget]:
    """What the keyboard can be in, a row of a table and words beside an option among them."""
    for control in field.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.ClickFocus and control.isVisible() and control.isEnabled():
            yield control


def wants_for_itself(control: QWidget, key: str) -> bool:
    """Whether the control takes the key before the shortcuts of the window are asked."""
    combination = QKeySequence(key)[0]
    modifiers = combination.keyboardModifiers()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, combination.key(), modifiers, "")
    event.ignore()
    QApplication.sendEvent(control, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", KINDS)
def test_every_shortcut_of_the_program_works_in_every_control(ask, answered, kind):
    field, value = answered(kind)
    asked = ask(field)
    asked.field.show_value(value)
    QApplication.processEvents()
    taken = [(key, type(c).__name__) for c in controls(asked.field) for key in KEYS if wants_for_itself(c, key)]
    assert taken == []


EMACS = [
    "Ctrl+E",
    "Ctrl+K",
    "Ctrl+D",
    "Ctrl+F",
    "Ctrl+B",
    "Ctrl+N",
    "Ctrl+P",
    "Ctrl+U",
    "Ctrl+W",
    "Ctrl+H",
    "Alt+Left",
    "Ctrl+Y",
    "Alt+Backspace",
]


@pytest.mark.parametrize("kind", ["line", "prose", "state", "year-table"])
@pytest.mark.parametrize("key", EMACS)
def test_keys_that_edit_text_on_some_systems_alone_are_left_to_shortcuts(ask, of_kind, kind, key):
    ask(of_kind(kind))
    assert not wants_for_itself(QApplication.focusWidget(), key)


@pytest.mark.parametrize("key", ["Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+Left", "Ctrl+Shift+End", "a", "Shift+A", "Home"])
def test_keys_that_edit_text_everywhere_stay_with_the_text(ask, of_kind, key):
    ask(of_kind("prose"))
    assert wants_for_itself(QApplication.focusWidget(), key)
