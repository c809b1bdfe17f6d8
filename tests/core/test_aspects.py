"""What every aspect promises, over the table of aspects."""

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS, BLANK_REASONS, blank_words, known_aspect, read_aspect
from poadesk.core.carryover import carry_over
from poadesk.core.confirmation import gone
from poadesk.core.diff.reports import ComparedReport, compare
from poadesk.core.fill import fill
from poadesk.core.finding import Misfit
from poadesk.core.form import Form
from poadesk.core.orphaned import EarlierReport
from poadesk.core.session import Session, with_consequences
from poadesk.core.succession import Succession
from poadesk.export.data import report_data
from poadesk.export.report import Report
from poadesk.export.schema import schema
from poadesk.sentences.labels import aspect_label
from poadesk.sentences.misfits import misfit_sentence

TODAY = date(2026, 5, 1)
QUESTION = "coordination.body"
SAMPLES = {
    "value": ["yes", {"option": "no", "text": "SECRET-value"}],
    "blank": ["by-choice", {"reason": "not-available", "text": "SECRET-blank"}],
    "note": ["SECRET-note", 5],
    "source": ["SECRET-source"],
    "carried": [{"from": "SECRET-carried"}],
}
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["reason", "text", "from"]), inner),
    max_leaves=6,
)


def stored(form: Form, aspect: str) -> list:
    return [read_aspect(form.questions[QUESTION].answer, aspect, sample) for sample in SAMPLES[aspect]]


def about(answers: Answers) -> Answers:
    known = {"about.state": "ATG", "about.cycle": "2026", "about.language": "en"}
    return answers.with_changes(Change(question, "value", None, value) for question, value in known.items())


def exported(form: Form, answers: Answers) -> dict:
    data = report_data(Report(form, about(answers), 1, TODAY))
    jsonschema.Draft202012Validator(schema(form)).validate(data)
    return data["answers"][QUESTION]


def test_the_samples_above_cover_every_aspect() -> None:
    assert set(SAMPLES) == set(ASPECTS)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_what_was_read_once_stays_as_it_is(form: Form, aspect) -> None:
    kind = form.questions[QUESTION].answer
    for value in stored(form, aspect):
        assert value is not None
        assert read_aspect(kind, aspect, value) == value
        assert read_aspect(kind, aspect, json.loads(json.dumps(value))) == value


@pytest.mark.parametrize("aspect", ASPECTS)
@given(raw=ANY_JSON)
def test_anything_at_all_is_read_or_refused_with_a_sentence(form: Form, aspect, raw) -> None:
    kind = form.questions[QUESTION].answer
    refused = None
    try:
        value = read_aspect(kind, aspect, raw)
    except Misfit as misfit:
        refused = misfit
    if refused is not None:
        assert misfit_sentence(refused)
    else:
        assert value is None or read_aspect(kind, aspect, value) == value


@pytest.mark.parametrize("aspect", ASPECTS)
def test_nothing_is_nothing(form: Form, aspect) -> None:
    assert read_aspect(form.questions[QUESTION].answer, aspect, None) is None
    assert read_aspect(None, aspect, None) is None


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_aspect_has_a_label_of_its_own(aspect) -> None:
    others = {aspect_label(ASPECTS[other].label) for other in ASPECTS if other != aspect}
    assert aspect_label(ASPECTS[aspect].label) not in {"", *others}


@pytest.mark.parametrize("aspect", ASPECTS)
def test_an_entry_of_a_file_gives_the_aspect(form: Form, aspect) -> None:
    for value in stored(form, aspect):
        filling = fill(form, Answers(), {QUESTION: {aspect: value}})
        assert not filling.unfit
        assert Answers().with_changes(filling.changes).get(QUESTION, aspect) == value


@pytest.mark.parametrize("aspect", ASPECTS)
def test_an_export_says_what_the_table_says_and_takes_it_back(form: Form, aspect) -> None:
    for value in stored(form, aspect):
        answers = Answers({QUESTION: {aspect: value}})
        entry = exported(form, answers)
        way = ASPECTS[aspect].exported
        if way is None:
            assert entry.keys() == {"number", "kind", "status"}
            assert "SECRET" not in json.dumps(entry)
            continue
        assert entry[aspect] == way.public(form.questions[QUESTION].answer, value)
        filling = fill(form, Answers(), {QUESTION: entry})
        assert not filling.unfit
        assert exported(form, Answers().with_changes(filling.changes)) == entry


def test_what_is_internal_is_in_no_export_beside_an_answer(form: Form) -> None:
    internal = {a: stored(form, a)[0] for a, rules in ASPECTS.items() if rules.exported is None}
    entry = exported(form, Answers({QUESTION: {"value": "yes", **internal}}))
    assert entry == exported(form, Answers({QUESTION: {"value": "yes"}}))


