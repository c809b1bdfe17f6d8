"""File locks: places that keep none, such as some network shares: how to tell, and what stands in for the lock there.

The note in the file says who has it open; a lock on this computer's own disk says whether a note from here is still
true. A note from another computer may be left over or not: nobody can tell, so it is believed.
"""

import hashlib
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from poadesk import paths
from poadesk.store.draft.connection import file_uri
from poadesk.store.draft.lock_owner import user_name
from poadesk.store.errors import DraftError
from poadesk.store.private import make_private

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
    """A lock in a folder of this computer for a draft elsewhere: no other program of this person here has both."""

    def __init__(self, path: Path) -> None:
        self._connection: sqlite3.Connection | None = None
        name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        with suppress(OSError, sqlite3.Error):
            self._connection = _connect(_folder() / name, 0)
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


def _folder() -> Path:
    """In the data folder, or where that keeps no locks either (a home on the same share), in the temporary one."""
    own = paths.data_folder() / "locks"
    with suppress(OSError):
        make_private(own)
        if keeps_locks(own):
            return own
    temporary = Path(tempfile.gettempdir()) / f"poadesk-locks-{_name_of_person()}"
    temporary.mkdir(mode=0o700, exist_ok=True)
    return temporary


def _name_of_person() -> str:
    """The person's name so that it can stand in that of a folder, whatever it is."""
    return hashlib.sha256(user_name().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file_uri(path)}?mode=rwc", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
