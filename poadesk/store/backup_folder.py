"""Backup folder layout: one folder a draft in the person's data folder, the names of the backups in it, and a note.

The note says where the draft was when it was last backed up, and which draft it is a copy of, if it is one.
"""

import json
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from poadesk import paths
from poadesk.store.atomic_write import write_whole
from poadesk.store.errors import DraftError, DraftUnwritable
from poadesk.store.private import make_private
from poadesk.store.regular_file import read_regular
from poadesk.store.system_errors import why_unwritable
from poadesk.store.timestamps import moment, stamp

Why = Literal["start", "end", "daily", "asked", "upgrade"]
"""What a backup was made for: a session began or ended, a day has passed, the person wished it; the file as it was
before its format was upgraded."""

ROOM_LEFT = 50_000_000
"""Bytes that backups leave free on the disk, for the drafts themselves."""

FOLDER = re.compile(r"[0-9a-f]{32}")
"""The name of a draft's folder: its id."""

_SUFFIX = ".poadraft"
_NOTE = "draft.json"
_LONGEST_NOTE = 100_000
_WHYS: tuple[Why, ...] = get_args(Why)
_NAME = re.compile(r"(\d{8}T\d{6})Z r(\d{1,15}) (" + "|".join(_WHYS) + r")\.poadraft")


def folder_of(draft_id: str) -> Path:
    """Where the backups of a draft are; shown to the person."""
    return paths.backups() / draft_id


def make_folder(folder: Path) -> None:
    """Make the folder of a draft's backups. Raises DraftUnwritable, also if the disk is nearly full."""
    try:
        make_private(folder)
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


@dataclass(frozen=True)
class Note:
    """`path` is where the draft was; `parent` is the id of the draft that it was a copy of until `since`."""

    path: Path
    form: str
    parent: str | None = None
    since: datetime | None = None


def read_note(folder: Path) -> Note | None:
    """What is noted; None if nothing is, or it cannot be read."""
    try:
        found = json.loads(read_regular(folder / _NOTE, _LONGEST_NOTE))
        path, parent = Path(found["path"]), found.get("parent")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    known = isinstance(parent, str) and FOLDER.fullmatch(parent) is not None
    return Note(path, str(found.get("form", "")), parent if known else None, moment(found.get("since")))


def write_note(folder: Path, note: Note) -> None:
    """Note it; without a word if that fails: the next backup tries again."""
    facts = {"path": str(note.path.absolute()), "form": note.form}
    if note.parent and note.since:
        facts.update(parent=note.parent, since=stamp(note.since))
    with suppress(DraftError, UnicodeError):
        write_whole(folder / _NOTE, json.dumps(facts, indent=1).encode(), replace=True, private=True)
