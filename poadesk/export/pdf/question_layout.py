"""Question layout: a section as its title and families; a question small and quiet, its answer at full strength.

A short answer such as Yes stands at the end of the question's first line, so that answers can be read down one edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poadesk.core.blocks import Block, Entry, Heading, Pairs, Paragraph, Part, Short
from poadesk.export.pdf import style
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.display_list import Text, place_line, rule_across
from poadesk.export.pdf.line_breaking import Line, break_lines
from poadesk.export.pdf.page_breaking import Band, Place, kept, sane
from poadesk.export.pdf.row_layout import heading_width, set_row
from poadesk.export.pdf.typesetting import Typesetter, set_block, set_paragraph

# A short answer stands beside its question if it takes no more than this share of the width.
_BESIDE = 0.3
_BEFORE_CITATION = 5.0
_AFTER_OPENING = 6.0
_POINT_MARK = "▸"
# A family, or a first question under its section's title, up to this height is not divided between pages.
_WHOLE_FAMILY = 170.0
_WHOLE_FIRST = 220.0


def set_opening(typesetter: Typesetter, part: Part) -> list[Band]:
    """Number and title of a section under a rule, and its introduction; a bookmark leads to the first band."""
    whole = typesetter.column
    inner = _inner(whole) if part.number else whole
    title = typesetter.text(part.title, style.PART_TITLE, inner)
    if part.number:
        title = typesetter.hanging(typesetter.line(part.number, style.PART_TITLE, whole), title)
    rule = rule_across(whole, 2.0, style.INK, 1.2)
    opening = [replace(title[0], items=(rule, *title[0].items)), *title[1:]]
    if part.intro:
        within = replace(typesetter, column=inner)
        opening += set_paragraph(within, Paragraph(part.intro, "quiet"))
    return opening


def set_part(typesetter: Typesetter, part: Part, opening: list[Band]) -> Iterator[Band]:
    """A section; `opening` are the bands of its title."""
    place = Place(f"{part.number} {part.title}".strip())
    first, *others = kept(opening, also_last=bool(part.entries))
    yield replace(first, before=style.BEFORE_PART, opens_part=True, place=place)
    yield from others
    first_entry = part.entries[0] if len(part.entries) > 1 else None
    for number, family in enumerate(families(part.entries)):
        bands = _family(typesetter, family, place, numbered=bool(part.number), leading=first_entry)
        if number:
            yield from _ruled(typesetter, bands)
        else:
            yield replace(bands[0], before=_AFTER_OPENING)
            yield from bands[1:]


def families(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Each main question with those under it."""
    gathered: list[list[Entry]] = []
    for entry in entries:
        if entry.level == 0 or not gathered:
            gathered.append([])
        gathered[-1].append(entry)
    return gathered


def _family(
    typesetter: Typesetter, family: Sequence[Entry], place: Place, *, numbered: bool, leading: Entry | None
) -> list[Band]:
    """The bands of a family; the `leading` entry is kept with the question after it."""
    bands: list[Band] = []
    whole = False
    for number, entry in enumerate(family):
        own = set_entry(typesetter, entry, numbered=numbered)
        own[0] = replace(own[0], before=4.0 if number else 3.0, place=Place(place.part, entry.number))
        if entry is leading and _height(own) <= _WHOLE_FIRST:
            own = kept(own, also_last=True)
            whole = len(family) == 1
        bands += own
    return kept(bands, also_last=whole) if _height(bands) <= _WHOLE_FAMILY else bands


def _ruled(typesetter: Typesetter, bands: list[Band]) -> list[Band]:
    """A family with the rule above it."""
    rule = rule_across(typesetter.column, 0.0, style.RULE, style.HAIRLINE)
    return [Band(2.5, (rule,), before=4.5, with_next=True, between=True), *bands]


def _height(bands: Sequence[Band]) -> float:
    return sum(band.height + band.before for band in bands)


