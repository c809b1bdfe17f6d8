"""From place to place without a mouse: sections, problems, panes, search, help; and back to where one was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poadesk.ui.report.question_search import Search
from poadesk.ui.report.side_pane import Tab
from poadesk.ui.shell.action_table import all_actions
from poadesk.ui.shell.help_dialogs import HelpSheet
from poadesk.ui.widgets.text_page import TextPage


@pytest.mark.parametrize("key", ["Ctrl+PgDown", "Alt+Right"])
def test_keys_go_to_the_next_section_and_its_first_question(writing, key):
    writing.go("about.authority")
    writing.press(key)
    assert writing.report.pages.step == "coordination"
    assert writing.report.pages.section_page().question_of(writing.focus) == "coordination.body"


@pytest.mark.parametrize("key", ["Ctrl+PgUp", "Alt+Left"])
def test_keys_go_back_to_where_one_was_in_the_section_before(writing, key):
    writing.go("about.authority")
    writing.press("Ctrl+PgDown", key)
    assert writing.report.pages.section_page().question_of(writing.focus) == "about.authority"


def test_the_arrow_keys_walk_through_the_steps(writing):
    writing.report.outline.setFocus()
    writing.press("Left", "Left", "Down", "Down")  # the open section is folded first
    assert writing.report.pages.step == "manufacture"
    assert writing.report.outline.hasFocus()
    writing.press("Return")
    assert writing.report.pages.section_page().question_of(writing.focus) == "manufacture.takes-place"


def test_f8_goes_from_problem_to_problem_and_round(writing):
    editing = writing.report.editing
    editing.edit("about.date", "value", "12/11/2026")
    editing.edit("coordination.body", "value", "it is being set up")
    editing.end_burst()
    seen = []
    for _step in range(3):
        writing.press("F8")
        seen.append(writing.report.pages.section_page().question_of(writing.focus))
    assert seen == ["about.date", "coordination.body", "about.date"]
    writing.press("Shift+F8")
    assert writing.report.pages.section_page().question_of(writing.focus) == "coordination.body"


def test_a_problem_in_the_list_leads_to_its_question(writing):
    writing.report.editing.edit("about.date", "value", "someday")
    writing.report.pages.show_step("collection")
    writing.press("F2")
    writing.press("Down", "Return")
    assert writing.report.pages.section_page().question_of(writing.focus) == "about.date"


def test_f6_goes_round_the_panes(writing):
    report = writing.report
    writing.go("about.authority")
    panes = (report.footer, report.side, report.outline, report.pages)
    for pane in panes:
        writing.press("F6")
        assert pane is writing.focus or pane.isAncestorOf(writing.focus)
    writing.press("Shift+F6")
    assert writing.focus is report.outline


def test_f1_shows_the_guidance_of_the_question_and_escape_leads_back(writing):
    writing.go("coordination.body")
    writing.press("F1")
    guidance = writing.report.side.guidance
    assert "A commission" in guidance.toPlainText()
    assert "Does the State have a national coordination body" not in guidance.toPlainText()
    assert guidance.isAncestorOf(writing.focus)
    writing.press("Escape")
    assert writing.report.pages.section_page().question_of(writing.focus) == "coordination.body"


def test_guidance_follows_the_question_in_focus(writing):
    writing.go("coordination.body")
    writing.go("coordination.gender")
    assert writing.report.side.about.startswith("1.5")
    assert "1.5" not in writing.report.side.guidance.toPlainText()


def test_guidance_is_written_once_the_page_is_painted_or_when_it_is_read(writing, qtbot):
    guidance = writing.report.side.guidance
    writing.go("coordination.body")
    shown = guidance.text.toPlainText()
    writing.report.pages.show_step("stockpile")
    assert guidance.text.toPlainText() == shown
    qtbot.waitUntil(lambda: guidance.text.toPlainText() != shown)
    written = guidance.text.toPlainText()
    writing.report.pages.show_step("collection")
    assert guidance.text.toPlainText() == written
    assert not guidance.toPlainText().startswith(written)


def test_the_side_pane_folds_away_in_a_narrow_window(writing):
    writing.window.resize(1024, 640)
    writing.settle()
    assert not writing.report.side.isVisible()
    writing.press("F1")
    assert writing.report.side.isVisible()
    writing.press("F9")
    assert not writing.report.side.isVisible()
    writing.window.resize(1366, 768)
    writing.settle()
    assert writing.report.side.isVisible()


def test_search_finds_by_number_word_citation_and_answer(writing):
    writing.report.editing.edit("about.authority", "value", "Ministère des Affaires étrangères")
    for query, question in (
        ("6.1.1", "collection.count"),
        ("ministere etrangeres", "about.authority"),
        ("8(c)", "records.state-to-civilian"),
        ("brokers register", "brokering.registration"),
        ("e-mail", "coordination.point-of-contact.details"),
        ("serial number", "manufacture.marking.content"),
    ):
        search = Search(writing.report.editing)
        QTest.keyClicks(search._line, query)
        targets = [search._hits.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(search._hits.count())]
        assert targets, query
        if question in writing.report.editing.form.questions:
            number = writing.report.editing.question(question).number
            assert any(target.startswith(number + " ") for target in targets), (query, targets)
        search.deleteLater()


def test_search_puts_questions_before_options_and_says_so_if_nothing_is_found(writing):
    search = Search(writing.report.editing)
    QTest.keyClicks(search._line, "tracing")
    titles = [search._hits.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(search._hits.count())]
    asks = ["tracing" in title.casefold() for title in titles]
    assert asks == sorted(asks, reverse=True)
    assert False in asks
    QTest.keyClicks(search._line, " xyzzy")
    assert search._hits.count() == 0
    assert "No question" in search._count.text()
    search.deleteLater()


def test_search_leads_to_the_question_that_a_hidden_one_hangs_on(writing):
    search = Search(writing.report.editing)
    chosen = []
    search.chosen.connect(chosen.append)
    QTest.keyClicks(search._line, "2.1.2")
    QTest.keyClick(search._line, Qt.Key.Key_Return)
    assert chosen == ["manufacture.takes-place"]
    search.deleteLater()


def test_every_action_with_a_key_is_in_the_help_sheet(writing):
    sheet = HelpSheet(writing.window)
    text = "".join(page.toPlainText() for page in sheet.findChildren(TextPage))
    for action in all_actions():
        if action.keys:
            assert (action.help or action.text.replace("&", "").rstrip("…")) in text
    sheet.deleteLater()


def test_no_two_actions_share_a_key():
    keys = [key for action in all_actions() for key in action.keys]
    assert len(keys) == len(set(keys))


def test_place_and_scroll_are_as_they_were_after_reopening(writing, draft):
    writing.report.pages.show_step("stockpile")
    writing.settle()
    page = writing.report.pages.section_page()
    page.verticalScrollBar().setValue(90)
    question = list(page.visible_questions())[2]
    page.cards[question].focus_first()
    page.verticalScrollBar().setValue(90)
    writing.press("Ctrl+W")
    assert writing.controller.report is None
    writing.open(draft)
    page = writing.report.pages.section_page()
    assert writing.report.pages.step == "stockpile"
    assert page.question_of(QApplication.focusWidget()) == question
    assert page.verticalScrollBar().value() == 90


def test_checking_brings_the_problems_to_the_front_and_leaving_puts_them_back(writing):
    writing.press("Ctrl+E")
    assert writing.report.side.currentIndex() == Tab.PROBLEMS
    writing.press("Alt+Left")
    assert writing.report.side.currentIndex() == Tab.GUIDANCE


def test_guidance_stands_in_paragraphs_and_lists_without_empty_lines(writing):
    writing.go("coordination.point-of-contact")
    writing.press("Space")
    writing.go("coordination.point-of-contact.details")
    writing.press("F1")
    for topic in writing.report.side.guidance.topics():
        topic.unfold(on=True)
    lines = writing.report.side.guidance.toPlainText().split("\n")
    assert "" not in lines
    assert any(line.startswith("• ") for line in lines)
    assert not any(line.startswith("- ") for line in lines)
