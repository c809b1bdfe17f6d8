"""Bidirectional algorithm (UAX #9, revision 50): which way each character of a paragraph runs.

Explicit embeddings, overrides and isolates are not here: `shown.py` takes them out, since a text that prints in
an order other than the one it is read in has no place in a report. So a paragraph is one level run, and the
rules become substitutions on a string with one letter for each character:

    l r a   strong: left, right, Arabic      e n   digits: European, Arabic      m   marks
    s c t   separators and signs of numbers   o   neutral    b   invisible

One thing is added to the algorithm: a number of three or more digits that begins with "+" is a telephone number, and
runs left to right as in an isolate; without that its last group would stand first in Arabic.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import bidirectional

from poadesk.core.text.direction import Direction

LEVELS: dict[Direction, int] = {"ltr": 0, "rtl": 1}
_LETTERS = {
    "L": "l", "R": "r", "AL": "a", "EN": "e", "AN": "n", "ES": "s", "CS": "c", "ET": "t", "NSM": "m",
    "BN": "b", "B": "o", "S": "o", "WS": "o", "ON": "o", "": "l",
}  # fmt: skip
# Unicode's BidiBrackets.txt. Of canonically equivalent brackets (U+2329 and U+3008) either closes the other.
_OPENING = "([{༺༼᚛⁅⁽₍⌈⌊\u2329❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨⹕⹗⹙⹛\u3008《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSING = ")]}༻༽᚜⁆⁾₎⌉⌋\u232a❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩⹖⹘⹚⹜\u3009》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
_EQUAL = {"\u232a": "\u3009"}
_PAIRS = {start: _EQUAL.get(end, end) for start, end in zip(_OPENING, _CLOSING, strict=True)}
_CLOSERS = {end: _EQUAL.get(end, end) for end in _CLOSING}
_BRACKETS = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
# What needs the algorithm at all: right-to-left letters and digits, and the marks that stand for them.
_RIGHT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TABS = re.compile("[ \u1680\u2000-\u200a\u2028\u205f\u3000]*[\t\v\x1f]")
_TELEPHONE = re.compile(r"(?<![\w+])\+(?:\(\d+\)|\d+)(?:[ \u00a0./-]?(?:\(\d+\)|\d+))*")
_TELEPHONE_DIGITS = 3
_ISOLATED = "\ufffc"


class _Classes(dict[int, str]):
    """The letter of each character, for str.translate; found out when it is first asked for."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTERS.get(bidirectional(chr(code)), "o")
        return letter


_CLASSES = _Classes()
# Rules I1 and I2: the level of a letter in a paragraph of level 0 and of level 1.
_STEPS = (str.maketrans("lren", "\0\1\2\2"), str.maketrans("lren", "\2\1\2\2"))


def _letter(character: str) -> str:
    return _CLASSES[ord(character)]


def has_right_to_left(text: str) -> bool:
    return _RIGHT.search(text) is not None


def is_neutral(character: str) -> bool:
    """Whether a character has no direction of its own: blanks and marks, but not letters or digits."""
    return _letter(character) in "sctob"


def has_direction(character: str) -> bool:
    """Whether it is a letter or digit; vowel signs are not."""
    return _letter(character) in "lraen"


def base_level(text: str, default: int) -> int:
    """0 for left to right, 1 for right to left, by the first strong character; `default` if there is none."""
    if not has_right_to_left(text):
        return 0 if default == 0 or any(_letter(character) == "l" for character in text) else default
    for character in text:
        letter = _letter(character)
        if letter in "lra":
            return int(letter != "l")
    return default


def levels(text: str, base: int) -> bytes:
    """The embedding level of each character, a byte each: even runs left to right, odd right to left."""
    return _remembered(text, base) if len(text) < 40 else _found(text, base)


@lru_cache(maxsize=2048)
def _remembered(text: str, base: int) -> bytes:
    """For what stands in a table a hundred times."""
    return _found(text, base)


def _found(text: str, base: int) -> bytes:
    numbers = telephones(text) if "+" in text else ()
    starts, ends = (0, *(end for _, end in numbers)), (*(start for start, _ in numbers), len(text))
    between = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    outer = _all_levels(_ISOLATED.join(between), base)
    found = outer[: len(between[0])]
    place = len(found)
    for (start, end), after in zip(numbers, between[1:], strict=True):
        found += bytes([2]) * (end - start) + outer[place + 1 : place + 1 + len(after)]
        place += 1 + len(after)
    return bytes(found)


