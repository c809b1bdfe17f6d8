"""Comma-separated values (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know it.

A spreadsheet takes some texts for formulas and works them out on opening. Before those, and before those that begin
with an apostrophe themselves, one is written; whoever reads the file takes one off again.
"""

import csv
from io import StringIO

from poadesk.export.tables.table import Cell, Table, cells_of

ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""What a text may begin with that a spreadsheet would not take for text."""


def to_csv(table: Table) -> bytes:
    """The table as a file, the ids of its columns in the first line."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.id for column in table.columns)
    writer.writerows(map(_written, row) for row in cells_of(table))
    return written.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    return neutral(cell) if isinstance(cell, str) else str(cell)


def neutral(text: str) -> str:
    """The text as a spreadsheet reads it as text."""
    return f"'{text}" if text.startswith(ACTING) else text
