"""Draft identity: whether a file is the draft that is known here, or a copy of it made by another program.

A draft that was moved, to a stick or back, stays itself. A file is a copy if the one with the same id still stands
where that was last seen. By path and contents: inodes mean nothing on FAT.
"""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from poadesk.store.backup_folder import Note, folder_of, make_folder, read_note, write_note
from poadesk.store.draft.connection import connect
from poadesk.store.draft.file_format import meta, plain_id, put_meta
from poadesk.store.errors import DraftError

_SECONDS = 0.5
"""To wait for whoever writes to the other file just now."""


def new_id() -> str:
    """An id that no other draft has."""
    return uuid4().hex


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


def put_own_id(connection: sqlite3.Connection, own: str, parent: str) -> None:
    """Give a copy an id of its own, and remember whose copy it was."""
    put_meta(connection, "id", own)
    put_meta(connection, "parent", parent)


def note_copy(path: Path, form_key: str, own: str, parent: str, at: datetime) -> None:
    """Note in the copy's backup folder since when it is apart from its parent, whose earlier backups it may use."""
    folder = folder_of(own)
    with suppress(DraftError):
        make_folder(folder)
        write_note(folder, Note(path.absolute(), form_key, parent, at))


def note_place(path: Path, form_key: str, id: str) -> None:
    """Note in the draft's backup folder where it is now."""
    folder = folder_of(id)
    noted = read_note(folder)
    if noted is None or noted.path != path.absolute():
        parent, since = (noted.parent, noted.since) if noted else (None, None)
        write_note(folder, Note(path.absolute(), form_key, parent, since))


def _is_same(path: Path, other: Path) -> bool:
    """One file under two names, such as a link; where there are no inodes, only the names tell."""
    try:
        if path.resolve() == other.resolve():
            return True
        return path.stat().st_ino != 0 and path.samefile(other)
    except (OSError, RuntimeError):
        return path.absolute() == other.absolute()
