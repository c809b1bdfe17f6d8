"""An earlier report is the start of the next one, and nothing of it is lost on the way."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.carryover import Carryover, carry_over, next_cycle
from poadesk.core.check import review, visible_questions
from poadesk.core.confirmation import confirmable_together, gone, still_true, unconfirmed
from poadesk.core.fill import fill
from poadesk.core.finding import Misfit, Severity
from poadesk.core.form import Form, Question
from poadesk.core.json_values import Json
from poadesk.core.orphaned import EarlierReport, OrphanedAnswer, orphaned_answers
from poadesk.core.session import Session, read
from poadesk.core.succession import Move, Succession
from poadesk.export.data import report_data
from poadesk.export.document import make_document
from poadesk.export.report import Report
from poadesk.store.forms.library import FormLibrary
from tests.report_strategy import reports

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = FormLibrary((ROOT / "forms",))
OLDER, NEWER = LIBRARY.get("poa-iti/2018"), LIBRARY.get("poa-iti/2026")
WAY = LIBRARY.succession(OLDER, NEWER)
SAME = Succession("2026")
FEW = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""Whole reports take long to make up."""
PLACES = sorted(move.newer for move in map(WAY.move, OLDER.questions) if move)
TODAY = date(2026, 5, 1)
REAL = json.loads((ROOT / "tests/cases/2018/antigua-and-barbuda.json").read_text(encoding="utf-8"))


def held(carryover: Carryover) -> Answers:
    return Answers().with_changes(carryover.changes)


def carried(answers: Answers, older: Form = OLDER, newer: Form = NEWER, way: Succession = WAY) -> Answers:
    return held(carry_over(EarlierReport(older, answers), newer, way))


def one(question: str, value: Json, **aspects: Json) -> Answers:
    return Answers({question: {"value": value, **aspects}, "about.cycle": {"value": "2018"}})  # type: ignore[dict-item]


def with_kind(form: Form, question: str, **answer: Json) -> Form:
    """The form with one question of another kind."""

    def made(known: Question) -> Question:
        return Question.model_validate({**known.model_dump(by_alias=True), "answer": answer})

    sections = tuple(
        s.model_copy(update={"questions": tuple(made(q) if q.id == question else q for q in s.questions)})
        for s in form.sections
    )
    return replace(form, sections=sections)


@pytest.fixture
def real() -> Answers:
    """What Antigua and Barbuda answered, under the numbers of the older form."""
    filling = fill(OLDER, Answers(), REAL)
    assert filling.unfit == ()
    return Answers().with_changes(filling.changes)


def test_a_real_report_of_the_older_form_begins_one_on_the_newer(real: Answers) -> None:
    answers = carried(real)
    assert answers.value("about.state") == "ATG"
    assert answers.value("transfers.documents") == {"end-user-certificate": "yes"}
    assert answers.value("transfers.re-export") == {"text": "The State does not export SALW"}
    assert answers.value("transfers.records.duration") == {"option": "other", "text": "over 1 year"}
    assert answers.value("brokering.laws.list") == [{"title": REAL["7.1"]}]
    assert answers.value("stockpile.reviews.frequency") == "once a year"
    assert answers.value("stockpile.surplus-handling") == dict.fromkeys(
        ["declared", "withdrawn", "recorded", "stored-apart"], "yes"
    )
    assert answers.value("tracing.requests-issued") == "yes"


def test_what_the_newer_form_does_not_ask_can_still_be_read(real: Answers) -> None:
    kept = {one.number: one for one in orphaned_answers(NEWER, carried(real))}
    assert list(kept) == ["7.1.1", "7.3.1", "7.3.2", "7.3.3", "7.4", "7.5", "7.6"]
    assert kept["7.1.1"] == OrphanedAnswer(
        "2018/brokering.export-control",
        "2018",
        "2018",
        "7.1.1",
        "Is the control of brokering part of the control of exports?",
        "Yes",
        "yes",
    )
    assert kept["7.3.3"].text == REAL["7.3.3"]


@FEW
@given(reports(OLDER))
def test_every_old_answer_is_carried_or_kept_or_left_to_its_own_period(answers: Answers) -> None:
    carryover = carry_over(EarlierReport(OLDER, answers), NEWER, WAY)
    new = held(carryover)
    assert [entry.older for entry in carryover.fared] == [q for q in OLDER.questions if q in answers]
    for entry in carryover.fared:
        value = answers.value(entry.older)
        if entry.fate == "anew":
            assert new.value(str(entry.newer)) is None
        elif entry.fate == "carried" and value is not None:
            assert says(entry.newer, new) == says(entry.older, answers, OLDER)
        elif entry.fate == "carried":
            assert new.get(str(entry.newer), "blank") == answers.get(entry.older, "blank")
        elif entry.fate == "kept":
            assert raw_kept(new, entry.newer) == value
        else:
            assert value in [one.value for one in orphaned_answers(NEWER, new)]
        for aspect in ("note", "source"):
            assert new.get(str(entry.newer), aspect) == answers.get(entry.older, aspect)  # type: ignore[arg-type]


