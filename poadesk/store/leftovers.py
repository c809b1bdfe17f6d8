"""Clean-up after a kill: where half-made files and temporary folders are, so that the next start can remove them.

While one is being made, a note in the data folder names it and is held open with a lock; a note that nobody holds is
of a program that was killed. Only what has the names that we give is ever removed.
"""

import secrets
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import IO

from poadesk import paths
from poadesk.store.private import make_private
from poadesk.store.regular_file import read_regular

PART = ".poadesk-"
"""How the names of half-made files begin; they end in `.part`."""

FOLDER = "poadesk-"
"""How the names of temporary folders begin."""

_LONGEST_NOTE = 50_000


@contextmanager
def remembered(path: Path) -> Iterator[None]:
    """Note that this file or folder is to go again if the program is killed within the block."""
    note: Path | None = None
    held: IO[bytes] | None = None
    with suppress(OSError):
        make_private(_notes())
        note = _notes() / secrets.token_hex(8)
        held = hold(note)
        held.write(str(path.absolute()).encode("utf-8", "surrogateescape"))
        held.flush()
    try:
        yield
    finally:
        if held is not None:
            held.close()
        if note is not None:
            with suppress(OSError):
                note.unlink(missing_ok=True)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for this person alone, which goes again, also after a kill. Raises OSError."""
    folder = Path(tempfile.gettempdir()).absolute() / f"{FOLDER}{secrets.token_hex(8)}"
    with remembered(folder):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            rmtree(folder, ignore_errors=True)


def remove_left_behind() -> None:
    """Remove what killed programs have left. What is on a stick that is not there now waits until it is."""
    with suppress(OSError):
        for note in _notes().iterdir():
            if not is_held(note):
                with suppress(OSError):
                    _follow(note)


def _notes() -> Path:
    return paths.data_folder() / "unfinished"


def _follow(note: Path) -> None:
    left = Path(read_regular(note, _LONGEST_NOTE).decode("utf-8", "surrogateescape"))
    if note.exists() and not left.parent.is_dir():
        return
    if left.name.startswith(PART) and left.name.endswith(".part"):
        for half in (left, left.with_name(f"{left.name}-journal")):
            with suppress(FileNotFoundError):
                if stat.S_ISREG(half.lstat().st_mode):
                    half.unlink()
    elif left.name.startswith(FOLDER) and left.parent == Path(tempfile.gettempdir()).absolute():
        rmtree(left, ignore_errors=True)
    note.unlink(missing_ok=True)


def hold(mark: Path) -> IO[bytes]:
    """A new file that is marked as in use for as long as this process has it open. Raises OSError."""
    file = mark.open("wb")
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def is_held(mark: Path) -> bool:
    """Whether a process that lives marks this as in use."""
    try:
        if sys.platform == "win32":
            with mark.open("r+b"):
                pass
            mark.rename(mark)  # refused while a process has it open
            return False
        import fcntl

        with mark.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
