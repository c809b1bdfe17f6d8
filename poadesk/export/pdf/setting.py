"""Sets the parts of a report as strips: paragraphs, lists, labelled values, questions with their answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

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
from poadesk.export.pdf import plain, style, table
from poadesk.export.pdf.flow import Place, Strip, kept, sane
from poadesk.export.pdf.paragraph import Line, lay, lay_looks, level_of
from poadesk.export.pdf.pen import Column, Pen, Side
from poadesk.export.pdf.shape import Typesetter
from poadesk.export.pdf.style import TextStyle, WordLook

_MARKS: dict[Mark, str] = {"bullet": "•", "yes": "☑", "no": "☒", "empty": "☐"}


@dataclass(frozen=True)
class Setter:
    """Turns text into strips of one column."""

    typesetter: Typesetter
    column: Column

    def text(
        self,
        text: str,
        look: TextStyle,
        column: Column | None = None,
        side: Side = "start",
        direction: Direction | None = None,
    ) -> list[Strip]:
        """One paragraph."""
        where = column or self.column
        return [
            Strip(look.leading, partial(_draw_line, line, where, side))
            for line in lay(self.typesetter, text, look, where.width, where.level, direction)
        ]

    def hanging(self, mark: Line, first: list[Strip], mark_column: Column) -> list[Strip]:
        """Strips with a mark beside the first."""
        beside = replace(first[0], draw=partial(_draw_both, mark, mark_column, first[0]))
        return [beside, *first[1:]]

    def marked(self, text: str, mark: str, look: TextStyle, level: int, direction: int) -> list[Strip]:
        """An item of a list; `level` is its depth, `direction` the side its mark stands at."""
        whole = Column(self.column.left, self.column.width, direction)
        indent = min(level, 6) * style.BULLET_INDENT
        inner = whole.part(indent + style.BULLET_INDENT, whole.width - indent - style.BULLET_INDENT)
        sign = lay(self.typesetter, mark, look, style.BULLET_INDENT, direction)[0]
        strips = sane(self.text(text, look, inner, "own"))
        return self.hanging(sign, strips, whole.part(indent, style.BULLET_INDENT))


def set_part(setter: Setter, part: Part, title: list[Strip]) -> Iterator[Strip]:
    """A section; `title` are the strips of its opening, which a bookmark leads to."""
    where = Place(f"{part.number}  {part.title}".strip())
    opening = kept(title, also_last=True)
    yield replace(opening[0], before=style.BEFORE_PART, opens_part=True, place=where)
    yield from (replace(strip, place=where) for strip in opening[1:])
    if part.intro:
        intro = list(_paragraph(setter, Paragraph(part.intro, "quiet")))
        yield from (replace(s, place=where) for s in kept(intro, also_last=bool(part.entries)))
    for entry in part.entries:
        place = Place(where.part, entry.number)
        yield from (replace(strip, place=place) for strip in set_entry(setter, entry))


def set_entry(setter: Setter, entry: Entry) -> Iterator[Strip]:
    main = entry.level == 0
    look = style.QUESTION if main else style.SUB_QUESTION
    inner = setter.column.part(style.NUMBER_COLUMN, setter.column.width - style.NUMBER_COLUMN)
    within = Setter(setter.typesetter, inner)
    title = within.text(entry.title, look, side="own")
    if entry.number:
        number = lay(setter.typesetter, entry.number, style.NUMBER, style.NUMBER_COLUMN, inner.level)[0]
        title = setter.hanging(number, title, setter.column)
    if entry.citations:
        title += within.text(entry.citations, style.CITATION)
    title = kept(title, also_last=bool(entry.blocks))
    if main:
        yield Strip(9.0, partial(_draw_rule, setter.column), before=9.0, with_next=True, between=True)
    yield replace(title[0], opens_entry=True, before=0.0 if main else 8.0)
    yield from title[1:]
    for number_of, block in enumerate(entry.blocks):
        strips = list(set_block(within, block, setter.column))
        if strips:
            if _heads(block) and number_of < len(entry.blocks) - 1:
                strips[-1] = replace(strips[-1], with_next=True)
            space = 4.0 if number_of == 0 else 6.0
            yield replace(strips[0], before=max(space, strips[0].before))
            yield from strips[1:]


def _heads(block: Block) -> bool:
    """Whether a block stands over the next one as its heading."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.tone == "strong")


