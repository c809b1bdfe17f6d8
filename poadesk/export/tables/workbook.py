"""Workbook (Office Open XML): a sheet for each table, its head kept in sight; texts are texts and never formulas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook

from poadesk.core.text.direction import direction_of
from poadesk.export.tables.separated_values import ACTING
from poadesk.export.tables.table import Cell, Table, cells_of

_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINE, _HIGHEST = 15.0, 409.0
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Labels:
    """What the file says of itself; `made` is the report's own date, so that the same report gives the same bytes."""

    title: str
    author: str
    language: str
    made: datetime


def to_workbook(tables: Sequence[Table], labels: Labels) -> bytes:
    """The file, a sheet for each table."""
    written = BytesIO()
    with Workbook(written, _PLAIN) as book:
        book.set_properties({"title": labels.title[:255], "author": labels.author[:255], "created": labels.made})
        for table in tables:
            _Sheet(book, table, is_right=direction_of(labels.language) == "rtl").write()
    return written.getvalue()


def sheet_name(table: Table) -> str:
    """The title as far as a sheet may be called so."""
    return _NOT_IN_A_NAME.sub(" ", table.title)[:31].strip("' ") or table.id


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column of so many letters; a Chinese one is as wide as two."""
    return sum(1 + sum(1 + (east_asian_width(c) in "WF") for c in line) // width for line in text.split("\n"))


class _Sheet:
    """One table being written to a sheet of its own."""

    def __init__(self, book: Workbook, table: Table, *, is_right: bool) -> None:
        self._table = table
        self._sheet = book.add_worksheet(sheet_name(table))
        look: dict[str, Any] = {"text_wrap": True, "valign": "top", "reading_order": 0}
        self._head = book.add_format({**look, "bold": True, "bottom": 1})
        self._text = book.add_format(look)
        self._acting = book.add_format({**look, "quote_prefix": True})
        self._number = book.add_format({"valign": "top", "num_format": "0", "align": "left"})
        if is_right:
            self._sheet.right_to_left()

    def write(self) -> None:
        titles = tuple(column.title for column in self._table.columns)
        self._sheet.set_row(0, self._height(titles))
        for place, column in enumerate(self._table.columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.title, self._head)
        last = 0
        for last, row in enumerate(cells_of(self._table), start=1):
            self._sheet.set_row(last, self._height(row))
            for place, cell in enumerate(row):
                self._write(last, place, cell)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, last, len(self._table.columns) - 1)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&C&P / &N")

    def _height(self, row: Sequence[Cell]) -> float:
        """Points that the row takes; not every program finds out by itself."""
        cells = zip(row, self._table.columns, strict=True)
        lines = max(_lines(cell, column.width) for cell, column in cells if isinstance(cell, str))
        return min(lines * _LINE, _HIGHEST)

    def _write(self, line: int, place: int, cell: str | int | None) -> None:
        """A text that looks like a formula is marked as text, so that it stays one when somebody edits it."""
        if isinstance(cell, str):
            self._sheet.write_string(line, place, cell, self._acting if cell.startswith(ACTING) else self._text)
        elif cell is not None:
            self._sheet.write_number(line, place, cell, self._number)
