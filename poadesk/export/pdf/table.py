"""Table layout: columns as wide as their words need, a head on every page, rows that go on overleaf when they must."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from poadesk.core.blocks import Grid
from poadesk.core.text.direction import Direction
from poadesk.export.column_widths import shares
from poadesk.export.pdf import style
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.display_list import Item, place_line, rule_across
from poadesk.export.pdf.line_breaking import Line, break_lines, longest_word
from poadesk.export.pdf.page_breaking import Band, kept, sane
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.style import Colour, TextStyle
from poadesk.export.text import shown

# A row of at most so many lines is never divided between two pages.
_WHOLE_ROW = 14
# No column asks for more points, or more of the page, than this, however long a word in it is; longer words are cut.
_WIDEST_NEED, _WIDEST_NEED_SHARE = 150.0, 0.3
_ABOVE, _BELOW = 0.8, 0.9
# A table begins on a page only with so many of its rows.
_FIRST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _RowLook:
    """A row's letters and the line under it."""

    text: TextStyle
    rule: Colour
    thickness: float


_HEAD = _RowLook(style.CELL_HEAD, style.INK, 0.8)
_ROW = _RowLook(style.CELL, style.RULE, style.HAIRLINE)
_TOTAL = _RowLook(style.CELL_TOTAL, style.RULE, style.HAIRLINE)


class _Table:
    def __init__(self, shaper: Shaper, grid: Grid, column: Column, wide: Column) -> None:
        self._shaper = shaper
        self._grid = grid
        self._level = column.level
        self._head: tuple[Band, ...] = ()  # of the rows, once it is made
        self._widest_need = min(_WIDEST_NEED, wide.width * _WIDEST_NEED_SHARE)
        needs = [self._need(number) for number in range(len(grid.columns))]
        self._column = column if sum(needs) <= column.width else wide
        self._cells = self._cell_columns(needs)

    def bands(self) -> Iterator[Band]:
        titles = [column.title for column in self._grid.columns]
        head = kept(self._row(titles, _HEAD), also_last=bool(self._grid.rows))
        yield from head
        self._head = tuple(head)
        last = len(self._grid.rows) - 1
        for number, row in enumerate(self._grid.rows):
            bands = self._row(row, _TOTAL if self._grid.total and number == last else _ROW)
            bands = kept(bands) if len(bands) <= _WHOLE_ROW else sane(bands)
            if number < last and (number < _FIRST_ROWS - 1 or number == last - 1):
                bands[-1] = replace(bands[-1], with_next=True)
            yield from bands

    def _row(self, texts: Sequence[str], look: _RowLook) -> list[Band]:
        """One row as bands of one line of each cell."""
        directions = [None if look is _HEAD else column.direction for column in self._grid.columns]
        filled = [
            self._lines(text, look.text, cell, direction)
            for text, cell, direction in zip(texts, self._cells, directions, strict=False)
        ]
        count = max(1, *map(len, filled)) if filled else 1
        return [self._band(filled, number, look, last=number == count - 1) for number in range(count)]

    def _band(self, filled: Sequence[list[Line]], number: int, look: _RowLook, *, last: bool) -> Band:
        """One line of each cell of a row, as many as have so many."""
        above = _ABOVE if number == 0 else 0.0
        height = above + look.text.leading + (_BELOW if last else 0.0)
        items: list[Item] = []
        for lines, cell, column in zip(filled, self._cells, self._grid.columns, strict=False):
            if number < len(lines):
                items.append(place_line(lines[number], cell, column.align, -above))
        if last:
            items.append(rule_across(self._column, -height, look.rule, look.thickness))
        return Band(height, tuple(items), head=self._head)

    def _lines(self, text: str, look: TextStyle, cell: Column, direction: Direction | None) -> list[Line]:
        return [
            line
            for paragraph in shown.lines(text)
            for line in break_lines(self._shaper, paragraph, look, cell, direction)
        ]

    def _cell_columns(self, needs: Sequence[float]) -> list[Column]:
        """Where the text of each column stands, padding taken off."""
        widths = shares(needs, [column.share for column in self._grid.columns], self._column.width)
        starts = accumulate(widths, initial=0.0)
        return [
            self._column.part(start, max(width - self._gap(number), 12.0))
            for number, (start, width) in enumerate(zip(starts, widths, strict=False))
        ]

    def _gap(self, number: int) -> float:
        """The room after a column; none after the last."""
        return style.CELL_GAP if number < len(self._grid.columns) - 1 else 0.0

    def _need(self, number: int) -> float:
        """Points that a column takes if no word in it is cut, and no figure with what is said of it divided."""
        *rows, last = (row[number : number + 1] for row in self._grid.rows or ((),))
        looks = [(self._grid.columns[number].title, style.CELL_HEAD)]
        looks += dict.fromkeys((cell, style.CELL) for row in rows for cell in row)
        looks += ((cell, style.CELL_TOTAL if self._grid.total else style.CELL) for cell in last)
        whole = self._grid.columns[number].align == "end"
        words = ((text.replace(" ", "\u00a0") if whole else text, look) for text, look in looks)
        widest = max(longest_word(self._shaper, text, look, self._level) for text, look in words)
        return min(widest, self._widest_need) + self._gap(number) + 0.5


def set_grid(shaper: Shaper, grid: Grid, column: Column, wide: Column) -> Iterator[Band]:
    """The bands of a table in `column`, or in `wide` if its words have no room there."""
    return _Table(shaper, grid, column, wide).bands()
