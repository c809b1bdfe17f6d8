"""Colophon: at the foot of the last page what is technical, and what the report is not."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from poadesk import paths
from poadesk.core.blocks import Document
from poadesk.core.vector_path import Drawing, Step, read_drawing
from poadesk.export.pdf import style
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.display_list import Shape, rule_across
from poadesk.export.pdf.page_breaking import Band, kept
from poadesk.export.pdf.style import Colour
from poadesk.export.pdf.typesetting import Labelling, Typesetter, label_width, set_pair
from poadesk.export.text import shown

_MARK = 26.0
_FACTS = Labelling(style.COLOPHON_LABEL, style.COLOPHON_FACT)


def set_colophon(typesetter: Typesetter, document: Document) -> list[Band]:
    """The bands of the colophon, kept together; none if there is nothing to say."""
    bands: list[Band] = []
    width = label_width(typesetter, document.colophon, _FACTS)
    for pair in document.colophon:
        bands += set_pair(typesetter, pair, width, _FACTS)
    for number, line in enumerate(filter(None, shown.lines(document.notice))):
        words = typesetter.text(line, style.COLOPHON_LABEL)
        bands += [replace(words[0], before=4.0 if number == 0 else 1.5), *words[1:]]
    if not bands:
        return []
    rule = rule_across(typesetter.column, 0.0, style.RULE, style.HAIRLINE)
    return kept([Band(5.0, (rule, *_mark(typesetter.column)), before=16.0), *bands])


def _mark(column: Column) -> Iterator[Shape]:
    """The program's own mark, at the end of the colophon's first lines."""
    drawing = _drawing()
    place = column.part(column.width - _MARK, _MARK)
    scale = _MARK / drawing.size

    def placed(step: Step) -> Step:
        return Step(step.kind, tuple((place.left + x * scale, -8.0 - y * scale) for x, y in step.points))

    for path in drawing.paths:
        yield Shape(tuple(map(placed, path.steps)), _colour(path.fill))


@cache
def _drawing() -> Drawing:
    return read_drawing((paths.resources() / "mark.svg").read_text(encoding="utf-8"))


def _colour(fill: str) -> Colour:
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return round(red, 3), round(green, 3), round(blue, 3)
