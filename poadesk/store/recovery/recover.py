"""Recovery: a broken draft made whole again as far as possible: what can be read becomes a new draft in its place.

What cannot be read is taken from the draft's own history, then from its newest backup, and all of that is named. The
broken file is moved aside and never deleted or changed.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from poadesk.store.atomic_write import made_draft
from poadesk.store.backup.backups import Backup, backups_of, list_backups
from poadesk.store.backup.documents import kept_document
from poadesk.store.backup_folder import folder_of
from poadesk.store.draft import attachment_store
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.draft.file_format import FORM_KEY, plain_id, put_facts, put_meta
from poadesk.store.draft.row_copy import digest_of_contents, new_file, read_back
from poadesk.store.errors import (
    AttachmentLost,
    DamagedDraft,
    DraftMissing,
    DraftUnreadable,
    DraftUnwritable,
)
from poadesk.store.file_header import journal_of, refuse_special
from poadesk.store.recovery.rebuild import Mended, mend
from poadesk.store.recovery.salvage import COLUMNS, Pieces, salvaged
from poadesk.store.regular_file import open_regular
from poadesk.store.system_errors import reason_of, why_unreadable, why_unwritable
from poadesk.store.timestamps import moment


@dataclass(frozen=True)
class Recovered:
    """A new draft at `path`; the broken file is now at `aside`.

    `unread` names the parts of which not all could be read: meta, answer, change, attachment, place, milestone.
    `from_history` and `from_backup` are questions whose answers were taken from there, `backup` is the one that was
    at hand. `documents` were taken from the backups, and those `lost` nobody has any more: digests.
    """

    path: Path
    aside: Path
    answers: int
    unread: tuple[str, ...]
    from_history: tuple[str, ...]
    from_backup: tuple[str, ...]
    documents: tuple[str, ...]
    lost: tuple[str, ...]
    backup: Backup | None


def recover(path: Path, at: datetime, *, to: Path | None = None) -> Recovered:
    """Recover a broken draft that nobody has open, in its place, or into `to` if its place cannot be written.

    With `to` the broken file stays where it is. Raises DraftMissing, DraftUnreadable, DraftUnwritable; DamagedDraft if
    there is nothing to recover and no backup either: `restoring` is then of no use, and the file was left alone.
    """
    if not path.exists():
        raise DraftMissing(path)
    refuse_special(path, path.stat().st_mode)
    goal = to or path
    with ExitStack() as undo, ExitStack() as stack:
        found = stack.enter_context(_pieces(path))
        backup, kept = _newest_backup(path, found, stack)
        mended = mend(found, kept)
        if not FORM_KEY.fullmatch(mended.facts.get("form", "")):
            raise DamagedDraft(path, "contents")
        with made_draft(goal, replace=to is None) as part:
            documents = _Documents(found, folder_of(mended.id))
            _write(mended, documents, part, goal, at)
            stack.close()  # Windows renames no open file
            aside = path if to else undo.enter_context(kept_aside(path, at))
    unread = tuple(table for table in COLUMNS if table in found.unread and table != "attachment_chunk")
    answers = len(mended.rows["answer"])
    taken, lost = tuple(documents.taken), tuple(documents.lost)
    return Recovered(goal, aside, answers, unread, mended.from_history, mended.from_backup, taken, lost, backup)


@contextmanager
def _pieces(path: Path) -> Iterator[Pieces]:
    with ExitStack() as stack:
        try:
            pieces = stack.enter_context(salvaged(path))
        except OSError as cause:
            if reason_of(cause) == "full":
                raise DraftUnwritable(Path(tempfile.gettempdir()), "full") from cause
            raise DraftUnreadable(path, why_unreadable(cause)) from cause
        yield pieces


def _newest_backup(path: Path, found: Pieces, stack: ExitStack) -> tuple[Backup | None, Pieces | None]:
    """The newest backup that can be read whole, and what is in it."""
    kept = backups_of(path)
    own = list_backups(plain_id(found.facts().get("id", "")))
    for backup in own or (kept.backups if kept else ()):
        with suppress(OSError):
            pieces = stack.enter_context(salvaged(backup.path))
            if not pieces.unread - {"attachment_chunk"}:
                return backup, pieces
    return None, None


@dataclass(frozen=True)
class _Documents:
    """Where the bytes of documents may be: in the broken draft, or in its backups."""

    found: Pieces
    backups: Path
    taken: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def get(self, digest: str) -> bytes | None:
        """The bytes, None if they are lost; what was taken from a backup and what is lost is noted."""
        with suppress(AttachmentLost):
            return self.found.document(digest)
        try:
            data = kept_document(self.backups, digest)
        except AttachmentLost:
            self.lost.append(digest)
            return None
        self.taken.append(digest)
        return data


def _write(mended: Mended, documents: _Documents, part: Path, goal: Path, at: datetime) -> None:
    """Write the new draft, of the version that the broken one was, and read it back: opening it upgrades it."""
    with new_file(part, goal, documents.found.version) as target:
        facts = mended.facts
        put_facts(target, mended.id, facts["form"], moment(facts.get("created")) or at)
        for key in ("revision", "saved"):
            put_meta(target, key, facts.get(key))
        for table, rows in mended.rows.items():
            places = ", ".join("?" * len(COLUMNS[table].split(", ")))
            target.executemany(f"INSERT OR IGNORE INTO {table} ({COLUMNS[table]}) VALUES ({places})", rows)  # noqa: S608
        for named in mended.documents:
            if (data := documents.get(named)) is not None:
                attachment_store.put(target, goal, data, at)
        digest = digest_of_contents(target)
    read_back(part, goal, digest).close()


@contextmanager
def kept_aside(path: Path, at: datetime) -> Iterator[Path]:
    """A broken file under another name beside its own too, its journal with it; for something sound to take its place.

    The file never leaves `path` before that is there, so that after a kill one of the two stands there. If the block
    fails, the other name goes again. Raises DraftUnwritable.
    """
    aside = next(name for name in _names_aside(path, at) if not name.exists() and not journal_of(name).exists())
    names = ((journal_of(path), journal_of(aside)), (path, aside))
    try:
        try:
            for file, name in names:
                with suppress(FileNotFoundError):
                    _also_as(file, name)
        except OSError as cause:
            raise DraftUnwritable(path, why_unwritable(cause)) from cause
        yield aside
    except BaseException:
        for _file, name in names:
            with suppress(OSError):
                name.unlink(missing_ok=True)
        raise


def _also_as(file: Path, name: Path) -> None:
    """A second name, or where there are no links, as on a stick, a copy that is on the disk. Raises OSError."""
    try:
        name.hardlink_to(file)
    except FileNotFoundError:
        raise
    except OSError:
        with open_regular(file) as source, name.open("xb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())


def _names_aside(path: Path, at: datetime) -> Iterator[Path]:
    day = f"{at.astimezone():%Y-%m-%d}"
    yield path.with_name(f"{path.stem} (damaged {day}){path.suffix or SUFFIX}")
    number = 2
    while True:
        yield path.with_name(f"{path.stem} (damaged {day}, {number}){path.suffix or SUFFIX}")
        number += 1
