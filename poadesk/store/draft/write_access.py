"""Write access: the one writer of an open draft: whole transactions on the file that is its own, and what happens when
the disk fails or somebody puts another file in its place (optimistic lock). Knows nothing of answers.

Safe from several threads; one at a time gets through.
"""

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from poadesk.store.draft import migrations
from poadesk.store.draft.connection import PATIENCE, connect, wait_for_others
from poadesk.store.draft.file_format import put_meta
from poadesk.store.draft.file_locks import StandIn
from poadesk.store.draft.fingerprint import file_state, fingerprint
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
from poadesk.store.draft.read_access import ReadAccess, Result
from poadesk.store.draft.retry import patiently
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import DraftChanged, DraftError, DraftMissing, DraftUnwritable, NotADraft
from poadesk.store.file_header import has_unfinished, refuse_special_beside

_FOR_THE_LOCK = 1.0
"""Seconds to wait for the write lock. Others hold it for an instant, or for long: then the person is told."""


class WriteAccess(ReadAccess):
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
        self._suspect = self._closed = self._is_writing = False
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
        self._left = file_state(self.path)
        self._seen = self._tried = fingerprint(self._connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """As of all access, but never from a file that somebody put in place of this one. Raises DraftChanged."""
        with self._lock:
            if not self._is_writing and (self._suspect or file_state(self.path) != self._left):
                self._refuse_anothers_file()
            with super().reading() as connection:
                yield connection

    def _refuse_anothers_file(self) -> None:
        refuse_special_beside(self.path)
        if not self.still_reads_its_own():
            raise DraftChanged(self.path)

    def reading_by_digest(self) -> AbstractContextManager[sqlite3.Connection]:
        return super().reading()

    def write(self, work: Callable[[sqlite3.Connection], Result], *, of_worth: bool = True) -> Result:
        def once() -> Result:
            with self._writing() as connection:
                result = work(connection)
                if of_worth:
                    put_meta(connection, "mark", secrets.token_hex(8))
                return result

        return patiently(once)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with errors_of(self.path):
                    self._make_ready()
                    self._is_writing = True
                    yield self._connection
                    self._tried = fingerprint(self._connection)
                    self._connection.execute("COMMIT")
            except BaseException:
                self._take_back()
                raise
            finally:
                self._is_writing = False
            self._seen, self._left = self._tried, file_state(self.path)
            self._hold_on()

    def _make_ready(self) -> None:
        """Begin a transaction on the file that is at the path now, after making sure that it is still ours."""
        refuse_special_beside(self.path)
        if self._suspect or file_state(self.path) != self._left:
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
        return fingerprint(connection) in {self._seen, self._tried}

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
        self._left = file_state(self.path)
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
