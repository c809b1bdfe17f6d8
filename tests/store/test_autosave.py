import os
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, Queue
from time import monotonic

import pytest

from poadesk.core.answers import Change
from poadesk.sentences.store_errors import error_sentence
from poadesk.store.draft.autosave import Failed, Pace, Saved, Saving, SavingEvent, Writer
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftTooLarge

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
SLOW = Pace(quiet=3600, longest=3600, retries=(3600,))
QUICK = Pace(quiet=0.05, longest=0.15, retries=(0.05,))


def typed(text: str, old: str | None = None) -> list[Change]:
    return [Change("q", "value", old, text)]


@pytest.fixture
def events() -> "Queue[SavingEvent]":
    return Queue()


@pytest.fixture
def make(draft: DraftFile, events):
    """A writer on the draft, ended after the test."""
    made = []

    def start(pace: Pace) -> Writer:
        made.append(Writer(draft, events.put, now=lambda: AT, pace=pace))
        return made[-1]

    yield start
    for writer in made:
        writer.abandon()


def on_disk(draft: DraftFile):
    with DraftFile.open(draft.path, read_only=True) as seen:
        return seen.answers().get("q", {}).get("value")


def test_saved_is_said_only_of_what_is_on_the_disk(draft: DraftFile):
    seen = []

    def look(event: SavingEvent) -> None:
        if isinstance(event, Saved):
            seen.append((event.revision, on_disk(draft)))

    writer = Writer(draft, look, pace=QUICK)
    for number in range(1, 6):
        writer.submit(number, typed(f"text {number}"), "typing")
        writer.flush(wait=True)
    assert writer.close()
    assert seen == [(number, f"text {number}") for number in range(1, 6)]


def test_changes_are_saved_by_themselves_and_gathered_meanwhile(draft: DraftFile, make, events):
    writer = make(QUICK)
    writer.submit(1, typed("p"), "typing")
    writer.submit(2, typed("po", "p"), "typing")
    assert events.get(timeout=5) == Saving()
    assert events.get(timeout=5) == Saved(2, AT)
    assert on_disk(draft) == "po"
    assert draft.revision == 1


def test_steady_typing_is_saved_before_it_ends(make, events):
    writer = make(Pace(quiet=0.3, longest=0.5))
    started, number = monotonic(), 0
    while monotonic() - started < 3:
        number += 1
        writer.submit(number, typed("x" * (number % 50 + 1)), "typing")
        with suppress(Empty):
            assert isinstance(events.get(timeout=0.02), Saving)
            return
    pytest.fail("nothing was saved while somebody typed on and on")


def test_flush_saves_at_once(draft: DraftFile, make):
    writer = make(SLOW)
    writer.submit(1, typed("now"), "typing")
    assert writer.flush(wait=True)
    assert on_disk(draft) == "now"


def test_flush_with_nothing_to_save_does_nothing(draft: DraftFile, make, events):
    assert make(SLOW).flush(wait=True)
    assert events.empty()
    assert draft.revision == 0


def test_close_saves_what_is_left(draft: DraftFile, make):
    writer = make(SLOW)
    writer.submit(1, typed("last words"), "typing")
    assert writer.close()
    assert on_disk(draft) == "last words"
    assert writer.unsaved() == ()


def test_failure_is_told_with_its_cause_and_the_changes_are_kept(draft: DraftFile, make, events):
    writer = make(SLOW)
    away = draft.path.rename(draft.path.with_name("away"))
    writer.submit(7, typed("kept"), "typing")
    assert not writer.close()
    assert events.get(timeout=5) == Saving()
    failed = events.get(timeout=5)
    assert isinstance(failed, Failed)
    assert failed.error.code == "draft.unwritable.missing"
    assert [change.new for change in writer.unsaved()] == ["kept"]
    away.rename(draft.path)
    assert writer.close()
    assert on_disk(draft) == "kept"
    assert [events.get(timeout=5), events.get(timeout=5)] == [Saving(), Saved(7, AT)]


def test_saving_resumes_by_itself_when_the_fault_goes(draft: DraftFile, make, events):
    writer = make(QUICK)
    away = draft.path.rename(draft.path.with_name("away"))
    writer.submit(1, typed("one"), "typing")
    while not isinstance(events.get(timeout=5), Failed):
        pass
    writer.submit(2, typed("two", "one"), "typing")
    away.rename(draft.path)
    while (event := events.get(timeout=5)) != Saved(2, AT):
        assert not isinstance(event, Saved)
    assert on_disk(draft) == "two"


def test_place_is_kept_without_a_word(draft: DraftFile, make, events):
    writer = make(SLOW)
    writer.remember_place({"section": "iti"})
    assert writer.close()
    assert draft.place() == {"section": "iti"}
    assert events.empty()


