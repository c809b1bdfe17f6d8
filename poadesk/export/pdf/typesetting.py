"""Typesetting: the blocks of an answer become bands: paragraphs, lists, options, labelled values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL.Image import Image

from poadesk.core.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Item,
    Marked,
    Pair,
    Pairs,
    Paragraph,
    Plates,
    Run,
    Short,
    split_lists,
)  # fmt: skip
from poadesk.core.text.direction import Direction
from poadesk.export.pdf import style, table
from poadesk.export.pdf.column import Column, Side
from poadesk.export.pdf.display_list import Box, Plate, Text, place_line
from poadesk.export.pdf.display_list import Item as Placed
from poadesk.export.pdf.line_breaking import break_lines, break_styled_lines, level_of
from poadesk.export.pdf.page_breaking import Band, kept, sane
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.style import TextStyle, WordLook
from poadesk.export.pictures import fitted, picture
from poadesk.export.text import shown

_BULLET, _TICK = "•", "✔"
_TICK_BOX = 7.0
# Labelled values, such as those of a contact, are kept on one page up to so many lines.
_WHOLE_RECORD = 14
_GUTTER = 14.0
# So many pictures stand side by side, and are no higher than this.
_PLATES, _PLATE_HEIGHT = 3, 110.0
# Options stand in two columns if that leaves no more than this share of the rows.
_WORTH_TWO_COLUMNS = 0.75
_BETWEEN_PARAGRAPHS = 2.0


@dataclass(frozen=True)
class Typesetter:
    """Turns text into bands of one column; an entry takes at least `least_entry` points of it."""

    shaper: Shaper
    column: Column
    least_entry: float = 0.0

    def text(
        self,
        text: str,
        look: TextStyle,
        column: Column | None = None,
        side: Side = "start",
        direction: Direction | None = None,
    ) -> list[Band]:
        """One paragraph."""
        where = column or self.column
        lines = break_lines(self.shaper, text, look, where, direction)
        return [Band(look.leading, (place_line(line, where, side),)) for line in lines]

    def line(self, text: str, look: TextStyle, column: Column, side: Side = "start") -> Text:
        """A number or mark, which is one line."""
        return place_line(break_lines(self.shaper, text, look, column)[0], column, side)

    def hanging(self, mark: Placed | tuple[Placed, ...], bands: list[Band]) -> list[Band]:
        """Bands with a mark, or what it is made of, beside the first."""
        marks = mark if isinstance(mark, tuple) else (mark,)
        return [replace(bands[0], items=(*marks, *bands[0].items)), *bands[1:]]

    def marked(self, item: Item, look: TextStyle, direction: int) -> list[Band]:
        """An item of a list; `direction` is the side its mark stands at."""
        whole = Column(self.column.left, self.column.width, direction)
        indent = min(item.level, 6) * style.BULLET_INDENT
        inner = whole.part(indent + style.BULLET_INDENT, whole.width - indent - style.BULLET_INDENT)
        beside = whole.part(indent, style.BULLET_INDENT)
        sign = self._tick(beside) if item.mark == "yes" else (self.line(_BULLET, look, beside),)
        return self.hanging(sign, sane(self.text(item.text, look, inner, "own")))

    def _tick(self, column: Column) -> tuple[Placed, ...]:
        """A black box with a tick, which cannot be taken for an empty one or a cross."""
        box = column.part(0.0, _TICK_BOX)
        line = break_lines(self.shaper, _TICK, style.TICK, Column(0.0, column.width, 0))[0]
        body = place_line(line, box)
        tick = replace(body, x=box.left + (_TICK_BOX - line.width) / 2, baseline=body.baseline + 0.4)
        return Box(box.left, body.baseline - 1.4, _TICK_BOX, _TICK_BOX, style.INK), tick


def set_block(typesetter: Typesetter, block: Block, wide: Column) -> Iterator[Band]:
    """An answer's block in the typesetter's column; a table may need the `wide` one."""
    match block:
        case Heading():
            yield from sane(typesetter.text(block.words, style.ROW_HEADING, side="own"))
        case Paragraph():
            yield from sane(list(set_paragraph(typesetter, block)))
        case Short():
            yield from typesetter.text(block.text, style.TONES[block.tone])
        case Bullets():
            yield from sane(list(_list(typesetter, block)))
        case Pairs():
            yield from _pairs(typesetter, block)
        case Grid():
            yield from _table(typesetter, block, wide)
        case Plates():
            yield from _plates(typesetter, block)
        case Marked():
            yield from set_marked(typesetter, block.runs, style.BODY)


def set_marked(typesetter: Typesetter, runs: Sequence[Run], look: TextStyle) -> Iterator[Band]:
    """Text in two versions, a paragraph for each of its lines."""
    column = typesetter.column
    before = 0.0
    for texts in _lines_of(runs):
        laid = break_styled_lines(typesetter.shaper, texts, look, column)
        bands = sane([Band(look.leading, (place_line(line, column, "own"),)) for line in laid])
        yield replace(bands[0], before=before)
        yield from bands[1:]
        before = 2.0


def _lines_of(runs: Sequence[Run]) -> Iterator[list[tuple[str, WordLook]]]:
    """The words of each line with their looks, lines without words left out."""
    line: list[tuple[str, WordLook]] = []
    for run in runs:
        first, *others = run.text.split("\n")
        look = style.TONED[run.tone] if run.edit == "same" else style.EDITED[run.edit]
        line.append((first, look))
        for text in others:
            yield from _not_empty(line)
            line = [(text, look)]
    yield from _not_empty(line)


def _not_empty(line: list[tuple[str, WordLook]]) -> Iterator[list[tuple[str, WordLook]]]:
    if any(text.strip() for text, _ in line):
        yield line


def set_paragraph(typesetter: Typesetter, paragraph: Paragraph) -> Iterator[Band]:
    """Short lines, such as those of an address, stand as close as the lines of one paragraph."""
    look = style.TONES[paragraph.tone]
    before: float | None = 0.0
    lines = 0
    for piece in split_lists(paragraph):
        if isinstance(piece, Paragraph) and not piece.text:
            before = look.leading * 0.6
            continue
        for bands in _paragraph_or_items(typesetter, piece, look):
            if before is None:
                before = _BETWEEN_PARAGRAPHS if max(lines, len(bands)) > 1 else 0.0
            yield replace(bands[0], before=before)
            yield from bands[1:]
            lines, before = len(bands), None


def _paragraph_or_items(typesetter: Typesetter, piece: Paragraph | Bullets, look: TextStyle) -> Iterator[list[Band]]:
    """Within running text each item stands on the side its own words begin at."""
    if isinstance(piece, Bullets):
        for item in piece.items:
            direction = level_of(item.text, typesetter.column.level)
            yield typesetter.marked(item, look, direction)
    else:
        side: Side = "start" if piece.direction else "own"
        yield sane(typesetter.text(piece.text, look, side=side, direction=piece.direction))


def _list(typesetter: Typesetter, block: Bullets) -> Iterator[Band]:
    direction = level_of(" ".join(item.text for item in block.items), typesetter.column.level)
    rows = _two_columns(typesetter, block.items, direction) if _are_options(block.items) else []
    if rows and len(rows) <= len(block.items) * _WORTH_TWO_COLUMNS:
        yield from (band for row in rows for band in kept(row))
        return
    for item in block.items:
        bands = typesetter.marked(item, style.BODY, direction)
        yield replace(bands[0], before=0.5)
        yield from bands[1:]


def _are_options(items: Sequence[Item]) -> bool:
    return len(items) > 1 and all(item.mark == "yes" and item.level == 0 for item in items)


def _two_columns(typesetter: Typesetter, items: Sequence[Item], direction: int) -> list[list[Band]]:
    """The options in rows of two; one that would be several lines there has a row of its own.

    Readers of the file would take the lines of two of them apart.
    """
    whole = Column(typesetter.column.left, typesetter.column.width, direction)
    half = (whole.width - _GUTTER) / 2
    halves = [replace(typesetter, column=whole.part(start, half)) for start in (0.0, half + _GUTTER)]
    rows: list[list[Band]] = []
    begun = False
    for item in items:
        cell = halves[begun].marked(item, style.BODY, direction)
        if len(cell) > 1:
            rows.append(typesetter.marked(item, style.BODY, direction))
            begun = False
        elif begun:
            rows[-1] = side_by_side([rows[-1], cell])
            begun = False
        else:
            rows.append(cell)
            begun = True
    return rows


def side_by_side(cells: Sequence[list[Band]]) -> list[Band]:
    """Bands of several columns as bands of the page: the first of each, the second of each."""
    count = max(map(len, cells))
    rows = [[cell[number] for cell in cells if number < len(cell)] for number in range(count)]
    return [Band(max(band.height for band in row), tuple(item for band in row for item in band.items)) for row in rows]


def _table(typesetter: Typesetter, block: Grid, wide: Column) -> Iterator[Band]:
    bands = list(table.set_grid(typesetter.shaper, block, typesetter.column, wide))
    note = list(set_paragraph(typesetter, Paragraph(block.note, "quiet"))) if block.note else []
    if note:
        bands[-1] = replace(bands[-1], with_next=True)
        note[0] = replace(note[0], before=1.5)
    yield from bands
    yield from sane(note)


def _plates(typesetter: Typesetter, block: Plates) -> Iterator[Band]:
    """Rows of pictures with the words below each; what is no picture is left out."""
    images = [(image, each.caption) for each in block.pictures if (image := picture(each.data)) is not None]
    width = (typesetter.column.width - (_PLATES - 1) * _GUTTER) / _PLATES
    for number in range(0, len(images), _PLATES):
        row = [
            _plate(replace(typesetter, column=typesetter.column.part(place * (width + _GUTTER), width)), *each)
            for place, each in enumerate(images[number : number + _PLATES])
        ]
        bands = kept(side_by_side(row))
        yield replace(bands[0], before=8.0)
        yield from bands[1:]


def _plate(typesetter: Typesetter, image: Image, caption: str) -> list[Band]:
    column = typesetter.column
    width, height = fitted(image, column.width, _PLATE_HEIGHT)
    left = column.part(0.0, width).left
    placed = Band(height + 4.0, (Plate(image, left, -height, width, height),))
    return [placed, *typesetter.text(caption, style.QUIET, side="own")]


@dataclass(frozen=True)
class Labelling:
    """How labelled values look: `side` is that of their column which labels stand at, `gap` the room after it."""

    label: TextStyle
    value: TextStyle
    side: Side = "start"
    gap: float = 9.0


# Close together, so that readers of the file that look for columns do not take labels and values apart.
_RECORD = Labelling(style.LABEL, style.BODY, "end", 5.0)


def _pairs(typesetter: Typesetter, block: Pairs) -> list[Band]:
    width = label_width(typesetter, block.pairs, _RECORD)
    bands = [band for pair in block.pairs for band in set_pair(typesetter, pair, width, _RECORD)]
    return kept(bands) if len(bands) <= _WHOLE_RECORD else bands


def label_width(typesetter: Typesetter, pairs: Sequence[Pair], look: Labelling) -> float:
    """Points for the labels and the gap after them; a long label has several lines."""
    widest = typesetter.column.part(0.0, typesetter.column.width * style.LABEL_SHARE)
    lines = [line for pair in pairs for line in break_lines(typesetter.shaper, pair.label, look.label, widest)]
    return max((line.width for line in lines), default=0.0) + look.gap


def set_pair(typesetter: Typesetter, pair: Pair, width: float, look: Labelling) -> list[Band]:
    """A label at the side, `width` points wide, and its value beside it; both may have several lines."""
    whole = typesetter.column
    names = typesetter.text(pair.label, look.label, whole.part(0, width - look.gap + 0.01), look.side)
    beside = whole.part(width, whole.width - width)
    lines = shown.lines(pair.text)
    values = [band for line in lines for band in typesetter.text(line, look.value, beside, direction=pair.direction)]
    bands = side_by_side([_level_with(names, values), values])
    return sane(bands) if len(bands) > 6 else kept(bands)


def _level_with(labels: list[Band], values: list[Band]) -> list[Band]:
    """Labels with their first line level with the first line of what they label."""
    (label,), (value,) = labels[0].items, values[0].items
    if not (isinstance(label, Text) and isinstance(value, Text)):
        return labels
    return [replace(labels[0], items=(replace(label, baseline=value.baseline),)), *labels[1:]]