def set_block(setter: Setter, block: Block, wide: Column) -> Iterator[Strip]:
    """An answer's block in the setter's column; a table may need the `wide` one."""
    match block:
        case Heading():
            yield from sane(setter.text(block.words, style.STRONG, side="own"))
        case Paragraph():
            yield from sane(list(_paragraph(setter, block)))
        case Bullets():
            direction = level_of(" ".join(item.text for item in block.items), setter.column.level)
            yield from sane([strip for item in block.items for strip in _item(setter, item, direction)])
        case Pairs():
            yield from _pairs(setter, block)
        case Grid():
            yield from table.set_grid(setter.typesetter, block, setter.column, wide)
        case Marked():
            yield from set_marked(setter, block.runs, style.BODY)


def set_marked(setter: Setter, runs: Sequence[Run], look: TextStyle) -> Iterator[Strip]:
    """Text in two versions, a paragraph for each of its lines."""
    column = setter.column
    before = 0.0
    for texts in _lines_of(runs):
        laid = lay_looks(setter.typesetter, texts, look, column.width, column.level)
        strips = sane([Strip(look.leading, partial(_draw_line, line, column, "own")) for line in laid])
        yield replace(strips[0], before=before)
        yield from strips[1:]
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


def _paragraph(setter: Setter, paragraph: Paragraph) -> Iterator[Strip]:
    look = style.TONES[paragraph.tone]
    before = 0.0
    for piece in split_lists(paragraph):
        if isinstance(piece, Paragraph) and not piece.text:
            before = look.leading * 0.6
            continue
        for strips in _paragraph_or_items(setter, piece, look):
            yield replace(strips[0], before=before)
            yield from strips[1:]
            before = 3.0


def _paragraph_or_items(setter: Setter, piece: Paragraph | Bullets, look: TextStyle) -> Iterator[list[Strip]]:
    """Within running text each item stands on the side its own words begin at."""
    if isinstance(piece, Bullets):
        for item in piece.items:
            direction = level_of(item.text, setter.column.level)
            yield setter.marked(item.text, _MARKS[item.mark], look, item.level, direction)
    else:
        side: Side = "start" if piece.direction else "own"
        yield sane(setter.text(piece.text, look, side=side, direction=piece.direction))


def _item(setter: Setter, item: Item, direction: int) -> Iterator[Strip]:
    look = style.BODY if item.mark in ("yes", "bullet") else style.QUIET
    strips = setter.marked(item.text, _MARKS[item.mark], look, item.level, direction)
    yield replace(strips[0], before=1.5)
    yield from strips[1:]


def _pairs(setter: Setter, block: Pairs) -> Iterator[Strip]:
    for pair in block.pairs:
        yield from set_pair(setter, pair, style.LABEL, style.BODY)


def set_pair(setter: Setter, pair: Pair, label_look: TextStyle, look: TextStyle) -> list[Strip]:
    """A label at the side, its value beside it; both may have several lines."""
    whole = setter.column
    width = whole.width * style.LABEL_SHARE
    names = setter.text(pair.label, label_look, whole.part(0, width - 10))
    beside = whole.part(width, whole.width - width)
    values = [
        strip for line in plain.lines(pair.text) for strip in setter.text(line, look, beside, direction=pair.direction)
    ]
    rows = max(len(names), len(values))
    empty = Strip(look.leading)
    names += [empty] * (rows - len(names))
    values += [empty] * (rows - len(values))
    strips = [
        Strip(max(name.height, value.height), partial(_draw_strips, (name, value)))
        for name, value in zip(names, values, strict=True)
    ]
    return sane(strips) if rows > 6 else kept(strips)


def _draw_line(line: Line, column: Column, side: Side, pen: Pen, top: float) -> None:
    pen.line(line, column, top, side)


def _draw_both(mark: Line, column: Column, strip: Strip, pen: Pen, top: float) -> None:
    pen.line(mark, column, top)
    if strip.draw:
        strip.draw(pen, top)


def _draw_strips(strips: tuple[Strip, ...], pen: Pen, top: float) -> None:
    for strip in strips:
        if strip.draw:
            strip.draw(pen, top)


def _draw_rule(column: Column, pen: Pen, top: float) -> None:
    pen.rule(column, top, style.RULE, style.HAIRLINE)
