"""Optimistic lock on an open draft: any other file put in its place is noticed before a byte of it is overwritten."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.store.backup.backups import back_up, list_backups
from poadesk.store.draft import write_access
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftChanged
from poadesk.store.save_copy import save_copy, save_mine_beside

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)


def _in_place(copy: Path, path: Path) -> None:
    path.write_bytes(copy.read_bytes())


def _in_place_with_the_old_times(copy: Path, path: Path) -> None:
    before = path.stat()
    path.write_bytes(copy.read_bytes())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _by_renaming(copy: Path, path: Path) -> None:
    copy.replace(path)


WAYS = pytest.mark.parametrize("put", [_in_place, _in_place_with_the_old_times, _by_renaming])


@pytest.fixture(params=[False, True], ids=["inodes", "no inodes"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk as it is, and one as FAT: no inodes, times in steps of two seconds; here all fall into one step."""
    if request.param:
        real = write_access.file_state

        def coarse(path: Path) -> tuple[int, ...] | None:
            found = real(path)
            return None if found is None else (0, 0, found[2], 0, 0)

        monkeypatch.setattr(write_access, "file_state", coarse)


def _with_the_counters_of(copy: Path, path: Path) -> None:
    """As if as many commits had been made to the copy: SQLite tells files apart by that and nothing else."""
    with path.open("rb") as file:
        header = file.read(100)
    with copy.open("r+b") as file:
        file.seek(24)
        file.write(header[24:28])
        file.seek(92)
        file.write(header[92:96])


def _changed(text: str, old: str) -> list[Change]:
    return [Change("a.one", "value", old, text)]


@WAYS
def test_older_copy_with_the_same_counters_and_size_is_noticed(filled: Path, tmp_path: Path, place, put: Callable):
    with DraftFile.open(filled) as draft:
        copy = Path(shutil.copyfile(filled, tmp_path / "copy"))
        draft.commit(_changed("other", "first"), "typed", AT + timedelta(seconds=1))
        assert copy.stat().st_size == filled.stat().st_size
        _with_the_counters_of(copy, filled)
        put(copy, filled)
        theirs = filled.read_bytes()
        with pytest.raises(DraftChanged):
            draft.commit(_changed("third", "other"), "typed", AT + timedelta(seconds=2))
        made = save_mine_beside(draft, _changed("third", "other"), answers=_shown("third"), at=AT)
    assert filled.read_bytes() == theirs
    with DraftFile.open(made.path) as mine:
        assert mine.answers()["a.one"] == {"value": "third"}


def _shown(text: str) -> Answers:
    return Answers({"a.one": {"value": text}})


def _name_a_milestone(draft: DraftFile) -> None:
    draft.add_milestone("sent to police", AT)


def _attach(draft: DraftFile) -> None:
    draft.keep_document(b"law", AT)


def _rename_nothing_but_the_words(draft: DraftFile) -> None:
    """The same revision and the same moment, so that only the mark tells."""
    draft.commit(_changed("other", "first"), "typed", AT)


@WAYS
@pytest.mark.parametrize("act", [_name_a_milestone, _attach, _rename_nothing_but_the_words])
def test_copy_that_lacks_nothing_but_the_last_act_is_noticed(
    filled: Path, tmp_path: Path, place, put: Callable, act: Callable[[DraftFile], None]
):
    with DraftFile.open(filled) as draft:
        copy = Path(shutil.copyfile(filled, tmp_path / "copy"))
        act(draft)
        _with_the_counters_of(copy, filled)
        put(copy, filled)
        theirs = filled.read_bytes()
        with pytest.raises(DraftChanged):
            draft.commit(_changed("third", "first"), "typed", AT)
    assert filled.read_bytes() == theirs


@WAYS
def test_copy_that_lacks_a_milestone_of_an_older_program_is_noticed(filled: Path, tmp_path: Path, put: Callable):
    copy = Path(shutil.copyfile(filled, tmp_path / "copy"))
    for file, milestones in ((copy, 0), (filled, 1)):
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DELETE FROM meta WHERE key = 'mark'")
            connection.execute("INSERT INTO milestone (at, revision, name) SELECT '', 1, 'x' LIMIT ?", (milestones,))
    with DraftFile.open(filled) as draft:
        put(copy, filled)
        with pytest.raises(DraftChanged):
            draft.commit(_changed("third", "first"), "typed", AT)