def test_who_owes_an_answer_is_internal_and_why_it_does_not_apply_is_not(form: Form) -> None:
    owed = exported(form, Answers({QUESTION: {"blank": {"reason": "not-available", "text": "SECRET"}}}))
    assert owed["blank"] == {"reason": "not-available"}
    moot = exported(form, Answers({QUESTION: {"blank": {"reason": "not-applicable", "text": "no arms"}}}))
    assert moot["blank"] == {"reason": "not-applicable", "text": "no arms"}


@pytest.mark.parametrize("aspect", ASPECTS)
def test_the_next_report_begins_with_what_the_table_says(form: Form, aspect) -> None:
    value = stored(form, aspect)[0]
    earlier = EarlierReport(form, about(Answers({QUESTION: {aspect: value}})))
    begun = Answers().with_changes(carry_over(earlier, form, Succession(form.edition)).changes)
    assert (begun.get(QUESTION, aspect) == value) is (ASPECTS[aspect].carried != "never")


@pytest.mark.parametrize("aspect", ASPECTS)
def test_where_the_answer_begins_anew_only_what_always_goes_along_does(form: Form, aspect) -> None:
    table = "collection.count"
    value = {"seized": {"2024": 3}} if aspect == "value" else stored(form, aspect)[0]
    earlier = EarlierReport(form, about(Answers({table: {aspect: value}})))
    begun = Answers().with_changes(carry_over(earlier, form, Succession(form.edition)).changes)
    assert (begun.get(table, aspect) is not None) is (ASPECTS[aspect].carried == "always")


@pytest.mark.parametrize("aspect", ASPECTS)
def test_only_what_answers_a_question_is_compared(form: Form, aspect) -> None:
    before = ComparedReport(form, about(Answers()))
    after = ComparedReport(form, about(Answers({QUESTION: {aspect: stored(form, aspect)[0]}})))
    differing = [change.question for section in compare(before, after) for change in section.differing]
    assert (QUESTION in differing) is ASPECTS[aspect].answers


@pytest.mark.parametrize("aspect", ASPECTS)
def test_an_answer_that_no_longer_holds_leaves_what_is_said_beside_it(form: Form, aspect) -> None:
    answers = Answers({QUESTION: {a: stored(form, a)[0] for a in ASPECTS}})
    left = answers.with_changes(gone(answers, QUESTION))
    answer = ASPECTS[aspect].answers or any(aspect in rules.ends for rules in ASPECTS.values())
    assert (left.get(QUESTION, aspect) is None) is answer


@pytest.mark.parametrize("aspect", ASPECTS)
def test_an_edit_takes_away_what_the_table_says(form: Form, aspect) -> None:
    rules, value = ASPECTS[aspect], stored(form, aspect)[0]
    held = Answers({QUESTION: {other: stored(form, other)[0] for other in ASPECTS if other != aspect}})
    given = held.with_changes(with_consequences(held, [Change(QUESTION, aspect, None, value)]))
    assert {a for a in ASPECTS if given.get(QUESTION, a) is None} == rules.ends | rules.replaces
    full = held.with_changes([Change(QUESTION, aspect, None, value)])
    cleared = full.with_changes(with_consequences(full, [Change(QUESTION, aspect, value, None)]))
    assert {a for a in ASPECTS if cleared.get(QUESTION, a) is None} == {aspect} | rules.ends


def test_what_follows_from_an_edit_can_be_taken_back(form: Form) -> None:
    start = Answers({QUESTION: {"blank": {"reason": "by-choice"}, "carried": {"from": "2024"}}})
    session = Session(form, start, TODAY)
    update = session.apply([session.change(QUESTION, "value", "yes")])
    assert update is not None
    assert session.answers == Answers({QUESTION: {"value": "yes"}})
    session.apply_exactly([change.inverse() for change in reversed(update.changes)])
    assert session.answers == start


def test_what_is_named_does_not_follow(form: Form) -> None:
    blank = {"reason": "by-choice"}
    both = [Change(QUESTION, "value", None, "yes"), Change(QUESTION, "blank", None, blank)]
    assert Answers().with_changes(with_consequences(Answers(), both)).get(QUESTION, "blank") == blank


def test_an_answer_from_a_file_takes_the_reason_for_a_blank_away(form: Form) -> None:
    held = Answers({QUESTION: {"blank": {"reason": "by-choice"}}})
    assert held.with_changes(fill(form, held, {QUESTION: "yes"}).changes) == Answers({QUESTION: {"value": "yes"}})


def test_an_aspect_of_a_newer_program_is_refused_with_a_sentence() -> None:
    with pytest.raises(Misfit) as refused:
        known_aspect("no-such-aspect")
    assert misfit_sentence(refused.value)


@pytest.mark.parametrize("reason", [None, *BLANK_REASONS])
def test_every_reason_for_a_blank_has_its_words_and_only_internal_ones_name_who_owes_it(form: Form, reason) -> None:
    common = form.wording("en").common
    shown, internal = (blank_words(reason, "Justice", common, internal=i) for i in (False, True))
    assert shown
    assert ("Justice" in shown) is (reason == "not-applicable")
    assert ("Justice" in internal) is (reason in {"not-applicable", "not-available"})
