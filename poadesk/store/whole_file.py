"""Writing a file so that it is there whole or not at all, whatever happens meanwhile."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from poadesk.store.errors import DraftUnwritable, FileExistsAlready

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def write_whole(to: Path, data: bytes, *, replace: bool) -> None:
    """Write and sync beside the place, then give the name. Raises FileExistsAlready, DraftUnwritable.

    With `replace` an existing file gives way; whoever asks for that has asked the person.
    """
    half = to.with_name(f".poadesk-{secrets.token_hex(6)}.part")
    try:
        if not replace and to.exists():
            raise FileExistsAlready(to)
        _write(half, data)
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
        raise DraftUnwritable(to, "full" if cause.errno in _NO_ROOM else reasons.get(cause.errno or 0, "io")) from cause
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


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
