"""File header: what a file is, found without SQLite: before SQLite opens it, and when SQLite cannot.

A file that SQLite has open in this process must not be opened and closed in another way: on POSIX systems that
gives up every lock on it. So a file is read here only after SQLite has refused it.
"""

import stat
from collections.abc import Iterator
from pathlib import Path

from poadesk.store.errors import DamagedDraft, DraftError, DraftMissing, DraftUnreadable, NotADraft
from poadesk.store.regular_file import open_regular
from poadesk.store.system_errors import reason_of, why_unreadable

APPLICATION_ID = int.from_bytes(b"PoAd", "big")
"""What SQLite calls the kind of file: four bytes in its header, the same in every version of drafts."""

_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_OTHERS = ((b"%PDF-", "pdf"), (b"{", "json"), (b"[", "json"), (b"\xef\xbb\xbf{", "json"))


def look_at(path: Path) -> None:
    """Raises DraftMissing, DraftUnreadable, NotADraft, DamagedDraft for what SQLite should not even try to open."""
    try:
        found = path.stat()
    except OSError as cause:
        if reason_of(cause) == "missing":
            raise DraftMissing(path) from cause
        raise DraftUnreadable(path, why_unreadable(cause)) from cause
    refuse_special(path, found.st_mode)
    if found.st_size == 0:
        raise NotADraft(path, "empty")
    refuse_special_beside(path)
    if names_other_files(journal_of(path)):
        raise DamagedDraft(path, "journal")


def refuse_special(path: Path, mode: int) -> None:
    """Raises DraftUnreadable for anything but a file: SQLite would wait for ever at a named pipe."""
    if not stat.S_ISREG(mode):
        raise DraftUnreadable(path, "folder" if stat.S_ISDIR(mode) else "special")


def refuse_special_beside(path: Path) -> None:
    """Raises DamagedDraft if what SQLite opens together with the file is no file. Before each lock: it may be new."""
    if any(_is_special(beside) for beside in _beside(path)):
        raise DamagedDraft(path, "journal")


def _beside(path: Path) -> Iterator[Path]:
    """What SQLite opens beside a file, if it is there."""
    return (path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm"))


def _is_special(path: Path) -> bool:
    """Whether this is there and is no file. A link counts too: SQLite would write to whatever it leads to."""
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take an unfinished commit back."""
    return path.with_name(path.name + "-journal")


def has_unfinished(path: Path) -> bool:
    """Whether a program ended in the middle of a commit to this draft, which is taken back at opening."""
    try:
        return journal_of(path).stat().st_size > 512
    except OSError:
        return False


def has_journal(path: Path) -> bool:
    """Whether there is a journal, even an empty one. False also where that cannot be found out."""
    try:
        return journal_of(path).exists()
    except OSError:
        return False


def is_journal(path: Path) -> bool:
    """Whether the file is SQLite's: it begins as a journal does, or was emptied or blanked at the end of a commit."""
    try:
        with open_regular(path) as file:
            start = file.read(len(_JOURNAL_MAGIC))
    except OSError:
        return False
    return start == _JOURNAL_MAGIC or not start.strip(b"\0")


def names_other_files(journal: Path) -> bool:
    """Whether SQLite might delete another file for the sake of this journal. poadesk never writes such a journal."""
    try:
        with open_regular(journal) as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 8))
            return size > 16 and file.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False


def why_refused(path: Path) -> DraftError:
    """The error for a file that SQLite calls no database, or a broken one."""
    try:
        with open_regular(path) as file:
            start = file.read(100)
    except OSError as cause:
        return DraftUnreadable(path, why_unreadable(cause))
    if not start.startswith(_MAGIC[: len(start)]):
        return NotADraft(path, next((what for sign, what in _OTHERS if start.startswith(sign)), "other"))
    if len(start) < 100:
        return DamagedDraft(path, "truncated")
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        return NotADraft(path, "database")
    page_size = int.from_bytes(start[16:18], "big")
    promised = int.from_bytes(start[28:32], "big") * (65536 if page_size == 1 else page_size)
    return DamagedDraft(path, "truncated" if path.stat().st_size < promised else "structure")
