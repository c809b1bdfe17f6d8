"""Places that keep no file locks, such as some network shares: how to tell, and what stands in for the lock there.

The note in the file says who has it open; a lock on this computer's own disk says whether a note from here is still
true. A note from another computer may be left over or not: nobody can tell, so it is believed.
"""

import hashlib
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from poadesk import paths
from poadesk.store.connection import file_uri
from poadesk.store.errors import DraftError

_PROBE = ".poadesk-locks.part"
_WHILE_OTHERS_ASK = 0.5
"""Seconds."""


def keeps_locks(folder: Path) -> bool:
    """Whether a file in the folder can be locked. True also where no file can be made to try it on."""
    probe = folder / _PROBE
    try:
        with closing(_connect(probe, _WHILE_OTHERS_ASK)) as connection:
            connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as refused:
        name = getattr(refused, "sqlite_errorname", "")
        return not (name.startswith("SQLITE_BUSY") or name.endswith("LOCK"))
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def is_no_lock(refused: DraftError) -> bool:
    """Whether an error is what comes of a place without locks; of others too."""
    return refused.code in {"draft.busy.unknown", "draft.unwritable.io", "draft.unreadable.io"}


class StandIn:
    """A lock in the data folder for a draft elsewhere: no other program of this person on this computer has both."""

    def __init__(self, path: Path) -> None:
        self._connection: sqlite3.Connection | None = None
        name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        folder = paths.data_folder() / "locks"
        with suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(folder / name, 0)
            self._connection.execute("BEGIN EXCLUSIVE")
            return
        self.close()

    @property
    def held(self) -> bool:
        return self._connection is not None

    def close(self) -> None:
        """Let go; the empty file stays, to be locked again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file_uri(path)}?mode=rwc", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
