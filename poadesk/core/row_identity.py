"""Surrogate keys of table rows: a short id by which a row is the same one after edits, moves, export and carry-over.

It stands in a row under a key of its own, is no part of what the row says, and is never printed. Rows of before there
were ids are read as they are; they get theirs when the answer is edited, filled in or exported, by a fixed rule: the
core knows neither chance nor clock.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from poadesk.core.diff.rows import match_rows
from poadesk.core.json_values import Json, Record

ROW_ID = "#"
"""The key of the id in a row; no column has this name."""

ROW_ID_SCHEMA: Mapping[str, Json] = {
    "description": "Which row this is, in later versions of the answer too; no two rows of a table have the same.",
    "type": "string",
    "pattern": "^[A-Za-z0-9._-]{1,64}$",
}

_FORM = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NUMBERED = re.compile(r"r([1-9][0-9]{0,8})")


class Row(dict[str, Json]):
    """A row with its id, equal to every row that says the same.

    An id tells which row it is and not what it says: rows that differ in nothing else are no change of the answer.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(cells_of(self)) == dict(cells_of(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None


def row_id(row: Record) -> str | None:
    """The id of a row; None for a row of before there were ids, and for what is none."""
    id = row.get(ROW_ID)
    return id if isinstance(id, str) and _FORM.fullmatch(id) else None


def cells_of(row: Record) -> Record:
    """What the row says, without its id."""
    return {key: cell for key, cell in row.items() if key != ROW_ID}


def with_id(id: str | None, cells: Record) -> Record:
    """The row with these cells; without an id if that is None."""
    return cells if id is None else Row({ROW_ID: id, **cells})


def ids_once(rows: Iterable[Record]) -> Iterator[Record]:
    """The rows; of several with one id the first keeps it, so that the copy of a row is another row."""
    taken: set[str] = set()
    for row in rows:
        id = row_id(row)
        yield with_id(None if id in taken else id, cells_of(row))
        taken.update({id} if id else ())


def identified(rows: Sequence[Record], known: Sequence[Record] = ()) -> list[Record]:
    """The rows, each with an id; `known` are the rows held before.

    A row without one is first looked for by content among the known rows that are gone. A new row is called by the
    number after the highest in either, so that the id of a row just deleted is not given again.
    """
    ids = [row_id(row) for row in rows]
    if None not in ids and len(set(ids)) == len(ids):
        return list(rows)
    made, held = list(ids_once(rows)), identified(known) if known else []
    taken = {row_id(row) for row in made}
    bare = [place for place, row in enumerate(made) if row_id(row) is None]
    gone = [row for row in held if row_id(row) not in taken]
    found = match_rows([_texts(row) for row in gone], [_texts(made[place]) for place in bare])
    free = _numbers_after(row_id(row) for row in (*made, *held))
    for here, place in enumerate(bare):
        made[place] = with_id(row_id(gone[found[here]]) if here in found else next(free), made[place])
    return made


def _numbers_after(ids: Iterable[str | None]) -> Iterator[str]:
    last = max((int(found[1]) for id in ids if id and (found := _NUMBERED.fullmatch(id))), default=0)
    return (f"r{number}" for number in count(last + 1))


def _texts(row: Record) -> tuple[str, ...]:
    return tuple(
        cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False, sort_keys=True)
        for cell in cells_of(row).values()
    )
