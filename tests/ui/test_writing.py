"""Answering by keyboard: what is typed is judged when left, saved by itself, taken back step by step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from poadesk.ui.questions.more_menu import MoreMenu
from poadesk.ui.questions.put_aside import AsideNotice


def test_what_is_typed_is_in_the_file_soon_after(writing, draft, stored):
    writing.go("about.authority")
    writing.type("Ministry of Foreign Affairs")
    writing.wait_saved()
    assert stored(draft)["about.authority"]["value"] == "Ministry of Foreign Affairs"


def test_saved_is_not_said_before_it_is_true(writing):
    writing.go("about.authority")
    writing.type("M")
    assert writing.report.footer.status.text() == "Saving…"
    writing.wait_saved()
    assert not writing.report.saving.unsaved


def test_choosing_yes_shows_what_hangs_on_it_and_tab_goes_there(writing):
    writing.go("manufacture.takes-place")
    page = writing.report.pages.section_page()
    assert "manufacture.laws" not in set(page.visible_questions())
    writing.press("Space")
    assert writing.value("manufacture.takes-place") == "yes"
    assert "manufacture.laws" in set(page.visible_questions())
    for _step in range(12):
        writing.press("Tab")
        if page.question_of(writing.focus) != "manufacture.takes-place":
            break
    assert page.question_of(writing.focus) == "manufacture.laws"


def test_what_is_put_aside_is_said_kept_and_deleted_only_for_good(writing):
    writing.go("manufacture.takes-place")
    writing.press("Space")
    writing.go("manufacture.licence")
    writing.press("Space")
    writing.go("manufacture.takes-place")
    writing.press("Down", "Space")
    assert writing.value("manufacture.licence") == "yes"
    aside = writing.report.pages.section_page()._aside
    assert aside._toggle.text() == "1 answer put aside"
    aside._toggle.setFocus()
    writing.press("Space", "Tab", "Space")
    assert writing.value("manufacture.licence") is None
    writing.press("Ctrl+Z")
    assert writing.value("manufacture.licence") == "yes"


@pytest.fixture
def closed(writing):
    """An answer has just put another one aside."""
    writing.go("manufacture.takes-place")
    writing.press("Space")
    writing.go("manufacture.licence")
    writing.press("Space")
    writing.go("manufacture.takes-place")
    writing.press("Right", "Space")
    return writing


def notice_of(official):
    card = official.report.pages.cards()["manufacture.takes-place"]
    return card.findChild(AsideNotice)


def test_what_an_answer_puts_aside_is_said_under_it_and_undone_there(closed):
    notice = notice_of(closed)
    assert notice.words == "1 answer put aside (2.1.2). Kept, not printed."
    notice.show_them.click()
    closed.settle()
    assert any("Yes" in label.text() for label in notice.findChildren(QLabel))
    notice.undo.click()
    closed.settle()
    assert closed.value("manufacture.takes-place") == "yes"
    assert closed.value("manufacture.licence") == "yes"
    assert notice_of(closed) is None


def test_it_is_said_until_the_section_is_left(closed):
    closed.go("manufacture.assistance")
    assert notice_of(closed) is not None
    assert "Because of the answer here" not in closed.text("manufacture.takes-place")
    closed.press("Ctrl+PgDown", "Ctrl+PgUp")
    assert notice_of(closed) is None
    assert "Because of the answer here" in closed.text("manufacture.takes-place")


def test_a_figure_is_not_judged_while_it_is_typed(writing):
    writing.go("coordination.body")
    writing.press("Space")
    writing.go("coordination.body.men")
    writing.type("12o")
    assert writing.text("coordination.body.men") == ""
    writing.press("Tab")
    writing.go("coordination.body.women")
    assert "is not a whole number" in writing.text("coordination.body.men")
    assert writing.value("coordination.body.men") == "12o"


def test_a_finding_goes_at_once_when_mended(writing):
    writing.go("coordination.body")
    writing.press("Space")
    writing.go("coordination.body.men")
    writing.type("12o")
    writing.go("coordination.body.women")
    writing.go("coordination.body.men")
    writing.press("End", "Backspace")
    assert writing.text("coordination.body.men") == ""


def test_the_finding_is_the_description_of_the_control(writing):
    writing.go("coordination.body")
    writing.press("Space")
    writing.go("coordination.body.men")
    writing.type("many")
    writing.go("coordination.body.women")
    writing.go("coordination.body.men")
    assert "Warning: “many” is not a whole number" in writing.focus.accessibleDescription()


def test_nothing_moves_under_the_cursor_when_a_finding_appears_above(writing):
    writing.go("coordination.body")
    writing.press("Space")
    writing.go("coordination.body.men")
    writing.type("12o")
    page = writing.report.pages.section_page()
    page.scroll_to(page.verticalScrollBar().value())  # has all cards made
    below = page.cards["coordination.body.women"]
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 140)
    before = below.mapTo(page.viewport(), QPoint()).y()
    below.focus_first()
    writing.settle()
    assert "is not a whole number" in writing.text("coordination.body.men")
    assert below.mapTo(page.viewport(), QPoint()).y() == before


def test_tab_finds_the_next_question_however_fast_one_goes(writing):
    writing.report.editing.edit("transfers.laws", "value", "yes")
    writing.report.pages.show_step("transfers")
    page = writing.report.pages.section_page()
    asked = list(page.visible_questions())
    page.cards[asked[0]].focus_first()
    assert len(page.cards) < len(asked)
    met: list[str] = []
    for _stop in range(300):
        question = page.question_of(writing.focus)
        if question is None:
            break
        if question not in met:
            met.append(question)
        QTest.keyClick(writing.focus, Qt.Key.Key_Tab)  # with no pause in which cards are made
    assert met == asked


def test_a_burst_of_typing_is_one_step_back(writing):
    writing.go("about.authority")
    writing.type("Ministry of Foreign Affairs")
    writing.press("Ctrl+Z")
    assert writing.value("about.authority") is None
    assert writing.focus.accessibleName().startswith("A.6")
    writing.press("Ctrl+Y")
    assert writing.value("about.authority") == "Ministry of Foreign Affairs"


def test_leaving_a_question_ends_the_burst(writing):
    writing.go("about.authority")
    writing.type("one")
    writing.go("about.person")
    writing.go("about.authority")
    writing.press("Ctrl+End")
    writing.type(" two")
    writing.press("Ctrl+Z")
    assert writing.value("about.authority") == "one"


def test_undo_goes_to_the_question_concerned(writing):
    writing.go("about.authority")
    writing.type("one")
    writing.report.pages.show_step("collection")
    writing.press("Ctrl+Z")
    assert writing.report.pages.step == "about"
    assert writing.report.pages.section_page().question_of(writing.focus) == "about.authority"


def test_a_date_chosen_in_the_calendar_is_one_step_for_undo(writing):
    writing.go("about.date")
    writing.type("2026-05-1")
    writing.press("Alt+Down", "PgDown", "Escape")
    writing.type("4")
    writing.press("Alt+Down", "Right", "Return")
    assert writing.value("about.date") == "2026-05-15"
    writing.report.command("undo")
    writing.settle()
    assert writing.value("about.date") == "2026-05-14"


def test_undo_and_redo_reach_every_aspect_in_turn(writing):
    writing.go("about.person")
    writing.type("A. Person")
    writing.press("F3")
    writing.type("asked in May")
    assert writing.report.editing.answers.get("about.person", "note") == "asked in May"
    writing.press("Ctrl+Z")
    assert writing.report.editing.answers.get("about.person", "note") is None
    writing.press("Ctrl+Z")
    assert writing.value("about.person") is None
    writing.press("Ctrl+Y", "Ctrl+Y")
    assert writing.report.editing.answers.get("about.person", "note") == "asked in May"


def menu_of(official):
    """The menu beside the question in focus, opened by key."""
    official.press("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MoreMenu)
    return menu


def choose(menu: QMenu, id: str) -> None:
    found = menu.findChild(QAction, id)
    assert found.isEnabled()
    found.trigger()
    menu.close()


def test_a_reason_for_a_blank_is_given_and_taken_back(writing):
    writing.go("about.authority")
    choose(menu_of(writing), "not-available")
    writing.type("the Ministry of Justice")
    assert writing.report.editing.answers.blank_reason("about.authority") == "not-available"
    assert writing.report.editing.answers.blank_text("about.authority") == "the Ministry of Justice"
    choose(menu_of(writing), "clear")
    assert writing.report.editing.answers.blank_reason("about.authority") is None
    assert writing.focus.accessibleName().startswith("A.6")


def test_a_reason_stands_in_the_place_of_yes_and_no_and_backspace_takes_it_back(writing):
    writing.go("coordination.body")
    writing.press("Space")
    choose(menu_of(writing), "by-choice")
    card = writing.report.pages.cards()["coordination.body"]
    assert writing.value("coordination.body") is None
    assert not card.field.isVisible()
    assert writing.focus.text() == "Left unanswered by choice"
    writing.press("Backspace")
    assert writing.report.editing.answers.blank_reason("coordination.body") is None
    assert card.field.holds_focus()
    writing.press("Ctrl+Z", "Ctrl+Z")
    assert writing.value("coordination.body") == "yes"


def test_the_menu_clears_an_answer_and_undo_brings_it_back(writing):
    writing.go("coordination.body")
    writing.press("Space")
    choose(menu_of(writing), "clear")
    assert writing.value("coordination.body") is None
    writing.press("Ctrl+Z")
    assert writing.value("coordination.body") == "yes"


def test_the_menu_opens_the_place_for_words_and_the_note(writing):
    writing.go("coordination.body")
    choose(menu_of(writing), "words")
    writing.type("being set up")
    assert writing.value("coordination.body") == {"text": "being set up"}
    choose(menu_of(writing), "note")
    writing.type("ask the Minister")
    assert writing.report.editing.answers.get("coordination.body", "note") == "ask the Minister"


def test_the_arrow_down_opens_the_menu_and_leads_nowhere_else(writing):
    writing.go("about.authority")
    more = writing.report.pages.cards()["about.authority"].more
    more.setFocus()
    writing.press("Down")
    assert isinstance(QApplication.activePopupWidget(), MoreMenu)
    QApplication.activePopupWidget().close()
    assert writing.window.focusWidget() is more


def test_what_is_only_read_offers_nothing_that_changes_it(writing, draft):
    writing.controller.close_report()
    writing.controller.open(draft, read_only=True)
    writing.settle()
    writing.go("coordination.body")
    menu = menu_of(writing)
    assert [a.objectName() for a in menu.actions() if a.isEnabled() and a.objectName()] == ["note", "history"]
    menu.close()


def test_an_answer_takes_the_reason_for_a_blank_away(writing):
    writing.report.editing.edit("about.authority", "blank", {"reason": "by-choice"})
    writing.go("about.authority")
    writing.type("M")
    assert writing.report.editing.answers.get("about.authority", "blank") is None
    writing.press("Ctrl+Z")
    assert writing.report.editing.answers.blank_reason("about.authority") == "by-choice"


def test_enter_in_a_line_hands_nothing_in_and_goes_nowhere(writing):
    writing.go("about.person")
    writing.type("A. Person")
    step, focus = writing.report.pages.step, writing.focus
    writing.press("Return")
    assert (writing.report.pages.step, writing.focus) == (step, focus)


def test_markup_in_an_answer_is_shown_as_it_was_typed(writing):
    writing.go("about.authority")
    writing.type("<b>bold</b> & <img src=/etc/passwd>")
    writing.press("Ctrl+E")
    page = writing.report.pages.check_page()
    page.read()
    assert "<b>bold</b> & <img src=/etc/passwd>" in page.reading.page.toPlainText()


def test_another_cycle_brings_its_own_years(writing):
    writing.report.editing.edit("about.cycle", "value", "2028")
    writing.report.pages.show_step("about")
    first = writing.report.editing.form.sections[6].questions[0].id
    writing.report.editing.edit(first, "value", "yes")
    writing.go("collection.count")
    heads = {label.text() for label in writing.report.pages.page().cards["collection.count"].findChildren(QLabel)}
    assert {"2026", "2027"} <= heads
