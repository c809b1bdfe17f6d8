"""Attachment preview: attached documents as read-only copies, for other programs to show.

Only documents and pictures are opened, whoever sent them; anything else that
is no program is shown in its folder.

The copies lie in a folder that only this person can enter, are removed at the end, and after a crash at the next start.
"""

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Self

from poadesk.core.kinds.files import bare_name, names_device
from poadesk.store import leftovers
from poadesk.store.atomic_write import write_whole
from poadesk.store.document_kinds import is_document, is_program
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import AttachmentNotOpened, DraftUnwritable
from poadesk.store.leftovers import hold, is_held
from poadesk.store.system_errors import why_unwritable

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
"""Direction marks, selectors and fillers, which hide an ending; joiners stay, words need them."""

_LONGEST = 80
_PREFIX = "poadesk-documents-"
_HELD = "in-use"


def safe_name(name: str) -> str:
    """A name that every system takes and shows as it is: no path, no device, no invisible character hiding an end."""
    plain = _UNSEEN.sub("", bare_name(name)).strip(" .") or "document"
    plain = f"_{plain}" if names_device(plain) else plain
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        return plain[:_LONGEST].strip(" .")
    return f"{stem[:_LONGEST].strip(' .') or 'document'}.{ending}"


def may_be_opened(name: str, data: bytes) -> bool:
    """Whether this is a document or a picture, by the ending of its name and by how it begins."""
    return is_document(safe_name(name), data)


class TemporaryCopies:
    """The copies of one session. Making one removes what earlier sessions that crashed have left behind."""

    def __init__(self) -> None:
        remove_left_behind()
        # Where it really is: a Python of Microsoft's shop is shown a folder that the program called to show a document
        # does not see.
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
        self._held = hold(self.folder / _HELD)

    def copy(self, draft: DraftFile, name: str, sha256: str) -> Path:
        """A read-only copy to be opened with another program.

        Raises AttachmentNotOpened for what is no document, AttachmentLost, DraftUnwritable.
        """
        data = draft.attachment(sha256)
        if not may_be_opened(name, data):
            raise _not_opened(name)
        return self._written(name, sha256, data)

    def set_apart(self, draft: DraftFile, name: str, sha256: str) -> Path:
        """A read-only copy of anything, alone in a folder, to be shown there and not opened.

        Raises AttachmentNotOpened for a program, which is not to lie one click away; AttachmentLost, DraftUnwritable.
        """
        data = draft.attachment(sha256)
        if is_program(data):
            raise _not_opened(name)
        return self._written(name, sha256, data)

    def _written(self, name: str, sha256: str, data: bytes) -> Path:
        path = self.folder / sha256[:16] / safe_name(name)
        if not path.exists():
            _write(path, data)
        return path

    def close(self) -> None:
        """Remove the copies; one that another program holds open goes at the next start."""
        self._held.close()
        _remove(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _not_opened(name: str) -> AttachmentNotOpened:
    path = Path(safe_name(name))
    return AttachmentNotOpened(path, suffix=path.suffix.lower())


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as cause:
        raise DraftUnwritable(path, why_unwritable(cause)) from cause
    write_whole(path, data, replace=True)
    if sys.platform == "win32":
        _mark_as_foreign(path)
    with suppress(OSError):
        path.chmod(stat.S_IRUSR)


def _mark_as_foreign(path: Path) -> None:
    """Windows then opens it as what came from elsewhere: for reading, macros off. Refused once it is read-only."""
    with suppress(OSError):
        Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")


def remove_left_behind() -> None:
    """Remove what killed programs have left: copies of documents, half-made files, folders of a recovery."""
    leftovers.remove_left_behind()
    for folder in _own_folders(Path(tempfile.gettempdir())):
        if not is_held(folder / _HELD):
            _remove(folder)


def _own_folders(place: Path) -> Iterator[Path]:
    for folder in place.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            found = folder.lstat()
            if stat.S_ISDIR(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid()):
                yield folder


def _remove(folder: Path) -> None:
    if sys.platform == "win32":
        for path in folder.rglob("*"):
            with suppress(OSError):
                path.chmod(stat.S_IWRITE)
    rmtree(folder, ignore_errors=True)
