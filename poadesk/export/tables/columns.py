"""Columns that the tables share, with their titles and meanings in the language of the report."""

from collections.abc import Mapping

from poadesk.export.tables.table import Column

_WIDTHS = {"wording": 50, "answer": 70, "row-name": 30, "meaning": 80, "question": 30, "title": 24}


def column(id: str, common: Mapping[str, str]) -> Column:
    """The column of this id."""
    return Column(id, common[f"tables.column.{id}"], common[f"tables.meaning.{id}"], _WIDTHS.get(id, 14))


def columns(ids: tuple[str, ...], common: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(column(id, common) for id in ids)
