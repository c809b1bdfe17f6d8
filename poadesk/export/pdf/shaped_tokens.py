"""Shaped tokens: a text as the parts that stay on one line, between the places where `line_breaks` lets a line end.

Two things differ from UAX #14: an address is one part, and some blanks hold, as in 1 204 and before the high marks of
French.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise

from poadesk.core.text.scripts import HAN
from poadesk.export.pdf import printable, shaping
from poadesk.export.pdf.fonts import Coverage
from poadesk.export.pdf.line_breaks import opportunities
from poadesk.export.pdf.shaping import Shaper, Word
from poadesk.export.pdf.style import PLAIN_LOOK, TextStyle, WordLook
from poadesk.export.text import bidi, shown
from poadesk.export.text.links import Link, links

_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
# Where marks among Arabic need a direction each: after a sign that numbers have too, such as the full stop of a
# sentence in brackets, which poppler takes for a number; and about the marks that pypdf takes for Latin letters.
_SIGNED = re.compile("(?<=[.,:/+\\-،٪%#$€£°\u00a0])(?=[^\\w\\s])|(?<=[«»“”‘’…–—])(?=\\S)|(?<=\\S)(?=[«»“”‘’…–—])")
# poppler takes these letters for left to right.
_NKO = re.compile("[\u07c0-\u07ff]")
_BLANKS = re.compile(f"[{_SPACE}]+")
# After these an address may end a line, if it is wider than one.
_WITHIN_LINK = re.compile("[/?&=]+")
# What says where a line may or may not end, or which way a text runs, and is not drawn.
_MARKS = re.compile(f"[\u061c\u200e\u200f{shown.ZERO_WIDTH}]")
_ZERO_WIDTH = re.compile(f"[{shown.ZERO_WIDTH}]")
_IS_HAN = re.compile(f"[{HAN}]")
# A blank that no line may end at: within large numbers, before the high marks of French, before a dash, after « and №.
_HELD_BLANK = re.compile("(?<=[0-9]) (?=[0-9]{3}(?![0-9]))| (?=[:;!?»%—–](?:\\s|$))|(?<=[«№§]) ")

# A telephone number of more characters may be divided.
_LONGEST_TELEPHONE = 26


def tokens(shaper: Shaper, text: str, style: TextStyle, base: int, outer: int) -> Iterator[list[Word]]:
    """What cannot be broken, one after the other, as words of one direction each; a blank is one word " ".

    `base` is the paragraph's level, `outer` that of the text around it. The lists are shared: not to be changed.
    """
    text = _held(_BLANKS.sub(" ", text))
    chinese = len(_IS_HAN.findall(text)) * 3 > len(text)
    one_way = base == 0 and not bidi.has_right_to_left(text)
    if addresses := links(text):
        levels = None if one_way and outer == 0 else bytes(len(text)) if one_way else bidi.levels(text, base)
        for span in _spans(text, addresses):
            parts = _linked(text, levels, span, base, addresses)
            if words := [replace(shaper.word(p, style.weight, n, chinese=chinese), link=link) for p, n, link in parts]:
                yield words
    elif one_way and outer == 0:
        known: dict[str, list[Word]] = {}
        for start, end in _spans(text):
            token = text[start:end]
            found = known.get(token)
            if found is None:
                drawn = _ZERO_WIDTH.sub("", token)
                found = known[token] = [shaper.word(drawn, style.weight, chinese=chinese)] if drawn else []
            if found:
                yield found
    else:
        levels = bytes(len(text)) if one_way else bidi.levels(text, base)
        shaped: dict[tuple[tuple[str, int], ...], list[Word]] = {}
        for pieces in _directed(text, levels, base):
            if pieces not in shaped:
                shaped[pieces] = [shaper.word(part, style.weight, level, chinese=chinese) for part, level in pieces]
            yield shaped[pieces]


def _held(text: str) -> str:
    """The text with the blanks held that no line may end at, also those within a telephone number."""
    text = _HELD_BLANK.sub("\u00a0", text)
    for start, end in bidi.telephones(text) if "+" in text else ():
        if end - start <= _LONGEST_TELEPHONE:
            text = text[:start] + text[start:end].replace(" ", "\u00a0") + text[end:]
    return text


def _directed(text: str, levels: bytes, base: int) -> Iterator[tuple[tuple[str, int], ...]]:
    """Each token as pieces of one direction with their levels."""
    uniform = levels.count(base) == len(text)
    for span in _spans(text):
        token = text[slice(*span)]
        if (uniform or _stays(levels, span, base)) and _needs_no_mark(token):
            yield ((token, base),)
        elif pieces := _pieces(text, levels, span, base):
            yield tuple(pieces)


def _stays(levels: bytes, span: tuple[int, int], base: int) -> bool:
    """Whether a token and its neighbours run as the paragraph does."""
    start, end = max(span[0] - 1, 0), min(span[1] + 1, len(levels))
    return levels.count(base, start, end) == end - start


def _linked(
    text: str, levels: Sequence[int] | None, span: tuple[int, int], base: int, found: Sequence[Link]
) -> Iterator[tuple[str, int, Link | None]]:
    """Parts of a token, divided where a link begins or ends; no levels: all runs from left to right."""
    for link, group in groupby(range(*span), lambda place: _link_at(found, place)):
        places = list(group)
        start, end = places[0], places[-1] + 1
        ends = [match.end() for match in _WITHIN_LINK.finditer(text, start, end - 1)] if link else []
        for part in pairwise((start, *ends, end)):
            one = [(piece, 0)] if (piece := _ZERO_WIDTH.sub("", text[slice(*part)])) else []
            for piece, level in _pieces(text, levels, part, base) if levels is not None else one:
                yield piece, level, link


def _link_at(found: Sequence[Link], place: int) -> Link | None:
    after = bisect_right(found, place, key=lambda link: link.start)
    return found[after - 1] if after and place < found[after - 1].end else None


def _spans(text: str, addresses: Sequence[Link] = ()) -> Iterator[tuple[int, int]]:
    """Where each part stands that is on one line, and each blank between two of them."""
    start = 0
    for end in (*opportunities(text), len(text)):
        if addresses and _link_at(addresses, end) and _link_at(addresses, end - 1) is _link_at(addresses, end):
            continue
        last = start + len(text[start:end].rstrip(" "))
        if last > start:
            yield start, last
        if end > last:
            yield last, end
        start = end


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


def _needs_no_mark(token: str) -> bool:
    """Whether readers find the direction of a token from its letters alone."""
    return token.isspace() or (token.isalpha() and not _NKO.search(token))


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
    after = ours if not bidi.has_direction(piece[-1]) or _NKO.search(piece) else ""
    return before + piece + after


def one_text(texts: Sequence[tuple[str, WordLook]], coverage: Coverage) -> tuple[str, list[WordLook]]:
    """The texts as one, and the look of each of its characters; old and new words never stick together."""
    whole = ""
    looks: list[WordLook] = []
    for text, look in texts:
        inner = _BLANKS.sub(" ", printable.with_substitutes(shown.one_line(text), coverage))
        part = " " * text[:1].isspace() + inner + " " * (bool(inner) and text[-1:].isspace())
        if not whole or whole.endswith(" "):
            part = part.lstrip(" ")
        elif {look.stroke, looks[-1].stroke} == {"under", "through"} and not part.startswith(" "):
            part = " " + part
        whole += part
        looks += [PLAIN_LOOK if character == " " and place == 0 else look for place, character in enumerate(part)]
    return _held(whole), looks


def styled_tokens(
    shaper: Shaper, text: str, looks: Sequence[WordLook], base: int, widest: float
) -> Iterator[list[Word]]:
    """As `tokens`, each token with a word for each look in it, and none wider than a line."""
    chinese = len(_IS_HAN.findall(text)) * 3 > len(text)
    one_way = base == 0 and not bidi.has_right_to_left(text)
    levels = () if one_way else bidi.levels(text, base)
    for part in _spans(text):
        words: list[Word] = []
        for look, group in groupby(range(*part), looks.__getitem__):
            places = list(group)
            span = (places[0], places[-1] + 1)
            drawn = _ZERO_WIDTH.sub("", text[slice(*span)])
            for piece, level in [(drawn, 0)][: bool(drawn)] if one_way else _pieces(text, levels, span, base):
                word = shaper.word(piece, look.weight, level, chinese=chinese)
                cut = shaper.pieces(word, look.weight, widest, chinese=chinese) if word.width > widest else (word,)
                words += (_looked(part, look) for part in cut)
        if words:
            yield words


def _looked(word: Word, look: WordLook) -> Word:
    return replace(word, stroke=look.stroke, runs=tuple(replace(run, colour=look.colour) for run in word.runs))
