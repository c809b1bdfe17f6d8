"""Printable text: what of a person's text is drawn: whole letters in reading order, and nothing that acts.

Out go control characters and the bidirectional controls that reorder text (a text that prints in another order than
it is read in has no place in a report); marks that only say which side a full stop belongs to stay.
"""

import re
from functools import lru_cache
from unicodedata import category, name

from poadesk.export.pdf.fonts import Coverage

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\x1f]+")
_SILENT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u202a-\u202e\u2061-\u206f\ufff9-\ufffb\U000e0000-\U000e0fff]")
ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Characters that are not drawn and say that a line may, or may not, end where they stand."""
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_ASCII = re.compile("[ -~]*")


def lines(text: str) -> list[str]:
    """The lines of a text, each without what is silent, blanks at its ends taken off. Empty lines stay."""
    if _ASCII.fullmatch(text):
        return [text.strip()]
    return [_SILENT.sub("", _BLANKS.sub(" ", line)).strip() for line in _LINE_ENDS.split(text)]


def one_line(text: str) -> str:
    return " ".join(line for line in lines(text) if line)


def outside_pages(text: str) -> str:
    """Text for titles and outlines, which readers show in their own fonts: half characters replaced."""
    return _ZERO_WIDTH.sub("", one_line(text)).encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=4096)
def draws_nothing(character: str) -> bool:
    """Characters that shape their neighbours or a line end but have no picture: joiners, variation selectors."""
    code = ord(character)
    return (
        code in (0x34F, 0x61C, 0x180E, 0x3000)
        or 0x200B <= code <= 0x200F
        or 0x2000 <= code <= 0x200A
        or 0xFE00 <= code <= 0xFE0F
        or category(character) in ("Cc", "Zs", "Zl", "Zp")
        or character in ZERO_WIDTH
        or _SILENT.match(character) is not None
    )


def missing(text: str, coverage: Coverage) -> list[str]:
    """The characters of a text that would be drawn but that no font has, each once, in order."""
    if coverage.has_all(text):
        return []
    return [c for c in dict.fromkeys(text) if c not in coverage and not draws_nothing(c)]


def with_substitutes(text: str, coverage: Coverage) -> str:
    """The text with each character that no font has written as its number: ⟨U+1F600⟩."""
    for character in missing(text, coverage):
        text = text.replace(character, f"⟨U+{ord(character):04X}⟩")
    return text


def character_name(character: str) -> str:
    """Unicode's name, or its number for what has none."""
    return name(character, f"U+{ord(character):04X}")
