"""Kills at every step of what replaces a file: something stands at its path, and what is left over goes again."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk import paths
from poadesk.core.answers import Change
from poadesk.store.atomic_write import made_whole, write_whole
from poadesk.store.backup.backups import back_up, backups_of, list_backups
from poadesk.store.backup.restore import restore_as
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftUnwritable
from poadesk.store.leftovers import remembered, remove_left_behind
from poadesk.store.recovery.recover import kept_aside, recover

AT = datetime(2026, 11, 23, 14, 32, 7, tzinfo=UTC)
STEPS = {"os.rename", "os.remove", "os.link", "os.rmdir", "open", "os.mkdir"}

if sys.platform == "win32":
    pytest.skip("kills by forking", allow_module_level=True)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Whether the work was killed before it ended, at this of its calls to the system that change or open files."""
    child = os.fork()
    if child == 0:
        left = step

        def hook(event: str, _details: object) -> None:
            nonlocal left
            left -= event in STEPS
            if left < 0:
                os._exit(9)

        sys.addaudithook(hook)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def kills(work: Callable[[], object]) -> Iterator[int]:
    step = 0
    while killed_at(step, work):
        yield step
        step += 1
    assert step > 5


def spoilt(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)
    return bytes(data)


@pytest.fixture(params=["links", "no links"])
def broken(filled: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """On a disk as it is, and on a stick, where a file has one name."""
    if request.param == "no links":

        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    with DraftFile.open(filled) as draft:
        draft.commit([Change("a.one", "value", "first", "second")], "typed", AT)
        back_up(draft, "end", AT)
    spoilt(filled)
    return filled


def test_broken_file_or_the_recovered_draft_stands_there_after_a_kill_at_any_step(broken: Path, temporary: Path):
    before = broken.read_bytes()
    for _step in kills(lambda: recover(broken, AT)):
        assert broken.exists()
        if broken.read_bytes() != before:
            with DraftFile.open(broken, read_only=True) as draft:
                assert draft.answers()["a.one"] == {"value": "second"}
        broken.write_bytes(before)
        for entry in broken.parent.glob("*damaged*"):
            entry.unlink()
        remove_left_behind()
        assert [entry.name for entry in broken.parent.iterdir()] == [broken.name]
        assert list(temporary.iterdir()) == []


def test_broken_file_or_the_backup_stands_there_after_a_kill_at_any_step(broken: Path):
    before = broken.read_bytes()
    (backup,) = list_backups(backups_of(broken).id)

    def restore() -> None:
        with kept_aside(broken, AT):
            restore_as(backup, broken, AT, replace=True)

    for _step in kills(restore):
        assert broken.exists()
        if broken.read_bytes() != before:
            DraftFile.open(broken, read_only=True).close()
        broken.write_bytes(before)
        for entry in broken.parent.glob("*damaged*"):
            entry.unlink()


def test_setting_aside_is_undone_if_the_rest_fails(broken: Path):
    before = broken.read_bytes()
    journal = broken.with_name(f"{broken.name}-journal")
    journal.write_bytes(b"x" * 600)
    aside = kept_aside(broken, AT)
    assert aside.__enter__().read_bytes() == before
    failure = DraftUnwritable(broken, "full")
    assert not aside.__exit__(DraftUnwritable, failure, None)
    assert broken.read_bytes() == before
    assert {entry.name for entry in broken.parent.iterdir()} == {broken.name, journal.name}


def test_half_made_file_anywhere_goes_at_the_next_start(tmp_path: Path):
    for _step in kills(lambda: write_whole(tmp_path / "export.pdf", b"x" * 1000, replace=True)):
        remove_left_behind()
        assert {entry.name for entry in tmp_path.iterdir()} <= {"export.pdf"}
        assert list((paths.data_folder()).glob("unfinished/*")) == []


def test_half_made_file_of_a_program_that_lives_stays(tmp_path: Path):
    with made_whole(tmp_path / "x.pdf", replace=True) as half:
        half.write_bytes(b"x")
        remove_left_behind()
        assert half.exists()
    assert (tmp_path / "x.pdf").exists()


def test_half_made_file_on_a_stick_waits_until_it_is_there(tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / ".poadesk-0123456789ab.part").write_bytes(b"x")
    note = paths.data_folder() / "unfinished" / "0000"
    with remembered(stick):
        note.write_text(str(stick / ".poadesk-0123456789ab.part"))
    away = stick.rename(tmp_path / "away")
    remove_left_behind()
    assert note.exists()
    away.rename(stick)
    remove_left_behind()
    assert not note.exists()
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("name", ["letter.txt", ".poadesk-x.txt", "poadesk-folder"])
def test_nothing_of_another_name_is_removed_whatever_a_note_says(tmp_path: Path, name: str):
    other = tmp_path / name
    other.mkdir()
    with remembered(tmp_path):
        (paths.data_folder() / "unfinished" / "0000").write_text(str(other))
    remove_left_behind()
    assert other.exists()
