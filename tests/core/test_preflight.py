"""Before a report goes out: what holds a final copy back, what is asked about, and what never counts."""

from datetime import date

import pytest
from hypothesis import given, settings

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.check import review
from poadesk.core.form import AUTHORITY, DATE, STATUS
from poadesk.core.preflight import Preflight, preflight
from poadesk.store.forms.library import FormLibrary
from tests.report_strategy import reports

TODAY = date(2026, 5, 1)
FORM = FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")


def found(known: dict) -> Preflight:
    answers = Answers(known)
    return preflight(FORM, answers, review(FORM, answers, TODAY))


def complete() -> dict:
    """A report in which every question that is asked has an answer, or a reason for none."""
    known: dict = {
        "about.state": {"value": "ATG"},
        "about.cycle": {"value": "2026"},
        STATUS: {"value": "final"},
        DATE: {"value": "2026-04-01"},
        AUTHORITY: {"value": "Ministry of Foreign Affairs"},
    }
    blank = {"blank": {"reason": "by-choice"}}
    return {question: blank for question in FORM.questions if question not in known} | known


def test_a_complete_final_report_goes_out_unasked():
    assert found(complete()).verdict("final") == "made"


@pytest.mark.parametrize(
    "more",
    [
        {STATUS: {"value": "draft"}},
        {STATUS: {}},
        {"coordination.body": {}},
        {"coordination.body": {"value": "no", "carried": {"from": "2018"}}},
        {"coordination.gender": {"blank": {"reason": "not-applicable"}}},
    ],
    ids=["status draft", "no status", "unanswered", "not confirmed", "warning"],
)
def test_whatever_is_open_is_asked_about_once(more: dict):
    seen = found(complete() | more)
    assert seen.verdict("final") == "asks"
    assert seen.verdict("final", anyway=True) == "made"
    assert seen.verdict("review") == "made"


def test_errors_hold_a_final_copy_back_and_anyway_does_not_help():
    seen = found(complete() | {"about.state": {"value": "Atlantis"}})
    assert (seen.verdict("final"), seen.verdict("final", anyway=True)) == ("held-back", "held-back")
    assert seen.verdict("review") == "made"


def test_answers_that_nobody_asks_for_are_counted_but_keep_nothing_open():
    earlier = {"value": {"label": "An older question", "text": "yes", "value": "yes"}}
    seen = found(complete() | {"2018/older": earlier})
    assert (seen.not_asked, seen.verdict("final")) == (1, "made")


def test_the_reports_that_open_answers_come_from_are_each_named_once():
    carried = [{"value": "no", "carried": {"from": year}} for year in ("2018", "2018", "2020")]
    questions = ("coordination.body", "coordination.npc", "manufacture.takes-place")
    assert found(complete() | dict(zip(questions, carried, strict=True))).earlier == ("2018", "2020")


@settings(max_examples=30)
@given(answers=reports(FORM))
def test_a_review_copy_is_never_asked_about_and_errors_alone_hold_back(answers: Answers):
    seen = preflight(FORM, answers, review(FORM, answers, TODAY))
    assert seen.verdict("review") == "made"
    assert (seen.verdict("final", anyway=True) == "held-back") is bool(seen.errors)
