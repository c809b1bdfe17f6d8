"""The frame round the pages: sections with their states, the rail that is always there, undo that says what it did."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from poadesk.core.answer_state import AnswerState
from poadesk.ui.report.outline_delegate import LINE
from poadesk.ui.report.side_pane import Tab


def sections(official):
    outline = official.report.outline
    return [outline.topLevelItem(place) for place in range(outline.topLevelItemCount())]


def test_an_answer_changes_the_state_of_its_family_and_section_alone(writing):
    lines = [item.data(0, LINE) for item in sections(writing)]
    writing.report.editing.edit("brokering.laws", "value", "no")
    now = [item.data(0, LINE) for item in sections(writing)]
    changed = [line.id for before, line in zip(lines, now, strict=True) if before is not line]
    assert changed == ["brokering"]
    brokering = next(line for line in now if line.id == "brokering")
    states = {family.id: family.state for family in brokering.families}
    assert states["brokering.laws"] is AnswerState.ANSWERED


def test_the_states_are_told_in_words_too(writing):
    writing.report.editing.edit("about.date", "value", "someday")
    writing.report.editing.end_burst()
    writing.report.editing.judge(["about.date"])
    about = sections(writing)[0]
    assert "1 warning" in about.data(0, Qt.ItemDataRole.AccessibleTextRole)
    dates = [about.child(n).data(0, Qt.ItemDataRole.AccessibleTextRole) for n in range(about.childCount())]
    assert "A.5 Date: warning" in dates
    assert "A.1 State: answered" in dates


def test_the_open_section_shows_its_questions_and_enter_goes_to_one(writing):
    writing.report.pages.show_step("brokering")
    writing.settle()
    assert [item.isExpanded() for item in sections(writing)].count(True) == 1
    outline = writing.report.outline
    outline.setFocus()
    brokering = next(item for item in sections(writing) if item.data(0, LINE).id == "brokering")
    outline.setCurrentItem(brokering.child(2))
    assert not writing.report.pages.section_page().isAncestorOf(writing.focus)
    writing.press("Return")
    assert writing.report.pages.section_page().question_of(writing.focus) == brokering.child(2).data(0, LINE).id


def test_a_question_that_is_not_asked_leads_to_the_one_it_hangs_on(writing):
    writing.report.navigator.question_chosen.emit("manufacture.marking")
    writing.settle()
    assert writing.report.pages.section_page().question_of(writing.focus) == "manufacture.takes-place"
    assert writing.report.footer.message.text() == "2.2 is not asked at present; it depends on 2.1."


def test_the_deadline_and_the_progress_stand_on_top(writing):
    navigator = writing.report.navigator
    assert navigator._done.text().endswith("of 67 done")
    said = navigator._days.text() or navigator._deadline.text()
    assert "left" in said or "late reports are accepted" in said


def test_the_rail_is_there_at_every_size_and_names_what_waits(writing):
    writing.report.editing.edit("about.date", "value", "someday")
    writing.report.editing.end_burst()
    writing.report.editing.judge(["about.date"])
    button = writing.report.rail.button(Tab.PROBLEMS)
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Problems, 1"
    for width, height in ((1366, 768), (1024, 640), (640, 400)):
        writing.window.resize(width, height)
        writing.settle()
        assert all(writing.report.rail.button(tab).isVisible() for tab in Tab)


def test_choosing_the_open_pane_folds_it(writing):
    rail, side = writing.report.rail, writing.report.side
    rail.button(Tab.NOTES).click()
    assert side.currentIndex() == Tab.NOTES
    assert rail.button(Tab.NOTES).isChecked()
    rail.button(Tab.NOTES).click()
    assert not side.isVisible()
    assert not any(rail.button(tab).isChecked() for tab in Tab)


def test_opening_the_side_in_a_narrow_window_makes_the_sections_a_rail(writing):
    writing.window.resize(1024, 640)
    writing.settle()
    assert not writing.report.navigator.compact
    writing.press("F2")
    assert writing.report.side.isVisible()
    assert writing.report.navigator.compact
    writing.press("F9")
    assert not writing.report.navigator.compact


def test_a_window_made_narrow_leaves_the_keyboard_in_the_page(writing):
    writing.go("brokering.laws")
    writing.press("F3")
    assert writing.report.side.isAncestorOf(writing.focus)
    writing.window.resize(1024, 640)
    writing.settle()
    assert writing.report.pages.section_page().question_of(writing.focus) == "brokering.laws"


def test_a_problem_that_is_mended_stays_ticked_until_the_list_is_closed(writing):
    editing, problems = writing.report.editing, writing.report.side.problems
    for question in ("about.date", "coordination.body"):
        editing.edit(question, "value", "in so many words")
        editing.end_burst()
        editing.judge([question])
    writing.press("F2")
    problems.list.setCurrentRow(0)
    writing.press("Return")
    editing.edit("about.date", "value", "2026-05-01")
    editing.end_burst()
    editing.judge(["about.date"])
    texts = [problems.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(problems.list.count())]
    assert len(texts) == 2
    assert "Done: " in texts[0]
    assert "Done: " not in texts[1]
    assert problems.list.currentRow() == 0
    writing.press("F8")
    assert problems.list.currentRow() == 1
    writing.press("F9", "F2")
    assert problems.list.count() == 1


def test_undo_says_what_it_undid_and_the_focus_is_on_no_option(writing):
    writing.go("brokering.laws")
    writing.press("N")
    assert writing.value("brokering.laws") == "no"
    writing.go("information.views")
    writing.press("Ctrl+Z")
    assert writing.report.footer.message.text() == "Undone: 4.1 Control of brokering."
    page = writing.report.pages.section_page()
    assert writing.focus is page.cards["brokering.laws"]
    writing.press("Space", "Return", "Y")
    assert writing.value("brokering.laws") is None
    writing.press("Ctrl+Y")
    assert writing.report.footer.message.text() == "Redone: 4.1 Control of brokering."
    assert writing.value("brokering.laws") == "no"


def test_tab_goes_from_the_page_to_the_footer_the_rail_the_side_and_the_sections(writing):
    report, order = writing.report, []
    panes = {
        "sections": report.navigator,
        "page": report.pages,
        "footer": report.footer,
        "rail": report.rail,
        "side": report.side,
    }
    report.pages.show_step("information")
    report.navigator.search.setFocus()
    for _stop in range(300):
        now = next(name for name, pane in panes.items() if pane.isAncestorOf(writing.focus))
        if not order or order[-1] != now:
            order.append(now)
        writing.window.focusNextChild()
        if writing.focus is report.navigator.search:
            break
    assert order == ["sections", "page", "footer", "rail", "side"]


def test_what_folds_says_whether_it_is_open(writing, qtbot):
    writing.go("transfers.laws")
    qtbot.waitUntil(lambda: bool(writing.report.side.guidance.topics()))  # written after the page is painted
    topics = writing.report.side.guidance.topics()
    assert topics[0].is_open
    assert not any(topic.is_open for topic in topics[1:])
    topics[1].button.click()
    assert topics[1].is_open
    assert topics[1].button.accessibleDescription() == "open"
    assert topics[-1].button.accessibleName().endswith("not confirmed")
