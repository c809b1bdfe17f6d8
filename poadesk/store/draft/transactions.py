"""Transactions: reading and writing one open draft: who may, in whole transactions, and what happens when the disk
fails.

Knows nothing of answers. Safe from several threads; one at a time gets through.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Literal, TypeVar

from poadesk.store.draft import migrations
from poadesk.store.draft.connection import PATIENCE, Mode, connect, one_moment, version_of, wait_for_others
from poadesk.store.draft.file_format import meta, newest_version, put_meta, revision_of
from poadesk.store.draft.file_locks import StandIn, is_no_lock, keeps_locks
from poadesk.store.draft.lock_owner import (
    Holder,
    claim,
    claim_without_locks,
    lock,
    refuse_anothers,
    refuse_who_may_be_there,
    this_holder,
    write_holder,
)
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import (
    DraftChanged,
    DraftError,
    DraftMissing,
    DraftReadOnly,
    DraftUnwritable,
    NewerDraft,
    NotADraft,
)
from poadesk.store.file_header import has_unfinished, refuse_special_beside

WhyReadOnly = Literal["asked", "place", "newer"]
"""Opened to be looked at because that was asked for; the file or its folder cannot be written; a newer program's."""

_Result = TypeVar("_Result")

_MOMENTS = (0.05, 0.2, 0.5)
"""Seconds to wait before each further try."""
_BEFORE_DOUBT = 0.5
"""Seconds to wait at opening, until it is tried whether the place keeps locks at all."""
_FOR_THE_LOCK = 1.0
"""Seconds to wait for the write lock. Others hold it for an instant, or for long: then the person is told."""


@dataclass(frozen=True)
class _Fingerprint:
    """Which draft it is, how far it is, and the mark of its last commit: equal for one and the same state only.

    Drafts of older programs have no mark until the first commit; therefore the counts of what has no revision.
    """

    id: str
    revision: int
    saved: str
    mark: str
    milestones: object
    documents: object


