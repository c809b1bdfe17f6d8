"""What an expert of the field expects of the form: what is asked when, what is cited, and what can be answered."""

from datetime import date
from typing import Any

import pytest

from poadesk.core.answers import Answers
from poadesk.core.check import Review, review
from poadesk.core.form import Form
from poadesk.sentences.findings import finding_sentence

TODAY = date(2026, 5, 1)


def reviewed(form: Form, **given: Any) -> Review:
    """The review of a report with these answers, by printed number; also written n1_1 for 1.1."""
    numbers = {number.removeprefix("n").replace("_", "."): raw for number, raw in given.items()}
    questions = {form.by_number[number]: raw for number, raw in numbers.items()}
    held = {question.id: {"value": question.answer.read(raw)} for question, raw in questions.items()}
    return review(form, Answers({"about.cycle": {"value": "2026"}, **held}), TODAY)


def asked(form: Form, number: str, **given: Any) -> bool:
    return form.by_number[number].id in reviewed(form, **given).visible


@pytest.mark.parametrize("number", ["1.1.a", "1.1.b", "1.1.c", "1.1.d.i", "1.1.d.ii"])
@pytest.mark.parametrize("answer", ["yes", "developing"])
def test_a_body_in_development_is_described_with_its_men_and_women(form: Form, number: str, answer: str) -> None:
    assert asked(form, number, n1_1=answer)
    assert not asked(form, number, n1_1="no")


def test_a_point_of_contact_in_development_is_asked_for_the_tracing_instrument_too(form: Form) -> None:
    assert all(asked(form, number, n1_2="developing") for number in ("1.2.1", "1.2.2", "1.2.3"))
    assert [number for number in ("1.2.1", "1.2.2", "1.2.3") if asked(form, number, n1_2="no")] == ["1.2.3"]


@pytest.mark.parametrize("number", ["1.3.a", "1.4.a", "1.5.a"])
def test_what_is_skipped_only_on_no_is_asked_in_development(form: Form, number: str) -> None:
    main = f"n{number.rsplit('.', 1)[0].replace('.', '_')}"
    assert asked(form, number, **{main: "developing"})
    assert not asked(form, number, **{main: "no"})


def test_a_body_with_control_among_its_core_tasks_counts(form: Form) -> None:
    assert "core tasks" in form.wording("en").questions["coordination.body"].label


def test_the_action_plan_cites_its_place_in_the_outcome_of_the_third_review_conference(form: Form) -> None:
    assert form.by_number["1.3"].cites == ("RevCon3 II.A.5",)


@pytest.mark.parametrize("answer", ["yes", "no", None])
def test_what_is_done_with_surplus_is_asked_whether_or_not_stocks_are_reviewed(form: Form, answer: str | None) -> None:
    assert asked(form, "5.2.1", **({"n5_2": answer} if answer else {}))


def test_reports_of_2016_were_due_by_the_end_of_march(form: Form) -> None:
    cycle = form.cycle("2016")
    assert cycle is not None
    assert cycle.due == date(2016, 3, 31)


def test_shotguns_and_weapons_of_unknown_type_have_a_row(form: Form) -> None:
    by_type = {"shotguns": {"2024": 4, "2025": 5}, "not-broken-down": {"2024": 6, "2025": 0}}
    given = {"n6_1": "yes", "n6_1_1": {"seized": {"2024": 10, "2025": 5}}, "n6_1_2": by_type}
    assert [f for f in reviewed(form, **given).findings if f.code == "check"] == []
    assert "ammunition" in form.wording("en").questions["collection.count"].guidance


@pytest.mark.parametrize("number", ["9.1.a", "9.2.a"])
@pytest.mark.parametrize("status", ["requested", "under-way", "completed", "declined"])
def test_assistance_says_how_far_it_has_come(form: Form, number: str, status: str) -> None:
    kind = form.by_number[number].answer
    given = [{"area": "laws", "status": status}]
    assert kind.read(given) == given
    assert form.words(form.by_number[number].id, "en").inside("status").option(status)


@pytest.mark.parametrize("body", ["african-union", "caricom", "sica", "andean-community", "western-balkans"])
def test_the_regional_bodies_of_every_region_can_be_ticked(form: Form, body: str) -> None:
    assert form.by_number["9.5"].answer.read({body: "yes"}) == {body: "yes"}


def open_points(form: Form, **given: Any) -> set[str]:
    findings = reviewed(form, **given).findings
    return {form.questions[f.question].number for f in findings if f.code == "unanswered" and f.question}


@pytest.mark.parametrize("number", ["A.7", "A.8", "2.5.b", "10.1.a", "10.2.a"])
def test_optional_parts_do_not_nag(form: Form, number: str) -> None:
    assert number not in open_points(form)


@pytest.mark.parametrize(
    ("figures", "asked_for"),
    [
        ({"received": {"2024": 3}, "answered": {"2024": 3}, "delayed": {"2024": 0}}, False),
        ({"received": {"2024": 3}, "delayed": {"2025": 1}}, True),
        ({"received": {"2024": 3}, "refused": {"2024": "~2"}}, True),
        ({"received": {"2024": 3}, "refused": {"2024": "n/a"}}, True),
        (None, False),
    ],
)
def test_reasons_are_missed_only_where_a_request_was_delayed_or_refused(
    form: Form, figures: dict[str, dict[str, object]] | None, asked_for: bool
) -> None:
    given = {"n8_1": "yes", **({"n8_1_6": figures} if figures else {})}
    assert ("8.1.6.a" in open_points(form, **given)) is asked_for
    family = reviewed(form, **given).families["tracing.procedures"]
    assert "tracing.requests-received.reasons" in family.states


