"""Copies elsewhere: whole, read back, and possible whatever has become of the original."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.store.backup.backups import back_up
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftChanged, DraftUnwritable, FileExistsAlready
from poadesk.store.save_copy import save_copy, save_mine_beside

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
UNSAVED = [Change("a.one", "value", "first", "unsaved"), Change("a.two", "value", [1, 2], None)]
SHOWN = Answers({"a.one": {"value": "unsaved"}, "a.three": {"note": "shown"}})


@pytest.fixture
def opened(filled: Path):
    with DraftFile.open(filled) as draft:
        yield draft


def attach(draft: DraftFile, folder: Path, content: bytes) -> str:
    path = folder / "plan.pdf"
    path.write_bytes(content)
    return str(draft.attach(path)["sha256"])


def test_copy_has_answers_history_documents_and_what_was_not_saved_yet(opened: DraftFile, tmp_path: Path):
    digest = attach(opened, tmp_path, b"plan" * 1_000_000)
    opened.add_milestone("seen", AT)
    made = save_copy(opened, UNSAVED, tmp_path / "copy", answers=SHOWN, at=AT)
    assert (made.history, made.lost) == ("draft", ())
    with DraftFile.open(made.path) as copy:
        assert copy.answers() == {"a.one": {"value": "unsaved"}, "a.three": {"note": "shown"}}
        assert copy.attachment(digest) == b"plan" * 1_000_000
        assert copy.history()[:2] == opened.history()
        assert copy.milestones() == opened.milestones()
        assert copy.left_behind is None
    assert opened.answers()["a.one"] == {"value": "first"}


def test_copying_keeps_the_lock_on_the_original(opened: DraftFile, tmp_path: Path):
    save_copy(opened, (), tmp_path / "copy", answers=Answers(), at=AT)
    other = [sys.executable, "-c", "import sys; from pathlib import Path; from poadesk.store.draft.draft_file import *"]
    other[-1] += "; DraftFile.open(Path(sys.argv[1]))"
    assert "draft.busy" in subprocess.run([*other, str(opened.path)], capture_output=True, text=True).stderr  # noqa: PLW1510
    opened.commit([Change("a.one", "value", "first", "second")], "x", AT)


def test_copy_takes_the_place_of_a_file_only_if_asked(opened: DraftFile, tmp_path: Path):
    to = tmp_path / "copy.poadraft"
    to.write_bytes(b"mine")
    with pytest.raises(FileExistsAlready):
        save_copy(opened, (), to, answers=SHOWN, at=AT)
    assert to.read_bytes() == b"mine"
    save_copy(opened, (), to, answers=SHOWN, at=AT, replace=True)
    DraftFile.open(to).close()


def test_draft_is_never_copied_over_itself(opened: DraftFile):
    for to in (opened.path, opened.path.parent / "." / opened.path.stem):
        with pytest.raises(DraftUnwritable) as caught:
            save_copy(opened, (), to, answers=SHOWN, at=AT, replace=True)
        assert caught.value.code == "draft.unwritable.in-use"


def test_copy_that_does_not_fit_leaves_nothing(opened: DraftFile, tmp_path: Path):
    resource = pytest.importorskip("resource")
    folder = tmp_path / "stick"
    folder.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(DraftUnwritable) as caught:
            save_copy(opened, (), folder / "copy", answers=SHOWN, at=AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.path == folder / "copy.poadraft"
    assert list(folder.iterdir()) == []


def test_copy_works_while_the_original_cannot_be_read_with_history_from_the_backup(opened: DraftFile, tmp_path: Path):
    digest = attach(opened, tmp_path, b"plan")
    back_up(opened, "start", AT)
    opened.path.write_bytes(b"\xff" * 20_000)
    made = save_copy(opened, UNSAVED, tmp_path / "copy", answers=SHOWN, at=AT)
    assert made.history == "backup"
    with DraftFile.open(made.path) as copy:
        assert copy.answers() == {"a.one": {"value": "unsaved"}, "a.three": {"note": "shown"}}
        assert copy.attachment(digest) == b"plan"
        assert [entry.new for entry in copy.history("a.one")] == ['"first"', '"unsaved"']


def test_copy_works_with_nothing_left_but_the_screen(opened: DraftFile, tmp_path: Path):
    opened.path.write_bytes(b"\xff" * 20_000)
    named = SHOWN.with_changes([Change("f", "value", None, [{"name": "x", "size": 1, "sha256": "0" * 64}])])
    made = save_copy(opened, UNSAVED, tmp_path / "copy", answers=named, at=AT)
    assert (made.history, made.lost) == ("none", ("0" * 64,))
    with DraftFile.open(made.path) as copy:
        assert copy.answers()["a.three"] == {"note": "shown"}


@pytest.mark.parametrize("in_place", [True, False])
def test_both_versions_stay_when_another_file_took_the_place(opened: DraftFile, in_place: bool, tmp_path: Path):
    theirs = tmp_path / "theirs.poadraft"
    with DraftFile.create(theirs, "poa-iti/2026", AT) as draft:
        draft.commit([Change("a.one", "value", None, "theirs")], "x", AT)
    if in_place:
        opened.path.write_bytes(theirs.read_bytes())
    else:
        shutil.copyfile(theirs, theirs.with_suffix(".new")).replace(opened.path)
    for _ in range(2):
        with pytest.raises(DraftChanged):
            opened.commit(UNSAVED[:1], "x", AT)
    made = save_mine_beside(opened, UNSAVED, answers=SHOWN, at=AT)
    again = save_mine_beside(opened, UNSAVED, answers=SHOWN, at=AT)
    assert made.path.parent == opened.path.parent
    assert "(mine, 2026-03-02" in made.path.name
    assert again.path != made.path
    assert opened.path.read_bytes() == theirs.read_bytes()
    with DraftFile.open(made.path) as mine:
        assert mine.answers() == {"a.one": {"value": "unsaved"}, "a.three": {"note": "shown"}}
        assert in_place or mine.history()[0].new == '"first"'


def test_draft_of_a_newer_program_is_copied_with_what_is_not_known_here(tamper, tmp_path: Path):
    newer = tamper("PRAGMA user_version=2", "CREATE TABLE message (text TEXT)", "INSERT INTO message VALUES ('kept')")
    with DraftFile.open(newer) as draft:
        made = save_copy(draft, (), tmp_path / "copy", answers=Answers(), at=AT)
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT text FROM message").fetchall() == [("kept",)]
    with DraftFile.open(made.path) as copied, DraftFile.open(newer) as original:
        assert copied.why_read_only == "newer"
        assert copied.answers() == original.answers()
