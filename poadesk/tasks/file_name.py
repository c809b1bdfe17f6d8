"""File names from words: safe on every system, and free in their folder."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from poadesk.core.kinds.files import names_device
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.errors import FileExistsAlready


def file_name(parts: Sequence[str], suffix: str) -> str:
    """A name for a file that every system takes, from words in any language."""
    plain = [re.sub(r"[^\w-]+", "-", part).strip("-") for part in parts]
    name = "-".join(part for part in plain if part)[:80] + suffix
    return f"_{name}" if names_device(name) else name


def under_free_name(
    folder: Path, name: Sequence[str], make: Callable[[Path], None], companions: Iterable[str] = ()
) -> Path:
    """Make a draft in `folder` under the first name that nobody has taken, numbered from 2, and give its path.

    `companions` are endings of files that will be written beside it: a name is free only if theirs are free too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    endings = tuple(companions)
    for path in _names(folder, name):
        if any((path.parent / f"{path.stem}{ending}").exists() for ending in endings):
            continue
        try:
            make(path)
        except FileExistsAlready:
            continue
        return path
    raise AssertionError  # the names never end


def _names(folder: Path, name: Sequence[str]) -> Iterator[Path]:
    yield folder / file_name(name, SUFFIX)
    number = 2
    while True:
        yield folder / file_name([*name, str(number)], SUFFIX)
        number += 1
