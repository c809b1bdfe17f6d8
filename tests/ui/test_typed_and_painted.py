"""What is typed is painted first and applied right after; nothing that is done in between misses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

AUTHORITY = "about.authority"


@pytest.fixture
def typed(writing):
    """The last letter of a word was just typed, and nothing has happened since."""
    writing.go(AUTHORITY)
    QTest.keyClicks(writing.focus, "Ministr")
    writing.settle()
    QTest.keyClick(writing.focus, "y")
    return writing


def test_it_is_applied_by_itself(typed):
    typed.settle()
    assert typed.value(AUTHORITY) == "Ministry"


@pytest.mark.parametrize(
    "act",
    [
        lambda report: report.editing.end_burst(),
        lambda report: report.editing.check(),
        lambda report: report.editing.edit("about.person", "value", "A. Person"),
        lambda report: report.editing.leave_blank("about.person", "by-choice"),
        lambda report: report.session.report(),
        lambda report: report.command("save"),
        lambda report: report.pages.leave(),
        lambda report: report.pages.show_step("collection"),
    ],
)
def test_whatever_is_done_first_takes_it_in(typed, act):
    act(typed.report)
    assert typed.value(AUTHORITY) == "Ministry"


def test_undo_takes_back_what_was_typed_last(typed):
    typed.report.command("undo")
    typed.settle()
    assert typed.value(AUTHORITY) is None
    assert typed.report.pages.cards()[AUTHORITY].field.raw() is None


def test_closing_at_once_saves_it(typed, draft, stored):
    typed.controller.close_report()
    assert stored(draft)[AUTHORITY]["value"] == "Ministry"


def test_a_view_made_anew_at_once_shows_it(typed):
    typed.controller.rebuild_view()
    assert typed.report.pages.cards()[AUTHORITY].field.raw() == "Ministry"


def test_after_an_error_in_the_program_it_is_saved(typed, draft, stored):
    typed.controller.save_after_error()
    assert stored(draft)[AUTHORITY]["value"] == "Ministry"


def test_the_next_field_does_not_overtake_it(typed):
    QTest.keyClick(typed.focus, Qt.Key.Key_Tab)
    assert typed.value(AUTHORITY) == "Ministry"
