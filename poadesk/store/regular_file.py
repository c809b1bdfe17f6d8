"""Bounded reading of regular files: whatever is opened from outside, nothing waits for ever and nothing fills memory.

A named pipe blocks the one who opens it, /dev/zero has no end, and opening some devices does something. So the kind of
file is looked at before and after it is opened, it is opened without waiting, and no more than a limit is read.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotRegularFile(OSError):
    """A folder, named pipe, socket or device, or a link to one, where a file is expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not a regular file", str(path))


class FileTooLarge(OSError):
    """The file has more than `limit` bytes."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(errno.EFBIG, f"larger than {limit} bytes", str(path))
        self.limit = limit


_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer is opened at once; of no effect on regular files
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)  # Windows only: no translation of line ends
    | getattr(os, "O_NOINHERIT", 0)  # Windows only
)


def open_regular(path: Path) -> BinaryIO:
    """The file opened for reading bytes; links are followed. Raises NotRegularFile or another OSError.

    Looked at twice: opening a device may already have an effect, and what lies at a path may change in between.
    """
    _refuse_special(path, path.stat())
    descriptor = os.open(path, _FLAGS)
    try:
        _refuse_special(path, os.fstat(descriptor))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Path, limit: int) -> bytes:
    """All bytes of the file, at most `limit` of them. Raises NotRegularFile, FileTooLarge or another OSError."""
    with open_regular(path) as file:
        data = file.read(limit + 1)  # the size is not asked for: that of /proc/self/maps, say, is 0
    if len(data) > limit:
        raise FileTooLarge(path, limit)
    return data


def _refuse_special(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotRegularFile(path)
