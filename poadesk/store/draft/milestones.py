"""Milestones: versions of a draft that a person gave a name, such as "sent to police". Only the table; see `history`
for its use.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from poadesk.core.text.plain_text import clean, one_line
from poadesk.store.draft.file_format import MAX_REVISION
from poadesk.store.timestamps import moment, stamp

LONGEST_NAME = 120
_MOST = 10_000


@dataclass(frozen=True)
class Milestone:
    """`revision` is the draft's when the name was given, `at` that moment."""

    id: int
    at: datetime | None
    revision: int
    name: str


def put_milestone(connection: sqlite3.Connection, revision: int, name: str, at: datetime) -> Milestone:
    """Keep a name for this revision. The caller commits."""
    plain = one_line(clean(name).text)[:LONGEST_NAME]
    made = connection.execute(
        "INSERT INTO milestone (at, revision, name) VALUES (?, ?, ?)", (stamp(at), revision, plain)
    )
    return Milestone(made.lastrowid or 0, moment(stamp(at)), revision, plain)


def milestones(connection: sqlite3.Connection) -> tuple[Milestone, ...]:
    """All names, oldest first; what is none is left out."""
    rows = connection.execute(
        "SELECT id, at, revision, substr(name, 1, ?) FROM milestone WHERE typeof(revision) = 'integer'"
        " AND revision BETWEEN 0 AND ? AND typeof(name) = 'text' AND typeof(at) = 'text' ORDER BY revision, id LIMIT ?",
        (LONGEST_NAME, MAX_REVISION, _MOST),
    ).fetchall()
    return tuple(Milestone(id, moment(at), revision, name) for id, at, revision, name in rows)
