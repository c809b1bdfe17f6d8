"""File format of a `.poadraft`: the SQLite tables of every released version, and the check that nothing else is in one.

Answers are kept as they stand (`answer`) and as they came about (`change`); a `milestone` names a moment of that.
Attached documents are cut into chunks so that a large one never has to be one row. `place` is where the person was;
`meta` says which form, which revision and who has the file open. How an older file becomes a newer one, and when a new
version is due, is said in `migrations`.
"""

import hashlib
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from poadesk.store.errors import DamagedDraft
from poadesk.store.file_header import APPLICATION_ID
from poadesk.store.timestamps import stamp

_TABLES = {
    "meta": "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    "answer": (
        "CREATE TABLE answer (question TEXT NOT NULL, aspect TEXT NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (question, aspect))"
    ),
    "change": (
        "CREATE TABLE change (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,"
        " session TEXT NOT NULL, origin TEXT NOT NULL, question TEXT NOT NULL, aspect TEXT NOT NULL,"
        " old TEXT, new TEXT)"
    ),
    "attachment": (
        "CREATE TABLE attachment (sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL, added TEXT NOT NULL)"
    ),
    "attachment_chunk": (
        "CREATE TABLE attachment_chunk (sha256 TEXT NOT NULL REFERENCES attachment (sha256), n INTEGER NOT NULL,"
        " data BLOB NOT NULL, PRIMARY KEY (sha256, n))"
    ),
    "place": "CREATE TABLE place (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    "milestone": (
        "CREATE TABLE milestone (id INTEGER PRIMARY KEY, at TEXT NOT NULL, revision INTEGER NOT NULL,"
        " name TEXT NOT NULL)"
    ),
}
_INDEXES = {"change_of_question": "CREATE INDEX change_of_question ON change (question, aspect, id)"}


@dataclass(frozen=True)
class Layout:
    """The tables and indexes of one format version: their definitions by name, as SQLite keeps them."""

    tables: Mapping[str, str]
    indexes: Mapping[str, str]

    @property
    def objects(self) -> Mapping[tuple[str, str], str]:
        """Definitions by kind and name."""
        tables = {("table", name): sql for name, sql in self.tables.items()}
        return tables | {("index", name): sql for name, sql in self.indexes.items()}


LAYOUTS = {1: Layout(_TABLES, _INDEXES)}
"""Every version ever released. The last one is written; the others are read and upgraded."""

_ID = re.compile(r"[0-9a-f]{32}")
FORM_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,40}/[a-z0-9][a-z0-9-]{0,40}")
"""What names a form edition, such as poa-iti/2026."""
MAX_REVISION = 10**12
"""More than any draft has; a file that says more was tampered with."""

CHECKED_WHOLE_UP_TO = 8 * 1024 * 1024
"""Bytes. In a larger file the pages of attached documents are left out of the check at opening; they have digests."""


def newest_version() -> int:
    """The format version that this program writes."""
    return max(LAYOUTS)


def newest_layout() -> Layout:
    return LAYOUTS[newest_version()]


def plain_id(stored: str) -> str:
    """An id that can name a folder, also for a file that was tampered with."""
    return stored if _ID.fullmatch(stored) else hashlib.sha256(stored.encode("utf-8", "replace")).hexdigest()[:32]


def blank_file(form_key: str, at: datetime, version: int | None = None) -> bytes:
    """The bytes of a new draft with no answers, of the newest version unless said otherwise."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        lay_out(connection, version)
        put_facts(connection, uuid4().hex, form_key, at)
        return connection.serialize()


def lay_out(connection: sqlite3.Connection, version: int | None = None) -> None:
    """Make the tables of a draft in an empty file, of the newest version unless said otherwise."""
    version = version or newest_version()
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={version}")
    for sql in LAYOUTS[version].objects.values():
        connection.execute(sql)


def put_facts(connection: sqlite3.Connection, id: str, form_key: str, created: datetime) -> None:
    """Say in a new file which draft it is."""
    for key, value in (("id", id), ("form", form_key), ("created", stamp(created)), ("revision", "0")):
        put_meta(connection, key, value)


def compare(connection: sqlite3.Connection, path: Path, layout: Layout) -> None:
    """Raises DamagedDraft if anything but the expected tables and indexes is there, or one of them is missing."""
    found = {(row[0], row[1]): row[2] for row in _objects(connection)}
    if found != layout.objects:
        odd = sorted(str(name) for _, name in set(found) ^ set(layout.objects)) or ["columns"]
        raise DamagedDraft(path, "schema", objects=odd[:10])


def is_readable(connection: sqlite3.Connection) -> bool:
    """Whether a newer file has at least our tables with our columns, and nothing that runs. More of both is fine."""
    found = {(row[0], row[1]): row[2] for row in _objects(connection)}
    plain = all(
        kind in {"table", "index"} and not str(sql).upper().startswith("CREATE VIRTUAL")
        for (kind, _), sql in found.items()
    )
    return plain and all(_has_columns_of(connection, table, sql) for table, sql in newest_layout().tables.items())


def _has_columns_of(connection: sqlite3.Connection, table: str, sql: str) -> bool:
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.execute(sql)
        return set(columns_of(ours, table)) <= set(columns_of(connection, table))


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table in order, none if there is no such table. `table` is one of our own names."""
    return tuple(str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall())


def _objects(connection: sqlite3.Connection) -> list[tuple[object, object, object]]:
    """Kind, name and definition of everything in the file but the indexes that SQLite makes by itself."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master LIMIT 100").fetchall()
    return [row for row in rows if not (row[0] == "index" and row[2] is None)]


def check_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Raises DamagedDraft if the file is shorter than it says, or its pages contradict each other."""
    size = path.stat().st_size
    if size < _promised_size(connection):
        raise DamagedDraft(path, "truncated")
    check_structure(connection, path)


def check_structure(connection: sqlite3.Connection, path: Path) -> None:
    """Raises DamagedDraft if pages contradict each other; what the transaction has not written yet counts too."""
    if _promised_size(connection) <= CHECKED_WHOLE_UP_TO:
        checks = ["PRAGMA quick_check(1)"]
    else:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = LAYOUTS.get(version, newest_layout()).tables
        checks = [f"PRAGMA quick_check({table})" for table in tables if table != "attachment_chunk"]
    for check in checks:
        if connection.execute(check).fetchone() != ("ok",):
            raise DamagedDraft(path, "structure")


def _promised_size(connection: sqlite3.Connection) -> int:
    """Bytes that the file should have at least."""
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    return pages * int(connection.execute("PRAGMA page_size").fetchone()[0])


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """A fact about the draft, or None."""
    row = connection.execute("SELECT value FROM meta WHERE key = ? AND length(value) < 5000", (key,)).fetchone()
    return row[0] if row is not None and isinstance(row[0], str) else None


def put_meta(connection: sqlite3.Connection, key: str, value: str | None) -> None:
    """Set a fact about the draft; None removes it."""
    if value is None:
        connection.execute("DELETE FROM meta WHERE key = ?", (key,))
    else:
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def revision_of(connection: sqlite3.Connection) -> int:
    """How many times answers were committed; -1 if the file does not say."""
    stored = meta(connection, "revision") or ""
    return int(stored) if stored.isascii() and stored.isdigit() and len(stored) < 16 else -1