def set_entry(typesetter: Typesetter, entry: Entry, *, numbered: bool) -> list[Band]:
    """A question with its answer and, in a review copy, what is open about it; `numbered` questions stand round it."""
    whole = typesetter.column
    within = replace(typesetter, column=_inner(whole) if numbered or entry.number else whole)
    beside, blocks = _beside(within, entry)
    bands = _title(typesetter, within, entry, beside) if entry.title else []
    if bands:
        bands = kept(bands, also_last=bool(blocks) or bool(entry.points))
        bands[0] = replace(bands[0], opens_entry=True)
    for number, own in enumerate(_blocks(within, blocks, whole)):
        bands += _spaced(own, 1.5 if number == 0 else 3.0) if bands else own
    for point in entry.points:
        bands += _spaced(_point(within, point), 1.5)
    lacking = typesetter.least_entry - _height(bands) if entry.title else 0.0
    return [*bands[:-1], replace(bands[-1], height=bands[-1].height + lacking)] if lacking > 0 else bands


def _blocks(within: Typesetter, blocks: Sequence[Block], whole: Column) -> Iterator[list[Band]]:
    """The bands of each block; a row of a list stands beside its heading."""
    indent = heading_width(within, [block for block in blocks if isinstance(block, Heading)])
    rest = list(blocks)
    while rest:
        match rest:
            case [Heading() as heading, Pairs(row=True) as row, *rest]:
                yield set_row(within, row, heading, indent)
            case [Pairs(row=True) as row, *rest]:
                yield set_row(within, row)
            case [block, *rest]:
                own = list(set_block(within, block, whole))
                if own and rest and _heads(block):
                    own[-1] = replace(own[-1], with_next=True)
                yield own


def _inner(whole: Column) -> Column:
    return whole.part(style.NUMBER_COLUMN, whole.width - style.NUMBER_COLUMN)


def _beside(within: Typesetter, entry: Entry) -> tuple[Line | None, Sequence[Block]]:
    """The short answer that stands beside the question, and the blocks below it."""
    match entry.blocks:
        case (Short(text, tone), *others) if entry.title:
            lines = break_lines(within.shaper, text, style.TONES[tone], within.column)
            if len(lines) == 1 and lines[0].width <= within.column.width * _BESIDE:
                return lines[0], others
    return None, entry.blocks


def _title(typesetter: Typesetter, within: Typesetter, entry: Entry, beside: Line | None) -> list[Band]:
    """The lines of a question, with its number before the first and a short answer after it."""
    main = entry.level == 0
    inner = within.column
    room = inner.part(0.0, inner.width - (beside.width + 16.0 if beside else 0.0))
    bands = _cited(within, within.text(entry.title, style.QUESTION, room, "own"), entry.citations, room)
    first = next(item for item in bands[0].items if isinstance(item, Text))
    marks: list[Text] = []
    if entry.number:
        look = style.MAIN_NUMBER if main else style.NUMBER
        marks.append(typesetter.line(entry.number, look, typesetter.column.part(0.0, style.NUMBER_COLUMN)))
    if beside:
        marks.append(place_line(beside, inner, "end"))
    number, answer = (marks[: bool(entry.number)], marks[bool(entry.number) :])
    aligned = [[replace(mark, baseline=first.baseline) for mark in some] for some in (number, answer)]
    bands[0] = replace(bands[0], items=(*aligned[0], *bands[0].items, *aligned[1]))
    return bands


def _cited(within: Typesetter, title: list[Band], citations: str, room: Column) -> list[Band]:
    """The citations after the last line of a question, or below it where there is no room."""
    if not citations:
        return title
    cited = break_lines(within.shaper, citations, style.CITATION, room)
    last = next(item for item in title[-1].items if isinstance(item, Text))
    if len(cited) > 1 or last.line.width + _BEFORE_CITATION + cited[0].width > room.width:
        return [*title, *within.text(citations, style.CITATION, room)]
    right = last.x + last.line.width + _BEFORE_CITATION
    x = last.x - _BEFORE_CITATION - cited[0].width if last.line.level else right
    after = Text(cited[0], x, last.baseline)
    return [*title[:-1], replace(title[-1], items=(*title[-1].items, after))]


def _heads(block: Block) -> bool:
    """Whether a block stands over the next one as its heading."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.tone == "strong")


def _spaced(bands: list[Band], before: float) -> list[Band]:
    return [replace(bands[0], before=max(before, bands[0].before)), *bands[1:]] if bands else []


def _point(within: Typesetter, point: str) -> list[Band]:
    mark = within.line(_POINT_MARK, style.POINT, within.column.part(0.0, style.BULLET_INDENT))
    inner = within.column.part(style.BULLET_INDENT, within.column.width - style.BULLET_INDENT)
    return within.hanging(mark, sane(within.text(point, style.POINT, inner, "own")))
