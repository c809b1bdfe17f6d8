"""Registers: the lists of laws, of assistance and of needs, each gathered from all questions that ask for such rows.

Which list a question's rows belong to is told by its columns, so that an edition of the form can ask for them anywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from poadesk.core.form import Question
from poadesk.core.json_values import Json
from poadesk.core.kinds.figure import Number, amount, is_estimate
from poadesk.core.kinds.record import Column as FormColumn
from poadesk.core.kinds.rows import Rows, rows_of
from poadesk.core.row_identity import row_id
from poadesk.core.wording import Words
from poadesk.export.report import Report
from poadesk.export.tables import TableId
from poadesk.export.tables.columns import column, columns
from poadesk.export.tables.table import Cell, Column, Table

_KEYS = ("question", "number", "entry")


@dataclass(frozen=True)
class Register:
    """A list, and the columns by which its rows are known."""

    id: TableId
    known_by: frozenset[str]


REGISTERS: Mapping[TableId, Register] = {
    register.id: register
    for register in (
        Register("laws", frozenset({"title", "article"})),
        Register("assistance", frozenset({"nature", "partner"})),
        Register("needs", frozenset({"need"})),
    )
}


@dataclass(frozen=True)
class _Source:
    """A question that asks for rows of a register, with its words."""

    question: Question
    kind: Rows
    words: Words


def register_table(report: Report, register: Register) -> Table:
    """The rows of all questions that are asked; columns that only some of them have are empty in the others."""
    sources = list(_sources(report, register))
    asked = {column.id: (column, source) for source in reversed(sources) for column in reversed(source.kind.columns)}
    order = dict.fromkeys(column.id for source in sources for column in source.kind.columns)
    common = report.wording.common
    made = [each for id in order for each in _columns(*asked[id], common)]
    rows = tuple(
        (source.question.id, source.question.number, row_id(row), *_cells(source, row, tuple(order), asked))
        for source in sources
        for row in _rows(report, source)
    )
    return Table(register.id, common[f"tables.{register.id}"], (*columns(_KEYS, common), *made), rows, keys=3)


def _sources(report: Report, register: Register) -> Iterator[_Source]:
    for _, questions in report.asked():
        for question in questions:
            kind = question.answer
            if isinstance(kind, Rows) and register.known_by <= set(kind.part_ids()):
                yield _Source(question, kind, report.form.words(question.id, report.wording.language, report.cycle))


def _rows(report: Report, source: _Source) -> tuple[Mapping[str, Json], ...]:
    return rows_of(source.kind.identified(report.answers.value(source.question.id), None))


def _columns(asked: FormColumn, source: _Source, common: Mapping[str, str]) -> Iterator[Column]:
    """The column as the form asks for it; after a figure, whether it is an estimate."""
    meaning = common["tables.meaning.of-form"].format(number=source.question.number)
    width = 40 if asked.answer.kind in ("prose", "line") else 16
    yield Column(asked.id, source.words.column(asked.id), meaning, width)
    if isinstance(asked.answer, Number):
        estimate = column("estimate", common)
        yield Column(f"{asked.id}-estimate", estimate.title, estimate.meaning)


def _cells(
    source: _Source, row: Mapping[str, Json], order: tuple[str, ...], asked: Mapping[str, tuple[FormColumn, _Source]]
) -> Iterator[Cell]:
    own = {column.id: column for column in source.kind.columns}
    for id in order:
        cell = row.get(id) if id in own else None
        yield None if cell is None else _cell(own[id], cell, source.words)
        if isinstance(asked[id][0].answer, Number):
            yield None if amount(cell) is None else int(is_estimate(cell))


def _cell(column: FormColumn, cell: Json, words: Words) -> Cell:
    """A number where it is one, else the words as they are printed."""
    number = amount(cell) if column.answer.kind in ("number", "year") else None
    return column.answer.as_text(cell, words.inside(column.id)) if number is None else number
