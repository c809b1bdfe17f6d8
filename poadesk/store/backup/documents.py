"""Backup documents: the documents of a draft's backups: each once, as a file named by its SHA-256. Read-only, and
never opened.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from poadesk.store.atomic_write import sweep, write_whole
from poadesk.store.draft.attachment_store import MAX_SIZE, digest_of, is_digest
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import AttachmentLost, DraftError
from poadesk.store.private import make_private
from poadesk.store.regular_file import read_regular

ROOM_LEFT = 500_000_000
"""Bytes that documents in backups leave free on the disk."""


def folder_of_documents(backups: Path) -> Path:
    return backups / "documents"


def keep_documents(draft: DraftFile, backups: Path) -> tuple[str, ...]:
    """Keep the documents that are not kept yet; gives the digests of those that could not be, for want of room or else.

    They are tried again with the next backup.
    """
    folder = folder_of_documents(backups)
    missing = [digest for digest in draft.documents() if not (folder / digest).exists()]
    if not missing:
        return ()
    try:
        make_private(folder)
    except OSError:
        return tuple(missing)
    sweep(folder)
    return tuple(digest for digest in missing if not _keep(draft, digest, folder))


def _keep(draft: DraftFile, digest: str, folder: Path) -> bool:
    try:
        data = draft.attachment(digest)
        if shutil.disk_usage(folder).free - len(data) < ROOM_LEFT:
            return False
        write_whole(folder / digest, data, replace=True, private=True)
    except (DraftError, OSError):
        return False
    return True


def kept_document(backups: Path, digest: str) -> bytes:
    """The bytes that were kept. Raises AttachmentLost if they are not there or no longer what they were."""
    if not is_digest(digest):
        raise AttachmentLost(backups, "absent", sha256=digest)
    path = folder_of_documents(backups) / digest
    try:
        data = read_regular(path, MAX_SIZE)
    except OSError as cause:
        raise AttachmentLost(path, "absent", sha256=digest) from cause
    if digest_of(data) != digest:
        raise AttachmentLost(path, "altered", sha256=digest)
    return data


def remove_unnamed(backups: Path, named: Iterable[str]) -> None:
    """Remove the documents that no backup names any more."""
    still = set(named)
    for path in _files(folder_of_documents(backups)):
        if path.name not in still:
            with suppress(OSError):
                path.unlink()


def bytes_in(backups: Path) -> int:
    """How much the backups take, documents included."""
    total = 0
    for path in (*_files(backups), *_files(folder_of_documents(backups))):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("*") if path.is_file())
