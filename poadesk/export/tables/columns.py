"""Columns that the tables share, with their titles and meanings in the language of the report."""

from collections.abc import Mapping

from poadesk.export.tables.table import Column

_WIDTHS = {
    "question": 34, "number": 10, "wording": 50, "row": 26, "row-name": 44, "year": 8, "estimate": 10, "missing": 18,
    "asked": 8, "why": 30, "answer": 70, "column": 18, "title": 30, "meaning": 90,
}  # fmt: skip


def column(id: str, common: Mapping[str, str]) -> Column:
    """The column of this id."""
    return Column(id, common[f"tables.column.{id}"], common[f"tables.meaning.{id}"], _WIDTHS.get(id, 14))


def columns(ids: tuple[str, ...], common: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(column(id, common) for id in ids)
