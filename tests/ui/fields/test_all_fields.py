from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.core.editors import Editor, Field
from poadesk.ui.fields import FIELDS

KINDS = (
    "line", "prose", "number", "date", "yes-no", "yes-no-developing", "one-of", "many-of", "duration", "contact",
    "rows", "year-table", "files", "state", "cycle", "language",
)  # fmt: skip


@pytest.fixture
def some_field(of_kind, request) -> Field:
    return of_kind(request.param)


EVERY_KIND = pytest.mark.parametrize("some_field", KINDS, indirect=True)


def test_every_editor_has_a_field():
    assert set(FIELDS) == set(get_args(Editor))


@EVERY_KIND
def test_every_control_has_a_name(ask, some_field):
    asked = ask(some_field)
    controls = [w for w in asked.field.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    own = [w for w in controls if not w.objectName().startswith("qt_") and w.isVisible()]
    assert own
    assert [w for w in own if not w.accessibleName()] == []


@EVERY_KIND
def test_tab_goes_through_and_back_again(ask, some_field):
    asked = ask(some_field)
    there = []
    while QApplication.focusWidget() is not asked.next:
        there.append(QApplication.focusWidget())
        assert len(there) < 60, "a trap for Tab"
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    back = []
    while QApplication.focusWidget() is not there[0]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        back.append(QApplication.focusWidget())
        assert len(back) < 60, "a trap for Shift+Tab"
    assert back == there[::-1]


@EVERY_KIND
def test_nothing_asked_nothing_told(ask, some_field):
    asked = ask(some_field)
    asked.field.show_value(None)
    asked.field.set_description("A hint.")
    asked.field.show_messages([])
    assert asked.field.raw() is None
    assert asked.values == []
    assert asked.field.accessibleDescription() == "A hint."


@EVERY_KIND
def test_from_right_to_left_nothing_leaves_the_window(ask, some_field):
    asked = ask(some_field)
    asked.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    asked.window.resize(420, 600)
    QApplication.processEvents()
    for widget in asked.field.findChildren(QWidget):
        if widget.isVisible() and widget.parentWidget() is asked.field:
            assert asked.field.rect().contains(widget.geometry())
