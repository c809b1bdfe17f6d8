"""Tables of the Word file: grids whose head repeats on each page, and labelled values side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from poadesk.core.blocks import Grid, GridColumn, Pair
from poadesk.core.text.direction import Direction
from poadesk.export.column_widths import shares
from poadesk.export.text.shown import xml_lines
from poadesk.export.word.paragraphs import Paragraphs, Place, Side, Span
from poadesk.export.word.styles import NUMBER
from poadesk.export.word.xml import Element, w

# Twentieths of a point: about the width of a letter, the margins of a cell, and the most that a long word asks for.
_LETTER, _MARGINS, _MOST = 115, 180, 2400
_LABEL_SHARE = 0.3


@dataclass(frozen=True)
class Tables:
    """Makes tables of a width in twentieths of a point, from the edge of the answers to that of the page."""

    paragraphs: Paragraphs
    width: int

    def grid(self, grid: Grid) -> Element:
        """A table with a head; its last row is a sum where the grid says so."""
        widths = self._widths(grid)
        head = self._row([column.title for column in grid.columns], grid.columns, widths, "TableHead", is_head=True)
        last = len(grid.rows) - 1
        rows = (
            self._row(row, grid.columns, widths, "TableTotal" if grid.total and number == last else "TableText")
            for number, row in enumerate(grid.rows)
        )
        return self._table("ReportTable", widths, (head, *rows), heads=True)

    def pairs(self, pairs: Sequence[Pair], indent: int = NUMBER) -> Element:
        """Labels and values, each pair a row, so far from the edge of the page's text."""
        label, width = int(self.width * _LABEL_SHARE), self.width + NUMBER - indent
        widths = (label, width - label)
        rows = [w("tr", w("trPr", w("cantSplit")), *self._pair(pair, widths)) for pair in pairs]
        return self._table("LabelledValues", widths, rows, indent, heads=False)

    def _pair(self, pair: Pair, widths: Sequence[int]) -> Iterator[Element]:
        yield self._cell(pair.label, widths[0], "Label", "start", None)
        yield self._cell(pair.text, widths[1], "TableText", "start", pair.direction)

    def _table(
        self, style: str, widths: Sequence[int], rows: Sequence[Element], indent: int = NUMBER, *, heads: bool
    ) -> Element:
        properties = w(
            "tblPr",
            w("tblStyle", val=style),
            w("bidiVisual") if self.paragraphs.direction == "rtl" else None,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=indent, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0020" if heads else "0000", firstRow=int(heads), lastRow=0, firstColumn=0, lastColumn=0),
        )
        columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        return w("tbl", properties, columns, *rows)

    def _row(
        self,
        texts: Sequence[str],
        columns: Sequence[GridColumn],
        widths: Sequence[int],
        style: str,
        *,
        is_head: bool = False,
    ) -> Element:
        cells = (
            self._cell(text, width, style, column.align, None if is_head else column.direction)
            for text, column, width in zip(texts, columns, widths, strict=True)
        )
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if is_head else None), *cells)

    def _cell(self, text: str, width: int, style: str, side: Side, direction: Direction | None) -> Element:
        """A cell, which always has a paragraph."""
        place = Place(direction, side)
        lines = [self.paragraphs.paragraph(style, (Span(line),), place) for line in xml_lines(text)]
        return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *lines)

    def _widths(self, grid: Grid) -> list[int]:
        """By the columns' shares, but no column narrower than its longest word while others have room."""
        needs = [float(self._need(column.title, [row[n] for row in grid.rows], whole=column.align == "end"))
                 for n, column in enumerate(grid.columns)]  # fmt: skip
        return [int(width) for width in shares(needs, [column.share for column in grid.columns], float(self.width))]

    def _need(self, title: str, cells: Sequence[str], whole: bool) -> int:
        """What a column asks for: its longest word, or of figures the whole of it."""
        texts = [title, *cells]
        longest = max(len(part) for text in texts for part in ([text] if whole else text.split() or [""]))
        return min(longest * _LETTER + _MARGINS, _MOST)
