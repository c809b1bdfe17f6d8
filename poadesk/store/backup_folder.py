"""Backup folder layout: one folder a draft in the person's data folder, and the names of the backups in it."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from poadesk import paths
from poadesk.store.errors import DraftUnwritable
from poadesk.store.system_errors import why_unwritable

Why = Literal["start", "end", "daily", "asked", "upgrade"]
"""What a backup was made for: a session began or ended, a day has passed, the person wished it; the file as it was
before its format was upgraded."""

ROOM_LEFT = 50_000_000
"""Bytes that backups leave free on the disk, for the drafts themselves."""

_SUFFIX = ".poadraft"
_WHYS: tuple[Why, ...] = get_args(Why)
_NAME = re.compile(r"(\d{8}T\d{6})Z r(\d{1,15}) (" + "|".join(_WHYS) + r")\.poadraft")


def folder_of(draft_id: str) -> Path:
    """Where the backups of a draft are; shown to the person."""
    return paths.backups() / draft_id


def make_folder(folder: Path) -> None:
    """Make the folder of a draft's backups. Raises DraftUnwritable, also if the disk is nearly full."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as cause:
        raise DraftUnwritable(folder, why_unwritable(cause, missing="io")) from cause
    if free < ROOM_LEFT:
        raise DraftUnwritable(folder, "full")


def name_of(at: datetime, revision: int, why: Why) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S}Z r{revision} {why}{_SUFFIX}"


def parse_name(name: str) -> tuple[datetime, int, Why] | None:
    """When, at which revision and what for a backup was made; None for any other file."""
    named = _NAME.fullmatch(name)
    if named is None:
        return None
    try:
        at = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at, int(named[2]), next(why for why in _WHYS if why == named[3])