@WAYS
def test_copy_of_the_very_same_state_is_worked_on(filled: Path, tmp_path: Path, place, put: Callable):
    with DraftFile.open(filled) as draft:
        draft.commit(_changed("second", "first"), "typed", AT)
        put(Path(shutil.copyfile(filled, tmp_path / "copy")), filled)
        draft.commit(_changed("third", "second"), "typed", AT)
    with DraftFile.open(filled) as draft:
        assert draft.answers()["a.one"] == {"value": "third"}
        assert draft.left_behind is None
        with draft.reading() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@WAYS
def test_page_of_the_old_file_is_never_written_into_the_new_one(filled: Path, tmp_path: Path, place, put: Callable):
    """A restored copy with other tables' pages elsewhere: nothing of it may change."""
    with DraftFile.open(filled) as draft:
        for number in range(40):
            draft.commit([Change(f"q.{number}", "value", None, "x" * 300)], "typed", AT)
        copy = Path(shutil.copyfile(filled, tmp_path / "copy"))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("UPDATE answer SET value = '\"y\"' WHERE question LIKE 'q.%'")
            connection.execute("UPDATE meta SET value = 'x' WHERE key = 'mark'")
            connection.execute("VACUUM")
        with copy.open("ab") as file:
            file.truncate(filled.stat().st_size)
        _with_the_counters_of(copy, filled)
        put(copy, filled)
        theirs = filled.read_bytes()
        with pytest.raises(DraftChanged):
            draft.commit(_changed("third", "first"), "typed", AT)
    assert filled.read_bytes() == theirs


def test_backup_is_not_made_of_a_file_that_took_the_draft_s_place(filled: Path, tmp_path: Path):
    with DraftFile.open(filled) as draft:
        copy = Path(shutil.copyfile(filled, tmp_path / "copy"))
        draft.commit(_changed("other", "first"), "typed", AT)
        _with_the_counters_of(copy, filled)
        _in_place(copy, filled)
        with pytest.raises(DraftChanged):
            back_up(draft, "asked", AT)
        assert list_backups(draft.id) == ()


def test_copy_saved_elsewhere_and_put_in_place_is_the_draft_still(filled: Path, tmp_path: Path):
    with DraftFile.open(filled) as draft:
        draft.commit(_changed("second", "first"), "typed", AT)
        made = save_copy(draft, (), tmp_path / "copy", answers=_shown("second"), at=AT)
        assert made.path.exists()
        draft.commit(_changed("third", "second"), "typed", AT)
    with DraftFile.open(filled, read_only=True) as draft:
        assert draft.answers()["a.one"] == {"value": "third"}


@pytest.mark.parametrize(
    "read", [DraftFile.answers, DraftFile.history, DraftFile.milestones, DraftFile.documents, DraftFile.place]
)
@pytest.mark.parametrize("put", [_in_place, _in_place_with_the_old_times])
def test_nothing_is_read_from_a_file_that_took_the_draft_s_place(filled: Path, tmp_path: Path, put: Callable, read):
    with DraftFile.open(filled) as draft:
        law = draft.keep_document(b"law", AT)
        copy = Path(shutil.copyfile(filled, tmp_path / "copy"))
        draft.commit(_changed("other", "first"), "typed", AT)
        ours = read(draft)
        mine = Path(shutil.copyfile(filled, tmp_path / "mine"))
        _with_the_counters_of(copy, filled)
        put(copy, filled)
        with pytest.raises(DraftChanged):
            read(draft)
        assert draft.attachment(law) == b"law"  # is known by its digest, whoever has it
        put(mine, filled)
        assert read(draft) == ours


def test_a_draft_moved_away_while_open_is_read_on(filled: Path, tmp_path: Path):
    with DraftFile.open(filled) as draft:
        filled.rename(tmp_path / "elsewhere.poadraft")
        assert draft.answers()["a.one"] == {"value": "first"}
