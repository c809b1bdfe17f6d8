"""Remarks margin: beside the text of a page the numbers of its lines, and ruled room for remarks by hand.

A remark is found again by page and line; each answer's room begins beside it and bears the question's number.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from poadesk.export.pdf import style
from poadesk.export.pdf.column import Column, Side
from poadesk.export.pdf.display_list import ARTIFACT, Item, Text, place_line, rule_across
from poadesk.export.pdf.line_breaking import break_lines
from poadesk.export.pdf.page_breaking import Band, Page
from poadesk.export.pdf.sheet import Sheet
from poadesk.export.pdf.typesetting import Typesetter

_LINE_NUMBERS = 18.0
# Room for handwriting between two rules, in points of the paper.
_RULED = 17.0
# An answer takes at least so much of the page, in points of the paper, so that there is a rule beside it.
LEAST_ENTRY = 30.0


class RemarksMargin:
    """Makes the margins of the pages of one document."""

    def __init__(self, typesetter: Typesetter, sheet: Sheet) -> None:
        self._typesetter = typesetter
        whole = sheet.remarks_column(typesetter.column.level)
        self._numbers = whole.part(0.0, _LINE_NUMBERS)
        self._room = whole.part(_LINE_NUMBERS + 6.0, whole.width - _LINE_NUMBERS - 6.0)
        self._sheet = sheet

    def items(self, page: Page) -> Iterator[Item]:
        yield from self._line_numbers(page)
        for (top, number), (end, _) in pairwise((*self._entries(page), (page.y, ""))):
            yield from self._ruled(top, max(end, self._sheet.bottom), number)

    def _line_numbers(self, page: Page) -> Iterator[Item]:
        count = 0
        for top, band in page.placed:
            baseline = _baseline(band)
            if baseline is not None:
                count += 1
                number = self._small(str(count), self._numbers, "end")
                yield replace(number, baseline=top + baseline)

    def _entries(self, page: Page) -> Iterator[tuple[float, str]]:
        """Where answers begin on the page, with the numbers of their questions; first what goes on from before."""
        number = page.place.entry
        for place, (top, band) in enumerate(page.placed):
            if band.opens_entry and band.place:
                number = band.place.entry
            if band.opens_entry or (place == 0 and page.continues_entry):
                yield top, number

    def _ruled(self, top: float, end: float, number: str) -> Iterator[Item]:
        yield replace(self._small(number, self._room, "start"), baseline=top - style.REMARK.leading + 2.5)
        step = _RULED / self._sheet.scale
        y = top - style.REMARK.leading - 1.0
        while y >= end:
            yield rule_across(self._room, y, style.RULE, style.HAIRLINE)
            y -= step

    def _small(self, text: str, column: Column, side: Side) -> Text:
        line = break_lines(self._typesetter.shaper, text, style.REMARK, column)[0]
        return place_line(line, column, side, tag=ARTIFACT)


def _baseline(band: Band) -> float | None:
    """The height of a band's first text, counted from its top."""
    return next((item.baseline for item in band.items if isinstance(item, Text)), None)
