"""Read access: one open draft to read; each reading sees one version of it, whoever else writes. Knows no answers.

Safe from several threads; one at a time gets through.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import Literal, TypeVar

from poadesk.store.draft import migrations
from poadesk.store.draft.connection import Mode, connect, one_moment, version_of
from poadesk.store.draft.file_format import newest_version
from poadesk.store.draft.file_locks import is_no_lock, keeps_locks
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import DraftError, DraftReadOnly
from poadesk.store.file_header import refuse_special_beside

WhyReadOnly = Literal["asked", "place", "newer"]
"""Opened to be looked at because that was asked for; the file or its folder cannot be written; a newer program's."""

Result = TypeVar("Result")

_BEFORE_DOUBT = 0.5
"""Seconds to wait at opening, until it is tried whether the place keeps locks at all."""


class ReadAccess:
    """A draft open to be looked at."""

    def __init__(self, path: Path, why_read_only: WhyReadOnly | None = "asked") -> None:
        self.path = path
        self.why_read_only = why_read_only
        self._lock = RLock()
        self._locks, self._connection = self._opened("ro" if why_read_only else "rw")
        if why_read_only is not None:
            self._make_readable()

    def _opened(self, mode: Mode) -> tuple[bool, sqlite3.Connection]:
        """Whether the place keeps locks, and a connection. Where it keeps none, waiting for them would never end."""
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
        """A connection to read from; all that is read in one block is of one version, whoever else writes."""
        with self._lock, errors_of(self.path, only_reading=True):
            if not self._connection.in_transaction:
                refuse_special_beside(self.path)
            with one_moment(self._connection):
                yield self._connection

    def reading_by_digest(self) -> AbstractContextManager[sqlite3.Connection]:
        """As `reading`, for what is known by its digest, so that it does not matter whose file it comes from."""
        return self.reading()

    def write(self, work: Callable[[sqlite3.Connection], Result], *, of_worth: bool = True) -> Result:
        """What `work` gives for a connection, once all it did is on the disk; it may be called twice.

        A copy of the file that lacks a commit `of_worth` is not taken for the draft any more. Raises a DraftError.
        """
        raise DraftReadOnly(self.path, self.why_read_only or "asked")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