def raw_kept(answers: Answers, id: str | None) -> Json:
    return next(one.value for one in orphaned_answers(NEWER, answers) if one.id == id)


def says(id: str | None, answers: Answers, form: Form = NEWER) -> set[str]:
    """The words and options in an answer, under whatever names."""
    return set(leaves(answers.value(str(id)))) - {"withdrawn", "stored-apart", "out-of-service", "separated"}


def leaves(value: Json) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [str(value)]


@FEW
@given(reports(NEWER))
def test_the_next_report_on_the_same_edition_keeps_all_but_the_figures_of_the_period(answers: Answers) -> None:
    carryover = carry_over(EarlierReport(NEWER, answers), NEWER, SAME)
    new = held(carryover)
    anew = {entry.older for entry in carryover.with_fate("anew")}
    assert not carryover.with_fate("kept", "partly")
    assert all(new.value(q) == answers.value(q) for q in answers if q not in anew)
    assert {q for q in anew if NEWER.questions[q].answer.kind != "year-table"} <= {
        f"about.{name}" for name in ("cycle", "status", "date", "person", "marking", "updates", "updates.which")
    }


@FEW
@given(reports(OLDER))
def test_what_was_kept_stays_through_every_later_report(answers: Answers) -> None:
    begun = carried(answers)
    before = {one.id: one.value for one in orphaned_answers(NEWER, begun)}
    cycle = Change("about.cycle", "value", None, "2026")
    later = carried(begun.with_changes([cycle]), NEWER, NEWER, SAME)
    assert {one.id: one.value for one in orphaned_answers(NEWER, later)} == before


def test_a_value_that_does_not_fit_is_kept_whole() -> None:
    changed = with_kind(OLDER, "tracing.answering-agency", kind="contact")
    value = {"name": "ApplicationController 3", "telephone": "+268 1 555 0100"}
    answers = carried(one("tracing.answering-agency", value), changed)
    assert answers.value("tracing.answering-agency") is None
    assert [kept.value for kept in orphaned_answers(NEWER, answers)] == [value]


def test_of_a_value_that_fits_in_part_the_part_is_carried_and_the_whole_is_kept() -> None:
    options = ["declared", "melted", "other"]
    older = with_kind(OLDER, "stockpile.surplus-handling", kind="many-of", options=options)
    older = replace(older, wordings={"en": with_option(older, "stockpile.surplus-handling", "melted")})
    value = {"declared": "yes", "melted": "yes"}
    answers = carried(one("stockpile.surplus-handling", value), older)
    assert answers.value("stockpile.surplus-handling") == {"declared": "yes"}
    (kept,) = orphaned_answers(NEWER, answers)
    assert kept.value == value
    assert "Melted" in kept.text


def with_option(form: Form, question: str, option: str):
    wording = form.wording("en")
    text = wording.questions[question]
    texts = {**wording.questions, question: replace(text, options={**text.options, option: option.title()})}
    return replace(wording, questions=texts)


def test_an_option_with_no_place_is_not_read_as_words() -> None:
    older = with_kind(OLDER, "brokering.registration", kind="yes-no-developing")
    answers = carried(one("brokering.registration", "developing"), older)
    assert answers.value("brokering.registration") is None
    assert [kept.text for kept in orphaned_answers(NEWER, answers)] == ["In development"]


def test_a_yes_is_no_passage() -> None:
    way = Succession("2018", (Move("brokering.offence", "brokering.action.details"),))
    answers = carried(one("brokering.offence", "yes"), way=way)
    assert answers.value("brokering.action.details") is None
    assert [kept.text for kept in orphaned_answers(NEWER, answers)] == ["Yes"]


def test_two_answers_never_share_one_place() -> None:
    way = Succession("2018", (Move("brokering.offence", "brokering.licence"),))
    answers = Answers({"brokering.licence": {"value": "no"}, "brokering.offence": {"value": "yes"}})
    new = carried(answers, way=way)
    assert new.value("brokering.licence") == "no"
    assert [kept.value for kept in orphaned_answers(NEWER, new)] == ["yes"]


