"""Rows: a table with a row for each law, need or wish, all with the same columns; how many, the person decides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field as Constraint

from poadesk.core.blocks import Block, Grid, GridColumn, Heading, Pair, Pairs
from poadesk.core.editors import Editor, TableEditor
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.base import CheckContext, PartPath, Parts, nested, read_text
from poadesk.core.kinds.dates import parse_day
from poadesk.core.kinds.figure import amount
from poadesk.core.kinds.record import Column, RecordKind
from poadesk.core.kinds.text import Text
from poadesk.core.row_identity import ROW_ID, ROW_ID_SCHEMA, cells_of, identified, ids_once, row_id, with_id
from poadesk.core.wording import Words

ITEM, ADD = "#", "#add"
"""Where the words of a table say what one row is and how one more is wished for; no column has such an id."""
PASSAGE_WORDS = 20
"""A title of so many words, alone in the only row, is a passage."""
_SENTENCES = re.compile(r"[.!?。؟]\s+\S|。\S")
MAX_ROWS = 5_000
_PLACE = "@"
"""Begins the key of a row without an id, which no id does; its place follows."""
WIDE_COLUMNS = 5
"""A table with more columns than this, or with passages in it, is printed as one block of labelled values a row."""


class Rows(RecordKind):
    """Repeating rows. `order` names pairs of columns of which the first must not come after the second."""

    kind: Literal["rows"]
    columns: tuple[Column, ...] = Constraint(min_length=1)
    order: tuple[tuple[str, str], ...] = ()
    as_grid: bool | None = None
    codes = frozenset({"row.empty", "row.end-before-start", "rows.passage"})
    MAX: ClassVar[int] = MAX_ROWS

    def common_words(self) -> frozenset[str]:
        return super().common_words() | {"row.number"}

    def labels(self) -> Iterator[str]:
        yield from super().labels()
        yield f"columns.{ITEM}"
        yield f"columns.{ADD}"

    def fields(self) -> tuple[Column, ...]:
        return self.columns

    def editor(self, words: Words) -> Editor:
        return TableEditor(self.editors(words), words.column(ITEM), words.column(ADD))

    def read(self, raw: Json) -> Json:
        if raw is None:
            return None
        if isinstance(raw, str):
            return self._from_passage(raw)
        if isinstance(raw, Mapping) or not isinstance(raw, Sequence):
            raise Misfit("misfit.rows")
        if len(raw) > self.MAX:
            raise Misfit("misfit.too-many-rows", limit=self.MAX)
        return list(ids_once(self._read_row(number, row) for number, row in enumerate(raw))) or None

    def _from_passage(self, text: str) -> Json:
        """One row that holds in its column of words what was written as a passage."""
        if read_text(text) is None:
            return None
        column = self._passage_column()
        if column is None:
            raise Misfit("misfit.rows")
        row = self._read_row(0, {column: text})
        return [row] if row else None

    def _passage_column(self) -> str | None:
        """The column for words: the first text that a row needs, else the first text."""
        texts = [column for column in self.columns if isinstance(column.answer, Text)]
        return next((c.id for c in sorted(texts, key=lambda c: not c.needed)), None)

    def _passage_problems(self, rows: tuple[Mapping[str, Json], ...]) -> Iterator[Finding]:
        column = self._passage_column()
        if len(rows) == 1 and column and cells_of(rows[0]).keys() == {column} and len(self.columns) > 1:
            text = str(rows[0][column])
            if len(text.split()) >= PASSAGE_WORDS or "\n" in text or _SENTENCES.search(text):
                yield Finding("rows.passage", Severity.WARNING, row=0, part=column)

    def _read_row(self, number: int, raw: Json) -> Record:
        id, cells = (row_id(raw), cells_of(raw)) if isinstance(raw, Mapping) else (None, raw)
        try:
            return with_id(id, self.read_fields(cells) or {})
        except Misfit as misfit:
            raise Misfit(misfit.code, **{**misfit.params, "row": number + 1}) from None

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        yield from self._passage_problems(rows_of(value))
        for number, row in enumerate(rows_of(value)):
            if not cells_of(row):
                yield Finding("row.empty", Severity.WARNING, {"row": number + 1}, row=number)
                continue
            for finding in (*self.record_problems(row, context), *self._order_problems(row)):
                yield replace(finding, row=number, params={**finding.params, "row": number + 1})

    def _order_problems(self, row: Mapping[str, Json]) -> Iterator[Finding]:
        for first, second in self.order:
            start, end = _moment(row.get(first), latest=False), _moment(row.get(second), latest=True)
            if start is not None and end is not None and end < start:
                yield Finding("row.end-before-start", Severity.WARNING, {"first": first, "second": second}, part=second)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        rows = rows_of(value)
        if self._fits_a_grid():
            return (self._grid(rows, words),)
        blocks: list[Block] = []
        for number, row in enumerate(rows, start=1):
            if len(rows) > 1:
                blocks.append(Heading(words.say("row.number", number=number, total=len(rows))))
            blocks.append(Pairs(self._row_pairs(row, words), row=True))
        return tuple(blocks)

    def _row_pairs(self, row: Mapping[str, Json], words: Words) -> tuple[Pair, ...]:
        """The row's values, first the one it cannot do without."""
        chief = next((c.id for c in self.columns if c.needed and c.id in row), None)
        if chief is None:
            return self.pairs(row, words)
        (lead,) = self.pairs({chief: row[chief]}, words)
        others = {id: cell for id, cell in row.items() if id != chief}
        return (replace(lead, leads=True), *self.pairs(others, words))

    def files(self, value: Json) -> Iterator[Mapping[str, Json]]:
        for row in rows_of(value):
            yield from self.record_files(row)

    def holds_facts(self, value: Json) -> bool:
        return any(
            column.answer.holds_facts(row[column.id])
            for row in rows_of(value)
            for column in self.columns
            if column.id in row
        )

    def with_part(self, part: str, value: Json) -> Json:
        return [{part: value}]

    def parts(self, value: Json) -> Parts:
        """By id of row and column; a row itself stands under its id alone. Rows without an id go by their place."""
        parts: dict[PartPath, Json] = {}
        for number, row in enumerate(rows_of(value)):
            key = row_id(row) or f"{_PLACE}{number}"
            parts[key,] = {}
            parts.update({(key, column): cell for column, cell in cells_of(row).items()})
        return parts

    def joined(self, parts: Parts) -> Json:
        columns = {column.id: number for number, column in enumerate(self.columns)}
        rows = nested(parts)
        for key, cells in rows.items():
            rows[key] = dict(sorted(cells.items(), key=lambda cell: columns.get(cell[0], len(columns))))
        return [with_id(None if key.startswith(_PLACE) else key, cells) for key, cells in rows.items()] or None

    def _fits_a_grid(self) -> bool:
        return len(self.columns) <= WIDE_COLUMNS if self.as_grid is None else self.as_grid

    def _grid(self, rows: tuple[Mapping[str, Json], ...], words: Words) -> Grid:
        heads = tuple(
            GridColumn(words.column(c.id), "end" if c.answer.kind == "number" else "start", c.share, c.answer.direction)
            for c in self.columns
        )
        body = tuple(
            tuple(c.answer.as_text(row[c.id], words.inside(c.id)) if c.id in row else "" for c in self.columns)
            for row in rows
        )
        return Grid(heads, body)

    def value_schema(self) -> dict[str, Json]:
        record = self.record_schema()
        cells = record["properties"]
        row = {**(cells if isinstance(cells, Mapping) else {}), ROW_ID: ROW_ID_SCHEMA}
        return {"type": "array", "items": {**record, "properties": row, "minProperties": 0}, "minItems": 1}

    def identified(self, value: Json, known: Json) -> Json:
        return None if value is None else identified(rows_of(value), rows_of(known))


def rows_of(value: Json) -> tuple[Mapping[str, Json], ...]:
    """The rows of a table's value, in order."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(row for row in value if isinstance(row, Mapping))


def _moment(value: Json, *, latest: bool) -> str | None:
    """The first (or last) day that a date or year stands for, as ISO 8601, for comparing."""
    if isinstance(value, str) and (day := parse_day(value)):
        return day.isoformat()
    year = amount(value)
    return None if year is None else f"{year:04}-{'12-31' if latest else '01-01'}"
