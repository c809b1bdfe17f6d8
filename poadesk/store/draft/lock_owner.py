"""Lock owner: who has a draft open for writing: a note inside the file, beside the lock that SQLite holds on it.

The lock is the operating system's, so it ends with the program however that ends. The note tells others whom to ask,
and tells a writer that lost its lock (a sleeping laptop, a network share) that somebody else has taken over.
"""

import getpass
import json
import os
import secrets
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.text.plain_text import clean, one_line
from poadesk.store.draft.connection import connect, open_unchecked
from poadesk.store.draft.file_format import meta, put_meta
from poadesk.store.errors import DamagedDraft, DraftBusy, DraftUnreadable
from poadesk.store.timestamps import stamp

_LONGEST_NAME = 200
_BETWEEN_COMMITS = 0.3
"""Seconds. A live writer is without its lock only for the instant between two commits."""


@dataclass(frozen=True)
class Holder:
    """A writing session: `who` is the name on the system, `since` ISO 8601 in UTC."""

    session: str
    who: str
    host: str
    since: str


def this_holder(at: datetime) -> Holder:
    """A new session of this person on this machine."""
    return Holder(secrets.token_hex(8), user_name(), _plain(machine_name()), stamp(at))


def user_name() -> str:
    """The person's name on this system; empty where it has none."""
    try:
        return _plain(getpass.getuser())
    except (KeyError, OSError, ImportError):
        return ""


def machine_name() -> str:
    """What this machine is called; empty where nobody says. Python's own `platform.node` asks Windows' management
    service for it, which can take seconds.
    """
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _plain(name: str) -> str:
    """The name as text that a file can hold: a system may give bytes that are none, or whatever stands in LOGNAME."""
    return one_line(clean(name).text)[:_LONGEST_NAME]


def read_holder(connection: sqlite3.Connection) -> Holder | None:
    """Whoever wrote the note last and has not taken it back."""
    try:
        found = json.loads(meta(connection, "holder") or "null")
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return Holder(*(str(found.get(part, ""))[:_LONGEST_NAME] for part in ("session", "who", "host", "since")))


def write_holder(connection: sqlite3.Connection, holder: Holder | None) -> None:
    """Leave the note, or take it back."""
    put_meta(connection, "holder", json.dumps(asdict(holder)) if holder else None)


def busy(path: Path, holder: Holder | None) -> DraftBusy:
    """The error that says whom to ask."""
    if holder is None:
        return DraftBusy(path, "unknown")
    return DraftBusy(path, who=holder.who, host=holder.host, since=holder.since)


def refuse_anothers(connection: sqlite3.Connection, path: Path, mine: Holder) -> Holder | None:
    """The note in the file if it is mine, or None. Raises DraftBusy if it is another session's."""
    holder = read_holder(connection)
    if holder is not None and holder.session != mine.session:
        raise busy(path, holder)
    return holder


def lock(connection: sqlite3.Connection, path: Path) -> None:
    """Take SQLite's write lock, under which others can still read. Raises DraftBusy with the holder's name."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as cause:
        if not cause.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        raise busy(path, _read_calmly(connection)) from cause


def _read_calmly(connection: sqlite3.Connection) -> Holder | None:
    """The note, or None if the file cannot even be read at this moment."""
    try:
        return read_holder(connection)
    except sqlite3.OperationalError:
        return None


def claim_without_locks(connection: sqlite3.Connection, path: Path, mine: Holder) -> Holder | None:
    """As `claim`, where nothing but the note guards the draft; whoever calls knows that the note is not a live one's.

    Raises DraftBusy for one who did the same at the same moment and came last.
    """
    lock(connection, path)
    left = read_holder(connection)
    write_holder(connection, mine)
    connection.execute("COMMIT")
    time.sleep(_BETWEEN_COMMITS)
    refuse_anothers(connection, path, mine)
    lock(connection, path)
    return left


def refuse_who_may_be_there(path: Path, mine: Holder, *, alone: bool, left_over: bool) -> None:
    """Look at the note of a draft that cannot be locked, without touching the file. Raises DraftBusy.

    `alone`: no other program of this person on this computer has it. Then a note from here is a left-over one. Of one
    from elsewhere nobody can tell, reason "unsure", unless the person knows that it is `left_over`.
    """
    found = _peek(path)
    if found is not None and (found.who, found.host) != (mine.who, mine.host) and not left_over:
        raise DraftBusy(path, "unsure", who=found.who, host=found.host, since=found.since)
    if not alone:
        raise busy(path, found)


def _peek(path: Path) -> Holder | None:
    try:
        with closing(connect(path, "ro", locks=False)) as connection:
            return read_holder(connection)
    except (DamagedDraft, DraftUnreadable):
        return _peek_at_unfinished(path)


def _peek_at_unfinished(path: Path) -> Holder | None:
    """The note in the midst of a commit: one that was cut short, or a slow one by whoever the note names."""
    try:
        with closing(open_unchecked(path, "mode=ro&immutable=1")) as connection:
            return read_holder(connection)
    except sqlite3.Error:
        return None


def claim(connection: sqlite3.Connection, path: Path, mine: Holder) -> Holder | None:
    """Become the writer and keep the lock. Gives whose note was left behind by a session that did not end well.

    Raises DraftBusy. A note without a lock can also mean that its writer is just between two commits: then the lock is
    given back and tried for once more.
    """
    lock(connection, path)
    if (left := read_holder(connection)) is not None:
        connection.execute("ROLLBACK")
        time.sleep(_BETWEEN_COMMITS)
        lock(connection, path)
        left = read_holder(connection)
    write_holder(connection, mine)
    connection.execute("COMMIT")
    lock(connection, path)
    return left
