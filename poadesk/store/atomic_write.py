"""Atomic write: a file is there whole or not at all, whatever happens meanwhile.

Only the functions named for drafts know of SQLite's journal. What lies beside any other file is never touched.
"""

import errno
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from poadesk.store.errors import DraftUnwritable, FileExistsAlready
from poadesk.store.file_header import has_journal, is_journal, journal_of
from poadesk.store.leftovers import PART, remembered
from poadesk.store.system_errors import is_too_long, may_be_held, reason_of

_MOMENTS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before each further try to rename a file that a virus scanner or a synchroniser may be reading."""


def write_whole(to: Path, data: bytes, *, replace: bool, private: bool = False) -> None:
    """Write a file and read it back: then a stick is safe to remove. Raises FileExistsAlready, DraftUnwritable.

    What is `private` only this person can read; any other file follows the person's umask.
    """
    with made_whole(to, replace=replace) as half:
        _write_and_compare(half, data, to, private=private)


def write_draft(to: Path, data: bytes, *, replace: bool) -> None:
    """As `write_whole`, for a file that SQLite is to open."""
    with made_draft(to, replace=replace) as half:
        _write_and_compare(half, data, to, private=False)


@contextmanager
def made_whole(to: Path, *, replace: bool) -> Iterator[Path]:
    """A name beside `to` under which to write; when the block ends well, that file is synced and becomes `to`.

    With `replace` an existing file gives way; whoever asks for that has asked the person. Raises FileExistsAlready,
    DraftUnwritable, also for an OSError inside the block.
    """
    with _made(to, nullcontext(), replace=replace) as half:
        yield half


@contextmanager
def made_draft(to: Path, *, replace: bool) -> Iterator[Path]:
    """As `made_whole`, for a file that SQLite is to open: the journal of another draft of that name is put away."""
    with _made(to, _without_journal(to, replace=replace), replace=replace) as half:
        yield half


@contextmanager
def _made(to: Path, naming: AbstractContextManager[None], *, replace: bool) -> Iterator[Path]:
    """`naming` is entered around the one moment in which the file gets its name."""
    if not to.name:
        raise FileExistsAlready(to)  # a folder, such as "."
    half = half_of(to)
    with remembered(half):
        yield from _becoming(half, to, naming, replace=replace)


def _becoming(half: Path, to: Path, naming: AbstractContextManager[None], *, replace: bool) -> Iterator[Path]:
    try:
        if not replace and to.exists():
            raise FileExistsAlready(to)
        yield half
        _sync(half)
        with naming:
            _name(half, to, replace=replace)
        _sync_folder(to.parent)
    except FileExistsError as cause:
        raise FileExistsAlready(to) from cause
    except OSError as cause:
        raise DraftUnwritable(to, _why(to, cause)) from cause
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _write_and_compare(half: Path, data: bytes, to: Path, *, private: bool) -> None:
    with half.open("xb") as file:
        if private:
            half.chmod(0o600)
        file.write(data)
    _sync(half)
    forget_cached(half)
    if half.read_bytes() != data:
        raise DraftUnwritable(to, "differs")


def _why(to: Path, cause: OSError) -> str:
    reason = reason_of(cause)
    if reason == "missing":
        # Windows says "no such path" of one that is too long.
        return "file-name" if is_too_long(half_of(to.absolute())) else "no-folder"
    return reason


def half_of(to: Path) -> Path:
    """A free name beside `to` for a file that is not whole yet."""
    return to.with_name(f"{PART}{secrets.token_hex(6)}.part")


def sweep(folder: Path) -> None:
    """Remove what a program that was killed while writing left half made in a folder that only poadesk writes to."""
    with suppress(OSError):
        for half in folder.glob(f"{PART}*.part"):
            with suppress(OSError):
                half.unlink()


def discard(path: Path) -> None:
    """Remove a draft that could not be begun, as far as the disk lets us."""
    for left in (path, journal_of(path)):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def forget_cached(path: Path) -> None:
    """Ask the system to read the file from the disk next time, and not from memory; where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def _without_journal(to: Path, *, replace: bool) -> Iterator[None]:
    """Put away what lies where SQLite looks for the journal of `to`: it would roll it back into the new file.

    The journal of a draft that gives way goes with it. Anything else stays under another name.
    """
    journal = journal_of(to)
    aside = None
    if has_journal(to):
        aside = _free_name(journal.with_name(f"{journal.name}.old"))
        journal.replace(aside)
    goes = aside is not None and replace and to.exists() and is_journal(aside)
    try:
        yield
    except BaseException:
        if aside is not None:
            with suppress(OSError):
                aside.replace(journal)
        raise
    if aside is not None and goes:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _free_name(wanted: Path) -> Path:
    name, number = wanted, 1
    while name.exists():
        number += 1
        name = wanted.with_name(f"{wanted.name}-{number}")
    return name


def _name(half: Path, to: Path, *, replace: bool) -> None:
    """Raises FileExistsError rather than replace a file that was not to be replaced."""
    if replace:
        move(half.replace, to)
    elif sys.platform == "win32":
        move(half.rename, to)  # it replaces nothing there; and OneDrive takes no file that has had two names
    else:
        _link_or_rename(half, to)


def move(rename: Callable[[Path], object], to: Path) -> None:
    """Rename, and again after a moment while another program has a file open. Raises DraftUnwritable if it keeps it.

    Only Windows refuses that: for the file's own name with a number of its own, for `to` by denying access.
    """
    for moment in _MOMENTS:
        try:
            rename(to)
        except PermissionError as refused:
            if not may_be_held(refused):
                raise
        else:
            return
        time.sleep(moment)
    try:
        rename(to)
    except PermissionError as cause:
        held = reason_of(cause) == "in-use" or (to.is_file() and os.access(to, os.W_OK))
        raise DraftUnwritable(to, "in-use" if held and may_be_held(cause) else "permission") from cause


def _link_or_rename(half: Path, to: Path) -> None:
    try:
        to.hardlink_to(half)
    except FileExistsError:
        raise
    except OSError:
        # FAT has no links; there the look and the renaming are two steps.
        if to.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(to)) from None
        half.rename(to)


def _sync_folder(folder: Path) -> None:
    """Make the name itself durable, on systems where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
