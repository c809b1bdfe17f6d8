"""Script fonts: which file has the letters of a script that the common faces lack; read when a text first needs it.

Ranges are blocks of Unicode. Every file is of regular weight and serves for semibold too.
"""

from bisect import bisect_right
from collections.abc import Iterator

_LATIN = ("NotoSans-Regular",)
_KOREAN = ("NotoSansKR-Regular",)
# The Chinese face, which is a common one, comes before both.
_EAST_ASIAN = ("NotoSansJP-Regular", "NotoSansKR-Regular")


def _of(*scripts: str) -> tuple[str, ...]:
    return tuple(f"NotoSans{script}-Regular" for script in scripts)


# First and last character of each block, in order.
_BLOCKS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0180, 0x052F, _LATIN),
    (0x0530, 0x058F, _of("Armenian")),
    (0x0590, 0x05FF, _of("Hebrew")),
    (0x0780, 0x07BF, _of("Thaana")),
    (0x0900, 0x097F, _of("Devanagari")),
    (0x0980, 0x09FF, _of("Bengali")),
    (0x0A00, 0x0A7F, _of("Gurmukhi")),
    (0x0A80, 0x0AFF, _of("Gujarati")),
    (0x0B00, 0x0B7F, _of("Oriya")),
    (0x0B80, 0x0BFF, _of("Tamil")),
    (0x0C00, 0x0C7F, _of("Telugu")),
    (0x0C80, 0x0CFF, _of("Kannada")),
    (0x0D00, 0x0D7F, _of("Malayalam")),
    (0x0D80, 0x0DFF, _of("Sinhala")),
    (0x0E00, 0x0E7F, _of("Thai")),
    (0x0E80, 0x0EFF, _of("Lao")),
    (0x0F00, 0x0FFF, ("NotoSerifTibetan-Regular",)),
    (0x1000, 0x109F, _of("Myanmar")),
    (0x10A0, 0x10FF, _of("Georgian")),
    (0x1100, 0x11FF, _KOREAN),
    (0x1200, 0x139F, _of("Ethiopic")),
    (0x1780, 0x17FF, _of("Khmer")),
    (0x1800, 0x18AF, _of("Mongolian")),
    (0x19E0, 0x19FF, _of("Khmer")),
    (0x1AB0, 0x1AFF, _LATIN),
    (0x1C80, 0x1C8F, _LATIN),
    (0x1C90, 0x1CBF, _of("Georgian")),
    (0x1CD0, 0x1CFF, _of("Devanagari")),
    (0x1D00, 0x1FFF, _LATIN),
    (0x20A0, 0x20CF, _LATIN),
    (0x2C60, 0x2C7F, _LATIN),
    (0x2D00, 0x2D2F, _of("Georgian")),
    (0x2D80, 0x2DDF, _of("Ethiopic")),
    (0x2DE0, 0x2DFF, _LATIN),
    (0x2E80, 0x312F, _EAST_ASIAN),
    (0x3130, 0x318F, _KOREAN),
    (0x3190, 0x9FFF, _EAST_ASIAN),
    (0xA640, 0xA69F, _LATIN),
    (0xA700, 0xA7FF, _LATIN),
    (0xA8E0, 0xA8FF, _of("Devanagari")),
    (0xA9E0, 0xA9FF, _of("Myanmar")),
    (0xAA60, 0xAA7F, _of("Myanmar")),
    (0xAB00, 0xAB2F, _of("Ethiopic")),
    (0xAB30, 0xAB6F, _LATIN),
    (0xAC00, 0xD7A3, _KOREAN),
    (0xF900, 0xFAFF, _EAST_ASIAN),
    (0xFB13, 0xFB17, _of("Armenian")),
    (0xFB1D, 0xFB4F, _of("Hebrew")),
    (0xFF00, 0xFFEF, _EAST_ASIAN),
)
_FIRSTS = [first for first, _, _ in _BLOCKS]


def files(character: str) -> tuple[str, ...]:
    """The files that may have a character, the best first; none for what is in no script's block."""
    code = ord(character)
    place = bisect_right(_FIRSTS, code) - 1
    return _BLOCKS[place][2] if place >= 0 and code <= _BLOCKS[place][1] else ()


def every_file() -> Iterator[str]:
    """Each file once."""
    return iter(dict.fromkeys(name for _, _, names in _BLOCKS for name in names))
