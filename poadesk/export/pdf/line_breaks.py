"""Line break opportunities (UAX #14, revision 53): where a line may end.

The rules are the library's (`uniseg`), but it takes ten thousand characters a second. What it does depends on a few
properties of each character, so it is given one example of each kind of character, and what it says of a stretch is
remembered. Between letters, digits, Han, Hangul and blanks, which is most of any text, it is not asked at all. Both are
held to the library itself by a test.

Thai, Lao, Khmer and Burmese, which UAX #14 leaves to a dictionary, break between syllables (`graphemes.py`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

from uniseg.emoji import extended_pictographic
from uniseg.linebreak import LineBreak, line_break, line_break_breakables

from poadesk.export.pdf import graphemes

_LETTERS, _WIDE, _MARK = "aא1", "一가각", "\u0300"
# Of a longer stretch that is not plain, parts of this length are looked at one by one: the library goes back and forth.
_LONGEST = 1000
_RESOLVED = {
    LineBreak.AI: LineBreak.AL,
    LineBreak.SG: LineBreak.AL,
    LineBreak.XX: LineBreak.AL,
    LineBreak.CJ: LineBreak.NS,
}
# A few rules name characters instead of classes.
_NAMED = "\u2010\u25cc"
_PLAIN_BREAK = re.compile(f" +(?=[^ ])|[{_WIDE}]{_MARK}*(?=[{_LETTERS}{_WIDE}])|[{_LETTERS}]{_MARK}*(?=[{_WIDE}])")
# Anything else, with the blanks about it; a mark is plain only on a plain character.
_NOT_PLAIN = re.compile(f" *(?:(?:[^{_LETTERS}{_WIDE}{_MARK} ]|(?<![^ ]){_MARK}){_MARK}* *)+")


def opportunities(text: str) -> list[int]:
    """The places within a text, in order, before which a line may begin."""
    found = list(_by_rules(text))
    if graphemes.is_unspaced(text):
        found = sorted({*found, *graphemes.syllable_breaks(text)})
    return found


def _by_rules(text: str) -> Iterator[int]:
    kinds = text.translate(_KINDS)
    start = 0
    for stretch in _NOT_PLAIN.finditer(kinds):
        first, last = stretch.span()
        yield from (match.end() for match in _PLAIN_BREAK.finditer(kinds, start, first))
        for part in range(first, last, _LONGEST):
            end = min(part + _LONGEST, last)
            before = _base_before(kinds, part)
            shift = part - len(before)
            yield from (
                place + shift for place in _asked(before + kinds[part : end + 1]) if part <= place + shift <= end
            )
        start = last
    yield from (match.end() for match in _PLAIN_BREAK.finditer(kinds, start))


def _base_before(kinds: str, place: int) -> str:
    """The character before a place, without its marks; empty at the start of the text."""
    return kinds[:place].rstrip(_MARK)[-1:] if place and kinds[place - 1] == _MARK else kinds[max(place - 1, 0) : place]


@lru_cache(maxsize=8192)
def _asked(kinds: str) -> tuple[int, ...]:
    return tuple(place for place, breaks in enumerate(line_break_breakables(kinds)) if breaks)


class _Kinds(dict[int, str]):
    """An example of the same kind for each character, for str.translate; found out when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._examples: dict[tuple[object, ...], str] = {}
        for example in (*_LETTERS, *_WIDE, _MARK, " "):
            self._examples[_kind(example)] = self[ord(example)] = example

    def __missing__(self, code: int) -> str:
        character = chr(code)
        example = self[code] = self._examples.setdefault(_kind(character), character)
        return example


def _kind(character: str) -> tuple[object, ...]:
    """Everything about a character that the rules look at."""
    breaks, general = line_break(character), category(character)
    if breaks is LineBreak.SA:
        breaks = LineBreak.CM if general in ("Mn", "Mc") else LineBreak.AL
    quote = general if general in ("Pi", "Pf") else ""
    picture = general == "Cn" and extended_pictographic(character)
    named = character if character in _NAMED else ""
    return _RESOLVED.get(breaks, breaks), quote, picture, named, east_asian_width(character) in ("F", "W", "H")


_KINDS = _Kinds()
