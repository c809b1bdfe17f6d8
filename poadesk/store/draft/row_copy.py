"""Row copy: a second file with the same contents as an open draft, row by row, and the proof that it has them.

Rows are read through the draft's own connection: on POSIX systems, opening its file in another way and closing it
again would give up the lock on it. Attached documents are not copied here, only their list.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from poadesk.store.atomic_write import forget_cached
from poadesk.store.draft.connection import NO_LOCKS, connect, file_uri
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.file_format import columns_of, lay_out, newest_layout, put_meta
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import DraftError, DraftUnwritable

_NOT_COPIED = frozenset({"attachment_chunk"})
_NOT_COUNTED = _NOT_COPIED | {"meta", "place"}
_FACTS = ("form", "created", "revision", "saved")
_AT_ONCE = 500


@contextmanager
def new_file(path: Path, to: Path, version: int | None = None) -> Iterator[sqlite3.Connection]:
    """An empty draft at `path`, in one transaction; errors speak of `to`. Not synced: whoever names the file does.

    Nobody else knows of the file yet, so it needs no lock, which the place may not keep. Raises OSError too.
    """
    address = f"{file_uri(path)}?mode=rwc&vfs={NO_LOCKS}"
    path.touch(exist_ok=False)  # with the rights that the umask gives; SQLite would give fewer
    with errors_of(to), closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        lay_out(connection, version)
        yield connection
        connection.execute("COMMIT")


def copy_rows(draft: DraftFile, target: sqlite3.Connection, to: Path) -> None:
    """Everything but the bytes of attached documents and the note on who has the file open, as of one moment."""
    with draft.reading() as source:
        for table in (name for name in newest_layout().tables if name not in _NOT_COPIED):
            places = ", ".join("?" * len(columns_of(source, table)))
            found = source.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608
            while rows := found.fetchmany(_AT_ONCE):
                with errors_of(to):
                    target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows)  # noqa: S608
    with errors_of(to):
        put_meta(target, "holder", None)


def digest_of_contents(connection: sqlite3.Connection) -> str:
    """SHA-256 over all content but the id and the bytes of documents: the same for files that hold the same."""
    counted = hashlib.sha256()
    for key in _FACTS:
        counted.update(repr(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()).encode())
    for table in _tables(connection):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid"):  # noqa: S608
            counted.update(json.dumps(row, default=repr).encode("utf-8", "surrogatepass"))
    return counted.hexdigest()


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The counted tables that the file has: one of an older version has fewer."""
    return [t for t in newest_layout().tables if t not in _NOT_COUNTED and columns_of(connection, t)]


def read_back(written: Path, to: Path, digest: str) -> sqlite3.Connection:
    """A connection to the written file, read from the disk and found to hold what it should. Raises DraftUnwritable."""
    forget_cached(written)
    try:
        connection = connect(written, "ro", locks=False)
    except DraftError as cause:
        raise DraftUnwritable(to, "differs") from cause
    if digest_of_contents(connection) != digest:
        connection.close()
        raise DraftUnwritable(to, "differs")
    return connection
