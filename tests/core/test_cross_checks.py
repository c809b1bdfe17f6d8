"""Slips between questions, as real reports have them."""

from dataclasses import replace
from datetime import date

import pytest

from poadesk.core.answers import Answers
from poadesk.core.check import review
from poadesk.core.cross_checks import Compare, Expect, Require, Sum
from poadesk.core.form import Form
from poadesk.core.form_check import faults

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


def test_a_check_that_requires_figures_is_held_to_the_rows_there_are(form: Form) -> None:
    slip = Require(
        kind="require",
        id="tracing.answers-without-received",
        left=(Sum(question="tracing.requests-received", rows=("lost",)),),
        right=(Sum(question="about.state"),),
    )
    found = {(fault.code, fault.params["target"]) for fault in faults(replace(form, checks=(slip,)))}
    assert found == {("form.check-row", "tracing.requests-received"), ("form.check-target", "about.state")}


@pytest.mark.parametrize(("kind", "place"), [(Require, "right"), (Compare, "numbers"), (Expect, "left")])
def test_a_message_names_only_what_its_kind_of_check_knows(form: Form, kind: type, place: str) -> None:
    check = next(check for check in form.checks if isinstance(check, kind))
    wording = form.wording("en")
    said = {**wording.checks, check.id: f"Look at {{{place}}}."}
    found = list(faults(replace(form, wordings={"en": replace(wording, checks=said)})))
    assert [(fault.code, fault.params["check"]) for fault in found] == [("text.message-places", check.id)]