class Access:
    """A draft open to be looked at."""

    def __init__(self, path: Path, why_read_only: WhyReadOnly | None = "asked") -> None:
        self.path = path
        self.why_read_only = why_read_only
        self._lock = RLock()
        self._locks, self._connection = self._opened("ro" if why_read_only else "rw")
        if why_read_only is not None:
            self._make_readable()

    def _opened(self, mode: Mode) -> tuple[bool, sqlite3.Connection]:
        """Whether the place keeps locks, and a connection. Where it keeps none, one would wait for them in vain."""
        try:
            return True, connect(self.path, mode, _BEFORE_DOUBT)
        except DraftError as refused:
            if not is_no_lock(refused):
                raise
        if keeps_locks(self.path.parent):
            return True, connect(self.path, mode)
        self._look_round()
        return False, connect(self.path, mode, locks=False)

    def _make_readable(self) -> None:
        """Be open to be looked at only: a newer file as far as it is known, an older one upgraded in a copy."""
        try:
            if version_of(self._connection) > newest_version():
                self.why_read_only = "newer"
            elif migrations.is_older(self._connection):
                with errors_of(self.path, only_reading=True), closing(self._connection) as older:
                    self._connection = migrations.upgraded_copy(older, self.path)
        except BaseException:
            self._connection.close()
            raise

    def _look_round(self) -> None:
        """Before a draft without a lock is opened."""

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from; all that is read at one go is of one moment, whoever else writes."""
        with self._lock, errors_of(self.path, only_reading=True):
            if not self._connection.in_transaction:
                refuse_special_beside(self.path)
            with one_moment(self._connection):
                yield self._connection

    def write(self, work: Callable[[sqlite3.Connection], _Result], *, of_worth: bool = True) -> _Result:
        """What `work` gives for a connection, once all it did is on the disk; it may be called twice.

        A copy of the file that lacks a commit `of_worth` is not taken for the draft any more. Raises a DraftError.
        """
        raise DraftReadOnly(self.path, self.why_read_only or "asked")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


class WriteAccess(Access):
    """The one writer of a draft. Others can read meanwhile."""

    def __init__(self, path: Path, at: datetime, *, take_over: bool = False) -> None:
        unfinished = has_unfinished(path)
        self.mine = this_holder(at)
        self._take_over = take_over
        self._stand_in: StandIn | None = None
        try:
            super().__init__(path, None)
        except BaseException:
            self._let_others_in()
            raise
        self.left_behind: Holder | None = None
        self.took_back = unfinished
        self._suspect = self._closed = False
        try:
            with errors_of(path):
                wait_for_others(self._connection, 0.3)
                self._connection.execute("PRAGMA journal_mode=DELETE")
                self.left_behind = (claim if self._locks else claim_without_locks)(self._connection, path, self.mine)
                self._upgrade(at)
                self._begun()
        except BaseException:
            self._let_go()
            raise

    def _upgrade(self, at: datetime) -> None:
        """Bring an older draft up to date, or leave it as it was, without a note."""
        if not migrations.is_older(self._connection):
            return
        try:
            migrations.upgrade(self._connection, self.path, at, locks=self._locks)
            lock(self._connection, self.path)
        except BaseException:
            with suppress(sqlite3.Error):
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                write_holder(self._connection, self.left_behind)
            raise

    def _look_round(self) -> None:
        self._stand_in = StandIn(self.path)
        refuse_who_may_be_there(self.path, self.mine, alone=self._stand_in.held, left_over=self._take_over)

    def _let_go(self) -> None:
        self._connection.close()
        self._let_others_in()

    def _let_others_in(self) -> None:
        if self._stand_in is not None:
            self._stand_in.close()

    def _begun(self) -> None:
        wait_for_others(self._connection, PATIENCE)
        self._left = _state(self.path)
        self._seen = self._tried = _fingerprint(self._connection)

    def write(self, work: Callable[[sqlite3.Connection], _Result], *, of_worth: bool = True) -> _Result:
        def once() -> _Result:
            with self._writing() as connection:
                result = work(connection)
                if of_worth:
                    put_meta(connection, "mark", secrets.token_hex(8))
                return result

        return _patiently(once)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with errors_of(self.path):
                    self._make_ready()
                    yield self._connection
                    self._tried = _fingerprint(self._connection)
                    self._connection.execute("COMMIT")
            except BaseException:
                self._take_back()
                raise
            self._seen, self._left = self._tried, _state(self.path)
            self._hold_on()

    def _make_ready(self) -> None:
        """Begin a transaction on the file that is at the path now, after making sure that it is still ours."""
        refuse_special_beside(self.path)
        if self._suspect or _state(self.path) != self._left:
            self._reconnect()
        else:
            self._forget_what_was_read()
        self._lock_again()
        holder = refuse_anothers(self._connection, self.path, self.mine)
        if not self._is_ours(self._connection):
            raise DraftChanged(self.path)
        if holder is None:
            # Whoever took over meanwhile has gone and changed nothing.
            write_holder(self._connection, self.mine)

    def _forget_what_was_read(self) -> None:
        """Read from the disk next time: by its change counter alone, SQLite takes some other file for the one it knows.

        Where there are no inodes and times are in steps of two seconds, the system may not know better either.
        """
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._connection.execute("PRAGMA shrink_memory")

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Whether the file is as our last commit left it, or as one that failed and may be on the disk after all."""
        return _fingerprint(connection) in {self._seen, self._tried}

    def _lock_again(self) -> None:
        """Whoever took the draft over has left a note: reading it needs no lock, so that is told without waiting."""
        wait_for_others(self._connection, _FOR_THE_LOCK)
        refuse_anothers(self._connection, self.path, self.mine)
        lock(self._connection, self.path)
        wait_for_others(self._connection, PATIENCE)

    def _reconnect(self) -> None:
        try:
            fresh = connect(self.path, "rw", locks=self._locks)
        except DraftMissing as cause:
            raise DraftUnwritable(self.path, "missing") from cause
        except NotADraft as cause:
            raise DraftChanged(self.path) from cause
        try:
            self._compare(fresh)
        except BaseException:
            fresh.close()
            raise
        self._connection.close()
        self._connection = fresh
        self._left = _state(self.path)
        self._suspect = False

    def _compare(self, fresh: sqlite3.Connection) -> None:
        """Another file at the path: unless it is a copy that knows all of ours, keep ours open, to be saved beside."""
        with errors_of(self.path):
            if migrations.is_older(fresh) or not self._is_ours(fresh):
                refuse_anothers(fresh, self.path, self.mine)
                raise DraftChanged(self.path)

    def still_reads_its_own(self) -> bool:
        """Whether what can be read here is what this session saved, not what somebody put in its place."""
        with self._lock:
            try:
                refuse_special_beside(self.path)
                self._forget_what_was_read()
                return self._is_ours(self._connection)
            except (sqlite3.Error, DraftError):
                return False
            finally:
                self._hold_on(0)

    def _take_back(self) -> None:
        """After a failure: undo what was begun, keep the lock if the disk lets us, and trust nothing next time."""
        self._suspect = True
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._hold_on(0)

    def _hold_on(self, patience: float = _FOR_THE_LOCK) -> None:
        """Take the lock again. What was committed stands, so a failure is left for the next write."""
        try:
            wait_for_others(self._connection, patience)
            if not self._connection.in_transaction:
                refuse_special_beside(self.path)
                self._connection.execute("BEGIN IMMEDIATE")
        except (sqlite3.Error, DraftError):
            self._suspect = True
        finally:
            wait_for_others(self._connection, PATIENCE)

    def close(self) -> None:
        """Take the holder's note back and let go of the file."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            # A note that stays behind is explained to whoever opens the draft next.
            with suppress(DraftError):
                self.write(lambda connection: write_holder(connection, None), of_worth=False)
            self._let_go()


def open_access(path: Path, at: datetime, *, read_only: bool, take_over: bool = False) -> Access:
    """Write access where that is possible, else read access that says why. Raises a DraftError, such as DraftBusy.

    `take_over`: the person knows that a note nobody can tell the truth of was left behind. Whoever is there after all
    is told before anything more is saved, and keeps a version beside.
    """
    if read_only:
        return Access(path, "asked")
    try:
        return _patiently(lambda: WriteAccess(path, at, take_over=take_over))
    except DraftUnwritable as refused:
        if refused.reason != "permission":
            raise
        return Access(path, "place")
    except NewerDraft:
        return Access(path, "newer")


def _patiently(once: Callable[[], _Result]) -> _Result:
    """Try again after a moment: a share, for one, may not have closed a journal yet that is to be deleted."""
    for moment in _MOMENTS:
        try:
            return once()
        except DraftUnwritable as refused:
            if refused.reason != "io":
                raise
        time.sleep(moment)
    return once()


def _fingerprint(connection: sqlite3.Connection) -> _Fingerprint:
    named = connection.execute("SELECT max(id) FROM milestone").fetchone()[0]
    documents = connection.execute("SELECT count(*) FROM attachment WHERE size >= 0").fetchone()[0]
    id, saved, mark = (meta(connection, key) or "" for key in ("id", "saved", "mark"))
    return _Fingerprint(id, revision_of(connection), saved, mark, named, documents)


def _state(path: Path) -> tuple[int, ...] | None:
    """Which file stands at the path, and how it was left, as far as the system knows; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 the numbers as the system gives them
    except OSError:
        return None
    # On Windows the last is when the file was made; elsewhere it changes with everything, and nobody can set it back.
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
