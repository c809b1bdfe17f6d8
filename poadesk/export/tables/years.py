"""Year tables in long form: a line for each row and year of each table that is asked, with or without a figure."""

from collections.abc import Iterator

from poadesk.core.form import Question
from poadesk.core.json_values import Json
from poadesk.core.kinds.figure import amount, is_estimate, missing
from poadesk.core.kinds.yeartable import YearTable, table_of
from poadesk.export.report import Report
from poadesk.export.tables.columns import columns
from poadesk.export.tables.table import Cell, Table

_COLUMNS = ("question", "number", "row", "year", "row-name", "figure", "estimate", "missing")


def year_table(report: Report) -> Table:
    """Totals are not in it: they can be worked out."""
    rows = tuple(row for _, questions in report.asked() for question in questions for row in _rows(report, question))
    common = report.wording.common
    return Table("years", common["tables.years"], columns(_COLUMNS, common), rows, keys=4)


def _rows(report: Report, question: Question) -> Iterator[tuple[Cell, ...]]:
    kind = question.answer
    if not isinstance(kind, YearTable):
        return
    words = report.form.words(question.id, report.wording.language, report.cycle)
    table = table_of(report.answers.value(question.id))
    years = [str(year) for year in words.years] or sorted({year for figures in table.values() for year in figures})
    for row in kind.rows:
        for year in years:
            figure = table.get(row, {}).get(year)
            yield (question.id, question.number, row, int(year), words.row(row), *_figure(figure))


def _figure(figure: Json) -> tuple[Cell, Cell, Cell]:
    """The figure, or what was typed in its place; whether it is an estimate; why there is none."""
    number, reason = amount(figure), missing(figure)
    if number is None:
        return (None if figure is None or reason else str(figure)), None, reason
    return number, int(is_estimate(figure)), None
