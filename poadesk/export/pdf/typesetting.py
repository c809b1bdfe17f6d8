"""Typesetting: blocks of a document become bands: paragraphs, lists, labelled values, questions with their answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poadesk.core.blocks import (
    Block,
    Bullets,
    Entry,
    Grid,
    Heading,
    Item,
    Mark,
    Marked,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Run,
    split_lists,
)  # fmt: skip
from poadesk.core.direction import Direction
from poadesk.export.pdf import printable, style, table
from poadesk.export.pdf.column import Column, Side
from poadesk.export.pdf.display_list import Text, place_line, rule_across
from poadesk.export.pdf.line_breaking import break_lines, break_styled_lines, level_of
from poadesk.export.pdf.page_breaking import Band, Place, kept, sane
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.style import TextStyle, WordLook

_MARKS: dict[Mark, str] = {"bullet": "•", "yes": "☑", "no": "☒", "empty": "☐"}


@dataclass(frozen=True)
class Typesetter:
    """Turns text into bands of one column."""

    shaper: Shaper
    column: Column

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

    def hanging(self, mark: Text, bands: list[Band]) -> list[Band]:
        """Bands with a mark beside the first."""
        return [replace(bands[0], items=(mark, *bands[0].items)), *bands[1:]]

    def marked(self, text: str, mark: str, look: TextStyle, level: int, direction: int) -> list[Band]:
        """An item of a list; `level` is its depth, `direction` the side its mark stands at."""
        whole = Column(self.column.left, self.column.width, direction)
        indent = min(level, 6) * style.BULLET_INDENT
        inner = whole.part(indent + style.BULLET_INDENT, whole.width - indent - style.BULLET_INDENT)
        sign = self.line(mark, look, whole.part(indent, style.BULLET_INDENT))
        return self.hanging(sign, sane(self.text(text, look, inner, "own")))


def set_part(typesetter: Typesetter, part: Part, title: list[Band]) -> Iterator[Band]:
    """A section; `title` are the bands of its opening, which a bookmark leads to."""
    place = Place(f"{part.number}  {part.title}".strip())
    opening = kept(title, also_last=True)
    yield replace(opening[0], before=style.BEFORE_PART, opens_part=True, place=place)
    yield from opening[1:]
    if part.intro:
        intro = list(_paragraph(typesetter, Paragraph(part.intro, "quiet")))
        yield from kept(intro, also_last=bool(part.entries))
    for entry in part.entries:
        first, *others = set_entry(typesetter, entry)
        yield replace(first, place=Place(place.part, entry.number))
        yield from others


def set_entry(typesetter: Typesetter, entry: Entry) -> Iterator[Band]:
    main = entry.level == 0
    look = style.QUESTION if main else style.SUB_QUESTION
    inner = typesetter.column.part(style.NUMBER_COLUMN, typesetter.column.width - style.NUMBER_COLUMN)
    within = Typesetter(typesetter.shaper, inner)
    title = within.text(entry.title, look, side="own")
    if entry.number:
        number = typesetter.line(entry.number, style.NUMBER, typesetter.column.part(0, style.NUMBER_COLUMN))
        title = typesetter.hanging(number, title)
    if entry.citations:
        title += within.text(entry.citations, style.CITATION)
    title = kept(title, also_last=bool(entry.blocks))
    if main:
        rule = rule_across(typesetter.column, 0.0, style.RULE, style.HAIRLINE)
        yield Band(9.0, (rule,), before=9.0, with_next=True, between=True)
    yield replace(title[0], opens_entry=True, before=0.0 if main else 8.0)
    yield from title[1:]
    for number_of, block in enumerate(entry.blocks):
        bands = list(set_block(within, block, typesetter.column))
        if bands:
            if _heads(block) and number_of < len(entry.blocks) - 1:
                bands[-1] = replace(bands[-1], with_next=True)
            space = 4.0 if number_of == 0 else 6.0
            yield replace(bands[0], before=max(space, bands[0].before))
            yield from bands[1:]


def _heads(block: Block) -> bool:
    """Whether a block stands over the next one as its heading."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.tone == "strong")


def set_block(typesetter: Typesetter, block: Block, wide: Column) -> Iterator[Band]:
    """An answer's block in the typesetter's column; a table may need the `wide` one."""
    match block:
        case Heading():
            yield from sane(typesetter.text(block.words, style.STRONG, side="own"))
        case Paragraph():
            yield from sane(list(_paragraph(typesetter, block)))
        case Bullets():
            direction = level_of(" ".join(item.text for item in block.items), typesetter.column.level)
            yield from sane([band for item in block.items for band in _item(typesetter, item, direction)])
        case Pairs():
            yield from _pairs(typesetter, block)
        case Grid():
            yield from table.set_grid(typesetter.shaper, block, typesetter.column, wide)
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


def _paragraph(typesetter: Typesetter, paragraph: Paragraph) -> Iterator[Band]:
    look = style.TONES[paragraph.tone]
    before = 0.0
    for piece in split_lists(paragraph):
        if isinstance(piece, Paragraph) and not piece.text:
            before = look.leading * 0.6
            continue
        for bands in _paragraph_or_items(typesetter, piece, look):
            yield replace(bands[0], before=before)
            yield from bands[1:]
            before = 3.0


def _paragraph_or_items(typesetter: Typesetter, piece: Paragraph | Bullets, look: TextStyle) -> Iterator[list[Band]]:
    """Within running text each item stands on the side its own words begin at."""
    if isinstance(piece, Bullets):
        for item in piece.items:
            direction = level_of(item.text, typesetter.column.level)
            yield typesetter.marked(item.text, _MARKS[item.mark], look, item.level, direction)
    else:
        side: Side = "start" if piece.direction else "own"
        yield sane(typesetter.text(piece.text, look, side=side, direction=piece.direction))


def _item(typesetter: Typesetter, item: Item, direction: int) -> Iterator[Band]:
    look = style.BODY if item.mark in ("yes", "bullet") else style.QUIET
    bands = typesetter.marked(item.text, _MARKS[item.mark], look, item.level, direction)
    yield replace(bands[0], before=1.5)
    yield from bands[1:]


def _pairs(typesetter: Typesetter, block: Pairs) -> Iterator[Band]:
    for pair in block.pairs:
        yield from set_pair(typesetter, pair, style.LABEL, style.BODY)


def set_pair(typesetter: Typesetter, pair: Pair, label_look: TextStyle, look: TextStyle) -> list[Band]:
    """A label at the side, its value beside it; both may have several lines."""
    whole = typesetter.column
    width = whole.width * style.LABEL_SHARE
    names = typesetter.text(pair.label, label_look, whole.part(0, width - 10))
    beside = whole.part(width, whole.width - width)
    lines = printable.lines(pair.text)
    values = [band for line in lines for band in typesetter.text(line, look, beside, direction=pair.direction)]
    rows = max(len(names), len(values))
    empty = Band(look.leading)
    names += [empty] * (rows - len(names))
    values += [empty] * (rows - len(values))
    bands = [
        Band(max(name.height, value.height), (*name.items, *value.items))
        for name, value in zip(names, values, strict=True)
    ]
    return sane(bands) if rows > 6 else kept(bands)
