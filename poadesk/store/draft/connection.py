"""Database connection (SQLite) to a draft that may come from anywhere: looked at first, bounded, and nothing in it is
run.

Knows files and SQLite, not answers.
"""

import sqlite3
import string
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from poadesk.store.draft import file_format
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import DamagedDraft, DraftUnreadable, NewerDraft, NotADraft
from poadesk.store.file_header import APPLICATION_ID, has_journal, has_unfinished, look_at

Mode = Literal["rw", "ro"]

PATIENCE = 5.0
"""Seconds to wait while another program reads or writes the file."""

_COMMIT = 2.0
"""Seconds that a commit on a slow share may take."""
NO_LOCKS = "win32-none" if sys.platform == "win32" else "unix-none"
"""What SQLite calls its ways of doing without locks."""

_PLAIN = frozenset(b"/:-_.~" + string.ascii_letters.encode() + string.digits.encode())
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


def connect(path: Path, mode: Mode, patience: float = PATIENCE, *, locks: bool = True) -> sqlite3.Connection:
    """A bounded connection whose contents were checked, waiting so many seconds for others. Raises a DraftError.

    Without `locks`, whoever calls knows that nobody else writes, or only looks; see `file_locks`.
    A file of our version or an older one must hold exactly what that version writes; see `migrations` for an older one.
    One of a newer version may hold more tables, and is only read.
    """
    look_at(path)
    with errors_of(path, only_reading=mode == "ro"):
        connection = _connect(path, mode, patience) if locks else _connect_without_locks(path, mode)
        try:
            _check(connection, path, newer_too=mode == "ro")
        except BaseException:
            connection.close()
            raise
        return connection


def wait_for_others(connection: sqlite3.Connection, seconds: float) -> None:
    """From now on, wait so long while another program reads or writes the file."""
    connection.execute(f"PRAGMA busy_timeout={seconds * 1000:.0f}")


@contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Read in one transaction, so that what others commit meanwhile is seen whole or not at all."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def version_of(connection: sqlite3.Connection) -> int:
    """The format version that the file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path, *, newer_too: bool) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotADraft(path, "database")
    version = version_of(connection)
    if version < 1:
        raise DamagedDraft(path, "schema")
    if version in file_format.LAYOUTS:
        file_format.compare(connection, path, file_format.LAYOUTS[version])
    elif not newer_too or not file_format.is_readable(connection):
        raise NewerDraft(path, version=version)
    file_format.check_pages(connection, path)


def _connect(path: Path, mode: Mode, patience: float) -> sqlite3.Connection:
    try:
        return open_unchecked(path, f"mode={mode}", patience)
    except sqlite3.OperationalError as cause:
        if mode == "ro" and has_journal(path):
            return _after_an_unfinished_commit(path)
        if mode == "ro" and cause.sqlite_errorname.startswith("SQLITE_IOERR"):
            # A medium without file locks: nobody can be writing to it either.
            return open_unchecked(path, "immutable=1")
        raise


def _connect_without_locks(path: Path, mode: Mode) -> sqlite3.Connection:
    """SQLite would take back a commit in progress here: one who looks waits, and one who writes has looked before."""
    end = time.monotonic() + _COMMIT
    while mode == "ro" and has_unfinished(path):
        if time.monotonic() > end:
            raise DraftUnreadable(path, "unfinished")
        time.sleep(0.02)
    return open_unchecked(path, f"mode={mode}&vfs={NO_LOCKS}")


def _after_an_unfinished_commit(path: Path) -> sqlite3.Connection:
    """The unfinished commit must be taken back before anyone can read, and that is a write."""
    try:
        open_unchecked(path, "mode=rw").close()
        return open_unchecked(path, "mode=ro")
    except sqlite3.OperationalError as cause:
        raise DraftUnreadable(path, "unfinished") from cause


def open_unchecked(path: Path, how: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """A bounded connection, `how` in SQLite's words; nobody has looked yet at what is in the file."""
    connection = sqlite3.connect(
        f"{file_uri(path)}?{how}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
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
    connection.execute("PRAGMA application_id").fetchone()


def private_copy(source: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of the file as it stands, page by page, in a temporary file that only this connection can see.

    The system removes it with the connection, however the program ends.
    """
    copy = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        source.backup(copy)
        _settle(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _as_text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def file_uri(path: Path) -> str:
    """The address of a file for SQLite: any name, also with ?, # and %, and network shares."""
    posix = path.absolute().as_posix()
    root = "file://" if posix.startswith("/") else "file:///"
    return root + "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in posix.encode("utf-8", "surrogateescape")
    )
