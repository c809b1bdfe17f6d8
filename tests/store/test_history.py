from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.store.draft import history
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.timestamps import moment

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["value", "note"]),
        st.sampled_from([None, "x", "y", [1, 2]]),
        st.sampled_from(["one", "two"]),
        st.booleans(),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("history") / "x.poadraft"


def changed(state: Mapping[str, Mapping[str, Json]], question: str, aspect: str, value: Json) -> dict[str, dict]:
    made = {q: dict(aspects) for q, aspects in state.items()}
    made.setdefault(question, {})[aspect] = value
    return {q: kept for q, aspects in made.items() if (kept := {a: v for a, v in aspects.items() if v is not None})}


@settings(deadline=None)
@given(steps=STEPS)
def test_any_revision_gives_what_was_then_and_the_last_gives_what_is_now(place: Path, steps):
    """Each step is a burst of its own."""
    place.unlink(missing_ok=True)
    states: list[dict] = [{}]
    with DraftFile.create(place, "poa-iti/2026", AT) as draft:
        for n, (question, aspect, value, _, _) in enumerate(steps):
            old = states[-1].get(question, {}).get(aspect)
            draft.commit([Change(question, aspect, old, value)], f"burst {n}", AT)
            states.append(changed(states[-1], question, aspect, value))
        assert history.stored_at(draft, draft.revision) == draft.answers() == states[-1]
        for revision, state in enumerate(states):
            assert history.stored_at(draft, revision) == state


@settings(deadline=None)
@given(steps=STEPS)
def test_what_stood_at_a_milestone_can_always_be_told(place: Path, steps):
    """Whatever bursts lie around it."""
    place.unlink(missing_ok=True)
    state: dict[str, dict] = {}
    named = []
    with DraftFile.create(place, "poa-iti/2026", AT) as draft:
        for question, aspect, value, burst, milestone in steps:
            draft.commit([Change(question, aspect, state.get(question, {}).get(aspect), value)], burst, AT)
            state = changed(state, question, aspect, value)
            if milestone:
                named.append((draft.add_milestone("seen", AT), state))
        for made, then in named:
            assert history.stored_at(draft, made.revision) == then


def test_milestones_survive_reopening_and_can_be_taken_back(path: Path):
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change("q", "value", None, "one")], "x", AT)
        kept = draft.add_milestone("  sent to\npolice\u200b ", AT)
        draft.remove_milestone(draft.add_milestone("by mistake", AT).id)
    with DraftFile.open(path) as draft:
        assert draft.milestones() == (kept,)
        assert (kept.name, kept.revision, kept.at) == ("sent to police", 1, AT)


def test_history_says_when_what_before_and_what_after(draft: DraftFile):
    draft.commit([Change("q", "value", None, "one")], "typed/1", AT, "ana")
    draft.commit([Change("q", "value", "one", {"n": 2})], "typed/2", AT + timedelta(hours=1), "ben")
    draft.commit([Change("other", "value", None, "x")], "typed/3", AT, "ana")
    newest, oldest = history.versions(draft, "q")
    assert (newest.who, newest.old, newest.new, newest.at) == ("ben", "one", {"n": 2}, AT + timedelta(hours=1))
    assert (oldest.who, oldest.old, oldest.new) == ("ana", None, "one")
    assert len(history.versions(draft)) == 3


def test_moments_are_listed_with_their_names(draft: DraftFile):
    draft.commit([Change("q", "value", None, "one"), Change("r", "value", None, "x")], "a", AT, "ana")
    draft.add_milestone("sent to police", AT)
    draft.commit([Change("q", "value", "one", "two")], "a", AT, "ana")
    latest, earlier = history.moments(draft)
    assert (latest.revision, latest.changes, latest.names) == (2, 1, ())
    assert (earlier.revision, earlier.changes, earlier.who, earlier.names) == (1, 2, "ana", ("sent to police",))


def test_milestone_before_any_answer_is_a_moment_too(draft: DraftFile):
    draft.add_milestone("empty", AT)
    assert [moment.names for moment in history.moments(draft)] == [("empty",)]


def test_a_question_or_the_whole_report_is_brought_back_by_changes(draft: DraftFile, form: Form):
    first, second = Answers({"coordination.body.name": {"value": "Commission"}}), None
    draft.commit(list(Answers().difference(first)), "a", AT)
    second = first.with_changes(
        [
            Change("coordination.body.name", "value", "Commission", "Committee"),
            Change("information.views", "value", None, "none"),
        ]
    )
    draft.commit(list(first.difference(second)), "b", AT)
    then = history.answers_at(draft, form, 1)
    assert then == first
    whole = history.bringing_back(second, then)
    assert second.with_changes(whole) == first
    (only,) = history.bringing_back(second, then, "information.views")
    assert (only.old, only.new) == ("none", None)
    assert first.with_changes(change.inverse() for change in whole) == second


@pytest.mark.parametrize(
    "stored", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-02T14:32:07", "now"]
)
def test_a_moment_that_no_clock_can_show_is_none(stored: str):
    assert moment(stored) is None
