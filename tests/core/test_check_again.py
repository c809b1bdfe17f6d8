"""A check that reuses what it found before finds the same as a fresh one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.check import checked, review
from poadesk.core.form import Form
from poadesk.core.session import Session

TODAY = date(2026, 5, 1)
GATES = st.sampled_from([None, "yes", "no", "developing", {"text": "in words"}])
FIGURES = st.sampled_from(
    [
        None,
        {"seized": {"2024": 3, "2025": 9}},
        {"seized": {"2024": 1}, "received": {"2024": 0}},
        {"found": {"2021": 7}, "delayed": {"2024": 2}},
    ]
)


def edits(form: Form) -> st.SearchStrategy[list[tuple[str, str, object]]]:
    gates = [q.id for q in form.questions.values() if q.answer.kind in {"yes-no", "yes-no-developing"}]
    figures = [q.id for q in form.questions.values() if q.answer.kind == "year-table"]
    questions = st.sampled_from(list(form.questions))
    one = st.one_of(
        st.tuples(st.sampled_from(gates), st.just("value"), GATES),
        st.tuples(st.sampled_from(figures), st.just("value"), FIGURES),
        st.tuples(questions, st.just("blank"), st.sampled_from([None, {"reason": "not-applicable"}])),
        st.tuples(questions, st.just("carried"), st.sampled_from([None, {"from": "2024"}])),
        st.tuples(st.just("about.cycle"), st.just("value"), st.sampled_from([None, "2024", "2026", "no such"])),
        st.tuples(st.just("about.state"), st.just("value"), st.sampled_from([None, "ATG", "no such"])),
        st.tuples(st.just("kept/1"), st.just("value"), st.sampled_from([None, {"from": "2018"}])),
        st.tuples(st.just("today"), st.just(""), st.dates(date(2024, 1, 1), date(2028, 1, 1))),
    )
    return st.lists(one, max_size=15)


@given(st.data())
def test_every_round_finds_what_a_fresh_one_finds(form: Form, data: st.DataObject) -> None:
    session = Session(form, Answers({"about.state": {"value": "ATG"}}), TODAY)
    for question, aspect, new in data.draw(edits(form)):
        if question == "today":
            session.today = new
            session.apply([session.change("about.authority", "value", f"asked on {new}")])
        else:
            session.apply([Change(question, aspect, session.answers.get(question, aspect), new)])
            assert session.review == review(form, session.answers, session.today)
    assert session.review.findings == review(form, session.answers, session.today).findings


@given(st.data())
def test_a_round_can_follow_any_other(form: Form, data: st.DataObject) -> None:
    made = [Answers()]
    for question, aspect, new in data.draw(edits(form)):
        if question != "today":
            made.append(data.draw(st.sampled_from(made)).with_changes([Change(question, aspect, None, new)]))
    before = checked(form, data.draw(st.sampled_from(made)), TODAY)
    answers = data.draw(st.sampled_from(made))
    assert checked(form, answers, TODAY, before).review == review(form, answers, TODAY)


def test_another_day_is_checked_anew(form: Form) -> None:
    rows = [{"title": "An act to come", "year": 2027}]
    answers = Answers({"brokering.laws": {"value": "yes"}, "brokering.laws.list": {"value": rows}})
    before = checked(form, answers, TODAY)
    later = checked(form, answers, date(2027, 5, 1), before)
    assert later.review == review(form, answers, date(2027, 5, 1))
    assert later.review != before.review


def test_what_no_condition_can_see_keeps_the_very_same_set(form: Form) -> None:
    session = Session(form, Answers(), TODAY)
    asked = session.review.visible
    session.apply([session.change("information.views", "value", "one")])
    assert session.review.visible is asked
    session.apply([session.change("brokering.laws", "value", "yes")])
    assert session.review.visible > asked
