"""Line break opportunities (after UAX #14): a text as the parts that stay on one line, each shaped.

A line may end at blanks and beside Chinese characters, but not before or after the marks that belong to a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from poadesk.core.scripts import HAN
from poadesk.export.pdf import bidi, printable, shaping
from poadesk.export.pdf.shaping import Shaper, Word
from poadesk.export.pdf.style import PLAIN_LOOK, TextStyle, WordLook

_OPEN = "([{（［｛〈《「『【〔〖“‘"
_CLOSE = ")\\]}）］｝〉》」』】〕〗”’、。，．：；！？…—·,.!?:;%％℃々ー"
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_OPENED_HAN = f"[{_OPEN}]*[{HAN}]"
# A blank; or a Chinese character with the marks that must not end or begin a line; or a word of any other script.
_TOKEN = re.compile(f" |{_OPENED_HAN}[{_CLOSE}]*|(?:(?!{_OPENED_HAN})[^ ])+")
# Where marks among Arabic need a direction each: after a sign that numbers have too, such as the full stop of a
# sentence in brackets, which poppler takes for a number; and about the marks that pypdf takes for Latin letters.
_SIGNED = re.compile("(?<=[.,:/+\\-،٪%#$€£°\u00a0])(?=[^\\w\\s])|(?<=[«»“”‘’…–—])(?=\\S)|(?<=\\S)(?=[«»“”‘’…–—])")
_BLANKS = re.compile(f"[{_SPACE}]+")
_MARKS = re.compile("[\u061c\u200e\u200f]")
_IS_HAN = re.compile(f"[{HAN}]")
# A blank that no line may end at: within large numbers, before the high marks of French, before a dash, after « and №.
_HELD_BLANK = re.compile("(?<=[0-9]) (?=[0-9]{3}(?![0-9]))| (?=[:;!?»%—–](?:\\s|$))|(?<=[«№§]) ")


def tokens(shaper: Shaper, text: str, style: TextStyle, base: int, outer: int) -> Iterator[list[Word]]:
    """What cannot be broken, one after the other, as words of one direction each; a blank is one word " ".

    `base` is the paragraph's level, `outer` that of the text around it. The lists are shared: not to be changed.
    """
    text = _HELD_BLANK.sub("\u00a0", _BLANKS.sub(" ", text))
    chinese = len(_IS_HAN.findall(text)) * 3 > len(text)
    one_way = base == 0 and not bidi.has_right_to_left(text)
    known: dict[str, list[Word]] = {}
    if one_way and outer == 0:
        for token in _TOKEN.findall(text):
            found = known.get(token)
            if found is None:
                found = known[token] = [shaper.word(token, style.weight, chinese=chinese)]
            yield found
        return
    levels = bytes(len(text)) if one_way else bidi.levels(text, base)
    uniform = levels.count(base) == len(text)
    for match in _TOKEN.finditer(text):
        token = match[0]
        span = match.span()
        if uniform or _stays(levels, span, base):
            found = known.get(token)
            if found is None and (token.isalpha() or token.isspace()):
                found = known[token] = [shaper.word(token, style.weight, base, chinese=chinese)]
            if found:
                yield found
                continue
        if pieces := _pieces(text, levels, span, base):
            yield [shaper.word(piece, style.weight, level, chinese=chinese) for piece, level in pieces]


def _stays(levels: bytes, span: tuple[int, int], base: int) -> bool:
    """Whether a token and its neighbours run as the paragraph does."""
    start, end = max(span[0] - 1, 0), min(span[1] + 1, len(levels))
    return levels.count(base, start, end) == end - start


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
    ours, other = shaping.DIRECTION_MARKS[level % 2], shaping.DIRECTION_MARKS[1 - level % 2]
    return f"{ours} {other}" if then and bidi.has_direction(then) else f"{ours} "


@lru_cache(maxsize=4096)
def _told(piece: str, level: int, *, turns: bool) -> str:
    """A piece with direction marks where it needs them; `turns`: the direction changes before it."""
    ours = shaping.DIRECTION_MARKS[level % 2]
    if piece == " ":
        return piece
    before = ours if turns and bidi.is_neutral(piece[0]) else ""
    after = ours if not bidi.has_direction(piece[-1]) else ""
    return before + piece + after


def one_text(texts: Sequence[tuple[str, WordLook]], coverage: frozenset[str]) -> tuple[str, list[WordLook]]:
    """The texts as one, and the look of each of its characters; old and new words never stick together."""
    whole = ""
    looks: list[WordLook] = []
    for text, look in texts:
        inner = _BLANKS.sub(" ", printable.with_substitutes(printable.one_line(text), coverage))
        part = " " * text[:1].isspace() + inner + " " * (bool(inner) and text[-1:].isspace())
        if not whole or whole.endswith(" "):
            part = part.lstrip(" ")
        elif {look.stroke, looks[-1].stroke} == {"under", "through"} and not part.startswith(" "):
            part = " " + part
        whole += part
        looks += [PLAIN_LOOK if character == " " and place == 0 else look for place, character in enumerate(part)]
    return _HELD_BLANK.sub("\u00a0", whole), looks


def styled_tokens(
    shaper: Shaper, text: str, looks: Sequence[WordLook], base: int, widest: float
) -> Iterator[list[Word]]:
    """As `tokens`, each token with a word for each look in it, and none wider than a line."""
    chinese = len(_IS_HAN.findall(text)) * 3 > len(text)
    one_way = base == 0 and not bidi.has_right_to_left(text)
    levels = () if one_way else bidi.levels(text, base)
    for match in _TOKEN.finditer(text):
        words: list[Word] = []
        for look, group in groupby(range(*match.span()), looks.__getitem__):
            places = list(group)
            span = (places[0], places[-1] + 1)
            for piece, level in [(text[slice(*span)], 0)] if one_way else _pieces(text, levels, span, base):
                word = shaper.word(piece, look.weight, level, chinese=chinese)
                cut = shaper.pieces(word, look.weight, widest, chinese=chinese) if word.width > widest else (word,)
                words += (_looked(part, look) for part in cut)
        if words:
            yield words


def _looked(word: Word, look: WordLook) -> Word:
    return replace(word, stroke=look.stroke, runs=tuple(replace(run, colour=look.colour) for run in word.runs))
