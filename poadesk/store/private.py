"""Private files: what is in the data folder is for this person alone, whatever the umask says. See also `paths`.

On Windows the folder that the system gives for programs' data is private already.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from poadesk import paths


def make_private(folder: Path) -> None:
    """Make a folder in the data folder, and it and all above it up to that one private. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    home = paths.data_folder()
    for part in (folder, *folder.parents):
        if part != home and home not in part.parents:
            break
        if part != Path.home():  # of which all that is the person's would be shut too
            with suppress(OSError):
                part.chmod(0o700)


def append_private(path: Path) -> TextIO:
    """A text file that only this person can read, opened to be added to. Raises OSError."""
    make_private(path.parent)
    with suppress(OSError):
        path.chmod(0o600)
    return open(path, "a", encoding="utf-8", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
