"""Row layout: the values of one row of a list, side by side where they are short, each after its label.

What stands in the row first, such as a law's title, has no label; a value of several lines has lines of its own.
"""

from dataclasses import dataclass, field, replace

from poadesk.core.blocks import Heading, Pair, Pairs
from poadesk.export.pdf import style
from poadesk.export.pdf.display_list import Text, place_line
from poadesk.export.pdf.line_breaking import break_lines
from poadesk.export.pdf.page_breaking import Band, kept, sane
from poadesk.export.pdf.style import TextStyle
from poadesk.export.pdf.typesetting import Typesetter
from poadesk.export.text import shown

_AFTER_LABEL = 4.5
_BETWEEN = 14.0
_AFTER_HEADING = 9.0
# A row of at most so many lines is not divided between two pages.
_WHOLE_ROW = 12
# Beside a heading or a label that takes more than this share of the column there is no room for a value.
_MOST_INDENT, _MOST_LABEL = 0.3, 0.5


@dataclass
class _Flow:
    """Lines being filled with one value after the other, from the side the document begins at."""

    typesetter: Typesetter
    bands: list[Band] = field(default_factory=list)
    line: list[Text] = field(default_factory=list)
    used: float = 0.0

    def add(self, pair: Pair) -> None:
        """A value after its label: on the line begun if there is room for all of it, else on a new one."""
        column = self.typesetter.column
        labels = break_lines(self.typesetter.shaper, pair.label, style.LABEL, column)
        values = break_lines(self.typesetter.shaper, pair.text, style.BODY, column, pair.direction)
        width = labels[0].width + _AFTER_LABEL + values[0].width
        if "\n" in pair.text or len(labels) > 1 or len(values) > 1 or width > column.width:
            self.end_line()
            self.bands += _long(self.typesetter, pair, labels[0].width if len(labels) == 1 else column.width)
            return
        if self.line and self.used + _BETWEEN + width > column.width:
            self.end_line()
        begin = self.used + _BETWEEN if self.line else 0.0
        value = place_line(values[0], column.part(begin + width - values[0].width, values[0].width))
        self.line += [_level(place_line(labels[0], column.part(begin, labels[0].width)), value), value]
        self.used = begin + width

    def end_line(self) -> None:
        if self.line:
            self.bands.append(Band(style.BODY.leading, tuple(self.line)))
        self.line, self.used = [], 0.0


def set_row(typesetter: Typesetter, row: Pairs, heading: Heading | None = None, indent: float = 0.0) -> list[Band]:
    """The row beside its heading, if it has one, `indent` points from it; below it in a narrow column."""
    bands = _headed(typesetter, row, heading, indent) if heading else _values(typesetter, row)
    return kept(bands) if len(bands) <= _WHOLE_ROW else sane(bands)


def _headed(typesetter: Typesetter, row: Pairs, heading: Heading, indent: float) -> list[Band]:
    whole = typesetter.column
    mark = typesetter.line(heading.words, style.ROW_HEADING, whole)
    if indent > whole.width * _MOST_INDENT:
        return [Band(style.ROW_HEADING.leading, (mark,)), *_values(typesetter, row)]
    bands = _values(replace(typesetter, column=whole.part(indent, whole.width - indent)), row)
    return typesetter.hanging(_level(mark, _first(bands)), bands)


def _values(typesetter: Typesetter, row: Pairs) -> list[Band]:
    flow = _Flow(typesetter)
    for pair in row.pairs:
        if pair.leads:
            flow.bands += _paragraphs(typesetter, pair, style.STRONG)
        else:
            flow.add(pair)
    flow.end_line()
    return flow.bands


def heading_width(typesetter: Typesetter, headings: list[Heading]) -> float:
    """Points for the headings of a list's rows and the gap after them."""
    lines = (typesetter.line(heading.words, style.ROW_HEADING, typesetter.column).line for heading in headings)
    return max((line.width for line in lines), default=0.0) + _AFTER_HEADING


def _long(typesetter: Typesetter, pair: Pair, label: float) -> list[Band]:
    """A value of several lines beside its label, which is `label` points wide, or below one that leaves no room."""
    column = typesetter.column
    if label > column.width * _MOST_LABEL:
        above = kept(typesetter.text(pair.label, style.LABEL), also_last=True)
        return [*above, *_paragraphs(typesetter, pair, style.BODY)]
    start = label + _AFTER_LABEL
    bands = _paragraphs(replace(typesetter, column=column.part(start, column.width - start)), pair, style.BODY)
    return typesetter.hanging(_level(typesetter.line(pair.label, style.LABEL, column), _first(bands)), bands)


def _paragraphs(typesetter: Typesetter, pair: Pair, look: TextStyle) -> list[Band]:
    lines = shown.lines(pair.text)
    return [band for line in lines for band in typesetter.text(line, look, direction=pair.direction)]


def _first(bands: list[Band]) -> Text:
    return next(item for band in bands for item in band.items if isinstance(item, Text))


def _level(label: Text, value: Text) -> Text:
    return replace(label, baseline=value.baseline)