def test_records_are_named_as_options_or_in_words(form: Form) -> None:
    assert {"7.4.1", "7.4.1.a"} <= open_points(form, n7_4="yes")
    assert {"7.4.1", "7.4.1.a"}.isdisjoint(open_points(form, n7_4="yes", n7_4_1={"sales": "yes"}))
    assert {"7.4.1", "7.4.1.a"}.isdisjoint(open_points(form, n7_4="yes", n7_4_1_a="Registers kept by the Ministry"))


def slips(form: Form, **given: Any) -> list[tuple[str, str]]:
    """The check that found something, and the number of the question where it says so."""
    found = [f for f in reviewed(form, **given).findings if f.code == "check"]
    return [(str(f.params["check"]), form.questions[str(f.question)].number) for f in found]


NONE = {"2024": 0, "2025": 0}


@pytest.mark.parametrize(
    ("gate", "table", "row", "check"),
    [
        ("3.12", "3.12.a", "weapons", "transfers.diversion.all-zero"),
        ("5.4", "5.4.a", "destroyed", "stockpile.destroyed.all-zero"),
        ("5.5", "5.5.a", "incidents", "stockpile.diversion.all-zero"),
        ("6.1", "6.1.1", "seized", "collection.all-zero"),
        ("8.1.1", "8.1.1.a", "requests", "tracing.requests-issued.all-zero"),
        ("8.1", "8.1.6", "received", "tracing.requests-received.all-zero"),
    ],
)
def test_yes_with_a_table_of_nothing_but_zeros_is_a_slip(
    form: Form, gate: str, table: str, row: str, check: str
) -> None:
    given = {"n8_1": "yes", gate: "yes"}
    assert slips(form, **given, **{table: {row: NONE}}) == [(check, table)]
    assert check not in dict(slips(form, **given, **{table: {row: {"2024": 0, "2025": 1}}}))
    assert check not in dict(slips(form, **given, **{table: {row: {"2024": 0, "2025": "n/a"}}}))
    assert check not in dict(slips(form, **given))


def test_stock_sold_to_civilians_unmarked_is_a_slip(form: Form) -> None:
    sold = {"sale-to-civilians": "yes"}
    assert slips(form, n5_3=sold, n7_2_1="no") == [("records.passed-on-unmarked", "7.2.1")]
    assert slips(form, n5_3=sold, n7_2_1="yes") == []
    assert slips(form, n5_3=sold) == []


def test_marking_of_what_is_never_passed_on_is_a_slip(form: Form) -> None:
    assert slips(form, n5_3={"destruction": "yes"}, n7_2_1="yes") == [("records.passed-on-by-no-way", "7.2.1")]
    assert slips(form, n5_3={"destruction": "yes"}, n7_2_1="Weapons of the State are never passed on") == []
    assert slips(form, n7_2_1="yes") == []


def test_a_wish_for_assistance_asks_for_a_need_in_the_list_and_names_where_it_stands(form: Form) -> None:
    wishes = {"n2_6": "yes", "n5_7": "yes", "n8_3": "no"}
    (finding,) = [f for f in reviewed(form, **wishes).findings if f.code == "check"]
    assert (finding.question, finding.params["numbers"]) == ("cooperation.needs", "2.6, 5.7")
    assert "2.6, 5.7" in finding_sentence(finding, form)
    assert slips(form, **wishes, n9_3=[{"area": "laws", "need": "A legal drafter"}]) == []
    blank = {"cooperation.needs": {"blank": {"reason": "by-choice"}}, "manufacture.assistance": {"value": "yes"}}
    assert [f for f in review(form, Answers(blank), TODAY).findings if f.code == "check"] == []


@pytest.mark.parametrize("row", ["answered", "delayed", "refused"])
def test_requests_answered_or_refused_but_never_received_are_a_slip(form: Form, row: str) -> None:
    figures = {"received": {"2024": 5}, row: {"2024": 2, "2025": 1}}
    found = [f for f in reviewed(form, n8_1="yes", n8_1_6=figures).findings if f.code == "check"]
    assert [(f.params["check"], f.params["year"]) for f in found] == [("tracing.answers-without-received", 2025)]
    figures["received"]["2025"] = "n/a"
    assert slips(form, n8_1="yes", n8_1_6=figures) == []


def test_weapons_diverted_in_no_incident_are_a_slip(form: Form) -> None:
    for main in ("3.12", "5.5"):
        found = dict(slips(form, **{main: "yes", f"{main}.a": {"weapons": {"2024": 3}}}))
        assert [number for check, number in found.items() if "without-incidents" in check] == [f"{main}.a"]


def test_types_that_do_not_add_up_say_that_a_row_may_be_missing(form: Form) -> None:
    given = {"n6_1": "yes", "n6_1_1": {"seized": {"2024": 9}}, "n6_1_2": {"shotguns": {"2024": 4}}}
    (finding,) = [f for f in reviewed(form, **given).findings if f.code == "check"]
    assert "left out" in finding_sentence(finding, form)
