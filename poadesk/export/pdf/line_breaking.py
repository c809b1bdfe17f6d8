"""Line breaking and reordering: a paragraph becomes lines, each shaped, in the order seen, and ready to be placed.

Breaking is done on the text in reading order, then each line is put in the order it is seen (UAX #9). Lines are
ragged; a word is cut only where it is wider than a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from poadesk.core.text.direction import Direction
from poadesk.export.pdf import printable
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.shaped_tokens import one_text, styled_tokens, tokens
from poadesk.export.pdf.shaping import GlyphRun, Shaper, Word
from poadesk.export.pdf.style import Stroke, TextStyle, WordLook
from poadesk.export.text import bidi, shown

# Not drawn. A reader that goes by the order of the file meets a clause's last mark first, at its left end, and would
# give it to the words before: this says that Arabic has begun.
_ARABIC_MARK = "\u061c"

# Labels, citations, heads of tables and short answers come again and again; longer texts hardly ever do.
_REMEMBERED = 240


@dataclass(frozen=True, slots=True)
class Segment:
    """Runs that stand side by side, from left to right; `left` in thousandths of an em from the line's left end."""

    left: float
    runs: tuple[GlyphRun, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A stroke under or through words, in thousandths of an em from the line's left end."""

    left: float
    width: float
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """A stretch of a line that leads to an address, in thousandths of an em from the line's left end."""

    left: float
    width: float
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of `text`; `width` in points; `level` is its paragraph's: 0 left to right, 1 right to left.

    Segments follow each other in reading order, for readers that go by it, and so do not always stand in it.
    """

    text: str
    segments: tuple[Segment, ...]
    width: float
    level: int
    style: TextStyle
    rulings: tuple[Ruling, ...] = ()
    links: tuple[LinkedPart, ...] = ()


def break_lines(
    shaper: Shaper, text: str, style: TextStyle, column: Column, direction: Direction | None = None
) -> list[Line]:
    """The lines of one paragraph, as wide as the column.

    It runs in its `direction`, else as its first letter says, else as the document. Always at least one line; line
    ends in the text count as blanks. What is short is remembered, so the list is not to be changed.
    """
    if len(text) > _REMEMBERED:
        return _broken_lines(shaper, text, style, column, direction)
    key = (text, style, column.width, column.level, direction)
    lines = shaper.paragraphs.get(key)
    if lines is None:
        lines = shaper.paragraphs[key] = _broken_lines(shaper, text, style, column, direction)
    return lines


def _broken_lines(
    shaper: Shaper, text: str, style: TextStyle, column: Column, direction: Direction | None
) -> list[Line]:
    text = printable.with_substitutes(shown.one_line(text), shaper.coverage)
    base = bidi.base_level(text, column.level) if direction is None else bidi.LEVELS[direction]
    widest = column.width * 1000 / style.size
    parts = tokens(shaper, text, style, base, column.level)
    return [_line(shaper, words, style, base) for words in _broken(shaper, parts, style, widest)]


def break_styled_lines(
    shaper: Shaper, texts: Sequence[tuple[str, WordLook]], style: TextStyle, column: Column
) -> list[Line]:
    """As `break_lines`, for one paragraph whose words differ in look."""
    text, looks = one_text(texts, shaper.coverage)
    base = bidi.base_level(text, column.level)
    widest = column.width * 1000 / style.size
    broken = _broken(shaper, styled_tokens(shaper, text, looks, base, widest), style, widest)
    return [replace(_line(shaper, words, style, base), rulings=tuple(_rulings(words))) for words in broken]


def _line(shaper: Shaper, words: list[Word], style: TextStyle, base: int) -> Line:
    width = sum(word.width for word in words) * style.size / 1000
    text = "".join(word.text for word in words)
    links = tuple(_linked_parts(words)) if any(word.link for word in words) else ()
    return Line(text, _segments(shaper, words, style), width, base, style, links=links)


def level_of(text: str, default: int) -> int:
    return bidi.base_level(text, default)


def longest_word(shaper: Shaper, text: str, style: TextStyle, level: int) -> float:
    """Points that the widest unbreakable part of a text takes on a line, for column widths."""
    text = printable.with_substitutes(shown.one_line(text), shaper.coverage)
    parts = tokens(shaper, text, style, bidi.base_level(text, level), level)
    return max(map(_width, parts), default=0.0) * style.size / 1000


def _width(words: list[Word]) -> float:
    return words[0].width if len(words) == 1 else sum(word.width for word in words)


def _broken(shaper: Shaper, parts: Iterable[list[Word]], style: TextStyle, widest: float) -> Iterator[list[Word]]:
    line: list[Word] = []
    blank: list[Word] = []
    used = 0.0
    for words in parts:
        if words[0].text == " ":
            blank = words
            continue
        width = _width(words)
        gap = _width(blank) if line else 0.0
        if line and used + gap + width > widest:
            yield line
            line, gap, used = [], 0.0, 0.0
        if line:
            line += blank
        blank = []
        rest = words
        if width > widest:
            *full, rest = _cut(shaper, words, style, widest)
            yield from full
            width = _width(rest)
        line += rest
        used += gap + width
    yield line


def _cut(shaper: Shaper, words: list[Word], style: TextStyle, widest: float) -> Iterator[list[Word]]:
    """A token wider than a line as lines, the last one perhaps short."""
    line: list[Word] = []
    used = 0.0
    for word in words:
        for piece in shaper.pieces(word, style.weight, widest, first=widest - used) if word.width > widest else (word,):
            if line and used + piece.width > widest:
                yield line
                line, used = [], 0.0
            line.append(replace(piece, link=word.link) if word.link else piece)
            used += piece.width
    yield line


def _segments(shaper: Shaper, words: list[Word], style: TextStyle) -> tuple[Segment, ...]:
    levels = {word.level for word in words}
    if levels == {1}:
        return (_segment(shaper, words[::-1], style, 1, 0.0),)
    if not any(levels):
        return (Segment(0.0, _joined(words)),)
    lefts: dict[int, float] = {}
    left = 0.0
    for place in bidi.visual_order([word.level for word in words]):
        lefts[place] = left
        left += words[place].width
    segments: list[Segment] = []
    for level, group in groupby(range(len(words)), lambda place: words[place].level):
        places = sorted(group, key=lefts.__getitem__)
        segments.append(_segment(shaper, [words[place] for place in places], style, level, lefts[places[0]]))
    return tuple(segments)


def _segment(shaper: Shaper, side_by_side: list[Word], style: TextStyle, level: int, left: float) -> Segment:
    """A segment of words from left to right."""
    if level % 2 and bidi.is_neutral(side_by_side[0].text[-1]):
        side_by_side.insert(0, shaper.unseen(_ARABIC_MARK, style.weight))
    return Segment(left, _joined(side_by_side))


def _joined(words: Iterable[Word]) -> tuple[GlyphRun, ...]:
    """The runs of words, neighbours of one face joined."""
    joined: list[GlyphRun] = []
    glyphs: list[str] = []
    now: GlyphRun | None = None
    for word in words:
        for run in word.runs:
            if now and not (
                run.face == now.face and run.up == now.up and run.stretch == now.stretch and run.colour == now.colour
            ):
                joined.append(GlyphRun(now.face, "".join(glyphs), now.up, now.stretch, now.colour))
                glyphs = []
            now = run
            glyphs.append(run.glyphs)
    return (*joined, GlyphRun(now.face, "".join(glyphs), now.up, now.stretch, now.colour)) if now else ()


def _linked_parts(words: Sequence[Word]) -> list[LinkedPart]:
    """The links of a line in reading order, one for neighbours that belong to the same."""
    parts: list[tuple[int, LinkedPart]] = []
    left = 0.0
    order = bidi.visual_order([word.level for word in words])
    for link, group in groupby(order, lambda place: words[place].link):
        width = sum(words[place].width for place in group)
        if link:
            parts.append((link.start, LinkedPart(left, width, link.address)))
        left += width
    return [part for _, part in sorted(parts, key=lambda found: found[0])]


def _rulings(words: Sequence[Word]) -> Iterator[Ruling]:
    """The strokes of a line, one for neighbours that have the same."""
    left = 0.0
    order = bidi.visual_order([word.level for word in words])
    for stroke, group in groupby(order, lambda place: words[place].stroke):
        width = sum(words[place].width for place in group)
        if stroke != "none":
            yield Ruling(left, width, stroke)
        left += width
