"""The next question that asks for something is one key away, from anywhere, across sections, and round the end."""

from poadesk.core.answers import Change


def at(official) -> str | None:
    return official.report.pages.section_page().question_of(official.focus)


def test_f5_goes_from_question_to_question_that_is_not_answered(writing):
    missing = writing.report.editing.session.review.missing()
    writing.go("about.state")
    seen = []
    for _step in range(4):
        writing.press("F5")
        seen.append(at(writing))
    assert seen == list(missing[:4])
    writing.press("Shift+F5")
    assert at(writing) == missing[2]


def test_f5_crosses_sections_and_says_when_it_comes_round(writing):
    missing = writing.report.editing.session.review.missing()
    writing.go(missing[-1])
    writing.press("F5")
    assert at(writing) == missing[0]
    assert writing.report.footer.message.text() == "That was the last one; this is the first again."
    writing.press("Shift+F5")
    assert at(writing) == missing[-1]
    assert "first one" in writing.report.footer.message.text()


def test_f5_leads_from_the_last_page_into_the_report(writing):
    writing.press("Ctrl+E", "F5")
    assert at(writing) in writing.report.editing.session.review.missing()


def test_where_one_is_left_and_where_none_is_that_is_said(writing):
    editing = writing.report.editing
    only, *others = editing.session.review.missing()
    reason = {"reason": "by-choice"}
    editing.session.apply([Change(id, "blank", None, reason) for id in others])
    while rest := [id for id in editing.session.review.missing() if id != only]:
        editing.session.apply([Change(id, "blank", None, reason) for id in rest])
    writing.go(only)
    writing.press("F5")
    assert at(writing) == only
    assert writing.report.footer.message.text() == "This is the only one."
    editing.session.apply([Change(only, "blank", None, reason)])
    editing.judge([])
    writing.press("F5")
    assert writing.report.footer.message.text().startswith("Nothing is left to answer")


def test_the_main_button_below_does_the_same(writing):
    writing.go("about.state")
    first = writing.report.editing.session.review.missing()[0]
    writing.report.footer._unanswered.click()
    writing.settle()
    assert at(writing) == first


def test_the_footer_names_what_comes_next_and_shortens_it_before_it_drops_a_button(writing):
    footer = writing.report.footer
    writing.report.pages.show_step("brokering")
    assert footer._next.text() == "Next section: 5 Stockpile management"
    writing.report.pages.show_step("information")
    assert footer._next.text() == "Next: Check and export"
    writing.report.pages.show_step("brokering")
    writing.window.resize(640, 400)
    writing.settle()
    assert footer._next.text() == "Next section"
    assert all(button.isVisible() for button in footer.stops())


def test_f7_says_when_it_comes_round(writing):
    editing = writing.report.editing
    for id in ("brokering.laws", "transfers.laws"):
        carried = [Change(id, "value", None, "no"), Change(id, "carried", None, {"from": "2024"})]
        editing.session.apply_exactly(carried)
    writing.go("brokering.laws")
    writing.press("F7")
    assert at(writing) == "transfers.laws"
    assert "That was the last one" in writing.report.footer.message.text()


def test_the_keys_work_from_inside_every_kind_of_field(official):
    official.controller.open_example()
    official.settle()
    kinds = {question.answer.kind: question.id for question in official.report.editing.form.questions.values()}
    visible = official.report.editing.session.review.visible
    for question in (id for id in kinds.values() if id in visible):
        official.go(question)
        official.press("Ctrl+E")
        assert official.report.pages.step == "check", question
