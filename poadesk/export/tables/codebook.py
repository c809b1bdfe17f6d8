"""Codebook: what each column of each table means, and the rules by which the files are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from poadesk.export.tables.columns import columns
from poadesk.export.tables.table import Cell, Table

_COLUMNS = ("table", "column", "title", "meaning")
_RULES = ("totals", "long", "apostrophe", "left-out")


def codebook(tables: Sequence[Table], common: Mapping[str, str]) -> Table:
    """The codebook of these tables, in the language of the report."""
    made = columns(_COLUMNS, common)
    own = Table("codebook", common["tables.codebook"], made, (), keys=2)
    rows = (*_columns_of((*tables, own)), *_rules(common))
    return replace(own, rows=rows)


def _columns_of(tables: Sequence[Table]) -> Iterator[tuple[Cell, ...]]:
    for table in tables:
        for column in table.columns:
            yield (table.id, column.id, column.title, column.meaning)


def _rules(common: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    return (("*", "*", None, common[f"tables.rule.{rule}"]) for rule in _RULES)
