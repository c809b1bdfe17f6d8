"""What is true of many questions of a section is said once, after a look at the list, and undone at once."""

import pytest
from PySide6.QtCore import Qt

from poadesk.core.answers import Change
from poadesk.ui.report.section_answers import NO_CHANGE, NOT_APPLICABLE, STILL_TRUE, SectionAnswers


@pytest.fixture
def dialog(writing):
    writing.report.pages.show_step("brokering")
    writing.settle()
    writing.press("Ctrl+Shift+A")
    return writing.report.findChild(SectionAnswers)


def test_nothing_is_changed_by_looking(writing, dialog):
    assert dialog.act.currentIndex() == NO_CHANGE
    assert "4.1" in dialog.list.item(0).text()
    dialog.reject()
    assert writing.report.editing.answers.blank_reason("brokering.laws") is None


def test_no_change_is_said_of_those_that_are_ticked_in_one_step(writing, dialog):
    first, *others = dialog.ticked()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.do.click()
    answers = writing.report.editing.answers
    assert answers.blank_reason(first) is None
    assert others
    assert all(answers.blank_reason(id) == "no-change" for id in others)
    writing.report.command("undo")
    assert all(writing.report.editing.answers.blank_reason(id) is None for id in others)
    assert "No change since the last report" in writing.report.footer.message.text()


def test_that_it_does_not_apply_is_explained_first(writing, dialog):
    dialog.act.setCurrentIndex(NOT_APPLICABLE)
    assert not dialog.do.isEnabled()
    assert "why" in dialog.do.accessibleDescription()
    dialog.because.setText("No broker works here")
    questions = dialog.ticked()
    dialog.do.click()
    answers = writing.report.editing.answers
    assert {answers.blank_text(id) for id in questions} == {"No broker works here"}


def test_all_of_a_section_is_still_true_after_a_look_at_it(writing):
    carried = [
        Change("brokering.laws", "value", None, "no"),
        Change("brokering.laws", "carried", None, {"from": "2024"}),
    ]
    writing.report.editing.session.apply_exactly(carried)
    writing.report.pages.show_step("brokering")
    writing.report.pages.decided.emit("section", "brokering")
    dialog = writing.report.findChild(SectionAnswers)
    assert dialog.act.currentIndex() == STILL_TRUE
    assert dialog.ticked() == ("brokering.laws",)
    dialog.do.click()
    assert writing.report.editing.answers.carried_from("brokering.laws") is None
