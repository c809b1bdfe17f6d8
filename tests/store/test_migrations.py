"""An older draft is upgraded whole or left alone; a newer one is only looked at. The second version is made up here."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.sentences.store_errors import error_sentence
from poadesk.store.backup.backups import back_up, list_backups
from poadesk.store.backup.restore import restore_as
from poadesk.store.draft import file_format, migrations
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DamagedDraft, DraftBusy, DraftError, DraftReadOnly
from poadesk.store.recovery.recover import recover
from poadesk.store.recovery.salvage import COLUMNS
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 11, 23, 14, 32, 7, tzinfo=UTC)
SAMPLE = Path(__file__).resolve().parents[1] / "drafts" / "format-1.poadraft"
REMARK = "CREATE TABLE message (id INTEGER PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL)"
WITH_KIND = file_format.LAYOUTS[1].tables["milestone"].replace("name TEXT NOT NULL)", "name TEXT NOT NULL, kind TEXT)")

SECOND = f"""
import os, sys
from pathlib import Path
from poadesk.store.draft import migrations
from poadesk.store.draft import file_format
first = file_format.LAYOUTS[1]
tables = {{**first.tables, "message": {REMARK!r}, "milestone": {WITH_KIND!r}}}
file_format.LAYOUTS[2] = file_format.Layout(tables, first.indexes)
times = 0
def step(connection):
    global times
    times += 1
    connection.execute({REMARK!r})
    connection.execute("ALTER TABLE milestone ADD COLUMN kind TEXT")
    if times == int(sys.argv[2]):
        connection.execute("PRAGMA cache_size=1")
        for n in range(200):
            connection.execute("INSERT INTO message (question, text) VALUES ('q', ?)", ("x" * 2000,))
        print("in the midst", flush=True)
        END
