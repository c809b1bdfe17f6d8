"""The one way text gets on a page: a line of thought is broken into lines, each shaped, ordered and ready to draw.

Breaking is done on the text in reading order, then each line is put in the order it is seen (UAX #9). Lines are
ragged; a word is cut only where it is wider than a line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from poadesk.core.scripts import HAN
from poadesk.export.pdf import bidi, plain, shape
from poadesk.export.pdf.shape import Run, Typesetter, Word
from poadesk.export.pdf.style import PLAIN_LOOK, Stroke, TextStyle, WordLook

_OPEN = "([{（［｛〈《「『【〔〖“‘"
_CLOSE = ")\\]}）］｝〉》」』】〕〗”’、。，．：；！？…—·,.!?:;%％℃々ー"
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_OPENED_HAN = f"[{_OPEN}]*[{HAN}]"
# A blank; or a Chinese character with the marks that must not end or begin a line; or a word of any other script.
_TOKEN = re.compile(f" |{_OPENED_HAN}[{_CLOSE}]*|(?:(?!{_OPENED_HAN})[^ ])+")
# Where marks among Arabic need a direction each: after a sign that numbers have too, such as the full stop of a
# sentence in brackets, which poppler takes for a number; and about the marks that pypdf takes for Latin letters.
_SIGNED = re.compile("(?<=[.,:/+\\-،٪%#$€£°\u00a0])(?=[^\\w\\s])|(?<=[«»“”‘’…–—])(?=\\S)|(?<=\\S)(?=[«»“”‘’…–—])")
# Not drawn. A reader that goes by the order of the file meets a clause's last mark first, at its left end, and would
# give it to the words before: this says that Arabic has begun.
_ARABIC_MARK = "\u061c"
_BLANKS = re.compile(f"[{_SPACE}]+")
_MARKS = re.compile("[\u061c\u200e\u200f]")
_IS_HAN = re.compile(f"[{HAN}]")
# A blank that no line may end at: within large numbers, before the high marks of French, before a dash, after « and №.
_HELD_BLANK = re.compile("(?<=[0-9]) (?=[0-9]{3}(?![0-9]))| (?=[:;!?»%—–](?:\\s|$))|(?<=[«№§]) ")


@dataclass(frozen=True, slots=True)
class Segment:
    """Runs that stand side by side, from left to right; `left` in thousandths of an em from the line's left end."""

    left: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A stroke under or through words, in thousandths of an em from the line's left end."""

    left: float
    width: float
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` in points; `level` is its paragraph's: 0 left to right, 1 right to left.

    Segments follow each other in reading order, for readers that go by it, and so do not always stand in it.
    """

    segments: tuple[Segment, ...]
    width: float
    level: int
    style: TextStyle
    rulings: tuple[Ruling, ...] = ()


def lay(typesetter: Typesetter, text: str, style: TextStyle, width: float, level: int) -> list[Line]:
    """The lines of one paragraph, `width` points wide; `level` is its direction if no letter says otherwise.

    Always at least one line; line ends in the text count as blanks.
    """
    text = plain.with_substitutes(plain.one_line(text), typesetter.coverage)
    base = bidi.base_level(text, level)
    widest = width * 1000 / style.size
    tokens = _tokens(typesetter, text, style, base, level)
    return [_line(typesetter, words, style, base) for words in _broken(typesetter, tokens, style, widest)]


def lay_looks(
    typesetter: Typesetter, texts: Sequence[tuple[str, WordLook]], style: TextStyle, width: float, level: int
) -> list[Line]:
    """As `lay`, for one paragraph whose words differ in look."""
    text, looks = _one_text(texts, typesetter.coverage)
    base = bidi.base_level(text, level)
    widest = width * 1000 / style.size
    tokens = _looked_tokens(typesetter, text, looks, base, widest)
    broken = _broken(typesetter, tokens, style, widest)
    return [replace(_line(typesetter, words, style, base), rulings=tuple(_rulings(words))) for words in broken]


def _line(typesetter: Typesetter, words: list[Word], style: TextStyle, base: int) -> Line:
    width = sum(word.width for word in words) * style.size / 1000
    return Line(_segments(typesetter, words, style), width, base, style)


def level_of(text: str, default: int) -> int:
    return bidi.base_level(text, default)


def longest_word(typesetter: Typesetter, text: str, style: TextStyle, level: int) -> float:
    """Points that the widest unbreakable part of a text takes on a line, for column widths."""
    text = plain.with_substitutes(plain.one_line(text), typesetter.coverage)
    tokens = _tokens(typesetter, text, style, bidi.base_level(text, level), level)
    return max((sum(word.width for word in words) for words in tokens), default=0.0) * style.size / 1000


def _broken(
    typesetter: Typesetter, tokens: Iterable[list[Word]], style: TextStyle, widest: float
) -> Iterator[list[Word]]:
    line: list[Word] = []
    blank: list[Word] = []
    used = 0.0
    for words in tokens:
        if words[0].text == " ":
            blank = words
            continue
        width = sum(word.width for word in words)
        gap = sum(word.width for word in blank) if line else 0.0
        if line and used + gap + width > widest:
            yield line
            line, gap, used = [], 0.0, 0.0
        if line:
            line += blank
        blank = []
        rest = words
        if width > widest:
            *full, rest = _cut(typesetter, words, style, widest)
            yield from full
            width = sum(word.width for word in rest)
        line += rest
        used += gap + width
    yield line


def _cut(typesetter: Typesetter, words: list[Word], style: TextStyle, widest: float) -> Iterator[list[Word]]:
    """A token wider than a line as lines, the last one perhaps short."""
    line: list[Word] = []
    used = 0.0
    for word in words:
        for piece in typesetter.pieces(word, style.weight, widest) if word.width > widest else (word,):
            if line and used + piece.width > widest:
                yield line
                line, used = [], 0.0
            line.append(piece)
            used += piece.width
    yield line


def _tokens(typesetter: Typesetter, text: str, style: TextStyle, base: int, outer: int) -> Iterator[list[Word]]:
    """What cannot be broken, one after the other, as words of one direction each; a blank is one word " ".

    `base` is the paragraph's level, `outer` that of the text around it.
    """
    text = _HELD_BLANK.sub("\u00a0", _BLANKS.sub(" ", text))
    chinese = len(_IS_HAN.findall(text)) * 3 > len(text)
    one_way = base == 0 and not bidi.has_right_to_left(text)
    if one_way and outer == 0:
        for token in _TOKEN.findall(text):
            yield [typesetter.word(token, style.weight, chinese=chinese)]
        return
    levels = (0,) * len(text) if one_way else bidi.levels(text, base)
    for match in _TOKEN.finditer(text):
        token = match[0]
        start, end = match.span()
        around = levels[start - 1 if start else 0 : end + 1]
        if around.count(base) == len(around) and (token.isalpha() or token.isspace()):
            yield [typesetter.word(token, style.weight, base, chinese=chinese)]
        elif pieces := _pieces(text, levels, (start, end), base):
            yield [typesetter.word(piece, style.weight, level, chinese=chinese) for piece, level in pieces]


def _pieces(text: str, levels: Sequence[int], span: tuple[int, int], base: int) -> list[tuple[str, int]]:
    """Parts of a token that run one way each, with their levels.

    A reader that finds the order from what it sees takes a blank or mark beside a number or a foreign word for a
    part of it. Direction marks, which are not drawn, tell it otherwise.
    """
    found = []
    for level, group in groupby(range(*span), levels.__getitem__):
        places = list(group)
        first, last = places[0], places[-1]
        turns = first > 0 and level % 2 == base and (levels[first - 1] - level) % 2 == 1
        piece = _MARKS.sub("", text[first : last + 1])
        if piece == " " and turns:
            found.append((_between(level, text[last + 1 : last + 2]), level))
            continue
        for number, part in enumerate(_SIGNED.split(piece) if level % 2 else (piece,)):
            if part:
                found.append((_told(part, level, turns=turns and number == 0), level))
    return found


def _between(level: int, then: str) -> str:
    """A blank where the direction has changed; whichever way a reader goes, it belongs to neither side."""
    ours, other = shape.DIRECTION_MARKS[level % 2], shape.DIRECTION_MARKS[1 - level % 2]
    return f"{ours} {other}" if then and bidi.has_direction(then) else f"{ours} "


@lru_cache(maxsize=4096)
def _told(piece: str, level: int, *, turns: bool) -> str:
    """A piece with direction marks where it needs them; `turns`: the direction changes before it."""
    ours = shape.DIRECTION_MARKS[level % 2]
    if piece == " ":
        return piece
    before = ours if turns and bidi.is_neutral(piece[0]) else ""
    after = ours if not bidi.has_direction(piece[-1]) else ""
    return before + piece + after


def _segments(typesetter: Typesetter, words: list[Word], style: TextStyle) -> tuple[Segment, ...]:
    if not any(word.level for word in words):
        return (Segment(0.0, _joined(words)),)
    lefts: dict[int, float] = {}
    left = 0.0
    for place in bidi.visual_order([word.level for word in words]):
        lefts[place] = left
        left += words[place].width
    segments = []
    for level, group in groupby(range(len(words)), lambda place: words[place].level):
        places = sorted(group, key=lefts.__getitem__)
        side_by_side = [words[place] for place in places]
        if level % 2 and bidi.is_neutral(side_by_side[0].text[-1]):
            side_by_side.insert(0, typesetter.unseen(_ARABIC_MARK, style.weight))
        segments.append(Segment(lefts[places[0]], _joined(side_by_side)))
    return tuple(segments)


def _joined(words: Iterable[Word]) -> tuple[Run, ...]:
    """The runs of words, neighbours of one face joined."""
    joined: list[Run] = []
    glyphs: list[str] = []
    now: Run | None = None
    for word in words:
        for run in word.runs:
            if now and not (
                run.face == now.face and run.up == now.up and run.stretch == now.stretch and run.colour == now.colour
            ):
                joined.append(replace(now, glyphs="".join(glyphs)))
                glyphs = []
            now = run
            glyphs.append(run.glyphs)
    return (*joined, replace(now, glyphs="".join(glyphs))) if now else ()


def _one_text(texts: Sequence[tuple[str, WordLook]], coverage: frozenset[str]) -> tuple[str, list[WordLook]]:
    """The texts as one, and the look of each of its characters; old and new words never stick together."""
    whole = ""
    looks: list[WordLook] = []
    for text, look in texts:
        inner = _BLANKS.sub(" ", plain.with_substitutes(plain.one_line(text), coverage))
        part = " " * text[:1].isspace() + inner + " " * (bool(inner) and text[-1:].isspace())
        if not whole or whole.endswith(" "):
            part = part.lstrip(" ")
        elif {look.stroke, looks[-1].stroke} == {"under", "through"} and not part.startswith(" "):
            part = " " + part
        whole += part
        looks += [PLAIN_LOOK if character == " " and place == 0 else look for place, character in enumerate(part)]
    return _HELD_BLANK.sub("\u00a0", whole), looks


def _looked_tokens(
    typesetter: Typesetter, text: str, looks: Sequence[WordLook], base: int, widest: float
) -> Iterator[list[Word]]:
    """As `_tokens`, each token with a word for each look in it, and none wider than a line."""
    chinese = len(_IS_HAN.findall(text)) * 3 > len(text)
    one_way = base == 0 and not bidi.has_right_to_left(text)
    levels = () if one_way else bidi.levels(text, base)
    for match in _TOKEN.finditer(text):
        words: list[Word] = []
        for look, group in groupby(range(*match.span()), looks.__getitem__):
            places = list(group)
            span = (places[0], places[-1] + 1)
            for piece, level in [(text[slice(*span)], 0)] if one_way else _pieces(text, levels, span, base):
                word = typesetter.word(piece, look.weight, level, chinese=chinese)
                cut = typesetter.pieces(word, look.weight, widest, chinese=chinese) if word.width > widest else (word,)
                words += (_looked(part, look) for part in cut)
        if words:
            yield words


def _looked(word: Word, look: WordLook) -> Word:
    return replace(word, stroke=look.stroke, runs=tuple(replace(run, colour=look.colour) for run in word.runs))


def _rulings(words: Sequence[Word]) -> Iterator[Ruling]:
    """The strokes of a line, one for neighbours that have the same."""
    left = 0.0
    order = bidi.visual_order([word.level for word in words])
    for stroke, group in groupby(order, lambda place: words[place].stroke):
        width = sum(words[place].width for place in group)
        if stroke != "none":
            yield Ruling(left, width, stroke)
        left += width
