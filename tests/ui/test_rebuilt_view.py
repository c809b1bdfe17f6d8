"""The view of an open report is thrown away and built anew in mid-work, and the person notices nothing."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from poadesk.ui.report.side_pane import Tab


def rebuild(official) -> None:
    official.controller.rebuild_view()
    official.settle()


def scroll_of(official) -> int:
    return official.report.pages.section_page().verticalScrollBar().value()


def test_cursor_selection_and_words_in_a_long_text_stay(writing):
    writing.report.editing.edit("coordination.body", "value", "yes")
    writing.go("coordination.body.name")
    writing.type("National commission of five bodies ")
    edit = writing.focus
    assert isinstance(edit, QTextEdit | QLineEdit)
    cursor = edit.textCursor()
    cursor.setPosition(9)
    cursor.setPosition(19, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    rebuild(writing)
    again = writing.focus
    assert again is not edit
    assert again.toPlainText() == "National commission of five bodies "
    assert again.textCursor().selectedText() == "commission"
    writing.type("council")
    assert writing.value("coordination.body.name") == "National council of five bodies "


def test_undo_after_it_takes_back_the_last_step_and_shows_it(writing):
    writing.go("about.authority")
    writing.type("Ministry")
    writing.report.editing.end_burst()
    writing.go("information.views")
    rebuild(writing)
    writing.press("Ctrl+Z")
    assert writing.value("about.authority") is None
    page = writing.report.pages.section_page()
    assert page.question_of(writing.focus) == "about.authority"
    writing.press("Ctrl+Y")
    assert writing.value("about.authority") == "Ministry"


def test_a_half_typed_figure_stays_in_its_cell(writing):
    writing.report.editing.edit("collection.collected", "value", "yes")
    writing.go("collection.count")
    writing.press("Down")
    writing.type("12o,")
    rebuild(writing)
    assert writing.focus.text() == "12o,"
    writing.press("Backspace", "Backspace")
    writing.type("3")
    assert "123" in str(writing.value("collection.count"))


def test_the_open_row_of_a_table_stays_open(writing):
    writing.report.editing.edit("coordination.targets", "value", "yes")
    writing.report.editing.edit("coordination.targets.list", "value", [{"target": "First"}, {"target": "Second"}])
    writing.report.pages.reveal("coordination.targets.list", 1, "target")
    writing.settle()
    writing.press("End")
    writing.type(" and last")
    rebuild(writing)
    writing.type("!")
    rows = writing.value("coordination.targets.list")
    assert [row["target"] for row in rows] == ["First", "Second and last!"]


def test_findings_in_sight_side_pane_and_scroll_stay(writing):
    writing.go("about.date")
    writing.type("someday")
    asked = writing.report.editing.session.review.visible
    *_others, last = (q.id for q in writing.report.editing.form.sections[0].questions if q.id in asked)
    writing.go(last)
    writing.report.panes.show_tab(Tab.PROBLEMS)
    writing.go(last)
    shown, scroll = writing.report.editing.judging.shown, scroll_of(writing)
    assert shown
    assert scroll > 0
    rebuild(writing)
    assert writing.report.editing.judging.shown == shown
    assert writing.report.side.currentIndex() == Tab.PROBLEMS
    assert writing.report.side.problems.list.count() == len(shown)
    assert scroll_of(writing) == scroll
    assert writing.report.where.question == last


def test_notice_and_title_stay(writing):
    writing.report.session.notices.say("Read this.", [("Close", writing.report.session.notices.clear)])
    rebuild(writing)
    assert writing.report.banner.text == "Read this."
    writing.report.banner._buttons[0].click()
    assert not writing.report.banner.text
    assert "Antigua" in writing.window.windowTitle()


def test_the_draft_is_held_and_saved_by_the_same_session(writing, draft, qtbot, stored):
    session, threads = writing.report.session, threading.active_count()
    writing.go("about.authority")
    writing.type("Mini")
    for _turn in range(3):
        rebuild(writing)
    writing.type("stry")
    assert writing.report.session is session
    assert threading.active_count() <= threads
    assert session.saving.flush(wait=True)
    assert stored(draft)["about.authority"]["value"] == "Ministry"


def test_the_old_view_is_freed(writing):
    old = weakref.ref(writing.report)
    gone: list[bool] = []
    writing.report.destroyed.connect(lambda: gone.append(True))
    rebuild(writing)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone
    assert old() is None


def said_of_export(official) -> str:
    return official.report.pages.check_page().outputs.cards["pdf-review"].said


def test_the_message_of_a_finished_export_survives(writing, qtbot, tmp_path):
    writing.press("Ctrl+E")
    with qtbot.waitSignal(writing.report.pages.check_page().told, timeout=60_000):
        writing.report.pages.check_page().export_to("pdf-review", tmp_path / "review.pdf")
    said = said_of_export(writing)
    rebuild(writing)
    assert said_of_export(writing) == said != ""


def test_an_export_under_way_ends_on_the_new_page(writing, qtbot, tmp_path):
    writing.press("Ctrl+E")
    page = writing.report.pages.check_page()
    page.export_to("pdf-review", tmp_path / "review.pdf")
    rebuild(writing)
    qtbot.waitUntil(lambda: "review.pdf" in said_of_export(writing), timeout=60_000)
    assert (tmp_path / "review.pdf").exists()
    assert all(card.isEnabled() for card in writing.report.pages.check_page().outputs.cards.values())


def test_an_export_that_ends_while_there_is_no_page_is_told_by_the_next(writing, qtbot, tmp_path):
    writing.press("Ctrl+E")
    writing.report.pages.check_page().export_to("pdf-review", tmp_path / "review.pdf")
    writing.report.session.exports.wait()  # it is over before the new page can listen
    rebuild(writing)
    qtbot.waitUntil(lambda: "review.pdf" in said_of_export(writing), timeout=60_000)
    assert all(card.isEnabled() for card in writing.report.pages.check_page().outputs.cards.values())


@pytest.mark.parametrize("pane", ["navigator", "footer"])
def test_focus_outside_the_page_stays_there(writing, pane):
    report = writing.report
    {"navigator": report.outline.setFocus, "footer": report.footer.focus_next}[pane]()
    name = type(writing.focus).__name__
    rebuild(writing)
    assert type(writing.focus).__name__ == name
    assert writing.report.isAncestorOf(writing.focus)