migrations.STEPS[1] = migrations.Step(step)
from poadesk.store.draft.draft_file import DraftFile
DraftFile.open(Path(sys.argv[1])).close()
"""  # noqa: S608 - a program


def _step(connection: sqlite3.Connection) -> None:
    connection.execute(REMARK)
    connection.execute("ALTER TABLE milestone ADD COLUMN kind TEXT")


@pytest.fixture
def second_version() -> Iterator[None]:
    """This program knows a version 2, with one more table and one more column."""
    first = file_format.LAYOUTS[1]
    file_format.LAYOUTS[2] = file_format.Layout(
        {**first.tables, "message": REMARK, "milestone": WITH_KIND}, first.indexes
    )
    migrations.STEPS[1] = migrations.Step(_step)
    yield
    del file_format.LAYOUTS[2], migrations.STEPS[1]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "old.poadraft"
    path.parent.mkdir()
    shutil.copyfile(SAMPLE, path)
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def contents(path: Path) -> tuple:
    with DraftFile.open(path, read_only=True) as draft:
        documents = [draft.attachment(digest) for digest in draft.documents()]
        return draft.answers(), draft.history(), draft.milestones(), documents, draft.place(), draft.revision, draft.id


def test_every_version_but_the_newest_has_a_step_and_a_sample():
    assert sorted(file_format.LAYOUTS) == list(range(1, file_format.newest_version() + 1))
    assert sorted(migrations.STEPS) == list(range(1, file_format.newest_version()))
    samples = {path.name for path in SAMPLE.parent.glob("*.poadraft")}
    assert samples == {f"format-{version}.poadraft" for version in file_format.LAYOUTS}


def test_recovery_knows_every_table_of_the_newest_version():
    assert set(COLUMNS) == set(file_format.newest_layout().tables)


def test_older_draft_is_upgraded_with_everything_in_it(old: Path, second_version):
    with closing(sqlite3.connect(old)) as connection:
        before = connection.execute("SELECT * FROM change").fetchall()
    told = contents(old)
    assert told[1]
    assert told[2]
    assert told[3]
    with DraftFile.open(old) as draft:
        assert not draft.read_only
        assert draft.left_behind is None
        draft.commit([Change("a.one", "value", None, "anew")], "typed", AT)
        draft.add_milestone("sent", AT)
        with draft.reading() as connection:
            connection.execute("SELECT * FROM message")
    assert version_of(old) == 2
    answers, history, milestones, documents, place, revision, id = contents(old)
    assert answers == told[0] | {"a.one": {"value": "anew"}}
    assert (history[:-1], milestones[:-1], documents, place) == told[1:5]
    assert (revision, id) == (told[5] + 1, told[6])
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT * FROM change").fetchall()[:-1] == before
    assert [entry.name for entry in old.parent.iterdir()] == [old.name]


def test_original_is_kept_as_a_backup_and_can_be_brought_back(old: Path, tmp_path: Path, second_version):
    told = contents(old)
    with DraftFile.open(old) as draft:
        (kept,) = list_backups(draft.id)
    assert (kept.why, version_of(kept.path)) == ("upgrade", 1)
    assert contents(kept.path) == told
    made = restore_as(kept, tmp_path / "restored", AT)
    assert made.lost == ()
    assert contents(made.path)[:4] == told[:4]
    assert version_of(made.path) == 2


def test_backups_and_copies_are_made_as_before_after_an_upgrade(old: Path, tmp_path: Path, second_version):
    with DraftFile.open(old) as draft:
        draft.commit([Change("a.one", "value", None, "anew")], "typed", AT)
        assert back_up(draft, "end", AT) is not None
        assert back_up(draft, "end", AT) is None
        made = save_copy(draft, (), tmp_path / "copy", answers=Answers(), at=AT)
    assert contents(made.path)[:4] == contents(old)[:4]


def test_older_draft_that_is_only_looked_at_is_not_touched(old: Path, second_version):
    before = old.read_bytes()
    with DraftFile.open(old, read_only=True) as draft:
        assert draft.why_read_only == "asked"
        with draft.reading() as connection:
            assert connection.execute("SELECT count(*) FROM message").fetchone() == (0,)
            assert connection.execute("SELECT kind FROM milestone").fetchall() == [(None,)]
        assert draft.attachment(draft.documents()[0]).startswith(b"National action plan")
    assert old.read_bytes() == before
    assert [entry.name for entry in old.parent.iterdir()] == [old.name]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept differently on Windows")
def test_older_draft_where_nobody_may_write_is_looked_at(shared_folder: Path, ordinary_person, second_version):
    path = shared_folder / "old.poadraft"
    shutil.copyfile(SAMPLE, path)
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    with ordinary_person(), DraftFile.open(path) as draft:
        assert draft.why_read_only == "place"
        assert draft.milestones()
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_older_draft_that_another_program_has_open_is_refused_and_can_be_looked_at(old: Path, second_version):
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DraftBusy):
            DraftFile.open(old)
        with DraftFile.open(old, read_only=True) as draft:
            assert draft.answers()
        other.execute("ROLLBACK")
    assert version_of(old) == 1
    DraftFile.open(old).close()
    assert version_of(old) == 2


def _kill_in_step(old: Path, time: int) -> None:
    """End a program in the first run of the step, which is on the copy, or in the second, in the draft itself."""
    command = [sys.executable, "-c", SECOND.replace("END", "os._exit(9)"), str(old), str(time)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (9, "in the midst\n"), done.stderr


@pytest.mark.parametrize("time", [1, 2], ids=["on the copy", "in the draft"])
def test_after_a_kill_in_mid_upgrade_the_draft_opens_in_the_old_and_the_new_program(old: Path, time: int):
    told = contents(old)
    _kill_in_step(old, time)
    with DraftFile.open(old) as draft:
        assert draft.left_behind is not None
    assert (version_of(old), contents(old)) == (1, told)
    _kill_in_step(old, time)
    subprocess.run([sys.executable, "-c", SECOND.replace("END", "pass"), str(old), "9"], check=True)
    assert version_of(old) == 2
    with DraftFile.open(old) as draft:
        assert draft.why_read_only == "newer"
    assert contents(old) == told
    assert [entry.name for entry in old.parent.iterdir()] == [old.name]


@pytest.mark.skipif(sys.platform == "win32", reason="only some may make links there")
def test_link_to_a_draft_stays_a_link_to_the_upgraded_one(old: Path, tmp_path: Path, second_version):
    link = tmp_path / "link.poadraft"
    link.symlink_to(old)
    old.chmod(0o640)
    DraftFile.open(link).close()
    assert link.is_symlink()
    assert (version_of(old), old.stat().st_mode & 0o777) == (2, 0o640)


def _loses_history(connection: sqlite3.Connection) -> None:
    _step(connection)
    connection.execute("DELETE FROM change WHERE id = 3")


def _forgets_the_column(connection: sqlite3.Connection) -> None:
    connection.execute(REMARK)


def _fails(connection: sqlite3.Connection) -> None:
    _step(connection)
    connection.execute("SELECT no_such_thing")


@pytest.mark.parametrize("wrong", [_loses_history, _forgets_the_column, _fails])
def test_step_that_goes_wrong_leaves_the_draft_as_it_was_and_says_so(
    old: Path, second_version, wrong, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(migrations.STEPS, 1, migrations.Step(wrong))
    with pytest.raises(DamagedDraft) as caught:
        DraftFile.open(old)
    assert caught.value.code == "draft.damaged.upgrade"
    assert "older poadesk" in str(error_sentence(caught.value))
    del file_format.LAYOUTS[2]
    try:
        with DraftFile.open(old) as draft:
            assert draft.left_behind is None
        assert contents(old) == contents(SAMPLE)
    finally:
        file_format.LAYOUTS[2] = file_format.LAYOUTS[1]  # for the fixture to remove


def test_step_may_rewrite_the_rows_that_it_says_it_does(old: Path, second_version, monkeypatch: pytest.MonkeyPatch):
    def rename(connection: sqlite3.Connection) -> None:
        _step(connection)
        connection.execute("UPDATE answer SET aspect = 'message' WHERE aspect = 'note'")

    monkeypatch.setitem(migrations.STEPS, 1, migrations.Step(rename, frozenset({"answer"})))
    with DraftFile.open(old) as draft:
        assert not draft.read_only
    assert version_of(old) == 2


def test_full_data_folder_leaves_the_older_draft_as_it_was(old: Path, second_version):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, before[1]))
    try:
        with pytest.raises(DraftError) as caught:
            DraftFile.open(old)
        assert caught.value.code.startswith("draft.unwritable")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert version_of(old) == 1
    DraftFile.open(old).close()
    assert version_of(old) == 2


def test_broken_older_draft_is_recovered(old: Path, second_version):
    told = contents(old)
    data = bytearray(old.read_bytes())
    data[24:60] = bytes(36)
    old.write_bytes(data)
    recover(old, AT)
    with DraftFile.open(old) as draft:
        assert (draft.answers(), draft.history()) == told[:2]
    assert version_of(old) == 2


def test_newer_draft_opens_to_be_looked_at_says_so_and_is_copied_with_what_is_unknown(old: Path, tmp_path: Path):
    told = contents(old)
    subprocess.run([sys.executable, "-c", SECOND.replace("END", "pass"), str(old), "9"], check=True)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("INSERT INTO message (question, text) VALUES ('q', 'unknown here')")
        connection.execute("UPDATE milestone SET kind = 'clearance'")
        connection.execute("INSERT INTO answer VALUES ('a.one', 'restricted', '\"police\"')")
    before = old.read_bytes()
    for read_only in (False, True):
        with DraftFile.open(old, read_only=read_only) as draft:
            assert draft.why_read_only == "newer"
            with pytest.raises(DraftReadOnly) as caught:
                draft.commit([Change("a.one", "value", None, "x")], "typed", AT)
            assert "newer poadesk" in str(error_sentence(caught.value))
            assert draft.history() == told[1]
            made = save_copy(draft, (), tmp_path / f"copy {read_only}", answers=Answers(), at=AT)
        with closing(sqlite3.connect(made.path)) as copy:
            assert copy.execute("PRAGMA user_version").fetchone() == (2,)
            assert copy.execute("SELECT text FROM message").fetchall() == [("unknown here",)]
            assert copy.execute("SELECT kind FROM milestone").fetchall() == [("clearance",)]
            assert copy.execute("SELECT 1 FROM answer WHERE aspect = 'restricted'").fetchone()
    assert old.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="rights are tried by root as another person")
def test_newer_draft_where_nobody_may_write_is_still_called_newer(shared_folder: Path, tmp_path: Path, ordinary_person):
    path = shared_folder / "new.poadraft"
    shutil.copyfile(SAMPLE, path)
    subprocess.run([sys.executable, "-c", SECOND.replace("END", "pass"), str(path), "9"], check=True)
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    with ordinary_person(), DraftFile.open(path) as draft:
        assert draft.why_read_only == "newer"
