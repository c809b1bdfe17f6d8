"""Font fallback and glyphs: the faces a report is set in, which of them has a character, and their glyphs by harfbuzz.

Nothing here knows of PDF: `font_embedding.py` writes the used glyphs into a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

import uharfbuzz as hb

from poadesk import paths
from poadesk.export.pdf import script_fonts

Weight = Literal["regular", "semibold"]

# Tried in this order for each character, the last after the fonts of single scripts. The Chinese regular face has more
# characters than the semibold one.
_CHAINS: dict[Weight, tuple[str, ...]] = {
    "regular": ("IBMPlexSans-Regular", "IBMPlexSansArabic-Regular", "NotoSansSC-Regular", "DejaVuSans"),
    "semibold": (
        "IBMPlexSans-SemiBold",
        "IBMPlexSansArabic-SemiBold",
        "NotoSansSC-SemiBold",
        "NotoSansSC-Regular",
        "DejaVuSans",
    ),
}

_LAM_ALEF = re.compile("\u0644[\u064b-\u065f\u0670]*[\u0622\u0623\u0625\u0627]")
# One glyph can be two letters, but readers disagree on the side that the first of them is at. These are one letter
# for every reader, and two after compatibility normalisation (NFKC), which search does.
_LAM_ALEFS = {"\u0644\u0622": "\ufef5", "\u0644\u0623": "\ufef7", "\u0644\u0625": "\ufef9", "\u0644\u0627": "\ufefb"}


@dataclass(frozen=True, eq=False)
class Face:
    """One font file. `characters` are those it has a glyph for; `units` is its design units to the em.

    `advances` remembers the widths of its glyphs, in thousandths of an em.
    """

    name: str
    face: Any
    font: Any
    units: int
    characters: frozenset[str]
    advances: dict[int, float] = field(default_factory=dict)

    def advance(self, glyph: int) -> float:
        width = self.advances.get(glyph)
        if width is None:
            width = self.advances[glyph] = self.font.get_glyph_h_advance(glyph) * 1000 / self.units
        return width


class Glyph(NamedTuple):
    """One drawn glyph in thousandths of an em: where it stands from the pen, and how far it moves it.

    `text` is what a reader of the file gets for it; empty when an earlier glyph of its cluster says it all. `letters`
    are the characters that it was shaped from.
    """

    number: int
    text: str
    natural: float
    advance: float
    right: float
    up: float
    letters: str = ""


@cache
def face(name: str) -> Face:
    loaded = hb.Face(hb.Blob.from_file_path(str(paths.resources() / "fonts" / f"{name}.ttf")))
    return Face(name, loaded, hb.Font(loaded), loaded.upem, frozenset(map(chr, loaded.unicodes)))


@cache
def chain(weight: Weight, *, arabic: bool = False) -> tuple[Face, ...]:
    """The faces to try in turn; `arabic` puts the Arabic one first, for the blanks and marks among its letters."""
    first, second, *others = (face(name) for name in _CHAINS[weight])
    return (second, first, *others) if arabic else (first, second, *others)


@cache
def script_face(character: str) -> Face | None:
    """The font of a single script that has a character; its file is read now, if no text needed it before."""
    return next((found for found in map(face, script_fonts.files(character)) if character in found.characters), None)


class Coverage:
    """The characters that some face of each weight has; asks the fonts of single scripts only for what others lack."""

    def __init__(self) -> None:
        chains = (frozenset().union(*(f.characters for f in chain(weight))) for weight in _CHAINS)
        self._common = frozenset.intersection(*chains)

    def __contains__(self, character: str) -> bool:
        return character in self._common or script_face(character) is not None

    def has_all(self, text: str) -> bool:
        return self._common.issuperset(text) or all(character in self for character in text)


@cache
def coverage() -> Coverage:
    return Coverage()


def first_with(character: str, faces: tuple[Face, ...]) -> Face | None:
    """The first of a chain that has a character, the fonts of single scripts before its last."""
    *common, last = faces
    for found in common:
        if character in found.characters:
            return found
    return script_face(character) or (last if character in last.characters else None)


def glyphs(text: str, using: Face, *, rightward: bool) -> Iterator[Glyph]:
    """The glyphs of a run of one script in drawing order, from left to right."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.direction = "ltr" if rightward else "rtl"
    buffer.language = "und"  # else the machine's
    buffer.guess_segment_properties()
    hb.shape(using.font, buffer, _ligatures(text, rightward=rightward))
    scale = 1000 / using.units
    infos = buffer.glyph_infos
    words = _cluster_texts(text, [info.cluster for info in infos], rightward=rightward)
    for info, position, word in zip(infos, buffer.glyph_positions, words, strict=True):
        yield Glyph(
            info.codepoint,
            _LAM_ALEFS.get(word, word),
            using.advance(info.codepoint),
            position.x_advance * scale,
            position.x_offset * scale,
            position.y_offset * scale,
            word,
        )


def _ligatures(text: str, *, rightward: bool) -> dict[str, list[tuple[int, int, bool]]]:
    """Of the ligatures that a font asks for, in Arabic only those that no eye can do without: lam with alef."""
    if rightward:
        return {}
    needed = [(match.start(), match.end(), True) for match in _LAM_ALEF.finditer(text)]
    return {"rlig": [(0, len(text), False), *needed]}


def _cluster_texts(text: str, clusters: list[int], *, rightward: bool) -> list[str]:
    """For each glyph the characters it stands for; of a cluster's glyphs the letter, which is first read, has all."""
    if len(clusters) == len(text) == len(set(clusters)):
        return list(text if rightward else reversed(text))
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said: set[int] = set()
    words = []
    for start in clusters if rightward else reversed(clusters):
        words.append("" if start in said else text[start : ends[start]])
        said.add(start)
    return words if rightward else words[::-1]
