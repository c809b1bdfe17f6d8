"""Change log: who changed what, when, from what, to what. Answers are changed here and nowhere else.

A burst of changes to one answer, by one session for one reason, is one entry: its first old and its newest new value.
An entry that ends where it began disappears. A milestone ends every burst, so that what stood then can be told.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Change
from poadesk.store.draft.file_format import MAX_REVISION, put_meta, revision_of
from poadesk.store.draft.json_codec import encode
from poadesk.store.timestamps import stamp


@dataclass(frozen=True)
class Step:
    """Changes made together. Steps of one burst have the same `origin`; `at` is the moment of the step."""

    changes: tuple[Change, ...]
    origin: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """One line of the log. `old` and `new` are JSON text as stored, None for absent.

    `revision` and `at` are those of the newest change in it.
    """

    revision: int
    at: str
    who: str
    session: str
    origin: str
    question: str
    aspect: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class _Maker:
    """Who makes a change: the first columns of an entry."""

    revision: int
    at: str
    who: str
    session: str
    origin: str


def record(connection: sqlite3.Connection, path: Path, steps: Sequence[Step], who: str, session: str) -> int:
    """Make the changes in the file, log them, and give the new revision. The caller commits."""
    revision = revision_of(connection) + 1
    for step in steps:
        for change in step.changes:
            _record_one(connection, path, change, _Maker(revision, stamp(step.at), who, session, step.origin))
    put_meta(connection, "revision", str(revision))
    put_meta(connection, "saved", stamp(steps[-1].at))
    return revision


def _record_one(connection: sqlite3.Connection, path: Path, change: Change, by: _Maker) -> None:
    """What the file holds counts as old, not what the change says: an unreadable answer stays in the log."""
    where = (change.question, change.aspect)
    new = None if change.new is None else encode(change.new, path)
    found = connection.execute("SELECT value FROM answer WHERE question = ? AND aspect = ?", where).fetchone()
    old = found[0] if found else None
    if old == new:
        return
    if new is None:
        connection.execute("DELETE FROM answer WHERE question = ? AND aspect = ?", where)
    else:
        connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (*where, new))
    _log(connection, where, old, new, by)


def _log(
    connection: sqlite3.Connection,
    where: tuple[str, str],
    old: str | None,
    new: str | None,
    by: _Maker,
) -> None:
    last = connection.execute(
        "SELECT id, session, origin, old, revision FROM change WHERE question = ? AND aspect = ?"
        " ORDER BY id DESC LIMIT 1",
        where,
    ).fetchone()
    if last is None or last[1:3] != (by.session, by.origin) or _is_before_milestone(connection, last[4]):
        connection.execute(
            "INSERT INTO change (revision, at, who, session, origin, question, aspect, old, new)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*astuple(by), *where, old, new),
        )
    elif last[3] == new:
        connection.execute("DELETE FROM change WHERE id = ?", last[:1])
    else:
        connection.execute(
            "UPDATE change SET revision = ?, at = ?, new = ? WHERE id = ?", (by.revision, by.at, new, last[0])
        )


def _is_before_milestone(connection: sqlite3.Connection, revision: object) -> bool:
    """Whether a milestone has ended the burst; of a row that says no revision, it has."""
    return not isinstance(revision, int) or revision <= _last_milestone(connection)


def _last_milestone(connection: sqlite3.Connection) -> int:
    return int(
        connection.execute(
            "SELECT ifnull(max(revision), -1) FROM milestone WHERE typeof(revision) = 'integer'"
        ).fetchone()[0]
    )


def entries(connection: sqlite3.Connection, question: str | None = None) -> Iterator[Entry]:
    """The log, oldest first; of one question or of all."""
    rows = connection.execute(
        "SELECT revision, at, who, session, origin, question, aspect, old, new FROM change"
        " WHERE ?1 IS NULL OR question = ?1 ORDER BY id",
        (question,),
    )
    return (_entry(*row) for row in rows)


def _entry(revision: object, *others: object) -> Entry:
    """A row of which nothing is believed: a text that is none is empty, a revision that is none is 0."""
    at, who, session, origin, question, aspect = (text if isinstance(text, str) else "" for text in others[:6])
    number = revision if isinstance(revision, int) and 0 <= revision <= MAX_REVISION else 0
    return Entry(number, at, who, session, origin, question, aspect, _stored(others[6]), _stored(others[7]))


def _stored(value: object) -> str | None:
    """A value as stored; what is no text becomes one that is no JSON either."""
    return value if value is None or isinstance(value, str) else ""
