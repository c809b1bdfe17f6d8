"""Fingerprint: how our last commit left a draft and its file, by which any other file in its place is noticed."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from poadesk.store.draft.file_format import meta, revision_of


@dataclass(frozen=True)
class Fingerprint:
    """Which draft it is, how far it is, and the mark of its last commit: equal for one and the same state only.

    Drafts of older programs have no mark until the first commit; therefore the counts of what has no revision.
    """

    id: str
    revision: int
    saved: str
    mark: str
    milestones: object
    documents: object


def fingerprint(connection: sqlite3.Connection) -> Fingerprint:
    """That of what the connection reads."""
    named = connection.execute("SELECT max(id) FROM milestone").fetchone()[0]
    documents = connection.execute("SELECT count(*) FROM attachment WHERE size >= 0").fetchone()[0]
    id, saved, mark = (meta(connection, key) or "" for key in ("id", "saved", "mark"))
    return Fingerprint(id, revision_of(connection), saved, mark, named, documents)


def file_state(path: Path) -> tuple[int, ...] | None:
    """Which file stands at the path, and how it was left, as far as the system knows; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 the numbers as the system gives them
    except OSError:
        return None
    # On Windows the last is when the file was made; elsewhere it changes with everything, and nobody can set it back.
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
