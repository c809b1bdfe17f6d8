"""What was typed or chosen and has reached no answer yet outlives the widgets that it was typed into."""

import threading

from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QRadioButton

from poadesk.ui.report.side_pane import Tab
from poadesk.ui.session import restore_service

LONG = "coordination.body.name"


def rebuild(official) -> None:
    official.controller.rebuild_view()
    official.settle()


def test_typing_goes_on_as_if_nothing_had_happened(writing):
    writing.go("about.date")
    writing.type("some")
    shown = writing.report.editing.judging.shown
    rebuild(writing)
    assert writing.report.editing.judging.shown == shown
    writing.type("day")
    assert writing.value("about.date") == "someday"
    writing.press("Ctrl+Z")
    assert writing.value("about.date") is None


def test_no_break_spaces_and_characters_beyond_the_first_plane_stay(writing):
    question = "information.views"
    writing.go(question)
    text = "10\u00a0000 \U0001f600\U0001f600 "
    writing.focus.insertPlainText(text)
    writing.settle()
    rebuild(writing)
    assert writing.focus.text() == text
    assert writing.focus.textCursor().position() == len(text.encode("utf-16-le")) // 2
    writing.type("x")
    assert writing.value(question) == text + "x"


def test_a_passage_is_scrolled_as_it_was(writing):
    writing.go("information.views")
    writing.focus.insertPlainText("\n".join(f"line {n}" for n in range(60)))
    writing.settle()
    writing.focus.moveCursor(QTextCursor.MoveOperation.Start)
    writing.focus.verticalScrollBar().setValue(90)
    rebuild(writing)
    assert writing.focus.verticalScrollBar().value() == 90


def test_what_an_input_method_is_composing_becomes_text(writing):
    writing.go("information.views")
    writing.type("ab")
    QApplication.sendEvent(writing.focus, QInputMethodEvent("にほん", []))
    rebuild(writing)
    assert writing.focus.text() == "abにほん"
    assert writing.value("information.views") == "abにほん"
    writing.go("about.authority")
    QApplication.sendEvent(writing.focus, QInputMethodEvent("国", []))
    rebuild(writing)
    assert writing.focus.text() == "国"
    assert writing.value("about.authority") == "国"


def test_what_is_kept_aside_on_a_page_out_of_sight_stays(writing):
    question = "coordination.body"
    writing.go(question)
    card = writing.report.pages.cards()[question]
    card.field.answer_in_words()
    writing.type("partly")
    next(b for b in card.field.findChildren(QRadioButton) if b.accessibleName() == "Yes").click()
    kept = card.field._kept
    writing.go("about.authority")
    rebuild(writing)
    rebuild(writing)
    writing.go(question)
    assert writing.report.pages.cards()[question].field._kept == kept


def test_an_answer_changed_elsewhere_is_shown_in_place_of_what_stood_unfinished(writing):
    writing.go("about.authority")
    writing.type("Ministry ")
    rebuild(writing)
    writing.press("Ctrl+Z")
    assert writing.value("about.authority") is None
    writing.go("information.views")
    rebuild(writing)
    writing.go("about.authority")
    assert not writing.focus.text()


def test_a_note_goes_on_where_it_was(writing):
    writing.go("about.authority")
    writing.press("F3")
    writing.type("ask the ")
    rebuild(writing)
    writing.type("police")
    assert writing.report.editing.answers.get("about.authority", "note") == "ask the police"
    writing.press("Ctrl+Z")
    assert writing.report.editing.answers.get("about.authority", "note") is None


def test_the_view_is_built_anew_at_the_check_too(writing):
    writing.press("Ctrl+E")
    writing.report.pages.check_page().focus_first()
    rebuild(writing)
    assert writing.report.pages.step == "check"
    assert writing.focus is writing.report.pages.check_page().points.first_button()
    assert writing.report.side.currentIndex() == Tab.PROBLEMS
    writing.press("Alt+Left")
    assert writing.report.side.currentIndex() == Tab.GUIDANCE


def test_put_aside_answers_stay_unfolded_and_the_problems_filtered(writing):
    editing = writing.report.editing
    editing.edit("coordination.body", "value", "yes")
    editing.edit(LONG, "value", "Commission")
    editing.edit("coordination.body", "value", "no")
    writing.go("coordination.body")
    page = writing.report.pages.section_page()
    page._aside._toggle.click()
    writing.report.side.problems._filter.setCurrentIndex(4)
    writing.report.panes.show_tab(Tab.PROBLEMS)
    writing.report.side.problems.list.setCurrentRow(7)
    writing.settle()
    rebuild(writing)
    assert writing.report.pages.section_page()._aside._toggle.isChecked()
    assert writing.report.side.problems._filter.currentIndex() == 4
    assert writing.focus is writing.report.side.problems.list
    assert writing.focus.currentRow() == 7


def test_documents_of_a_backup_arrive_though_the_view_is_another(writing, monkeypatch, qtbot):
    session = writing.report.session
    writing.go("about.authority")
    writing.type("Ministry")
    writing.wait_saved()
    with qtbot.waitSignal(session.restoring.backups_listed) as listed:
        session.restoring.back_up()
    backup = listed.args[0][0]
    writing.type(" of Peace")
    writing.wait_saved()
    go, real = threading.Event(), restore_service.bring_documents
    monkeypatch.setattr(restore_service, "bring_documents", lambda *given: (go.wait(10), real(*given))[1])
    changes = tuple(session.editing.answers.difference(session.restoring.answers_in(backup)))
    session.restoring.bring_back_from(backup, "yesterday", changes)
    rebuild(writing)
    go.set()
    qtbot.waitUntil(lambda: writing.value("about.authority") == "Ministry")
    assert "yesterday" in writing.report.footer.message.text()
