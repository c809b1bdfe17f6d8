"""Salvage: what can still be read of a broken draft, row by row. Writes nothing to it, and checks all it reads.

Tables are walked from both ends, and what lies between two broken places is tried row by row. If the first page is
broken, which says where the tables are, that of a new draft is put in its place on a copy: all drafts are laid out
alike.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from poadesk.store.draft.attachment_store import MAX_SIZE, digest_of
from poadesk.store.draft.connection import open_unchecked
from poadesk.store.draft.file_format import LAYOUTS, blank_file, newest_version
from poadesk.store.errors import AttachmentLost
from poadesk.store.file_header import has_unfinished, journal_of, names_other_files
from poadesk.store.leftovers import temporary_folder

COLUMNS: Mapping[str, str] = {
    "meta": "key, value",
    "answer": "question, aspect, value",
    "change": "id, revision, at, who, session, origin, question, aspect, old, new",
    "attachment": "sha256, size, added",
    "attachment_chunk": "sha256, n",
    "place": "key, value",
    "milestone": "id, at, revision, name",
}
_TYPES: Mapping[str, tuple[type | tuple[type, ...], ...]] = {
    "meta": (str, str),
    "answer": (str, str, str),
    "change": (int, int, str, str, str, str, str, str, (str, type(None)), (str, type(None))),
    "attachment": (str, int, str),
    "attachment_chunk": (str, int),
    "place": (str, str),
    "milestone": (int, str, int, str),
}
_BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)
_MOST_PROBES = 20_000
_PAGE = 4096

Row = tuple[object, ...]


@dataclass(frozen=True)
class Pieces:
    """Rows by table, as far as they could be read; `unread` are the tables of which some could not.

    `version` is the format version that the file is of, or seems to be.
    `document` gives the bytes for a digest, or raises AttachmentLost.
    """

    rows: Mapping[str, tuple[Row, ...]]
    unread: frozenset[str]
    document: Callable[[str], bytes]
    version: int

    def facts(self) -> dict[str, str]:
        return {str(key): str(value) for key, value in self.rows["meta"]}

    def named_documents(self) -> tuple[str, ...]:
        return tuple(
            str(digest) for digest, size, _added in self.rows["attachment"] if isinstance(size, int) and size >= 0
        )


def nothing(path: Path) -> Pieces:
    """What there is of a file of which nothing can be read."""

    def document(digest: str) -> bytes:
        raise AttachmentLost(path, "absent", sha256=digest)

    return Pieces(dict.fromkeys(COLUMNS, ()), frozenset(COLUMNS), document, newest_version())


@contextmanager
def salvaged(path: Path) -> Iterator[Pieces]:
    """All content of a file that nobody has open. Raises OSError if the file cannot be read at all."""
    with ExitStack() as stack:
        folder = stack.enter_context(temporary_folder())
        try:
            pieces = _read(*stack.enter_context(_as_it_is(path, folder)), path)
        except _BROKEN:
            # Of what version it was cannot be told: the one under whose tables most is found.
            tried = [_read_patched(path, folder, version, stack) for version in sorted(LAYOUTS, reverse=True)]
            pieces = max(tried, key=lambda found: sum(map(len, found.rows.values())))
        yield pieces


def _read_patched(path: Path, folder: Path, version: int, stack: ExitStack) -> Pieces:
    try:
        return _read(stack.enter_context(_with_a_new_first_page(path, folder, version)), version, path)
    except _BROKEN:
        return nothing(path)


@contextmanager
def _as_it_is(path: Path, folder: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """The file and its version. Raises sqlite3.DatabaseError if the tables are not those of a draft."""
    how = "immutable=1"
    if has_unfinished(path) and not names_other_files(journal_of(path)):
        # Taking the unfinished commit back is a write, so it is done on a copy.
        copy = folder / "unfinished"
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_of(path), journal_of(copy))
        path, how = copy, "mode=rw"
    with closing(open_unchecked(path, how)) as connection:
        found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT 50").fetchall())
        version = max((v for v, layout in LAYOUTS.items() if found.items() >= layout.tables.items()), default=None)
        if version is None:
            raise sqlite3.DatabaseError("not the tables of a draft")
        yield connection, version


@contextmanager
def _with_a_new_first_page(path: Path, folder: Path, version: int) -> Iterator[sqlite3.Connection]:
    copy = folder / f"patched {version}"
    shutil.copyfile(path, copy)
    first = bytearray(blank_file("none/none", datetime.now(UTC), version)[:_PAGE])
    pages = max(1, copy.stat().st_size // _PAGE)
    first[28:32] = pages.to_bytes(4, "big")
    with copy.open("r+b") as file:
        file.write(first)
        file.truncate(pages * _PAGE)
    with closing(open_unchecked(copy, "immutable=1")) as connection:
        yield connection


def _read(connection: sqlite3.Connection, version: int, path: Path) -> Pieces:
    rows: dict[str, tuple[Row, ...]] = dict.fromkeys(COLUMNS, ())
    unread = set()
    chunks: dict[int, Row] = {}
    for table in (name for name in COLUMNS if name in LAYOUTS[version].tables):
        found, whole = _walk(connection, table)
        rows[table] = tuple(row[1:] for _, row in sorted(found.items()) if _fits(table, row[1:]))
        if not whole or len(rows[table]) < len(found):
            unread.add(table)
        if table == "attachment_chunk":
            chunks = found

    def document(digest: str) -> bytes:
        data = _joined(connection, [rowid for rowid, row in sorted(chunks.items(), key=_number) if row[1] == digest])
        if digest_of(data) != digest:
            raise AttachmentLost(path, "altered", sha256=digest)
        return data

    return Pieces(rows, frozenset(unread), document, version)


def _number(chunk: tuple[int, Row]) -> int:
    """Where in its document a chunk belongs."""
    n = chunk[1][2]
    return n if isinstance(n, int) else 0


def _fits(table: str, row: Row) -> bool:
    return all(isinstance(value, kind) for value, kind in zip(row, _TYPES[table], strict=True))


def _walk(connection: sqlite3.Connection, table: str) -> tuple[dict[int, Row], bool]:
    """Rows by rowid, and whether the table was whole."""
    found: dict[int, Row] = {}
    if _follow(connection, table, "ASC", found):
        return found, True
    first = max(found, default=0)
    behind: dict[int, Row] = {}
    _follow(connection, table, "DESC", behind)
    found.update(behind)
    end = min(behind, default=first)
    for rowid in range(first + 1, min(end, first + _MOST_PROBES)):
        _probe(connection, table, rowid, found)
    return found, False


def _follow(connection: sqlite3.Connection, table: str, order: str, found: dict[int, Row]) -> bool:
    """Read rows in this order until the end or a broken place; gives whether it was the end."""
    query = f"SELECT rowid, {COLUMNS[table]} FROM {table} NOT INDEXED ORDER BY rowid {order}"  # noqa: S608
    try:
        for row in connection.execute(query):
            if row[0] in found:
                return False  # pages that lead in a circle
            found[row[0]] = row
    except _BROKEN:
        return False
    return True


def _probe(connection: sqlite3.Connection, table: str, rowid: int, found: dict[int, Row]) -> None:
    query = f"SELECT rowid, {COLUMNS[table]} FROM {table} WHERE rowid = ?"  # noqa: S608
    try:
        row = connection.execute(query, (rowid,)).fetchone()
    except _BROKEN:
        return
    if row is not None:
        found[rowid] = row


def _joined(connection: sqlite3.Connection, rowids: list[int]) -> bytes:
    """The chunks in a row; nothing if one cannot be read."""
    data = b""
    for rowid in rowids:
        try:
            (chunk,) = connection.execute("SELECT data FROM attachment_chunk WHERE rowid = ?", (rowid,)).fetchone()
        except (sqlite3.DatabaseError, TypeError):
            return b""
        if not isinstance(chunk, bytes) or len(data) + len(chunk) > MAX_SIZE:
            return b""
        data += chunk
    return data
