"""Attached documents as read-only copies, for other programs to show. What might be run is refused, whoever sent it.

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
from typing import IO, Self

from poadesk.core.kinds.files import bare_name
from poadesk.store.draft_file import DraftFile
from poadesk.store.errors import AttachmentNotOpened, DraftUnwritable
from poadesk.store.system_errors import why_unwritable
from poadesk.store.whole_file import write_whole

PROGRAMS = frozenset(
    (  # noqa: SIM905 - one string is easier to read than ninety
        ".action .apk .app .appimage .appref-ms .appx .bat .chm .cmd .com .command .cpl .csh .deb .desktop .dll .dmg"
        " .elf .exe .gadget .hta .htm .html .inf .iso .jar .js .jse .ksh .lnk .mht .mhtml .msc .msi .msix .msp .mst"
        " .out .pif .pkg .pl .ps1 .ps1xml .psd1 .psm1 .py .pyc .pyw .pyz .rb .reg .rpm .run .scf .scr .sct"
        " .settingcontent-ms .sh .shb .shs .so .svg .sys .terminal .url .vb .vbe .vbs .vhd .vhdx .website .workflow"
        " .ws .wsc .wsf .wsh .xbap .xhtml .xll .zsh"
    ).split()
)
"""Endings of files that some system runs, or that run something, when opened."""

_SIGNS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"[Desktop Entry]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST = 80
_PREFIX = "poadesk-documents-"
_HELD = "in-use"


def safe_name(name: str) -> str:
    """A name that every system takes and shows as it is: no path, no device, no direction marks to hide an ending."""
    plain = _DIRECTIONS.sub("", bare_name(name)).strip(" .") or "document"
    plain = _RESERVED.sub(r"\1_", plain, count=1)
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        return plain[:_LONGEST].strip(" .")
    return f"{stem[:_LONGEST].strip(' .') or 'document'}.{ending}"


def may_be_opened(name: str, data: bytes) -> bool:
    """False for what might be run instead of shown, by the ending of its name or by how it begins."""
    endings = [ending.lower() for ending in Path(safe_name(name)).suffixes]
    return bool(endings) and endings[-1] not in PROGRAMS and not data.lstrip().startswith(_SIGNS)


class TemporaryCopies:
    """The copies of one session. Making one removes what earlier sessions that crashed have left behind."""

    def __init__(self) -> None:
        _remove_left_behind(Path(tempfile.gettempdir()))
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._held = _hold(self.folder / _HELD)

    def copy(self, draft: DraftFile, name: str, sha256: str) -> Path:
        """A read-only copy to be opened with another program.

        Raises AttachmentNotOpened for what could be run, AttachmentLost, DraftUnwritable.
        """
        data = draft.attachment(sha256)
        if not may_be_opened(name, data):
            raise AttachmentNotOpened(Path(safe_name(name)), suffix=Path(safe_name(name)).suffix.lower())
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


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as cause:
        raise DraftUnwritable(path, why_unwritable(cause)) from cause
    write_whole(path, data, replace=True)
    with suppress(OSError):
        path.chmod(stat.S_IRUSR)
    if sys.platform == "win32":
        # Windows then opens it as it opens what came from elsewhere: for reading, macros off.
        with suppress(OSError):
            Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")


def _hold(mark: Path) -> IO[bytes]:
    """Mark a folder as in use for as long as this process lives."""
    file = mark.open("wb")
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def _is_held(mark: Path) -> bool:
    try:
        if sys.platform == "win32":
            mark.unlink()  # refused while a process has it open
            return False
        import fcntl

        with mark.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _remove_left_behind(place: Path) -> None:
    for folder in _own_folders(place):
        if not _is_held(folder / _HELD):
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