def test_a_stored_value_that_fits_no_form_is_kept_as_it_was() -> None:
    answers = carried(one("brokering.registration", [["what", 3]]))
    assert [(kept.number, kept.value) for kept in orphaned_answers(NEWER, answers)] == [("7.2", [["what", 3]])]


def test_a_question_of_no_edition_is_kept_as_it_was() -> None:
    (kept,) = orphaned_answers(NEWER, carried(Answers({"future.question": {"value": "12", "note": "mine"}})))
    assert (kept.label, kept.text, kept.value) == ("future.question", "12", "12")


def test_carrying_twice_from_the_same_cycle_overwrites_nothing() -> None:
    begun = Answers({"2018/brokering.offence": {"value": "from before"}, "about.cycle": {"value": "2018"}})
    both = begun.with_changes([Change("brokering.offence", "value", None, "yes")])
    values = [kept.value for kept in orphaned_answers(NEWER, carried(both))]
    assert sorted(map(str, values)) == ["from before", "yes"]


def test_each_carried_answer_is_marked_with_the_report_it_is_from() -> None:
    answers = carried(one("brokering.laws", "yes"))
    assert answers.carried_from("brokering.laws") == "2018"
    assert answers.carried_from("about.state") is None


def test_what_nobody_confirmed_keeps_its_first_mark() -> None:
    answers = carried(one("brokering.laws", "yes", carried={"from": "2016"}))
    assert answers.carried_from("brokering.laws") == "2016"


def test_a_blank_is_carried_with_its_reason_and_waits_too() -> None:
    blank = {"reason": "not-applicable", "text": "no brokers"}
    answers = carried(Answers({"brokering.registration": {"blank": blank}}))
    assert answers.blank_reason("brokering.registration") == "not-applicable"
    assert answers.carried_from("brokering.registration") == "2018"


def test_figures_begin_empty_and_what_is_known_of_their_source_stays() -> None:
    count = {"destroyed": {"2016": 4}}
    answers = carried(one("stockpile.destroyed.count", count, source="destruction board"))
    assert answers.value("stockpile.destroyed.count") is None
    assert answers.get("stockpile.destroyed.count", "source") == "destruction board"
    assert answers.get("stockpile.destroyed.count", "carried") is None


def test_of_the_cover_only_what_holds_for_the_next_report_is_carried() -> None:
    known = {"state": "ATG", "language": "en", "authority": "Police", "date": "2018-03-01", "status": "final"}
    answers = carried(Answers({f"about.{name}": {"value": value} for name, value in known.items()}))
    assert {q: answers.value(q) for q in answers} == {
        "about.state": "ATG",
        "about.language": "en",
        "about.authority": "Police",
    }
    assert answers.carried_from("about.authority") == "2018"


@pytest.mark.parametrize(("cycle", "following"), [("2018", "2026"), ("2026", "2028"), ("2030", "2030"), ("", "2026")])
def test_the_next_report_is_for_the_next_cycle_that_the_form_serves(cycle: str, following: str) -> None:
    assert next_cycle(NEWER, cycle) == following


# ── Confirming ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def session(real: Answers) -> Session:
    return Session(NEWER, carried(real).with_changes([Change("about.cycle", "value", None, "2026")]), TODAY)


def test_an_unconfirmed_answer_is_noted_and_not_dealt_with(session: Session) -> None:
    progress = session.review.progress["brokering"]
    assert (progress.answered, progress.unconfirmed) == (0, 4)
    found = [f for f in session.review.findings if f.question == "brokering.laws"]
    assert [(f.code, f.severity, f.params) for f in found] == [
        ("carried.unconfirmed", Severity.NOTE, {"earlier": "2018"})
    ]


def test_confirming_deals_with_it(session: Session) -> None:
    session.apply(still_true(session.answers, ["brokering.laws"]))
    assert session.answers.value("brokering.laws") == "yes"
    assert session.review.progress["brokering"].answered == 1
    assert "brokering.laws" not in unconfirmed(NEWER, session.answers, session.review.visible)


def test_editing_confirms_and_undo_takes_both_back(session: Session) -> None:
    before = session.answers
    update = session.apply([session.change("brokering.licence", "value", "no")])
    assert update is not None
    assert session.answers.carried_from("brokering.licence") is None
    session.apply([change.inverse() for change in reversed(update.changes)])
    assert session.answers == before


def test_an_edit_to_the_same_value_confirms_nothing(session: Session) -> None:
    assert session.apply([session.change("brokering.licence", "value", "yes")]) is None
    assert session.answers.carried_from("brokering.licence") == "2018"


