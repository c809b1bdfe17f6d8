"""Error translation: SQLite's errors as ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poadesk.store.errors import (
    DamagedDraft,
    DraftBusy,
    DraftError,
    DraftTooLarge,
    DraftUnreadable,
    DraftUnwritable,
)
from poadesk.store.file_header import why_refused
from poadesk.store.system_errors import is_too_long, why_unwritable

_ERRORS: tuple[tuple[str, type[DraftError], str], ...] = (
    ("SQLITE_BUSY", DraftBusy, "unknown"),
    ("SQLITE_LOCKED", DraftBusy, "unknown"),
    ("SQLITE_FULL", DraftUnwritable, "full"),
    ("SQLITE_TOOBIG", DraftTooLarge, "value"),
    ("SQLITE_READONLY_DBMOVED", DraftUnwritable, "io"),  # another file is at the path: tried again on that
    ("SQLITE_READONLY", DraftUnwritable, "permission"),
    ("SQLITE_PERM", DraftUnwritable, "permission"),
    ("SQLITE_CANTOPEN", DraftUnwritable, "permission"),
    ("SQLITE_CORRUPT", DamagedDraft, "structure"),
    ("SQLITE_FORMAT", DamagedDraft, "structure"),
    ("SQLITE_ERROR", DamagedDraft, "structure"),
    ("SQLITE_", DraftUnwritable, "io"),
)


@contextmanager
def errors_of(path: Path, *, only_reading: bool = False) -> Iterator[None]:
    """Raise a DraftError for each of SQLite's. A misuse of SQLite is a bug and passes."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except UnicodeDecodeError as cause:
        # SQLite's message quotes a name in the file that is no text, and Python fails to make an error of it.
        raise DamagedDraft(path, "structure") from cause
    except sqlite3.DatabaseError as cause:
        error = as_draft_error(path, cause)
        if only_reading and isinstance(error, DraftUnwritable):
            error = DraftUnreadable(path, "permission" if error.reason == "permission" else "io")
        raise error from cause


def as_draft_error(path: Path, cause: sqlite3.DatabaseError) -> DraftError:
    """Our error for one of SQLite's."""
    name = getattr(cause, "sqlite_errorname", "SQLITE_ERROR")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return why_refused(path)
    if name.startswith("SQLITE_CANTOPEN"):
        return DraftUnwritable(path, _why_not_opened(path))
    return next(error(path, reason) for prefix, error, reason in _ERRORS if name.startswith(prefix))


def _why_not_opened(path: Path) -> str:
    """SQLite does not say why; a folder on a share that is gone may still seem to be there until it is read."""
    try:
        path.stat()
        with os.scandir(path.parent):
            return "file-name" if is_too_long(path.absolute()) else "permission"
    except OSError as cause:
        return why_unwritable(cause, missing="missing")
