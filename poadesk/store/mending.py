"""One draft out of the pieces of a broken one and, where those fail, of its history and its newest backup.

Only rows: reads and writes no files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import uuid4

from poadesk.store.draft_file import plain_id
from poadesk.store.salvage import Pieces, Row

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
    """Put together what was `found` in the broken file and what a backup has `kept`."""
    log = _with_missing(found, kept, "change")
    logged = _last_values(log)
    answers = dict(_answers(found))
    from_history: dict[Place, str] = {}
    from_backup: dict[Place, str] = {}
    if "answer" in found.unread:
        own = _last_values(found.rows["change"])
        from_history = {p: v for p, v in own.items() if p not in answers and v is not None}
        late = {**(dict(_answers(kept)) if kept else {}), **logged}
        from_backup = {p: v for p, v in late.items() if p not in answers and p not in own and v is not None}
    whole = {**answers, **from_history, **from_backup}
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
    rows = {row[0]: row for row in kept.rows[table]} if kept and table in found.unread else {}
    rows.update({row[0]: row for row in found.rows[table]})
    return tuple(row for _, row in sorted(rows.items(), key=lambda numbered: int(str(numbered[0]))))


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
    facts["revision"] = str(max(revisions, default=0))
    return facts


def _questions(places: Mapping[Place, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question for question, _ in places))
