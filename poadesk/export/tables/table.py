"""Tables as values: columns with what they mean, and rows of cells, before they become a sheet or a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from poadesk.export.tables import TableId
from poadesk.export.text.shown import xml_lines

Cell = str | int | None
"""A text of a person or the form, a whole number, or nothing."""

MOST_UNITS = 32_000
"""A spreadsheet's cell holds 32,767 code units of UTF-16."""


@dataclass(frozen=True)
class Column:
    """A column: its id, the same in every language, its title and what stands in it; `width` in letters."""

    id: str
    title: str
    meaning: str
    width: int = 14


@dataclass(frozen=True)
class Table:
    """A table; the first `keys` columns say which row it is."""

    id: TableId
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int


def cells_of(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows as they are written: text made plain, and what is too long for a cell going on in the next row."""
    for row in table.rows:
        parts = [split(_plain(cell)) if isinstance(cell, str) else [cell] for cell in row]
        for number in range(max(map(len, parts))):
            yield tuple(
                some[number] if number < len(some) else some[0] if place < table.keys else None
                for place, some in enumerate(parts)
            )


def _plain(text: str) -> str:
    return "\n".join(xml_lines(text))


def split(text: str) -> list[str]:
    """A text in pieces that each have room in a cell, cut after a blank where there is one; together they are it."""
    pieces: list[str] = []
    while _units(text) > MOST_UNITS:
        end = MOST_UNITS if _units(text[:MOST_UNITS]) <= MOST_UNITS else MOST_UNITS // 2
        blank = text.rfind(" ", end // 2, end)
        end = blank + 1 if blank >= 0 else end
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)