def test_a_note_is_no_confirmation(session: Session) -> None:
    session.apply([session.change("brokering.licence", "note", "ask Trade")])
    assert session.answers.carried_from("brokering.licence") == "2018"


def test_what_is_gone_leaves_the_question_open(session: Session) -> None:
    session.apply(gone(session.answers, "transfers.simplified"))
    assert session.answers.value("transfers.simplified") is None
    assert [f.code for f in session.review.findings if f.question == "transfers.simplified"] == ["unanswered"]


def test_answers_from_a_file_confirm_what_they_change(session: Session) -> None:
    filling = fill(NEWER, session.answers, {"4.1.2": "no", "4.1.3": "yes"})
    session.apply(filling.changes)
    assert session.answers.carried_from("brokering.registration") is None
    assert session.answers.carried_from("brokering.licence") == "2018"


@pytest.mark.parametrize(
    ("question", "value", "together"),
    [
        ("brokering.laws", "yes", True),
        ("brokering.laws", {"text": "in words"}, True),
        ("brokering.associated.which", {"training": "yes"}, True),
        ("brokering.laws.list", [{"title": "Firearms Act"}], True),
        ("brokering.laws.list", [{"title": "Firearms Act", "year": 1992}], False),
        (
            "brokering.laws.list",
            [{"title": "A", "document": [{"name": "a.pdf", "size": 1, "sha256": "0" * 64}]}],
            False,
        ),
        ("coordination.body.men", 12, False),
        ("coordination.body.contact", {"name": "ApplicationController"}, False),
        ("records.duration", {"option": "years", "text": "20"}, False),
        ("records.duration", "indefinitely", True),
        ("information.documents", [{"name": "a.pdf", "size": 1, "sha256": "0" * 64}], False),
        ("information.views", "Our views", True),
    ],
)
def test_figures_dates_persons_and_files_are_never_confirmed_together(
    question: str, value: Json, together: bool
) -> None:
    answers = Answers({question: {"value": value, "carried": {"from": "2024"}}})
    section = NEWER.section_of[question].id
    found = confirmable_together(NEWER, answers, frozenset(NEWER.questions), section)
    assert found == ((question,) if together else ())


def test_a_section_is_confirmed_without_touching_others_or_what_is_not_asked(session: Session) -> None:
    session.apply([session.change("brokering.laws", "value", "no")])
    asked = visible_questions(NEWER, session.answers)
    assert confirmable_together(NEWER, session.answers, asked, "brokering") == ()
    assert confirmable_together(NEWER, session.answers, asked, "transfers") != ()


def test_an_export_says_nothing_of_carrying_over(session: Session) -> None:
    confirmed = session.answers.with_changes(still_true(session.answers, tuple(session.answers)))
    assert confirmed != session.answers
    before, after = (Report(NEWER, answers, 3, TODAY) for answers in (session.answers, confirmed))
    assert report_data(before) == report_data(after)
    assert make_document(before, "final") == make_document(after, "final")
    assert "2018/" not in json.dumps(report_data(before))


@pytest.mark.parametrize("raw", ["2024", ["2024"], {"from": "2024", "by": "me"}, {"from": ["2024"]}])
def test_a_mark_of_another_shape_is_refused(raw: Json) -> None:
    with pytest.raises(Misfit):
        read(NEWER, "brokering.laws", "carried", raw)


@pytest.mark.parametrize("raw", [{}, {"from": " "}, None])
def test_a_mark_that_names_no_report_is_none(raw: Json) -> None:
    assert read(NEWER, "brokering.laws", "carried", raw) is None


def test_a_mark_on_nothing_counts_for_nothing() -> None:
    answers = Answers({"brokering.laws": {"carried": {"from": "2024"}}})
    assert review(NEWER, answers, TODAY).total().unconfirmed == 0


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(["edit", "confirm", "gone"])), max_size=10))
def test_taking_back_whatever_was_done_restores_the_marks(steps: list[tuple[str, str]]) -> None:
    filling = fill(OLDER, Answers(), REAL)
    session = Session(NEWER, carried(Answers().with_changes(filling.changes)), TODAY)
    start, done = session.answers, []
    for question, act in steps:
        if act == "edit":
            changes: tuple[Change, ...] = (session.change(question, "value", None),)
        else:
            changes = still_true(session.answers, [question]) if act == "confirm" else gone(session.answers, question)
        update = session.apply(changes)
        done.append(update.changes if update else ())
    for step in reversed(done):
        session.apply([change.inverse() for change in reversed(step)])
    assert session.answers == start