def telephones(text: str) -> Sequence[tuple[int, int]]:
    """Where the telephone numbers stand that begin with a plus."""
    matches = _TELEPHONE.finditer(text)
    return [match.span() for match in matches if sum(map(str.isdigit, match[0])) >= _TELEPHONE_DIGITS]


def _all_levels(text: str, base: int) -> bytearray:
    """By all rules: those of X9 on what is invisible and L1 on tabs, and in `_resolved` the others."""
    classes = text.translate(_CLASSES)
    if "b" in classes:
        seen = [place for place, letter in enumerate(classes) if letter != "b"]
        inner = _resolved("".join(text[p] for p in seen), classes.replace("b", ""), base)
        found = bytearray([base]) * len(text)
        for place, level in zip(seen, inner, strict=True):
            found[place] = level
        for place, letter in enumerate(classes):
            if letter == "b" and place:
                found[place] = found[place - 1]
    else:
        found = bytearray(_resolved(text, classes, base))
    for tab in _TABS.finditer(text):
        found[tab.start() : tab.end()] = bytes([base]) * len(tab[0])
    return found


def visual_order(line: Sequence[int]) -> list[int]:
    """Places of a line's pieces from left to right, given their levels in reading order (rule L2)."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = 0
        while start < len(order):
            if line[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _resolved(text: str, classes: str, base: int) -> bytes:
    side = "lr"[base]
    weak = _weak(side + classes)
    strong = _neutral(_brackets(text, weak[1:], classes, side), side)
    return strong.translate(_STEPS[base]).encode("ascii")


def _weak(classes: str) -> str:
    """Rules W1 to W7 on a paragraph that begins with the letter of its side."""
    if "m" in classes:
        classes = re.sub(r"([^m])m+", lambda m: m[1] * len(m[0]), classes)
    classes = re.sub(r"a[^lr]*", lambda m: m[0].replace("e", "n"), classes).replace("a", "r")
    classes = re.sub(r"(?<=e)[sc](?=e)", "e", classes)
    classes = re.sub(r"(?<=n)c(?=n)", "n", classes)
    classes = re.sub(r"t+(?=e)|(?<=e)t+", lambda m: "e" * len(m[0]), classes)
    classes = re.sub(r"[sct]", "o", classes)
    return re.sub(r"l[^r]*", lambda m: m[0].replace("e", "l"), classes)


def _brackets(text: str, classes: str, original: str, side: str) -> str:
    """Rule N0: a pair of brackets runs with what stands in it."""
    pairs = _bracket_pairs(text, classes)
    if not pairs:
        return classes
    letters = list(classes)
    for start, end in pairs:
        inside = {_direction(letter) for letter in letters[start + 1 : end]}
        if side in inside:
            found = side
        elif inside - {"o"}:
            before = (_direction(letters[place]) for place in range(start - 1, -1, -1))
            found = next((direction for direction in before if direction != "o"), side)
        else:
            continue
        for place in (start, end):
            letters[place] = found
            after = place + 1
            while after < len(letters) and original[after] == "m":
                letters[after] = found
                after += 1
    return "".join(letters)


def _bracket_pairs(text: str, classes: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    awaited: list[tuple[str, int]] = []
    for bracket in _BRACKETS.finditer(text):
        place, character = bracket.start(), bracket[0]
        if classes[place] != "o":
            continue
        if character in _PAIRS:
            if len(awaited) == 63:
                return []
            awaited.append((_PAIRS[character], place))
        elif closing := _CLOSERS.get(character):
            for depth in range(len(awaited) - 1, -1, -1):
                if awaited[depth][0] == closing:
                    found.append((awaited[depth][1], place))
                    del awaited[depth:]
                    break
    return sorted(found)


def _direction(letter: str) -> str:
    return "r" if letter in "ren" else letter


def _neutral(classes: str, side: str) -> str:
    """Rules N1 and N2."""
    bounded = side + classes + side
    if side == "r":
        bounded = re.sub(r"(?<=l)o+(?=l)", lambda m: "l" * len(m[0]), bounded)
    else:
        bounded = re.sub(r"(?<=[ren])o+(?=[ren])", lambda m: "r" * len(m[0]), bounded)
    return bounded.replace("o", side)[1:-1]
