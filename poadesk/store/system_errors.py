"""System errors: why the system refused a file, as one of our reasons.

Windows has hundreds of numbers for that. Python folds a stick that was pulled out into "permission denied", a network
that is gone into "no such file", and most others into "invalid argument": so its own numbers are looked at first.
"""

import errno
from pathlib import PurePath, PureWindowsPath
from typing import Literal

Reason = Literal["full", "permission", "in-use", "file-name", "missing", "io"]

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_HELD = frozenset({32, 33, 1224})
"""Sharing violation, lock violation, mapped into memory."""
_DENIED = 5
_WINDOWS: dict[int, Reason] = {
    **dict.fromkeys((39, 112, 223, 1295), "full"),  # also: larger than FAT can hold, more than the person's quota
    **dict.fromkeys((_DENIED, 19, 65, 1260, 1314), "permission"),
    **dict.fromkeys(_HELD, "in-use"),
    **dict.fromkeys((123, 161, 206), "file-name"),
    **dict.fromkeys((2, 3, 15, 267), "missing"),
}
_POSIX: dict[int, Reason] = {
    **dict.fromkeys(_NO_ROOM, "full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "permission"),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.EINVAL), "file-name"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "missing"),
}

_LONGEST = 259
"""Letters of a path that Windows takes where long paths were not switched on by an administrator."""
_BESIDE = len("-journal")


def reason_of(cause: OSError) -> Reason:
    """Our reason; "io" for whatever is not known, such as a device or a network that is gone."""
    if (number := windows_error(cause)) is not None:
        return _WINDOWS.get(number, "io")
    return _POSIX.get(cause.errno or 0, "io")


def why_unreadable(cause: OSError) -> str:
    """As a reason of DraftUnreadable and AttachmentUnreadable."""
    reason = reason_of(cause)
    return reason if reason in {"permission", "in-use", "missing"} else "io"


def why_unwritable(cause: OSError, *, missing: str = "no-folder") -> str:
    """As a reason of DraftUnwritable."""
    reason = reason_of(cause)
    return missing if reason == "missing" else reason


def windows_error(cause: OSError) -> int | None:
    """Windows' own number; None on other systems, and where Python asked the C library."""
    number = getattr(cause, "winerror", None)
    return number if isinstance(number, int) and number else None


def may_be_held(cause: OSError) -> bool:
    """Whether another program may just have the file open: a virus scanner lets go of it in a moment."""
    number = windows_error(cause)
    return number == _DENIED or number in _HELD


def is_too_long(path: PurePath) -> bool:
    """Whether a draft at this absolute path, or its journal, is longer than Windows takes as a rule."""
    return isinstance(path, PureWindowsPath) and len(str(path)) + _BESIDE > _LONGEST
