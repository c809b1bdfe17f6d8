"""Row matching: which row of an older table is which row of the newer one, by what stands in them and not by where
they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from poadesk.core.diff.words import words_of

Row = tuple[str, ...]
"""The texts of a row's cells, the one it is known by first."""

_ALIKE = 0.4
"""How much two rows have in common, 0 to 1, to count as one row that was changed."""

_MOST_PAIRS = 10_000
"""Where more pairs than this are left to compare, rows are only compared with those near their place."""


Ids = Sequence[str | None]
"""The id of each row, None where it has none; see `row_identity`."""


def match_rows(old: Sequence[Row], new: Sequence[Row], old_ids: Ids = (), new_ids: Ids = ()) -> dict[int, int]:
    """The place in `old` of each row of `new` that was there, changed or not.

    Equal rows first, those of the same id before others; then rows of the same id, whatever has become of them; then
    those that alone have the same first cell; then the most alike.
    """
    found: dict[int, int] = {}
    same_id = _same_id(old, new, old_ids, new_ids)
    found.update({here: place for here, place in same_id.items() if old[place] == new[here]})
    _match_equal(old, new, found)
    taken = set(found.values())
    found.update({here: place for here, place in same_id.items() if here not in found and place not in taken})
    _match_first_cells(old, new, found)
    _match_alike(old, new, found)
    return found


def _same_id(old: Sequence[Row], new: Sequence[Row], old_ids: Ids, new_ids: Ids) -> dict[int, int]:
    """The place in `old` of each row of `new` with the same id; none if the ids of both have nothing in common.

    Tables that were made apart from each other use the same ids for different rows: it shows where a row that alone
    has its first cell has another id here than there.
    """
    here, there = (_alone({place: row[:1] for place, row in enumerate(rows)}) for rows in (new, old))
    places = {id: place for place, id in enumerate(old_ids) if id}
    same = {place: places[id] for place, id in enumerate(new_ids) if id in places}
    told_apart = any(
        cell[0] and same.get(here[cell], there[cell]) != there[cell] for cell in here.keys() & there.keys()
    )
    return {} if told_apart else same


def _match_equal(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> None:
    places: defaultdict[Row, list[int]] = defaultdict(list)
    lost, fresh = _rest(old, new, found)
    for place in reversed(lost):
        places[old[place]].append(place)
    for here in fresh:
        if places[new[here]]:
            found[here] = places[new[here]].pop()


def _match_first_cells(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> None:
    lost, fresh = _rest(old, new, found)
    there = _alone({place: old[place][:1] for place in lost})
    here = _alone({place: new[place][:1] for place in fresh})
    found.update({here[cell]: there[cell] for cell in here if cell in there})


def _alone(cells: dict[int, Row]) -> dict[Row, int]:
    """The places of first cells that are there once."""
    times = Counter(cells.values())
    return {cell: place for place, cell in cells.items() if cell and times[cell] == 1}


def _match_alike(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> None:
    taken: set[int] = set()
    for _, there, here in sorted(_likeness(old, new, found), key=lambda pair: -pair[0]):
        if there not in taken and here not in found:
            found[here] = there
            taken.add(there)


def _likeness(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> Iterator[tuple[float, int, int]]:
    """How alike rows are that may be one, with their places in both."""
    lost, fresh = _rest(old, new, found)
    reach = _MOST_PAIRS // max(1, len(fresh)) // 2 + 1
    words = {place: _words(old[place]) for place in lost}
    for number, here in enumerate(fresh):
        mine = _words(new[here])
        for there in lost[max(0, number - reach) : number + reach + 1]:
            score = sum(_shared(a, b) for a, b in zip(words[there], mine, strict=True)) / 2
            if score >= _ALIKE:
                yield score, there, here


def _rest(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> tuple[list[int], list[int]]:
    """The places that have no partner yet."""
    taken = set(found.values())
    return [p for p in range(len(old)) if p not in taken], [p for p in range(len(new)) if p not in found]


def _words(row: Row) -> tuple[Counter[str], Counter[str]]:
    """The words of the first cell, and of all."""
    return Counter(words_of(row[0]) if row else ()), Counter(word for cell in row for word in words_of(cell))


def _shared(old: Counter[str], new: Counter[str]) -> float:
    """The share of words in common (Sørensen–Dice)."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0
