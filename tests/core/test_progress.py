"""How far a report is: families are done when everything asked in them is, and those not asked count as done."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answer_state import AnswerState, with_severity
from poadesk.core.answers import Answers, Change
from poadesk.core.check import Review, review
from poadesk.core.finding import Severity
from poadesk.core.form import Family, Form
from poadesk.core.progress import family_progress
from tests.core.test_check_again import edits

TODAY = date(2026, 5, 1)


def judged(form: Form, **answers: object) -> Review:
    held = {id.replace("__", ".").replace("_", "-"): {"value": value} for id, value in answers.items()}
    return review(form, Answers(held), TODAY)


def test_a_report_without_answers_has_only_those_done_that_are_not_asked_or_optional(form: Form) -> None:
    found = judged(form)
    total = found.total()
    assert total.families == len(form.families) == 67
    nobody_misses = {id for id in found.families if form.questions[id].optional is True}
    assert total.done == len(nobody_misses) + sum(f.state is AnswerState.NOT_ASKED for f in found.families.values())
    assert total.answered == 0


def test_a_family_is_open_until_all_that_its_answer_opens_is_answered(form: Form) -> None:
    opened = judged(form, brokering__laws="yes").families["brokering.laws"]
    assert (opened.state, opened.done) == (AnswerState.BEGUN, False)
    asked = [id for id, state in opened.states.items() if state is AnswerState.UNANSWERED]
    assert asked
    blank = {id: {"blank": {"reason": "by-choice"}} for id in asked}
    closed = review(form, Answers({"brokering.laws": {"value": "yes"}, **blank}), TODAY).families["brokering.laws"]
    assert (closed.state, closed.done) == (AnswerState.ANSWERED, True)
    assert judged(form, brokering__laws="no").families["brokering.laws"].done


def test_a_family_left_blank_with_a_reason_is_done(form: Form) -> None:
    found = review(form, Answers({"brokering.laws": {"blank": {"reason": "not-applicable"}}}), TODAY)
    family = found.families["brokering.laws"]
    assert (family.state, family.done) == (AnswerState.BLANK, True)


def test_what_waits_for_confirmation_keeps_its_family_open(form: Form) -> None:
    carried = {"brokering.laws": {"value": "no", "carried": {"from": "2024"}}}
    family = review(form, Answers(carried), TODAY).families["brokering.laws"]
    assert (family.state, family.done) == (AnswerState.TO_CONFIRM, False)


def test_rows_that_are_all_empty_are_begun_and_no_answer(form: Form) -> None:
    family = judged(form, brokering__laws="yes", brokering__laws__list=[{}]).families["brokering.laws"]
    assert family.states["brokering.laws.list"] is AnswerState.BEGUN
    assert not family.done


def test_optional_parts_do_not_keep_a_family_open(form: Form) -> None:
    main, part, *others = form.family_of["brokering.laws"].questions
    answers = Answers({main.id: {"value": "yes"}, **{q.id: {"blank": {"reason": "by-choice"}} for q in others}})
    family = Family(main, (part, *others))
    asked = frozenset(question.id for question in family.questions)
    assert family_progress(family, answers, asked, frozenset({part.id})).done
    assert not family_progress(family, answers, asked, frozenset()).done


def test_only_what_is_wrong_is_laid_over_a_state() -> None:
    answered = AnswerState.ANSWERED
    assert with_severity(answered, None) is with_severity(answered, Severity.NOTE) is answered
    assert with_severity(answered, Severity.WARNING) is AnswerState.WARNING
    assert with_severity(answered, Severity.ERROR) is AnswerState.ERROR


@given(st.data())
def test_the_counts_of_the_sections_are_those_of_their_families(form: Form, data: st.DataObject) -> None:
    answers = Answers()
    for question, aspect, new in data.draw(edits(form)):
        if question != "today":
            answers = answers.with_changes([Change(question, aspect, None, new)])
    found = review(form, answers, TODAY)
    assert list(found.families) == [family.main.id for family in form.families]
    total = found.total()
    assert (total.families, total.done) == (67, done_of(found))
    assert total.asked == len(found.visible)
    assert total.answered + total.unconfirmed <= total.asked


def done_of(found: Review) -> int:
    return sum(family.done for family in found.families.values())
