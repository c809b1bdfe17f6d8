"""Rebuild: one draft out of the pieces of a broken one and, where those fail, of its history and its newest backup.

Only rows: reads and writes no files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard
from uuid import uuid4

from poadesk.core.finding import Misfit
from poadesk.store.draft.file_format import MAX_REVISION, plain_id
from poadesk.store.draft.json_codec import decode
from poadesk.store.recovery.salvage import Pieces, Row

Place = tuple[str, str]
"""A question and an aspect."""


@dataclass(frozen=True)
class Mended:
    """Rows by table; `id` is a new one if none was found.

    `from_history` and `from_backup` are the questions of which something was taken from there.
    """

    id: str
    rows: Mapping[str, tuple[Row, ...]]
    facts: Mapping[str, str]
    documents: tuple[str, ...]
    from_history: tuple[str, ...]
    from_backup: tuple[str, ...]


def mend(found: Pieces, kept: Pieces | None) -> Mended:
    """Put together what was `found` in the broken file and what a backup has `kept`.

    A missing answer is the newest value in the log of both together: either alone may end before the last change.
    """
    log = _with_missing(found, kept, "change")
    logged = _last_values(log)
    stored = dict(_answers(found))
    answers = {place: value for place, value in stored.items() if _is_json(value)}
    from_history: dict[Place, str] = {}
    from_backup: dict[Place, str] = {}
    if "answer" in found.unread or len(answers) < len(stored):
        own = _last_values(found.rows["change"])
        known = {**(dict(_answers(kept)) if kept else {}), **logged}
        missing = {place: value for place, value in known.items() if place not in answers and _is_json(value)}
        from_history = {place: value for place, value in missing.items() if own.get(place) == value}
        from_backup = {place: value for place, value in missing.items() if place not in from_history}
    whole = {**stored, **from_history, **from_backup}
    rows: dict[str, tuple[Row, ...]] = {
        "answer": tuple((*place, value) for place, value in whole.items()),
        "change": log,
        "milestone": _with_missing(found, kept, "milestone"),
        "place": found.rows["place"],
    }
    documents = dict.fromkeys((*found.named_documents(), *(kept.named_documents() if kept else ())))
    facts = _facts(found, kept, log)
    id = plain_id(facts["id"]) if facts.get("id") else uuid4().hex
    return Mended(id, rows, facts, tuple(documents), _questions(from_history), _questions(from_backup))


def _with_missing(found: Pieces, kept: Pieces | None, table: str) -> tuple[Row, ...]:
    """Numbered rows, those that could not be read taken from the backup."""
    rows = {row[0]: row for row in found.rows[table]}
    for row in kept.rows[table] if kept else ():
        own = rows.get(row[0])
        if (own is None and table in found.unread) or (own is not None and not _is_whole(table, own)):
            rows[row[0]] = row
    return tuple(row for _, row in sorted(rows.items(), key=lambda numbered: int(str(numbered[0]))))


def _is_whole(table: str, row: Row) -> bool:
    """False for a line of the log whose values were overwritten."""
    return table != "change" or all(value is None or _is_json(value) for value in row[8:10])


def _is_json(value: object) -> TypeGuard[str]:
    try:
        decode(value)
    except Misfit:
        return False
    return True


def _answers(pieces: Pieces) -> Iterator[tuple[Place, str]]:
    for question, aspect, value in pieces.rows["answer"]:
        yield (str(question), str(aspect)), str(value)


def _last_values(log: tuple[Row, ...]) -> dict[Place, str | None]:
    """What each logged answer became in the end; None if it was removed."""
    return {(str(row[6]), str(row[7])): None if row[9] is None else str(row[9]) for row in log}


def _facts(found: Pieces, kept: Pieces | None, log: tuple[Row, ...]) -> dict[str, str]:
    facts = {**(kept.facts() if kept else {}), **found.facts()}
    facts.pop("holder", None)
    revisions = [int(str(row[1])) for row in log]
    stated = facts.get("revision", "")
    if stated.isascii() and stated.isdigit() and len(stated) < 16:
        revisions.append(int(stated))
    facts["revision"] = str(max((number for number in revisions if 0 <= number <= MAX_REVISION), default=0))
    return facts


def _questions(places: Mapping[Place, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question for question, _ in places))
