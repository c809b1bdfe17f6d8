"""Reading and writing one open draft: who may, in whole transactions, and what happens when the disk fails.

Knows nothing of answers. Safe from several threads; one at a time gets through.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Literal, TypeVar

from poadesk.store import migrations
from poadesk.store.connection import PATIENCE, Mode, connect, one_moment, version_of, wait_for_others
from poadesk.store.errors import (
    DraftChanged,
    DraftError,
    DraftMissing,
    DraftReadOnly,
    DraftUnwritable,
    NewerDraft,
    NotADraft,
)
from poadesk.store.header import has_unfinished
from poadesk.store.holder import (
    Holder,
    claim,
    claim_without_locks,
    lock,
    read_holder,
    refuse_anothers,
    refuse_who_may_be_there,
    this_holder,
    write_holder,
)
from poadesk.store.locks import StandIn, is_no_lock, keeps_locks
from poadesk.store.schema import meta, newest_version, revision_of
from poadesk.store.sqlite_errors import errors_of

WhyReadOnly = Literal["asked", "place", "newer"]
"""Opened to be looked at because that was asked for; the file or its folder cannot be written; a newer program's."""

_Result = TypeVar("_Result")

_MOMENTS = (0.05, 0.2, 0.5)
"""Seconds to wait before each further try."""
_BEFORE_DOUBT = 0.5
"""Seconds to wait at opening, until it is tried whether the place keeps locks at all."""
_FOR_THE_LOCK = 1.0
"""Seconds to wait for the write lock. Others hold it for an instant, or for long: then the person is told."""


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
        with self._lock, errors_of(self.path, only_reading=True), one_moment(self._connection):
            yield self._connection

    def write(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """What `work` gives for a connection, once all it did is on the disk; it may be called twice.

        Raises a DraftError.
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
        self._identity = _identity(self.path)
        self._seen = _fingerprint(self._connection)

    def write(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        def once() -> _Result:
            with self._writing() as connection:
                return work(connection)

        return _patiently(once)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with errors_of(self.path):
                    self._make_ready()
                    yield self._connection
                    seen = _fingerprint(self._connection)
                    self._connection.execute("COMMIT")
            except BaseException:
                self._take_back()
                raise
            self._seen = seen
            self._hold_on()

    def _make_ready(self) -> None:
        """Begin a transaction on the file that is at the path now, after making sure that it is still ours."""
        if self._suspect or _identity(self.path) != self._identity:
            self._reconnect()
        elif self._connection.in_transaction:
            # Only a fresh transaction notices that the file was overwritten in place.
            self._connection.execute("ROLLBACK")
        if not self._connection.in_transaction:
            self._lock_again()
        holder = refuse_anothers(self._connection, self.path, self.mine)
        if holder is None and _fingerprint(self._connection) == self._seen:
            # Whoever took over meanwhile has gone and changed nothing.
            write_holder(self._connection, self.mine)
        elif holder is None or revision_of(self._connection) < self._seen[1]:
            raise DraftChanged(self.path)

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
        if migrations.is_older(fresh):
            fresh.close()
            raise DraftChanged(self.path)
        if _identity(self.path) != self._identity:
            self._compare(fresh)
        self._connection.close()
        self._connection = fresh
        self._identity = _identity(self.path)
        self._suspect = False

    def _compare(self, fresh: sqlite3.Connection) -> None:
        """Another file at the path: unless it is a copy that knows all of ours, keep ours open, to be saved beside."""
        holder = read_holder(fresh)
        mine = holder is not None and holder.session == self.mine.session
        found = _fingerprint(fresh)
        if found == self._seen or (mine and found[0] == self._seen[0] and found[1] > self._seen[1]):
            return
        fresh.close()
        raise DraftChanged(self.path)

    def still_reads_its_own(self) -> bool:
        """Whether what can be read here is what this session saved, not what somebody put in its place."""
        with self._lock:
            try:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                return _fingerprint(self._connection) == self._seen
            except sqlite3.Error:
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
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
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
                self.write(lambda connection: write_holder(connection, None))
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


def _fingerprint(connection: sqlite3.Connection) -> tuple[str, int, str]:
    """Which draft it is, and how far it is."""
    return meta(connection, "id") or "", revision_of(connection), meta(connection, "saved") or ""


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at the path; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 the pair as the system gives it
    except OSError:
        return None
    return found.st_dev, found.st_ino
