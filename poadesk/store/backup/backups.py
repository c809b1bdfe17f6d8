"""Backups of drafts in the person's data folder: made from the open draft, read back, and thinned out as they age.

One folder a draft, named by the draft's id: for each backup a whole `.poadraft` without the bytes of its documents,
which lie once in `documents/` however many backups name them; and a note on where the draft was. Choosing when is for
`schedule`, bringing back for `restoring`.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk import paths
from poadesk.store.atomic_write import made_draft, sweep
from poadesk.store.backup.documents import bytes_in, keep_documents, remove_unnamed
from poadesk.store.backup.rotation import Keeping, superfluous
from poadesk.store.backup_folder import FOLDER, Why, folder_of, make_folder, name_of, parse_name, read_note
from poadesk.store.draft.attachment_store import listed
from poadesk.store.draft.connection import connect
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.draft.row_copy import copy_rows, digest_of_contents, new_file, read_back
from poadesk.store.errors import DraftChanged, DraftError

_MOST_PARENTS = 20


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
    """The backups to choose from, the newest first: a copy of another draft has those made before it was one too."""
    own = own_backups(draft_id)
    note, seen, until = read_note(folder_of(draft_id)), {draft_id}, None
    while note and note.parent and note.since and note.parent not in seen and len(seen) < _MOST_PARENTS:
        until = note.since if until is None else min(until, note.since)
        own += tuple(made for made in own_backups(note.parent) if made.at <= until)
        seen.add(note.parent)
        note = read_note(folder_of(note.parent))
    return own


def own_backups(draft_id: str) -> tuple[Backup, ...]:
    """Those of this draft alone, the newest first: by revision, because clocks of old laptops go back and forth.

    Of two of one revision and one second, which may differ in documents, the one written last.
    """
    found = sorted(_found(folder_of(draft_id)), key=lambda made: (made[0].revision, made[0].at, made[1]), reverse=True)
    return tuple(backup for backup, _written in found)


def _found(folder: Path) -> Iterator[tuple[Backup, int]]:
    """Each backup, and when its file was written."""
    for path in folder.glob(f"*{SUFFIX}"):
        if named := parse_name(path.name):
            with suppress(OSError):
                at, revision, why = named
                held = path.stat()
                yield Backup(path, at, revision, held.st_size, why), held.st_mtime_ns


def backed_up_drafts() -> tuple[BackedUpDraft, ...]:
    """All drafts of which there are backups, also those that are gone; the one backed up last first."""
    found = (_kept(folder) for folder in _folders() if own_backups(folder.name))
    return tuple(sorted(found, key=lambda kept: kept.backups[0].at, reverse=True))


def backups_of(path: Path) -> BackedUpDraft | None:
    """The backups of the draft that was at this path, for when the file is missing or broken."""
    there = [kept for folder in _folders() if (kept := _kept(folder)).path == path.absolute() and kept.backups]
    return max(there, key=lambda kept: kept.backups[0].at, default=None)


def _folders() -> list[Path]:
    return [folder for folder in paths.backups().glob("*") if FOLDER.fullmatch(folder.name)]


def _kept(folder: Path) -> BackedUpDraft:
    return BackedUpDraft(folder.name, _noted_place(folder), list_backups(folder.name))


def _noted_place(folder: Path) -> Path:
    note = read_note(folder)
    return note.path if note else folder / "unknown.poadraft"


def back_up(draft: DraftFile, why: Why, at: datetime, keeping: Keeping | None = None) -> Backup | None:
    """Make a backup, and remove those that need not be kept. None if the newest holds the same, or nothing can change.

    A copy of another draft that has no change of its own yet has no backups of its own either, unless asked for.
    Takes a moment, so not for the thread of a window. Raises a DraftError.
    """
    if draft.read_only:
        return None
    if not draft.holds_its_own():
        raise DraftChanged(draft.path)
    if draft.is_copy and why != "asked":
        return None
    draft.become_itself(at)
    folder = folder_of(draft.id)
    make_folder(folder)
    sweep(folder)
    newest = next(iter(own_backups(draft.id)), None)
    made = None
    if newest is None or _digest(newest) != _digest_of_draft(draft):
        made = _write(draft, folder, why, at)
    keep_documents(draft, folder)
    draft.note_place()
    if made is not None:
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


def thin_out(draft_id: str, now: datetime, keeping: Keeping) -> None:
    """Remove the backups that need not be kept, and the documents that none of the others names."""
    folder = folder_of(draft_id)
    backups = own_backups(draft_id)
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
