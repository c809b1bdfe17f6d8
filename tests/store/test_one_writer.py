import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from poadesk.core.answers import Change
from poadesk.store.draft.autosave import Failed, SavingEvent, Writer
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.lock_owner import user_name
from poadesk.store.earlier_report import is_answers
from poadesk.store.errors import DraftBusy, DraftChanged, DraftUnwritable

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)

OTHER_PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
draft = DraftFile.open(Path(sys.argv[1]))
draft.commit([Change("from.elsewhere", "value", None, 1)], "", datetime.now(UTC))
print("open", flush=True)
sys.stdin.read()
draft.close()
"""


@contextmanager
def taken_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that has the draft open for writing until its input ends."""
    command = [sys.executable, "-c", OTHER_PROGRAM, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        yield program
        program.kill()


@pytest.fixture
def other_program(filled: Path):
    with taken_by_another(filled) as program:
        yield program


def test_second_writer_is_told_who_has_it_where_and_since_when(filled: Path, other_program):
    with pytest.raises(DraftBusy) as caught:
        DraftFile.open(filled)
    params = caught.value.params
    assert (caught.value.code, params["who"]) == ("draft.busy", user_name())
    assert params["host"]
    assert datetime.fromisoformat(str(params["since"])) <= datetime.now(UTC)


def test_second_may_look_while_the_first_writes(filled: Path, other_program):
    with DraftFile.open(filled, read_only=True) as draft:
        assert draft.answers()["from.elsewhere"] == {"value": 1}


def test_draft_is_free_again_when_the_first_ends_well(filled: Path, other_program):
    other_program.communicate("")
    with DraftFile.open(filled) as draft:
        assert not draft.read_only
        assert draft.left_behind is None


def test_draft_is_free_again_when_the_first_is_killed_and_its_name_is_told(filled: Path, other_program):
    other_program.kill()
    other_program.wait()
    with DraftFile.open(filled) as draft:
        assert draft.left_behind is not None
        assert draft.left_behind.who == user_name()
        assert draft.answers()["from.elsewhere"] == {"value": 1}


def test_looking_twice_from_the_same_program_does_not_open_the_lock(filled: Path):
    command = [sys.executable, "-c", OTHER_PROGRAM, str(filled)]
    with DraftFile.open(filled) as draft:
        with pytest.raises(DraftBusy):
            DraftFile.open(filled)
        DraftFile.open(filled, read_only=True).close()
        assert not is_answers(filled)
        other = subprocess.run(command, input="", capture_output=True, text=True, check=False)
        assert "draft.busy" in other.stderr
        draft.commit([Change("a.one", "value", "first", "second")], "", AT)


@pytest.mark.skipif(sys.platform == "win32", reason="there the system does not lose a lock this way")
def test_one_whose_lock_was_lost_is_told_at_the_next_change_who_has_the_draft(filled: Path):
    """Where the wait for a lock came first, it took eleven seconds to be told, and five more to keep one's version."""
    failed: list[Failed] = []
    told = Event()

    def hear(event: SavingEvent) -> None:
        if isinstance(event, Failed):
            failed.append(event)
            told.set()

    with DraftFile.open(filled) as draft:
        writer = Writer(draft, hear)
        filled.open("rb").close()  # which loses the lock, as a share does while a laptop sleeps
        with taken_by_another(filled):
            writer.submit(1, [Change("a.one", "value", "first", "second")], "typed/1")
            assert told.wait(4.0)
            error = failed[0].error
            assert isinstance(error, DraftBusy)
            assert (error.code, error.params["who"]) == ("draft.busy", user_name())
            began = monotonic()
            assert not writer.flush(wait=True)
            draft.holds_its_own()
            assert monotonic() - began < 4.0
        writer.abandon()


def test_file_copied_over_underneath_is_noticed_before_anything_is_overwritten(filled: Path):
    earlier = filled.read_bytes()
    with DraftFile.open(filled) as draft:
        draft.commit([Change("a.one", "value", "first", "second")], "", AT)
        filled.write_bytes(earlier)
        with pytest.raises(DraftChanged):
            draft.commit([Change("a.one", "value", "second", "third")], "", AT)
    assert filled.read_bytes() == earlier


def test_file_replaced_underneath_is_noticed_before_anything_is_overwritten(filled: Path):
    other = filled.with_name("restored")
    other.write_bytes(filled.read_bytes())
    before = other.read_bytes()
    with DraftFile.open(filled) as draft:
        draft.commit([Change("a.one", "value", "first", "second")], "", AT)
        other.replace(filled)
        with pytest.raises(DraftChanged):
            draft.commit([Change("a.one", "value", "second", "third")], "", AT)
    assert filled.read_bytes() == before


def test_file_that_became_something_else_is_not_touched(filled: Path):
    with DraftFile.open(filled) as draft:
        other = filled.with_name("photo")
        other.write_bytes(b"\xff\xd8\xff not a draft")
        other.replace(filled)
        with pytest.raises(DraftChanged):
            draft.commit([Change("a.one", "value", "first", "second")], "", AT)
    assert filled.read_bytes() == b"\xff\xd8\xff not a draft"


def test_saving_goes_on_when_a_file_that_was_away_is_back(filled: Path):
    with DraftFile.open(filled) as draft:
        away = filled.rename(filled.with_name("away"))
        with pytest.raises(DraftUnwritable) as caught:
            draft.commit([Change("a.one", "value", "first", "second")], "", AT)
        assert caught.value.code == "draft.unwritable.missing"
        away.rename(filled)
        draft.commit([Change("a.one", "value", "first", "second")], "", AT)
    with DraftFile.open(filled) as draft:
        assert draft.answers()["a.one"] == {"value": "second"}


def test_what_is_read_at_one_go_is_of_one_moment(filled: Path):
    with closing(sqlite3.connect(filled, timeout=0)) as other, DraftFile.open(filled, read_only=True) as looking:
        other.execute("UPDATE meta SET value = '99' WHERE key = 'revision'")
        with looking.reading() as connection:
            connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.commit()
        other.commit()
