"""Home: what to go on with, by when, what else there is, and how to begin; whatever the drafts are like."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from poadesk.core.form import CYCLE, STATE
from poadesk.store.draft.draft_file import DraftFile
from poadesk.tasks.cycle_calendar import CalendarLine, CycleCalendar
from poadesk.ui.home import draft_folder
from poadesk.ui.home.calendar_panel import CalendarPanel
from poadesk.ui.home.draft_row import saved_words
from tests.ui.conftest import FIRST

DUE = date(2026, 5, 15)


def spoken(official, row: int) -> str:
    return official.controller.home.drafts.item(row).data(Qt.ItemDataRole.AccessibleTextRole)


def seen(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def come_back(official) -> None:
    official.controller.list_drafts()
    official.window.start.focus_first()
    official.wait_listed()
    official.settle()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 1), ("Reports are asked for by", "15 May 2026", "75 days left")),
        (DUE, ("Reports are asked for by", "due today")),
        (date(2026, 11, 25), ("Reports were asked for by", "15 May 2026", "Late reports are accepted.")),
    ],
)
def test_the_deadline_is_told_from_the_cycle_and_from_today(qtbot, today, words):
    panel = CalendarPanel()
    qtbot.addWidget(panel)
    lines = (
        CalendarLine("", "", today > DUE, DUE, due=True),
        CalendarLine("2028", "Tenth Biennial Meeting", past=False),
    )
    panel.show_calendar(CycleCalendar("2026", (2024, 2025), DUE, lines), today)
    assert all(word in seen(panel) for word in (*words, "Tenth Biennial Meeting", "The note verbale counts"))


def test_the_last_draft_is_one_key_away_with_its_progress(writing, draft):
    writing.press("Ctrl+W")
    writing.wait_listed()
    card = writing.controller.home.card
    assert card.button.hasFocus()
    assert card.button.accessibleName() == "Continue: Antigua and Barbuda 2026"
    words = seen(card)
    assert "of 67 questions done" in words
    assert "for 2024 and 2025" in words
    assert "You stopped at question" in words
    writing.press("Return")
    assert writing.report.draft.path == draft


def test_the_first_draft_that_can_be_read_is_the_one_to_go_on_with(official, draft, tmp_path):
    broken = tmp_path / "broken.poadraft"
    broken.write_bytes(b"SQLite format 3\0" + bytes(400))
    for path in (draft, tmp_path / "stick" / "missing.poadraft", broken):
        official.program.preferences.add_recent(path)
    come_back(official)
    assert official.controller.home.card.path == draft
    assert [official.controller.home.drafts.count(), spoken(official, 0)[:8]] == [3, "broken. "]
    assert "There is no draft" in spoken(official, 1)
    assert "Antigua and Barbuda 2026" in spoken(official, 2)


def test_a_draft_that_another_program_locks_holds_up_only_its_own_row(official, draft, form):
    held = draft_folder.make_draft(form, {STATE: "DMA", CYCLE: "2026"})
    official.program.preferences.add_recent(draft)
    official.program.preferences.add_recent(held)
    with closing(sqlite3.connect(held, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        official.controller.list_drafts()
        home = official.controller.home
        official._qtbot.waitUntil(lambda: "of 67 done" in spoken(official, 1))
        assert "Looking…" in spoken(official, 0)
        assert home.busy
        other.execute("ROLLBACK")
    official.wait_listed()
    assert "Dominica 2026" in spoken(official, 0)


def test_what_is_listed_says_what_it_is(official, form):
    official.controller.open_example()
    official.press("Ctrl+W")
    official.wait_listed()
    assert "The example of an invented State" in spoken(official, 0)
    assert "Status: " in spoken(official, 0)
    assert "Saved today at" in spoken(official, 0)


def test_a_draft_elsewhere_can_be_taken_out_of_the_list_and_one_at_home_not(official, draft, tmp_path):
    elsewhere = tmp_path / "elsewhere.poadraft"
    elsewhere.write_bytes(draft.read_bytes())
    official.program.preferences.add_recent(elsewhere)
    come_back(official)
    drafts = official.controller.home.drafts
    drafts.setFocus()
    offered = [[action.text() for action in drafts.make_menu(path).actions()] for path in (elsewhere, draft)]
    assert [any("Take out" in text for text in texts) for texts in offered] == [True, False]
    official.press("Delete")
    official.wait_listed()
    assert drafts.count() == 1
    assert elsewhere.exists()
    official.press("Delete")
    assert drafts.count() == 1


def test_the_three_dots_of_a_row_show_what_else_can_be_done(official, draft):
    come_back(official)
    drafts = official.controller.home.drafts
    rect = drafts.visualItemRect(drafts.item(0))
    QTest.mouseClick(drafts.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 12, rect.center().y()))
    official.settle()
    menu = drafts.findChild(QMenu)
    assert menu is not None
    look = next(action for action in menu.actions() if action.text().replace("&", "") == "Open for reading only")
    look.trigger()
    menu.close()
    official.settle()
    assert official.report.draft.read_only


def test_everything_on_the_page_is_reached_by_tab_in_reading_order(official, draft):
    come_back(official)
    start = official.window.start
    start.focus_first()
    names = []
    for _press in range(12):
        focus = QApplication.focusWidget()
        interface = QAccessible.queryAccessibleInterface(focus)
        names.append(interface.text(QAccessible.Text.Name))
        official.press("Tab")
    expected = [
        "Continue: Antigua and Barbuda 2026",
        "From an earlier report",
        "New, empty report",
        "Open a file…",
        "See the example: the complete report of an invented State",
        "Recent drafts",
        "How to correct a question or a number",
        "Where things are kept…",
    ]
    assert names[: len(expected)] == expected


def test_ways_to_begin_say_what_they_do_and_are_pressed_by_enter(official, monkeypatch):
    start = official.window.start
    interface = QAccessible.queryAccessibleInterface(start.earlier_button)
    assert interface.role() == QAccessible.Role.Button
    assert "still true" in interface.text(QAccessible.Text.Description)
    pressed: list[str] = []
    start.browse.disconnect()
    start.browse.connect(lambda: pressed.append("open"))
    start.open_button.setFocus()
    official.press("Return", "Space")
    assert pressed == ["open", "open"]


def test_a_new_report_begins_at_its_first_empty_question(official, form):
    official.open(draft_folder.make_draft(form, FIRST))
    review, answers = official.report.editing.session.review, official.report.editing.answers
    first = next(id for id in form.questions if id in review.visible and answers.value(id) is None)
    assert official.report.where.at() == first


def test_a_report_goes_on_where_the_person_was(writing, draft):
    writing.go("stockpile.standards")
    at = writing.report.where.at()
    writing.press("Ctrl+W")
    writing.open(draft)
    assert writing.report.where.at() == at


def test_days_are_told_as_people_say_them():
    at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    local = at.astimezone().date()
    assert saved_words(at, local).startswith("Saved today at")
    assert saved_words(at, local.replace(day=2)).startswith("Saved yesterday at")
    assert saved_words(at, local.replace(month=5)) == "Saved on 1 March 2026"
    assert saved_words(None, local) == "Nothing entered yet"


def test_a_draft_of_a_newer_program_is_listed_as_far_as_it_can_be_read(official, draft):
    with closing(sqlite3.connect(draft, isolation_level=None)) as other:
        other.execute("PRAGMA user_version=99")
    official.program.preferences.add_recent(draft)
    come_back(official)
    assert spoken(official, 0).startswith("Antigua and Barbuda 2026")
    with DraftFile.open(draft, read_only=True) as file:
        assert file.why_read_only == "newer"


def test_the_path_is_shown_where_a_draft_is_not_at_home(official, draft, tmp_path: Path):
    elsewhere = tmp_path / "stick" / "report.poadraft"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(draft.read_bytes())
    official.program.preferences.add_recent(elsewhere)
    come_back(official)
    assert str(elsewhere) in spoken(official, 0)
