"""Above a section: how far it is, a way to each of its main questions, and only what is open if the person wants."""

from PySide6.QtWidgets import QLabel

from poadesk.ui.questions.mini_contents import EntryButton

GENDER, DATA, YOUTH = "coordination.gender", "coordination.disaggregation", "coordination.youth"


def header_of(official):
    return official.report.pages.section_page().header


def entry(official, question: str) -> EntryButton:
    buttons = header_of(official).findChildren(EntryButton)
    return next(button for button in buttons if button.entry.id == question)


def shown(official, question: str) -> bool:
    page = official.report.pages.section_page()
    return question in page.cards and page.cards[question].isVisible()


def test_it_counts_the_main_questions_that_are_done(writing):
    writing.go(GENDER)
    labels = [label.text() for label in header_of(writing).findChildren(QLabel)]
    assert "1 National coordination" in labels
    assert "0 of 7 done" in labels
    writing.press("N")
    assert "1 of 7 done" in [label.text() for label in header_of(writing).findChildren(QLabel)]


def test_each_main_question_is_there_with_its_state_in_words(writing):
    writing.go(GENDER)
    assert entry(writing, GENDER).accessibleName().endswith(": not answered")
    writing.press("N")
    assert entry(writing, GENDER).accessibleName().endswith(": answered")


def test_a_main_question_is_gone_to_and_the_arrows_walk_along(writing):
    writing.go(GENDER)
    entry(writing, GENDER).setFocus()
    writing.press("Right")
    assert writing.focus is entry(writing, DATA)
    writing.press("Return")
    assert writing.report.pages.section_page().question_of(writing.focus) == DATA


def test_only_what_is_open_is_shown_and_what_was_just_answered_stays_until_the_section_is_left(writing):
    writing.report.editing.edit(GENDER, "value", "no")
    writing.go(DATA)
    header_of(writing).filter.buttons[1].click()
    writing.settle()
    assert not shown(writing, GENDER)
    writing.go(DATA)
    writing.press("N")
    assert shown(writing, DATA)
    assert shown(writing, YOUTH)
    writing.press("Ctrl+PgDown", "Ctrl+PgUp")
    assert not shown(writing, DATA)
    assert shown(writing, YOUTH)


def test_what_the_filter_hides_is_shown_when_one_goes_there(writing):
    writing.report.editing.edit(GENDER, "value", "no")
    writing.go(DATA)
    header_of(writing).filter.buttons[1].click()
    writing.go(GENDER)
    assert shown(writing, GENDER)
    assert writing.report.pages.section_page().question_of(writing.focus) == GENDER


def test_the_filter_outlives_the_view(writing):
    writing.report.editing.edit(GENDER, "value", "no")
    writing.go(DATA)
    header_of(writing).filter.buttons[1].click()
    writing.controller.rebuild_view()
    writing.settle()
    assert not shown(writing, GENDER)
    assert header_of(writing).filter.buttons[1].isChecked()


def test_where_they_would_take_more_than_two_lines_the_contents_are_a_menu(writing):
    writing.report.pages.show_step("transfers")
    writing.press(*["Ctrl++"] * 6)
    contents = header_of(writing).contents
    contents.fit(600)
    assert not contents.findChildren(EntryButton)[0].isVisible()
    menu = contents._menu.menu()
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 13
    contents.fit(1600)
    assert contents.findChildren(EntryButton)[0].isVisible()
