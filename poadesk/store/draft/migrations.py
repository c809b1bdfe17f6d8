"""File-format migrations: a draft of an older version is brought to the newest one, step by step.

When a version is due: **an aspect or a table that an older program would have to respect raises the version.** An older
program opens a newer file only to look at it, so it can neither drop what it does not know nor go against it. Each
version gets its entry in `schema.LAYOUTS`, its step here, and a sample in `tests/drafts`.

An upgrade is tried out on a copy and the result is verified; the original is kept among the backups; then the same
steps are made in the draft itself, in one transaction under the lock that its writer holds, and verified again before
they are committed. So no other program can get in between, a link stays a link, and after a kill at any moment SQLite
gives back the old file or the new one. A draft that is only looked at is upgraded in a copy that nobody else sees.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk.store.atomic_write import forget_cached, made_draft
from poadesk.store.backup_folder import folder_of, make_folder, name_of
from poadesk.store.draft.connection import NO_LOCKS, connect, file_uri, private_copy, version_of
from poadesk.store.draft.file_format import (
    LAYOUTS,
    check_structure,
    columns_of,
    compare,
    meta,
    newest_layout,
    newest_version,
    plain_id,
    put_meta,
    revision_of,
)
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import DamagedDraft, DraftError, DraftUnwritable


@dataclass(frozen=True)
class Step:
    """What leads from one version to the next, inside a transaction that the caller commits.

    All rows of the older tables must come through unchanged, but for those of the tables that it `rewrites`.
    """

    run: Callable[[sqlite3.Connection], None]
    rewrites: frozenset[str] = frozenset()


STEPS: dict[int, Step] = {}
"""By the version that a step starts from."""


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether the file is of a version before the one that this program writes."""
    return version_of(connection) < newest_version()


def upgraded_copy(source: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A draft of an older version as one of the newest, in a copy that goes with the connection. `path` is not touched.

    Raises DamagedDraft, reason "upgrade", for a file that does not come through whole.
    """
    copy = private_copy(source)
    try:
        copy.execute("BEGIN")
        _run_steps(copy, path)
        copy.execute("COMMIT")
    except BaseException:
        copy.close()
        raise
    return copy


def upgrade(connection: sqlite3.Connection, path: Path, at: datetime, *, locks: bool) -> None:
    """Upgrade a draft whose write lock `connection` holds, in a transaction with nothing in it yet.

    When this returns it is committed and the lock is given back. Raises a DraftError; then the draft is as it was.
    """
    with closing(connect(path, "ro", locks=locks)) as original:
        upgraded_copy(original, path).close()
        _keep(original, at)
    with errors_of(path):
        _run_steps(connection, path)
        check_structure(connection, path)
        connection.execute("COMMIT")


def _run_steps(connection: sqlite3.Connection, path: Path) -> None:
    """Make all steps, and verify what has come of them."""
    try:
        with errors_of(path):
            older = version_of(connection)
            rewritten = {table for version in range(older, newest_version()) for table in STEPS[version].rewrites}
            compared = {
                table: columns_of(connection, table) for table in LAYOUTS[older].tables if table not in rewritten
            }
            before = _digest(connection, compared)
            for version in range(older, newest_version()):
                STEPS[version].run(connection)
                connection.execute(f"PRAGMA user_version={version + 1}")
            compare(connection, path, newest_layout())
            if _digest(connection, compared) != before:
                raise DamagedDraft(path, "upgrade")
    except DraftError as cause:
        if isinstance(cause, DraftUnwritable):
            raise
        raise DamagedDraft(path, "upgrade") from cause


def _digest(connection: sqlite3.Connection, columns: Mapping[str, tuple[str, ...]]) -> str:
    """SHA-256 over all rows in these columns, so far as they are still there."""
    counted = hashlib.sha256()
    for table, names in columns.items():
        still = [name for name in columns_of(connection, table) if name in names]
        if still:
            for row in connection.execute(f"SELECT {', '.join(still)} FROM {table} ORDER BY rowid"):  # noqa: S608
                for value in row:
                    counted.update(value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass"))
                    counted.update(b"\0")
    return counted.hexdigest()


def _keep(original: sqlite3.Connection, at: datetime) -> None:
    """Keep the file as it was, documents included, among the backups of the draft. Raises DraftUnwritable."""
    folder = folder_of(plain_id(meta(original, "id") or ""))
    make_folder(folder)
    to = folder / name_of(at, max(0, revision_of(original)), "upgrade")
    with made_draft(to, replace=True) as part:
        part.touch(mode=0o600, exist_ok=False)
        address = f"{file_uri(part)}?mode=rwc&vfs={NO_LOCKS}"
        with errors_of(to), closing(sqlite3.connect(address, uri=True, isolation_level=None)) as kept:
            original.backup(kept)
            put_meta(kept, "holder", None)
        forget_cached(part)
        with closing(connect(part, "ro", locks=False)) as kept:
            tables = {table: columns_of(kept, table) for table in LAYOUTS[version_of(kept)].tables if table != "meta"}
            if _digest(kept, tables) != _digest(original, tables):
                raise DraftUnwritable(to, "differs")
    with suppress(OSError):
        to.chmod(0o400)
