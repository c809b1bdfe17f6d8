"""A SQLite connection to a draft that may come from anywhere: looked at first, bounded, and nothing in it is run.

Knows files and SQLite, not answers.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from poadesk.store import schema
from poadesk.store.errors import (
    DamagedDraft,
    DraftBusy,
    DraftError,
    DraftMissing,
    DraftTooLarge,
    DraftUnreadable,
    DraftUnwritable,
    NewerDraft,
    NotADraft,
)

Mode = Literal["rw", "ro"]

PATIENCE = 5.0
"""Seconds to wait while another program reads or writes the file."""

_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_OTHERS = ((b"%PDF-", "pdf"), (b"{", "json"), (b"[", "json"), (b"\xef\xbb\xbf{", "json"))
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 160 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 50,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 20,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_ERRORS: tuple[tuple[str, type[DraftError], str], ...] = (
    ("SQLITE_BUSY", DraftBusy, "unknown"),
    ("SQLITE_LOCKED", DraftBusy, "unknown"),
    ("SQLITE_FULL", DraftUnwritable, "full"),
    ("SQLITE_TOOBIG", DraftTooLarge, "value"),
    ("SQLITE_READONLY", DraftUnwritable, "permission"),
    ("SQLITE_PERM", DraftUnwritable, "permission"),
    ("SQLITE_CANTOPEN", DraftUnwritable, "permission"),
    ("SQLITE_CORRUPT", DamagedDraft, "structure"),
    ("SQLITE_NOTADB", DamagedDraft, "structure"),
    ("SQLITE_FORMAT", DamagedDraft, "structure"),
    ("SQLITE_ERROR", DamagedDraft, "structure"),
    ("SQLITE_", DraftUnwritable, "io"),
)


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes say."""

    version: int


def examine(path: Path) -> Header:
    """Look at a file before SQLite does. Raises DraftMissing, DraftUnreadable, NotADraft, DamagedDraft."""
    start, size = _first_bytes(path)
    if not start:
        raise NotADraft(path, "empty")
    if not start.startswith(_MAGIC):
        if len(start) < len(_MAGIC) and _MAGIC.startswith(start):
            raise DamagedDraft(path, "truncated")
        raise NotADraft(path, next((what for sign, what in _OTHERS if start.startswith(sign)), "other"))
    if len(start) < 100:
        raise DamagedDraft(path, "truncated")
    if int.from_bytes(start[68:72], "big") != schema.APPLICATION_ID:
        raise NotADraft(path, "database")
    _refuse_foreign_journal(path)
    pages, page_size = int.from_bytes(start[28:32], "big"), int.from_bytes(start[16:18], "big")
    if size < pages * (65536 if page_size == 1 else page_size) and not journal_of(path).exists():
        raise DamagedDraft(path, "truncated")
    return Header(int.from_bytes(start[60:64], "big"))


def _first_bytes(path: Path) -> tuple[bytes, int]:
    """The first hundred bytes and the size."""
    try:
        if path.exists() and not path.is_file():
            raise DraftUnreadable(path, "folder")
        with path.open("rb") as file:
            return file.read(100), path.stat().st_size
    except FileNotFoundError as cause:
        raise DraftMissing(path) from cause
    except PermissionError as cause:
        raise DraftUnreadable(path, "permission") from cause
    except OSError as cause:
        raise DraftUnreadable(path, "io") from cause


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take an unfinished commit back."""
    return path.with_name(path.name + "-journal")


def _refuse_foreign_journal(path: Path) -> None:
    """A journal that names another file would make SQLite delete that file; poadesk never writes such a journal."""
    try:
        with journal_of(path).open("rb") as journal:
            size = journal.seek(0, 2)
            journal.seek(max(0, size - 8))
            end = journal.read(8)
    except OSError:
        return
    if size > 16 and end == _JOURNAL_MAGIC:
        raise DamagedDraft(path, "journal")


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """A bounded connection whose contents were checked. Raises a DraftError.

    In a file of a newer version more tables are allowed; one of our version must hold exactly what we write.
    """
    newer = examine(path).version > schema.VERSION
    with errors_of(path):
        connection = _connect(path, mode)
        try:
            _check(connection, path, newer=newer)
        except BaseException:
            connection.close()
            raise
        return connection


def _check(connection: sqlite3.Connection, path: Path, *, newer: bool) -> None:
    if not newer:
        schema.compare(connection, path)
    elif not schema.is_readable(connection):
        raise NewerDraft(path)
    schema.check_pages(connection, path)


def _connect(path: Path, mode: Mode) -> sqlite3.Connection:
    try:
        return _tuned(path, f"mode={mode}")
    except sqlite3.OperationalError as cause:
        if mode == "rw":
            raise
        if cause.sqlite_errorname.startswith("SQLITE_READONLY"):
            # An unfinished commit must be taken back before anyone can read, and that is a write.
            _tuned(path, "mode=rw").close()
            return _tuned(path, "mode=ro")
        if cause.sqlite_errorname.startswith("SQLITE_IOERR") and not journal_of(path).exists():
            # A medium without file locks: nobody can be writing to it either.
            return _tuned(path, "immutable=1")
        raise


def _tuned(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file_uri(path)}?{how}", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        _settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection) -> None:
    connection.text_factory = _as_text
    for category, limit in _LIMITS.items():
        connection.setlimit(category, limit)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)  # noqa: FBT003
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)  # noqa: FBT003
    for setting in ("trusted_schema=OFF", "foreign_keys=ON", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {setting}")
    # Deleting the journal is the commit. FULL leaves that deletion to the file system's leisure, so that a power cut
    # just after could bring the journal, and with it the old state, back; EXTRA syncs the folder too.
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _as_text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def file_uri(path: Path) -> str:
    """The address of a file for SQLite: any name, also with ?, # and %, and network shares."""
    posix = path.absolute().as_posix()
    root = "file://" if posix.startswith("/") else "file:///"
    return root + quote(posix.encode("utf-8", "surrogateescape"), safe="/:")


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """SQLite's errors as ours. A misuse of SQLite is a bug and passes."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as cause:
        raise as_draft_error(path, cause) from cause


def as_draft_error(path: Path, cause: sqlite3.DatabaseError) -> DraftError:
    """Our error for one of SQLite's."""
    name = getattr(cause, "sqlite_errorname", "SQLITE_ERROR")
    if name.startswith("SQLITE_CANTOPEN") and not path.exists():
        return DraftUnwritable(path, "missing")
    return next(error(path, reason) for prefix, error, reason in _ERRORS if name.startswith(prefix))
