"""Document writer: a document goes into a draft part by part, so that what is typed meanwhile is saved in between."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from poadesk.store.draft import attachment_store
from poadesk.store.errors import DraftError

Write = Callable[[Callable[[sqlite3.Connection], object]], object]
"""One whole transaction on the draft; see `ReadAccess.write`."""

_TURN = 0.01
"""Seconds in which whoever waits to save what was typed takes the draft's lock."""


def keep_in_parts(write: Write, path: Path, data: bytes, at: datetime, source: Path) -> str:
    """Keep the bytes in the draft at `path`, all or none; gives their digest. `source` is named in errors."""
    digest = attachment_store.digest_of(data)
    if write(lambda c: attachment_store.begin(c, source, digest, len(data), at)):
        try:
            _put_parts(write, path, digest, data)
        except DraftError:
            with suppress(DraftError):
                write(attachment_store.remove_unfinished)
            raise
    return digest


def _put_parts(write: Write, path: Path, digest: str, data: bytes) -> None:
    for start in range(0, len(data), attachment_store.PART):
        write(partial(attachment_store.put_part, digest=digest, data=data, start=start))
        time.sleep(_TURN)
    write(partial(attachment_store.finish, path=path, digest=digest, size=len(data)))
