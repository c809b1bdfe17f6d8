"""Slips between questions, as real reports have them."""

from datetime import date

import pytest

from poadesk.core.answers import Answers
from poadesk.core.check import review
from poadesk.core.form import Form

SEIZED = {"seized": {"2024": 10, "2025": 20}}


def checks(form: Form, **answers: object) -> list[tuple[object, object]]:
    known = {
        "about.cycle": "2026",
        "collection.collected": "yes",
        **{k.replace("__", "."): v for k, v in answers.items()},
    }
    read = {
        q.replace("_", "-"): {"value": form.questions[q.replace("_", "-")].answer.read(v)} for q, v in known.items()
    }
    found = review(form, Answers(read), date(2026, 5, 1)).findings
    return [(f.question, f.params.get("year")) for f in found if f.code == "check"]


def test_rows_by_type_must_add_up_to_what_was_collected(form: Form) -> None:
    types = {"assault-rifles": {"2024": 10, "2025": 19}}
    row = next(r for r in form.questions["collection.by-type"].answer.rows if "assault" in r)
    types = {row: types["assault-rifles"]}
    assert checks(form, collection__count=SEIZED, collection__by_type=types) == [("collection.by-type", 2025)]


@pytest.mark.parametrize("row", ["marked", "recorded", "destroyed"])
def test_no_more_can_be_handled_than_was_collected(form: Form, row: str) -> None:
    found = checks(form, collection__count=SEIZED, collection__handling={row: {"2024": 11}})
    assert ("collection.handling", 2024) in found


def test_no_more_can_be_traced_or_established_than_was_collected(form: Form) -> None:
    rows = [r for r in form.questions["collection.handling"].answer.rows if "trac" in r]
    begun = next(r for r in rows if "begun" in r)
    succeeded = next(r for r in rows if "succe" in r)
    handling = {begun: {"2024": 3}, succeeded: {"2024": 11}}
    assert ("collection.handling", 2024) in checks(form, collection__count=SEIZED, collection__handling=handling)
    handling = {begun: {"2024": 3}, succeeded: {"2024": 4}, "recorded": {"2024": 3}}
    assert checks(form, collection__count=SEIZED, collection__handling=handling) == []


def test_figures_that_agree_are_left_alone(form: Form) -> None:
    assert checks(form, collection__count=SEIZED, collection__handling={"marked": {"2024": 10}}) == []


def test_what_is_not_given_is_not_compared(form: Form) -> None:
    assert checks(form, collection__handling={"marked": {"2024": 10}}) == []