def test_place_alone_waits_for_what_is_saved_next(draft: DraftFile, make, monkeypatch: pytest.MonkeyPatch):
    commits, commit = [], draft.commit_steps
    monkeypatch.setattr(draft, "commit_steps", lambda *given: (commits.append(given), commit(*given))[1])
    writer = make(SLOW)
    writer.remember_place({"section": "laws"})
    writer.flush()
    writer.submit(1, typed("x"), "typing")
    assert writer.flush(wait=True)
    assert len(commits) == 1
    assert (on_disk(draft), draft.place()) == ("x", {"section": "laws"})


def test_place_goes_with_the_answers_typed_there(draft: DraftFile, make):
    writer = make(SLOW)
    writer.submit(1, typed("x"), "typing")
    writer.remember_place({"section": "laws"})
    assert writer.close()
    assert (on_disk(draft), draft.place()) == ("x", {"section": "laws"})


def test_each_step_keeps_its_origin_in_the_log(draft: DraftFile, make):
    writer = make(SLOW)
    writer.submit(1, typed("a"), "typing")
    writer.submit(2, typed("b", "a"), "paste")
    assert writer.close()
    assert [(entry.origin, entry.new) for entry in draft.history()] == [("typing", '"a"'), ("paste", '"b"')]


def test_answer_no_draft_can_hold_is_refused_at_the_door(make, events):
    writer = make(SLOW)
    with pytest.raises(DraftTooLarge):
        writer.submit(1, typed("x" * (32 * 1024 * 1024)), "paste")
    assert writer.unsaved() == ()


def test_documents_can_be_attached_while_the_writer_works(draft: DraftFile, make, tmp_path: Path):
    writer = make(QUICK)
    (tmp_path / "law.pdf").write_bytes(b"law" * 1_000_000)
    for number in range(20):
        writer.submit(number, typed(f"text {number}"), "typing")
        writer.flush()
        entry = draft.attach(tmp_path / "law.pdf")
    assert writer.close()
    assert len(draft.attachment(str(entry["sha256"]))) == 3_000_000
    assert on_disk(draft) == "text 19"


def test_whatever_ends_a_commit_counts_as_a_failure_and_is_tried_again(
    draft: DraftFile, make, events, monkeypatch: pytest.MonkeyPatch
):
    writer, real = make(QUICK), draft.commit_steps
    for fault, code in ((MemoryError(), "memory"), (UnicodeEncodeError("utf-8", "secret", 0, 1, ""), "fault")):

        def fail(*_: object, raised: Exception = fault) -> int:
            raise raised

        monkeypatch.setattr(draft, "commit_steps", fail)
        writer.submit(1, typed("kept"), "typing")
        assert not writer.flush(wait=True)
        while not isinstance(event := events.get(timeout=5), Failed):
            pass
        assert event.error.code == f"draft.unwritable.{code}"
        assert error_sentence(event.error)
        assert "secret" not in str(event.error)
        assert writer.unsaved()
        monkeypatch.setattr(draft, "commit_steps", real)
        assert writer.flush(wait=True)
        assert on_disk(draft) == "kept"


def test_listener_that_fails_stops_no_saving(draft: DraftFile, monkeypatch: pytest.MonkeyPatch):
    reported = []
    monkeypatch.setattr(threading, "excepthook", reported.append)

    def hear(event: SavingEvent) -> None:
        raise RuntimeError("a window that is gone")

    writer = Writer(draft, hear, pace=SLOW)
    writer.submit(1, typed("kept"), "typing")
    assert writer.flush(wait=True)
    assert on_disk(draft) == "kept"
    assert writer.close()
    assert [args.exc_type for args in reported] == [RuntimeError, RuntimeError]


@pytest.mark.skipif(sys.platform == "win32", reason="names of people are text there")
def test_name_of_the_person_that_is_no_text_stops_no_saving(path: Path, events, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LOGNAME", os.fsdecode(b"Jos\xe9"))
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        writer = Writer(draft, events.put, pace=SLOW)
        writer.submit(1, typed("kept"), "typing")
        assert writer.close()
        assert draft.history()[0].who.startswith("Jos")


@pytest.mark.parametrize("revision", ["x'00ff'", "'many'", "1e300", "9223372036854775807"])
@pytest.mark.parametrize("table", ["milestone", "change"])
def test_hostile_row_stops_no_saving(filled: Path, tamper, events, table: str, revision: str):
    more = {
        "milestone": "INSERT INTO milestone (at, revision, name) VALUES ('', {}, '')",
        "change": "UPDATE change SET revision = {}, session = ''",
    }[table]
    tamper(more.format(revision))
    with DraftFile.open(filled) as draft:
        writer = Writer(draft, events.put, pace=SLOW)
        writer.submit(1, [Change("a.one", "value", "first", "kept")], "typing")
        writer.submit(2, [Change("a.one", "value", "kept", "again")], "typing")
        assert writer.close()
        assert draft.answers()["a.one"] == {"value": "again"}
