"""Row paste: a block copied from a spreadsheet as rows of a table: cells, columns, values. No widgets."""

from collections.abc import Sequence

from poadesk.core.editors import ChoiceEditor, Field, FilesEditor, PickEditor
from poadesk.core.json_values import Json, Record
from poadesk.core.option_labels import ids_by_name
from poadesk.core.text.clipboard import clipboard_lines
from poadesk.core.text.fold import name_key

Lines = list[list[str]]
Columns = list[str | None]
"""For each column of the block the id of the field it goes to, None if it is left out."""


def split_cells(text: str) -> Lines:
    """The cells of a block: tabs between, quotes around a cell with line ends in it. Empty lines are left out."""
    return [line for line in clipboard_lines(text) if any(cell.strip() for cell in line)]


def takers(fields: Sequence[Field]) -> list[Field]:
    """The fields that a cell can go to: all but files."""
    return [field for field in fields if not isinstance(field.editor, FilesEditor)]


def columns_by_heading(fields: Sequence[Field], first: Sequence[str]) -> Columns | None:
    """Where each column goes if the first line is headings; None if it is not (fewer than half are known)."""
    known = {name_key(name): field.id for field in takers(fields) for name in (field.id, field.label)}
    found = [known.get(name_key(cell)) for cell in first]
    named = [id for id in found if id is not None]
    if 2 * len(named) < len(found) or len(set(named)) != len(named) or not named:
        return None
    return list(found)


def columns_by_place(fields: Sequence[Field], width: int) -> Columns:
    """Where each column goes if they stand in the order of the fields; what is too many is left out."""
    ids: Columns = [field.id for field in takers(fields)]
    return [*ids[:width], *[None] * (width - len(ids))]


def make_rows(fields: Sequence[Field], columns: Columns, lines: Lines) -> list[Record]:
    """The rows, each value as its kind reads it."""
    return [row for line in lines if (row := _make_row(fields, columns, line))]


def _make_row(fields: Sequence[Field], columns: Columns, line: Sequence[str]) -> Record:
    by_id = {field.id: field for field in fields}
    cells = {id: cell for id, cell in zip(columns, line, strict=False) if id is not None}
    read = {id: _read(by_id[id], cell) for id, cell in cells.items()}
    return {id: value for id, value in read.items() if value is not None}


def _read(field: Field, cell: str) -> Json:
    """An option may be given by its label or its id."""
    text = cell.strip()
    if isinstance(field.editor, ChoiceEditor | PickEditor):
        text = ids_by_name(field.editor.options).get(name_key(text), text)
    return field.kind.read(text)
