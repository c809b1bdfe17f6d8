"""Attachment storage: attached documents inside a draft: their bytes in chunks, found by SHA-256. Never opened or
run here.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from poadesk.store.errors import AttachmentLost, AttachmentTooLarge, AttachmentUnreadable, DraftTooLarge
from poadesk.store.regular_file import FileTooLarge, NotRegularFile, read_regular
from poadesk.store.system_errors import why_unreadable
from poadesk.store.timestamps import stamp

MAX_SIZE = 50 * 1024 * 1024
"""Bytes of one document."""

MAX_TOTAL = 2_000_000_000
"""Bytes of all documents of a draft, which so fits on a stick formatted with FAT32 and can be copied."""

_CHUNK = 1024 * 1024
PART = 4 * _CHUNK
"""Bytes that go to the disk in one transaction while a person may be typing."""
_UNFINISHED = -1
"""The size of a document that is not whole yet."""
_WHOLE = f"typeof(size) = 'integer' AND size BETWEEN 0 AND {MAX_SIZE}"
"""Of a document that can be one; a file from outside may hold anything as a size."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_document(path: Path) -> bytes:
    """The bytes of a file to be attached. Raises AttachmentUnreadable, AttachmentTooLarge."""
    try:
        return read_regular(path, MAX_SIZE)
    except NotRegularFile as cause:
        raise AttachmentUnreadable(path, "folder" if path.is_dir() else "special") from cause
    except FileTooLarge as cause:
        size = max(MAX_SIZE + 1, path.stat().st_size)
        raise AttachmentTooLarge(path, size=size, limit=MAX_SIZE) from cause
    except OSError as cause:
        raise AttachmentUnreadable(path, why_unreadable(cause)) from cause


def digest_of(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_digest(named: str) -> bool:
    """Whether this can name a document; a file from outside may hold anything there, also a path."""
    return _DIGEST.fullmatch(named) is not None


def put(connection: sqlite3.Connection, path: Path, data: bytes, at: datetime) -> str:
    """Keep the bytes, once however often they are attached; gives their digest. The caller commits."""
    digest = digest_of(data)
    if begin(connection, path, digest, len(data), at):
        for start in range(0, len(data), PART):
            put_part(connection, digest, data, start)
        finish(connection, path, digest, len(data))
    return digest


def begin(connection: sqlite3.Connection, path: Path, digest: str, size: int, at: datetime) -> bool:
    """List a document whose parts are to follow, in this transaction or in further ones; False if it is kept already.

    Until `finish` it counts as not there. One at a time: what another attempt has left is removed, and so is a document
    that is no longer what it was: who attaches it again mends the draft.
    """
    remove_unfinished(connection)
    if _is_whole(connection, path, digest):
        return False
    connection.execute("UPDATE attachment SET size = ? WHERE sha256 = ?", (_UNFINISHED, digest))
    remove_unfinished(connection)
    held = connection.execute(f"SELECT total(size) FROM attachment WHERE {_WHOLE}").fetchone()[0]  # noqa: S608
    if held + size > MAX_TOTAL:
        raise DraftTooLarge(path, "attachments", limit=MAX_TOTAL)
    connection.execute("INSERT INTO attachment VALUES (?, ?, ?)", (digest, _UNFINISHED, stamp(at)))
    return True


def _is_whole(connection: sqlite3.Connection, path: Path, digest: str) -> bool:
    try:
        get(connection, path, digest)
    except AttachmentLost:
        return False
    return True


def put_part(connection: sqlite3.Connection, digest: str, data: bytes, start: int) -> None:
    """Keep the PART of the bytes that begins at `start`, a multiple of PART. Doing it twice is doing it once."""
    part = range(start, min(start + PART, len(data)), _CHUNK)
    rows = ((digest, at // _CHUNK, data[at : at + _CHUNK]) for at in part)
    connection.executemany("INSERT OR REPLACE INTO attachment_chunk VALUES (?, ?, ?)", rows)


def finish(connection: sqlite3.Connection, path: Path, digest: str, size: int) -> None:
    """All parts are there. Raises AttachmentLost if a session that took the draft over meanwhile removed them."""
    listed_still = connection.execute("UPDATE attachment SET size = ? WHERE sha256 = ?", (size, digest)).rowcount
    if not listed_still:
        raise AttachmentLost(path, "absent", sha256=digest)


def remove_unfinished(connection: sqlite3.Connection) -> None:
    """Give the room back that a document took which never became whole."""
    unfinished = "SELECT sha256 FROM attachment WHERE size < 0"
    connection.execute(f"DELETE FROM attachment_chunk WHERE sha256 IN ({unfinished})")  # noqa: S608 - our own words
    connection.execute("DELETE FROM attachment WHERE size < 0")


def get(connection: sqlite3.Connection, path: Path, digest: str) -> bytes:
    """The bytes with this digest. Raises AttachmentLost if they are not there or no longer what they were."""
    query = f"SELECT 1 FROM attachment WHERE sha256 = ? AND {_WHOLE}"  # noqa: S608
    if not connection.execute(query, (digest,)).fetchone():
        raise AttachmentLost(path, "absent", sha256=digest)
    data = b"".join(_chunks(connection, path, digest))
    if digest_of(data) != digest and not data:
        # A backup lists the documents and keeps their bytes beside it.
        raise AttachmentLost(path, "absent", sha256=digest)
    if digest_of(data) != digest:
        raise AttachmentLost(path, "altered", sha256=digest)
    return data


def listed(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The digests of all documents that the file lists, those of no use left out."""
    rows = connection.execute(f"SELECT sha256 FROM attachment WHERE {_WHOLE} ORDER BY rowid").fetchall()  # noqa: S608
    return tuple(digest for (digest,) in rows if isinstance(digest, str) and is_digest(digest))


def _chunks(connection: sqlite3.Connection, path: Path, digest: str) -> Iterator[bytes]:
    """The chunks in order, never more in all than a document may have, whatever the file holds."""
    left = MAX_SIZE
    for (data,) in connection.execute("SELECT data FROM attachment_chunk WHERE sha256 = ? ORDER BY n", (digest,)):
        if not isinstance(data, bytes) or len(data) > left:
            raise AttachmentLost(path, "altered", sha256=digest)
        left -= len(data)
        yield data
