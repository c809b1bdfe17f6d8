"""Changes in, one update out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.check import review
from poadesk.core.finding import Misfit, Severity
from poadesk.core.form import Form
from poadesk.core.session import Session

TODAY = date(2026, 5, 1)


@pytest.fixture
def session(form: Form) -> Session:
    session = Session(form, Answers(), TODAY)
    for question, value in (("about.state", "ATG"), ("about.cycle", "2026"), ("about.language", "en")):
        give(session, question, value)
    return session


def give(session: Session, question: str, value: object, aspect: str = "value") -> None:
    session.apply([session.change(question, aspect, value)])  # type: ignore[arg-type]


def found(session: Session, question: str) -> list[str]:
    return [finding.code for finding in session.review.findings if finding.question == question]


def test_one_edit_gives_one_update_with_what_it_showed(session: Session) -> None:
    updates = []
    session.subscribe(updates.append)
    session.apply([session.change("brokering.laws", "value", "yes")], "typing 1")
    (update,) = updates
    assert update.origin == "typing 1"
    assert "brokering.laws.list" in update.shown
    assert not update.hidden


def test_an_edit_that_changes_nothing_is_not_told(session: Session) -> None:
    give(session, "brokering.laws", "yes")
    updates = []
    session.subscribe(updates.append)
    give(session, "brokering.laws", "yes")
    assert updates == []


def test_a_listener_that_has_left_hears_nothing(session: Session) -> None:
    updates = []
    leave = session.subscribe(updates.append)
    leave()
    give(session, "brokering.laws", "yes")
    assert updates == []


def test_an_answer_that_is_no_longer_asked_is_put_aside_and_comes_back(session: Session) -> None:
    give(session, "brokering.laws", "yes")
    give(session, "brokering.registration", "yes")
    give(session, "brokering.laws", "no")
    assert "brokering.registration" not in session.review.visible
    assert session.review.put_aside == ("brokering.registration",)
    assert session.answers.value("brokering.registration") == "yes"
    give(session, "brokering.laws", "yes")
    assert "brokering.registration" in session.review.visible
    assert session.review.put_aside == ()


def test_what_hangs_on_a_hidden_answer_is_hidden_as_well(session: Session) -> None:
    give(session, "manufacture.takes-place", "yes")
    give(session, "manufacture.marking", "yes")
    assert "manufacture.marking.content" in session.review.visible
    give(session, "manufacture.takes-place", "no")
    assert "manufacture.marking.content" not in session.review.visible


def test_a_blank_with_a_reason_counts_as_dealt_with(session: Session) -> None:
    before = session.review.progress["information"].answered
    give(session, "information.views", {"reason": "no-change"}, "blank")
    assert session.review.progress["information"].answered == before + 1
    assert found(session, "information.views") == []


def test_a_reason_that_asks_for_words_says_so_until_they_are_there(session: Session) -> None:
    give(session, "information.views", "not-applicable", "blank")
    assert found(session, "information.views") == ["blank.unexplained.not-applicable"]
    give(session, "information.views", {"reason": "not-applicable", "text": "no weapons"}, "blank")
    assert found(session, "information.views") == []


def test_a_reason_beside_an_answer_counts_for_nothing(session: Session) -> None:
    give(session, "information.views", "by-choice", "blank")
    give(session, "information.views", "Our views")
    assert session.answers.blank_reason("information.views") is None


def test_an_empty_report_lacks_only_what_an_export_cannot_do_without(form: Form) -> None:
    errors = [f for f in review(form, Answers(), TODAY).findings if f.severity is Severity.ERROR]
    assert {f.question for f in errors} == {"about.state", "about.cycle"}


def test_every_section_can_reach_its_full_count(session: Session) -> None:
    for question in session.form.questions.values():
        if session.answers.value(question.id) is None:
            give(session, question.id, "by-choice", "blank")
    assert all(p.answered == p.asked for p in session.review.progress.values())


def test_a_shape_with_no_place_is_refused_and_changes_nothing(session: Session) -> None:
    before = session.answers
    with pytest.raises(Misfit):
        session.change("about.authority", "value", ["a", "list"])
    with pytest.raises(Misfit):
        session.change("about.authority", "blank", "tired")
    assert session.answers == before


VALUES = st.sampled_from([None, "yes", "no", "developing", {"text": "in words"}])
GATES = st.sampled_from(
    ["coordination.body", "manufacture.takes-place", "transfers.laws", "brokering.laws", "tracing.procedures"]
)


@given(st.lists(st.tuples(GATES, VALUES), max_size=12))
def test_taking_every_change_back_restores_the_report(form: Form, edits: list[tuple[str, object]]) -> None:
    session = Session(form, Answers({"about.state": {"value": "ATG"}}), TODAY)
    start, start_review = session.answers, session.review
    done: list[Change] = []
    for question, value in edits:
        update = session.apply([session.change(question, "value", value)])
        done.extend(update.changes if update else ())
    for change in reversed(done):
        session.apply([change.inverse()])
    assert session.answers == start
    assert session.review == start_review


@given(st.lists(st.tuples(GATES, VALUES), max_size=8), st.lists(st.tuples(GATES, VALUES), max_size=8))
def test_a_difference_leads_from_one_report_to_the_other(one: list, other: list) -> None:
    def made(edits: list) -> Answers:
        return Answers().with_changes(Change(q, "value", None, v) for q, v in edits)

    assert made(one).with_changes(made(one).difference(made(other))) == made(other)
