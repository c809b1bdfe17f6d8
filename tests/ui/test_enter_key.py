"""Enter presses the button that has the focus, begins in a dialog, and does nothing to an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from poadesk.ui.home.new_report_dialog import NewReport
from poadesk.ui.versions.version_browser import VersionBrowser


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_presses_the_button_that_has_the_focus(writing, key):
    writing.go("brokering.laws")
    writing.press("Space")
    writing.go("brokering.laws.list")
    assert isinstance(writing.focus, QPushButton)
    writing.press(key)
    assert not isinstance(writing.focus, QPushButton)
    writing.type("Firearms Act")
    assert writing.value("brokering.laws.list") == [{"title": "Firearms Act"}]


def test_enter_in_a_field_of_a_page_goes_nowhere(writing):
    writing.go("about.date")
    before = writing.focus
    writing.press("Return")
    assert writing.focus is before
    assert writing.value("about.date") is None
    assert writing.report.pages.step == "about"


def test_enter_on_an_option_chooses_it_and_goes_nowhere(writing):
    writing.go("about.updates")
    before = writing.focus
    writing.press("Return", "Return")
    assert writing.focus is before
    assert writing.value("about.updates") == "yes"


def test_a_row_is_added_by_its_key_before_there_is_a_list(writing):
    writing.go("brokering.laws")
    writing.press("Space")
    writing.go("brokering.laws.list")
    writing.press("Insert")
    writing.type("Firearms Act")
    assert writing.value("brokering.laws.list") == [{"title": "Firearms Act"}]


def _asking(form, qtbot) -> NewReport:
    dialog = NewReport(form, "en", {})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_enter_begins_a_new_report_with_the_state_that_was_meant(form, qtbot):
    dialog = _asking(form, qtbot)
    QTest.keyClicks(dialog.focusWidget(), "antigua")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen()["about.state"] == "ATG"


def test_enter_on_cancel_begins_nothing(form, qtbot):
    dialog = _asking(form, qtbot)
    cancel = next(b for b in dialog.findChildren(QPushButton) if "Cancel" in b.text())
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_enter_presses_the_buttons_of_a_dialog_that_has_no_default(writing, qtbot):
    writing.controller.command("backups")
    qtbot.waitUntil(lambda: writing.window.findChild(VersionBrowser) is not None)
    dialog = writing.window.findChild(VersionBrowser)
    close = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Close")
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert not dialog.isVisible()
