"""Figure tables: a table of whole numbers with one column for each calendar year of the period, and computed totals.

A value maps row ids to years to figures: `{"seized": {"2024": 12, "2025": {"estimate": 30}}}`. Totals are never
stored. Figures of years that the report no longer covers stay in the value and are reported.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from pydantic import Field as Constraint

from poadesk.core.blocks import Block, Grid, GridColumn
from poadesk.core.editors import Editor, FiguresEditor, Option
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, Parts, nested, read_record
from poadesk.core.kinds.figure import (
    FIGURE_CODES,
    FIGURE_SCHEMA,
    FIGURE_WORDS,
    Number,
    amount,
    figure_problems,
    is_estimate,
    is_partial,
    missing,
    printed_figure,
)
from poadesk.core.wording import Words

_ROW_SHARE = 7.0


class YearTable(Kind):
    """Rows of yearly figures; with `sum_rows`, a last row adds up the others."""

    kind: Literal["year-table"]
    rows: tuple[str, ...] = Constraint(min_length=1)
    sum_rows: bool = False
    codes = FIGURE_CODES | {"figures.outside-period"}
    factual = True
    of_period = True

    def common_words(self) -> frozenset[str]:
        return FIGURE_WORDS | {"total", "partial", "partial.left-out", "many.not-answered", "list.between"}

    def parts(self, value: Json) -> Parts:
        return {(row, year): figure for row, years in table_of(value).items() for year, figure in years.items()}

    def joined(self, parts: Parts) -> Json:
        table = nested(parts)
        return {row: dict(sorted(table[row].items())) for row in self.rows if table.get(row)} or None

    def labels(self) -> Iterator[str]:
        return (f"rows.{row}" for row in self.rows)

    def chosen(self, value: Json) -> frozenset[str]:
        """The rows that do not stand at 0 throughout; what is not available or could not be read may be any number."""
        table = table_of(value)
        return frozenset(row for row in self.rows if any(amount(f) != 0 for f in table.get(row, {}).values()))

    def chosen_ids(self) -> tuple[str, ...]:
        return self.rows

    def editor(self, words: Words) -> Editor:
        return FiguresEditor(
            tuple(Option(row, words.row(row)) for row in self.rows), words.years, self.sum_rows, self._figure
        )

    @cached_property
    def _figure(self) -> Number:
        return Number.model_validate({"kind": "number"}, context=self._lexicon)

    def read(self, raw: Json) -> Json:
        if raw is None:
            return None
        record = read_record(raw, frozenset(self.rows))
        table = {row: self._read_years(row, record[row]) for row in self.rows if row in record}
        return {row: years for row, years in table.items() if years} or None

    def _read_years(self, row: str, raw: Json) -> Mapping[str, Json]:
        if not isinstance(raw, Mapping):
            raise Misfit("misfit.years", row=row)
        figures = {}
        for year, figure in raw.items():
            if not (len(year) == 4 and year.isascii() and year.isdigit()):
                raise Misfit("misfit.year", row=row, year=year[:80])
            if (read := self._figure.read(figure)) is not None:
                figures[year] = read
        return dict(sorted(figures.items()))

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        for row, years in table_of(value).items():
            for year, figure in years.items():
                for finding in figure_problems(figure, 0, None, part=row):
                    yield replace(finding, params={**finding.params, "year": int(year)})
                if context.years and int(year) not in context.years:
                    yield Finding("figures.outside-period", Severity.WARNING, {"year": int(year)}, part=row)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        """A table of the rows that have figures; the others are named below it."""
        table = table_of(value)
        years = tuple(str(year) for year in words.years)
        given = tuple(row for row in self.rows if table.get(row, {}).keys() & set(years))
        body = [self._line(words.row(row), table[row], years, words) for row in given]
        if self.sum_rows:
            sums = {year: column_total(value, year, self.rows) for year in years}
            cells = (printed_figure(sums[year], words) for year in years)
            whole = total(table.get(row, {}).get(year) for row in self.rows for year in years)
            body.append((words.say("total"), *cells, printed_figure(whole, words)))
        columns = (
            GridColumn("", share=_ROW_SHARE),
            *(GridColumn(year, "end") for year in years),
            GridColumn(words.say("total"), "end"),
        )
        empty = words.say("list.between").join(words.row(row) for row in self.rows if row not in given)
        note = words.say("many.not-answered", options=empty) if empty else ""
        return (Grid(columns, tuple(body), total=self.sum_rows, note=note),)

    def _line(self, label: str, figures: Mapping[str, Json], years: tuple[str, ...], words: Words) -> tuple[str, ...]:
        cells = (printed_figure(figures.get(year), words) for year in years)
        return (label, *cells, printed_figure(total(figures.get(year) for year in years), words))

    def value_schema(self) -> dict[str, Json]:
        line: dict[str, Json] = {
            "type": "object",
            "patternProperties": {"^[0-9]{4}$": FIGURE_SCHEMA},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {
            "type": "object",
            "properties": dict.fromkeys(self.rows, line),
            "additionalProperties": False,
            "minProperties": 1,
        }


def table_of(value: Json) -> Mapping[str, Mapping[str, Json]]:
    """The figures by row and year."""
    if not isinstance(value, Mapping):
        return {}
    return {row: years for row, years in value.items() if isinstance(years, Mapping)}


def total(figures: Iterator[Json]) -> Json:
    """The sum of what is there: None if nothing is, an estimate if any part of it is one, partial if one is missing."""
    given = [figure for figure in figures if figure is not None]
    known = [figure for figure in given if amount(figure) is not None]
    if not known:
        return None
    number = sum(amount(figure) or 0 for figure in known)
    left = [figure for figure in given if amount(figure) is None]
    said: dict[str, Json] = {"left-out": len(left)} if left and all(missing(figure) for figure in left) else {}
    if left or any(is_partial(figure) for figure in known):
        said["partial"] = number
    if any(is_estimate(figure) for figure in known):
        said["estimate"] = number
    return said or number


def column_total(value: Json, year: str, rows: tuple[str, ...]) -> Json:
    """The sum of one year over the rows named."""
    table = table_of(value)
    return total(table.get(row, {}).get(year) for row in rows)
