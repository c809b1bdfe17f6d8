from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poadesk.core.answers import Change
from poadesk.store.draft.change_log import Entry, Step
from poadesk.store.draft.draft_file import DraftFile

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
EDITS = st.lists(
    st.tuples(st.sampled_from("pq"), st.sampled_from(["typing", "paste"]), st.sampled_from([None, "a", "b", "c"])),
    max_size=12,
)


def steps_of(edits) -> tuple[Step, ...]:
    """Edits as the session would hand them over, each knowing what was there before."""
    held: dict[str, str | None] = {}
    made = []
    for number, (question, origin, new) in enumerate(edits):
        change = Change(question, "value", held.get(question), new)
        made.append(Step((change,), origin, AT + timedelta(seconds=number)))
        held[question] = new
    return tuple(made)


def log_of(path: Path) -> list[Entry]:
    """The log without what depends on the run."""
    with DraftFile.open(path, read_only=True) as draft:
        return [replace(entry, session="", revision=0) for entry in draft.history()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("logs")


def made(folder: Path, batches) -> Path:
    path = folder / "x.poadraft"
    path.unlink(missing_ok=True)
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        for batch in batches:
            draft.commit_steps(batch, "Ana")
    return path


@settings(deadline=None, max_examples=40)
@given(edits=EDITS)
def test_log_replayed_from_nothing_gives_the_answers(folder: Path, edits):
    steps = steps_of(edits)
    path = made(folder, [steps])
    held: dict[str, str] = {}
    for entry in log_of(path):
        assert held.get(entry.question) == entry.old
        assert entry.old != entry.new
        held[entry.question] = entry.new
    final = {step.changes[0].question: step.changes[0].new for step in steps}
    assert {q: v.strip('"') for q, v in held.items() if v is not None} == {q: v for q, v in final.items() if v}


@settings(deadline=None, max_examples=40)
@given(edits=EDITS, cut=st.integers(0, 12))
def test_log_does_not_depend_on_when_it_was_committed(folder: Path, edits, cut):
    steps = steps_of(edits)
    at_once = log_of(made(folder, [steps]))
    batches = [batch for batch in (steps[:cut], *([step] for step in steps[cut:])) if batch]
    assert log_of(made(folder, batches)) == at_once


@settings(deadline=None, max_examples=40)
@given(edits=EDITS)
def test_neighbours_in_the_log_of_a_question_have_different_origins(folder: Path, edits):
    log = log_of(made(folder, [steps_of(edits)]))
    for question in "pq":
        origins = [entry.origin for entry in log if entry.question == question]
        assert all(one != other for one, other in pairwise(origins))


def test_burst_of_keystrokes_is_one_entry_with_first_old_and_newest_new(draft: DraftFile):
    draft.commit([Change("q", "value", None, "old")], "paste", AT, "Ana")
    for number, text in enumerate(["p", "po", "pol"]):
        draft.commit([Change("q", "value", "?", text)], "typing", AT + timedelta(seconds=number), "Ana")
    *_, entry = draft.history("q")
    assert (entry.old, entry.new, entry.who, entry.revision) == ('"old"', '"pol"', "Ana", 4)
    assert entry.at.startswith("2026-03-02T14:32:09")


def test_next_session_starts_an_entry_of_its_own(filled: Path):
    with DraftFile.open(filled) as draft:
        draft.commit([Change("a.one", "value", "first", "second")], "typing", AT)
        assert [entry.new for entry in draft.history("a.one")] == ['"first"', '"second"']


def test_aspects_of_a_question_are_logged_apart(draft: DraftFile):
    changes = [Change("q", "value", None, "v"), Change("q", "note", None, "n"), Change("q", "value", "v", "w")]
    draft.commit(changes, "x", AT)
    assert [(entry.aspect, entry.new) for entry in draft.history("q")] == [("value", '"w"'), ("note", '"n"')]
