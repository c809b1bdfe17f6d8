"""What is called new, changed, dropped or the same between two versions of a report, and inside an answer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.diff.parts import PartChange
from poadesk.core.diff.reports import ComparedReport, QuestionChange, compare
from poadesk.core.diff.rows import match_rows
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.core.session import Session
from poadesk.core.succession import Move, Succession
from tests.report_strategy import BLANKS, values

LAWS = "brokering.laws.list"
BROKERING: dict[str, Json] = {"brokering.laws": "yes"}


def version(form: Form, values: dict[str, Json], blanks: dict[str, Json] | None = None) -> ComparedReport:
    session = Session(form, Answers(), date(2026, 5, 1))
    for question, raw in values.items():
        session.apply([session.change(question, "value", raw)])
    for question, raw in (blanks or {}).items():
        session.apply([session.change(question, "blank", raw)])
    return ComparedReport(form, session.answers)


def differing(
    old: ComparedReport, new: ComparedReport, succession: Succession | None = None
) -> dict[str, QuestionChange]:
    return {q.question: q for section in compare(old, new, succession) for q in section.differing}


def one(form: Form, question: str, old: Json, new: Json, also: dict[str, Json] | None = None) -> QuestionChange:
    before, after = version(form, {**(also or {}), question: old}), version(form, {**(also or {}), question: new})
    return differing(before, after)[question]


def said(part: PartChange) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    text = "".join(marks[run.edit].format(run.text) for run in part.runs)
    inner = "; ".join(said(field) for field in part.parts)
    return f"{part.label}: {text}{inner}" if part.label else f"{text}{inner}"


@st.composite
def answered(draw: st.DrawFn, form: Form) -> ComparedReport:
    """A report in which everything is asked, and a few questions are answered in any way."""
    known: dict[str, dict] = {}
    for question in form.questions.values():
        if question.answer.kind.startswith("yes-no"):
            known[question.id] = {"value": "yes"}
    for question in draw(st.lists(st.sampled_from(list(form.questions.values())), max_size=6)):
        known[question.id] = draw(st.one_of(values(question.answer).map(lambda v: {"value": v}), st.just({}), BLANK))
    return ComparedReport(form, Answers(known))


BLANK = BLANKS.map(lambda blank: {"blank": blank})
laws = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@laws
@given(st.data())
def test_a_report_does_not_differ_from_itself(form: Form, data: st.DataObject) -> None:
    made = data.draw(answered(form))
    assert not differing(made, ComparedReport(form, made.answers))


@laws
@given(st.data())
def test_whatever_differs_one_way_differs_the_other_way(form: Form, data: st.DataObject) -> None:
    one, other = data.draw(answered(form)), data.draw(answered(form))
    turned = {"new": {"dropped", "same"}, "dropped": {"new"}, "changed": {"changed"}}
    back = differing(other, one)
    for question, change in differing(one, other).items():
        assert (back[question].outcome if question in back else "same") in turned[change.outcome]


@laws
@given(st.data())
def test_every_question_asked_in_either_is_counted_once(form: Form, data: st.DataObject) -> None:
    one, other = data.draw(answered(form)), data.draw(answered(form))
    counted = [q.question for section in compare(one, other) for q in section.questions]
    assert sorted(counted) == sorted(one.asked | other.asked)


def test_an_answer_given_now_is_new_and_one_taken_away_is_dropped(form: Form) -> None:
    empty, full = version(form, {}), version(form, {"information.views": "Three things."})
    assert differing(empty, full)["information.views"].outcome == "new"
    assert differing(full, empty)["information.views"].outcome == "dropped"


def test_an_answer_that_is_no_longer_asked_for_is_dropped_and_says_so(form: Form) -> None:
    old = version(form, {**BROKERING, "brokering.licence": "yes"})
    change = differing(old, version(form, {"brokering.laws": "no", "brokering.licence": "yes"}))["brokering.licence"]
    assert (change.outcome, change.asked) == ("dropped", False)


def test_no_change_since_the_last_report_is_no_change(form: Form) -> None:
    old = version(form, {"information.views": "Three things."})
    assert not differing(old, version(form, {}, {"information.views": {"reason": "no-change"}}))


def test_a_dropped_answer_says_why_it_is_blank_now(form: Form) -> None:
    old = version(form, {"information.views": "Three things."})
    new = version(form, {}, {"information.views": {"reason": "not-applicable", "text": "no such trade"}})
    change = differing(old, new)["information.views"]
    assert [said(part) for part in change.parts] == ["[-Three things.-]", "{+Not applicable: no such trade+}"]


def test_who_owes_an_answer_is_for_the_house_and_no_difference(form: Form) -> None:
    owed = [version(form, {}, {"information.views": {"reason": "not-available", "text": who}}) for who in "AB"]
    assert not differing(*owed)


def test_notes_and_put_aside_answers_are_no_difference(form: Form) -> None:
    plain = version(form, {"brokering.laws": "no"})
    noted = [Change("brokering.laws", "note", None, "ask"), Change("brokering.licence", "value", None, "yes")]
    assert not differing(plain, ComparedReport(form, plain.answers.with_changes(noted)))


def test_several_options_are_compared_one_by_one(form: Form) -> None:
    also = {"stockpile.standards": "yes"}
    old = {"destruction": "yes", "sale-to-state": "no"}
    new = {"destruction": "no", "donation-to-state": "yes", "sale-to-state": "no"}
    change = one(form, "stockpile.disposal", old, new, also)
    assert [said(part).rpartition(": ")[2] for part in change.parts] == ["[-Yes-]{+No+}", "{+Yes+}"]


def test_figures_are_compared_by_row_and_year(form: Form) -> None:
    also = {"collection.collected": "yes"}
    old: Json = {"seized": {"2024": 12, "2025": 30}, "found": {"2024": 1}}
    new: Json = {"seized": {"2024": 15, "2025": 30}, "found": {"2024": 1, "2025": {"estimate": 2}}}
    change = one(form, "collection.count", old, new, also)
    assert [said(part) for part in change.parts] == ["Seized: 2024: [-12-]{+15+}", "Found: 2025: {+2 (estimate)+}"]


def test_contacts_are_compared_field_by_field(form: Form) -> None:
    question, also = "coordination.body.contact", {"coordination.body": "yes"}
    old = {"name": "A. Silva", "email": "a@b.example", "telephone": "+1 268 462 0360"}
    change = one(form, question, old, {"name": "B. Silva", "email": "a@b.example", "position": "Secretary"}, also)
    assert [said(part) for part in change.parts] == [
        "Telephone: [-+1 268 462 0360-]",
        "Name: [-A-]{+B+}. Silva",
        "Position: {+Secretary+}",
    ]


ACTS: list[Json] = [
    {"title": "Firearms Act, chapter 171", "year": 1992},
    {"title": "Customs Act", "year": 1993},
    {"title": "Explosives Act", "year": 1960},
]


def test_rows_are_found_by_what_stands_in_them_and_not_by_place(form: Form) -> None:
    new: list[Json] = [
        {"title": "Explosives Act", "year": 1961},
        {"title": "Brokers Registration Regulations", "year": 2024},
        {"title": "Firearms Act, chapter 171, as amended", "year": 2015},
    ]
    change = one(form, LAWS, ACTS, new, BROKERING)
    assert [(part.outcome, part.label) for part in change.parts] == [
        ("dropped", ""),
        ("changed", "Explosives Act"),
        ("new", ""),
        ("changed", ""),
    ]
    assert "Customs Act" in said(change.parts[0])
    assert said(change.parts[1]).endswith("Year: [-1960-]{+1961+}")
    assert "Firearms Act, chapter 171{+, as amended+}" in said(change.parts[3])
    assert change.rearranged


def test_rows_in_another_order_are_the_same_rows_in_another_order(form: Form) -> None:
    change = one(form, LAWS, ACTS, list(reversed(ACTS)), BROKERING)
    assert (change.outcome, change.parts, change.rearranged) == ("changed", (), True)


def test_a_document_replaced_by_another_of_the_same_name_is_a_change(form: Form) -> None:
    old, new = ([{"name": "plan.pdf", "size": 2000, "sha256": digit * 64}] for digit in "ab")
    change = one(form, "information.documents", old, new)
    assert [{run.edit for run in part.runs} for part in change.parts] == [{"same"}]


ROWS = st.lists(
    st.lists(st.sampled_from(["Act", "Act 2", "yes", "2015", "police law"]), max_size=3).map(tuple), max_size=8
)


@given(ROWS, ROWS)
def test_no_row_is_matched_twice_and_equal_rows_always_are(old: list[tuple], new: list[tuple]) -> None:
    found = match_rows(old, new)
    assert len(set(found.values())) == len(found)
    for row in {*old, *new}:
        equal = sum(1 for here, there in found.items() if new[here] == old[there] == row)
        assert equal == min(old.count(row), new.count(row))


def test_thousands_of_rows_that_all_changed_are_matched(form: Form) -> None:
    old = [(f"Target {n}: arms of unit {n} marked", "2027", "14 of 19") for n in range(2000)]
    new = [(f"Target {n}: arms of unit {n} registered", "2028", "15 of 19") for n in range(2000)]
    found = match_rows(old, new)
    assert sum(1 for here, there in found.items() if here == there) > 1900


def without(form: Form, *ids: str) -> Form:
    sections = (
        section.model_copy(update={"questions": tuple(q for q in section.questions if q.id not in ids)})
        for section in form.sections
    )
    return replace(form, sections=tuple(section for section in sections if section.questions))


def test_a_question_that_only_the_older_edition_has_is_dropped(form: Form) -> None:
    old = version(form, {"information.views": "Three things."})
    change = differing(old, ComparedReport(without(form, "information.views"), Answers()))["information.views"]
    assert (change.outcome, change.asked, change.title) == (
        "dropped",
        False,
        form.wording("en").questions["information.views"].label,
    )


def test_a_section_that_only_the_older_edition_has_comes_last(form: Form) -> None:
    gone = [q.id for q in form.sections[1].questions]
    old = version(form, {gone[0]: "yes"})
    sections = compare(old, ComparedReport(without(form, *gone), Answers()))
    assert (sections[-1].id, sections[-1].count("dropped")) == (form.sections[1].id, 1)


def test_an_answer_is_followed_to_the_question_that_succeeds_its_own(form: Form) -> None:
    newer = without(form, "tracing.requesting-agency")
    old = version(form, {"tracing.procedures": "yes", "tracing.requesting-agency": "Royal Police Force"})
    new = version(newer, {"tracing.procedures": "yes", "tracing.answering-agency": "Royal Police"})
    succession = Succession("x", (Move("tracing.requesting-agency", "tracing.answering-agency"),))
    found = differing(old, new, replace(succession, ended=frozenset({"tracing.answering-agency"})))
    assert [said(part) for part in found["tracing.answering-agency"].parts] == ["Royal Police[- Force-]"]
    assert "tracing.requesting-agency" not in found


@pytest.mark.parametrize(("old", "new"), [("A passage on the law.", [{"title": "Act"}]), ([{"title": "Act"}], "Act.")])
def test_a_question_of_another_kind_is_compared_as_text(form: Form, old: Json, new: Json) -> None:
    forms = [_with_kind(form, "line") if isinstance(value, str) else form for value in (old, new)]
    before, after = (version(f, {**BROKERING, LAWS: value}) for f, value in zip(forms, (old, new), strict=True))
    assert len(differing(before, after)[LAWS].parts) == 1


def _with_kind(form: Form, kind: str) -> Form:
    """The form with its list of laws asked as another kind."""
    laws = type(form.questions[LAWS]).model_validate(
        {"id": LAWS, "number": form.questions[LAWS].number, "answer": {"kind": kind}}
    )
    sections = (
        section.model_copy(update={"questions": tuple(laws if q.id == LAWS else q for q in section.questions)})
        for section in form.sections
    )
    return replace(form, sections=tuple(sections))
