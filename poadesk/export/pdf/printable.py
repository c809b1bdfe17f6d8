"""Font coverage: which characters of a text no font has, and what is drawn in their place."""

from functools import lru_cache
from unicodedata import category, name

from poadesk.export.pdf.fonts import Coverage
from poadesk.export.text.shown import SILENT, ZERO_WIDTH, as_number


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
        or SILENT.match(character) is not None
    )


def missing(text: str, coverage: Coverage) -> list[str]:
    """The characters of a text that would be drawn but that no font has, each once, in order."""
    if coverage.has_all(text):
        return []
    return [c for c in dict.fromkeys(text) if c not in coverage and not draws_nothing(c)]


def with_substitutes(text: str, coverage: Coverage) -> str:
    """The text with each character that no font has written as its number: ⟨U+1F600⟩."""
    for character in missing(text, coverage):
        text = text.replace(character, as_number(character))
    return text


def character_name(character: str) -> str:
    """Unicode's name, or its number for what has none."""
    return name(character, f"U+{ord(character):04X}")
