"""Writing a file so that it is there whole or not at all, whatever happens meanwhile."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from poadesk.store.errors import DraftUnwritable, FileExistsAlready
from poadesk.store.header import has_journal, journal_of

_PART = ".poadesk-"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_whole(to: Path, data: bytes, *, replace: bool) -> None:
    """Write a file and read it back: then a stick is safe to remove. Raises FileExistsAlready, DraftUnwritable."""
    with made_whole(to, replace=replace) as half:
        with half.open("xb") as file:
            file.write(data)
        _sync(half)
        forget_cached(half)
        if half.read_bytes() != data:
            raise DraftUnwritable(to, "differs")


@contextmanager
def made_whole(to: Path, *, replace: bool) -> Iterator[Path]:
    """A name beside `to` under which to write; when the block ends well, that file is synced and becomes `to`.

    With `replace` an existing file gives way; whoever asks for that has asked the person. Raises FileExistsAlready,
    DraftUnwritable, also for an OSError inside the block.
    """
    if not to.name:
        raise FileExistsAlready(to)  # a folder, such as "."
    half = to.with_name(f"{_PART}{secrets.token_hex(6)}.part")
    try:
        if not replace and to.exists():
            raise FileExistsAlready(to)
        yield half
        _sync(half)
        with _without_journal(to, replace=replace):
            _name(half, to, replace=replace)
        _sync_folder(to.parent)
    except FileExistsError as cause:
        raise FileExistsAlready(to) from cause
    except (FileNotFoundError, NotADirectoryError) as cause:
        raise DraftUnwritable(to, "no-folder") from cause
    except PermissionError as cause:
        raise DraftUnwritable(to, "permission") from cause
    except OSError as cause:
        reasons = {errno.EROFS: "permission", errno.ENAMETOOLONG: "file-name", errno.EINVAL: "file-name"}
        raise DraftUnwritable(to, "full" if cause.errno in NO_ROOM else reasons.get(cause.errno or 0, "io")) from cause
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed while writing left half made in a folder that only poadesk writes to."""
    with suppress(OSError):
        for half in folder.glob(f"{_PART}*.part"):
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
    """Put away what a commit that was cut short left beside `to`: SQLite would take it back in the new file too.

    It goes with the file that gives way; if that is gone already, it stays under another name.
    """
    journal = journal_of(to)
    aside = journal.with_name(f"{journal.name}.old")
    if has_journal(to):
        journal.replace(aside)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            aside.replace(journal)
        raise
    if replace:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _name(half: Path, to: Path, *, replace: bool) -> None:
    """Raises FileExistsError rather than replace a file that was not to be replaced."""
    if replace:
        half.replace(to)
        return
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
