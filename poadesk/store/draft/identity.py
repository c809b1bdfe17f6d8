"""Draft identity: whether a file is the draft that is known here, or a copy of it made by another program.

A draft that was moved, to a stick or back, stays itself. A file is a copy if the one with the same id still stands
where that was last seen. By path and contents: inodes mean nothing on FAT.
"""

from contextlib import closing
from pathlib import Path

from poadesk.store.backup_folder import folder_of, read_note
from poadesk.store.draft.connection import connect
from poadesk.store.draft.file_format import meta, plain_id
from poadesk.store.errors import DraftError


def is_copy_of_another(id: str, path: Path) -> bool:
    """Whether the draft at `path` shares its id with another file, the one that was known by it before."""
    note = read_note(folder_of(id))
    if note is None or _is_same(note.path, path):
        return False
    try:
        with closing(connect(note.path, "ro", _SECONDS)) as other:
            return plain_id(meta(other, "id") or "") == id
    except DraftError:
        return False


_SECONDS = 0.5
"""To wait for whoever writes to the other file just now."""


def _is_same(path: Path, other: Path) -> bool:
    """One file under two names, such as a link; where there are no inodes, only the names tell."""
    try:
        if path.resolve() == other.resolve():
            return True
        return path.stat().st_ino != 0 and path.samefile(other)
    except (OSError, RuntimeError):
        return path.absolute() == other.absolute()
