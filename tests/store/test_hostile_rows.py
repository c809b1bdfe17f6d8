"""Every column of every table holding what it should not: read, written, backed up and recovered with no traceback."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.store.backup.backups import back_up
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.file_format import LAYOUTS, columns_of, newest_layout
from poadesk.store.draft.history import moments, stored_at, versions
from poadesk.store.errors import DraftError
from poadesk.store.recovery.crash_report import crash_report
from poadesk.store.recovery.recover import recover
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
SAMPLE = Path(__file__).resolve().parents[1] / "drafts" / "format-1.poadraft"
HOSTILE = ["x'00ff80'", "'" + "9" * 400 + "'", "'words'", "9223372036854775807", "'\ud800'"]


def _columns() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for sql in newest_layout().tables.values():
            connection.execute(sql)
        return [(table, column) for table in newest_layout().tables for column in columns_of(connection, table)]


def _use(path: Path, tmp_path: Path) -> None:
    """All that is done with a draft."""
    with DraftFile.open(path) as draft:
        crash_report(draft)
        draft.answers()
        draft.unreadable()
        draft.place()
        versions(draft)
        moments(draft)
        stored_at(draft, 3)
        draft.milestones()
        for digest in draft.documents():
            with suppress(DraftError):
                draft.attachment(digest)
        draft.commit([Change("about.person", "value", None, "R. Example")], "typing 3", AT)
        draft.add_milestone("sent", AT)
        draft.keep_document(b"law", AT)
        back_up(draft, "asked", AT)
        save_copy(draft, (), tmp_path / "copy.poadraft", answers=Answers(), at=AT, replace=True)
        assert draft.answers()["about.person"] == {"value": "R. Example"}


@pytest.mark.parametrize(("table", "column"), _columns())
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_value_in_any_column_ends_in_no_traceback(tmp_path: Path, table: str, column: str, hostile: str):
    path = Path(shutil.copyfile(SAMPLE, tmp_path / "hostile.poadraft"))
    value = "CAST(x'eda080' AS TEXT)" if "\ud800" in hostile else hostile
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, suppress(sqlite3.Error):
        where = f"rowid = (SELECT max(rowid) FROM {table})"  # noqa: S608
        connection.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}")  # noqa: S608
    with suppress(DraftError):
        _use(path, tmp_path)
    with suppress(DraftError):
        recover(path, AT)
        _use(path, tmp_path)


@pytest.mark.parametrize("size", ["'" + "9" * 400 + "'", "x'00'", "'much'", "1e300"])
def test_document_of_an_impossible_size_hinders_no_other(tamper: Callable[..., Path], size: str):
    path = tamper(f"INSERT INTO attachment VALUES ('{'0' * 64}', {size}, '')")  # noqa: S608
    with DraftFile.open(path) as draft:
        digest = draft.keep_document(b"law", AT)
        assert draft.documents() == (digest,)
        assert draft.attachment(digest) == b"law"


def test_change_of_a_time_that_is_no_text_is_listed_without_one(tamper: Callable[..., Path]):
    path = tamper("UPDATE change SET at = x'00ff', revision = 'many', who = x'00' WHERE question = 'a.one'")
    with DraftFile.open(path) as draft:
        (found,) = versions(draft, "a.one")
        assert (found.at, found.revision, found.who, found.new) == (None, 0, "", "first")
        assert [moment.revision for moment in moments(draft)] == [1]


def test_only_known_tables_are_tried_here():
    assert {table for table, _ in _columns()} == set(LAYOUTS[max(LAYOUTS)].tables)
