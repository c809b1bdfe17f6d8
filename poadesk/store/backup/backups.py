"""Backups of drafts in the person's data folder: made from the open draft, read back, and thinned out as they age.

One folder a draft, named by the draft's id: for each backup a whole `.poadraft` without the bytes of its documents,
which lie once in `documents/` however many backups name them; and a note on where the draft was. Choosing when is for
`backup_schedule`, bringing back for `restoring`.
"""

import json
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk import paths
from poadesk.store.atomic_write import made_draft, sweep, write_whole
from poadesk.store.backup.documents import bytes_in, keep_documents, remove_unnamed
from poadesk.store.backup.rotation import Keeping, superfluous
from poadesk.store.backup_folder import Why, folder_of, make_folder, name_of, parse_name
from poadesk.store.draft.attachment_store import listed
from poadesk.store.draft.connection import connect
from poadesk.store.draft.draft_file import SUFFIX, DraftFile
from poadesk.store.draft.row_copy import copy_rows, digest_of_contents, new_file, read_back
from poadesk.store.errors import DraftChanged, DraftError

_NOTE = "draft.json"
_FOLDER = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Backup:
    """`at` in UTC, to the second; `size` in bytes, without documents. `path` can be opened to be looked at."""

    path: Path
    at: datetime
    revision: int
    size: int
    why: Why


@dataclass(frozen=True)
class BackedUpDraft:
    """A draft of which there are backups, the newest first; `path` is where it was when that was made."""

    id: str
    path: Path
    backups: tuple[Backup, ...]


def list_backups(draft_id: str) -> tuple[Backup, ...]:
    """The backups of a draft, the newest first: by revision, because clocks of old laptops go back and forth."""
    return tuple(sorted(_found(folder_of(draft_id)), key=lambda made: (made.revision, made.at), reverse=True))


def _found(folder: Path) -> Iterator[Backup]:
    for path in folder.glob(f"*{SUFFIX}"):
        if named := parse_name(path.name):
            with suppress(OSError):
                at, revision, why = named
                yield Backup(path, at, revision, path.stat().st_size, why)


def backed_up_drafts() -> tuple[BackedUpDraft, ...]:
    """All drafts of which there are backups, also those that are gone; the one backed up last first."""
    folders = [folder for folder in paths.backups().glob("*") if _FOLDER.fullmatch(folder.name)]
    found = [BackedUpDraft(folder.name, _noted_place(folder), list_backups(folder.name)) for folder in folders]
    return tuple(sorted((kept for kept in found if kept.backups), key=lambda kept: kept.backups[0].at, reverse=True))


def backups_of(path: Path) -> BackedUpDraft | None:
    """The backups of the draft that was at this path, for when the file is missing or broken."""
    return next((kept for kept in backed_up_drafts() if kept.path == path.absolute()), None)


def _noted_place(folder: Path) -> Path:
    try:
        return Path(json.loads((folder / _NOTE).read_text(encoding="utf-8"))["path"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return folder / "unknown.poadraft"


def back_up(draft: DraftFile, why: Why, at: datetime, keeping: Keeping | None = None) -> Backup | None:
    """Make a backup, and remove those that need not be kept. None if the newest holds the same, or nothing can change.

    Takes a moment, so not for the thread of a window. Raises a DraftError.
    """
    if draft.read_only:
        return None
    if not draft.holds_its_own():
        raise DraftChanged(draft.path)
    folder = folder_of(draft.id)
    make_folder(folder)
    sweep(folder)
    newest = next(iter(list_backups(draft.id)), None)
    made = None
    if newest is None or _digest(newest) != _digest_of_draft(draft):
        made = _write(draft, folder, why, at)
    keep_documents(draft, folder)
    if made is not None:
        _note_place(draft, folder)
        thin_out(draft.id, at, keeping or Keeping())
    return made


def _digest_of_draft(draft: DraftFile) -> str:
    with draft.reading() as connection:
        return digest_of_contents(connection)


def _digest(backup: Backup) -> str | None:
    """None if the backup is no longer what it was."""
    try:
        with closing(connect(backup.path, "ro")) as connection:
            return digest_of_contents(connection)
    except DraftError:
        return None


def _write(draft: DraftFile, folder: Path, why: Why, at: datetime) -> Backup:
    to = folder / name_of(at, draft.revision, why)
    with made_draft(to, replace=True) as part:
        with new_file(part, to) as target:
            copy_rows(draft, target, to)
            digest = digest_of_contents(target)
        read_back(part, to, digest).close()
    with suppress(OSError):
        to.chmod(0o400)
    return Backup(to, at.replace(microsecond=0), draft.revision, to.stat().st_size, why)


def _note_place(draft: DraftFile, folder: Path) -> None:
    note = {"path": str(draft.path.absolute()), "form": draft.form_key}
    with suppress(DraftError):
        write_whole(folder / _NOTE, json.dumps(note, indent=1).encode(), replace=True)


def thin_out(draft_id: str, now: datetime, keeping: Keeping) -> None:
    """Remove the backups that need not be kept, and the documents that none of the others names."""
    folder = folder_of(draft_id)
    backups = list_backups(draft_id)
    gone = superfluous([backup.at for backup in backups], now, keeping)
    left = [backup for place, backup in enumerate(backups) if place not in gone]
    for place in gone:
        _remove(backups[place])
    if gone:
        remove_unnamed(folder, _named(left))
    while len(left) > keeping.always and bytes_in(folder) > keeping.most_bytes:
        _remove(left.pop())
        remove_unnamed(folder, _named(left))


def _remove(backup: Backup) -> None:
    with suppress(OSError):
        backup.path.chmod(0o600)  # Windows removes no read-only file
        backup.path.unlink()


def _named(backups: list[Backup]) -> set[str]:
    named: set[str] = set()
    for backup in backups:
        with suppress(DraftError), closing(connect(backup.path, "ro")) as connection:
            named.update(listed(connection))
    return named
