"""Text shaping: picks the face of each letter, shapes words into glyphs, and remembers each for one whole report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from unicodedata import category

from poadesk.export.pdf import fonts, graphemes
from poadesk.export.pdf.font_embedding import EmbeddedFace
from poadesk.export.pdf.fonts import Face, Glyph, Weight
from poadesk.export.pdf.style import Colour, Stroke
from poadesk.export.text import bidi
from poadesk.export.text.links import Link

# Marks that Latin and Chinese share; beside Chinese letters they are as wide as these.
_SHARED_MARKS = frozenset("“”‘’…—·")
DIRECTION_MARKS = "\u200e\u200f"
_OFF_THE_PAGE = -1_000_000.0
_UNSEEN = -1
# poppler ends a word where two glyphs are more than a tenth of an em apart, or overlap by as much.
_GAP = 80.0
# Nearer than this it takes one of two characters for the shadow of the other.
_NARROW = 115.0
# A move of less, in thousandths of an em, is left out.
_LEAST_MOVE = 0.05
# ASCII, and the letters and digits of Arabic without its signs.
_PLAIN = re.compile("[!-~\u0621-\u064a\u0660-\u0669\u066e-\u066f\u0671-\u06d3]+")
_CHINESE = re.compile("NotoSansSC")


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face: what stands between the brackets of a TJ operator.

    `up` is in thousandths of an em, `stretch` the width of the glyphs in percent; `colour` None is the line's.
    """

    face: str
    glyphs: str
    up: float = 0.0
    stretch: float = 100.0
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Text that is drawn in one direction, in thousandths of an em, runs from left to right.

    `link` is the link it is part of.
    """

    text: str
    level: int
    width: float
    runs: tuple[GlyphRun, ...]
    stroke: Stroke = "none"
    link: Link | None = None


class Shaper:
    """The faces and shaped words of one report."""

    def __init__(self) -> None:
        self._embedded: dict[Face, EmbeddedFace] = {}
        self._words: dict[tuple[Weight, str, int, bool], Word] = {}
        self.coverage = fonts.coverage()
        self.paragraphs: dict[tuple[object, ...], Any] = {}
        """Paragraphs already broken into lines, kept by `line_breaking`."""

    @property
    def embedded(self) -> Iterator[EmbeddedFace]:
        return iter(self._embedded.values())

    def word(self, text: str, weight: Weight, level: int = 0, *, chinese: bool = False) -> Word:
        """`level` is the text's embedding level; `chinese` says that shared punctuation is as wide as a character."""
        key = (weight, text, level, chinese)
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self._shaped(text, weight, level, chinese)
        return found

    def unseen(self, character: str, weight: Weight) -> Word:
        """A character off the page, for readers that go by the order of the file; takes no room on the line."""
        key = (weight, character, _UNSEEN, False)
        if key not in self._words:
            face = self._embed(fonts.chain(weight, arabic=True)[0])
            blank = _blank(face, character)
            run = GlyphRun(face.name, f"<{face.code(blank)}> {blank.natural} ", _OFF_THE_PAGE)
            self._words[key] = Word(character, 1, 0.0, (run,))
        return self._words[key]

    def pieces(
        self, word: Word, weight: Weight, widest: float, *, chinese: bool = False, first: float | None = None
    ) -> Iterator[Word]:
        """A word too long for a line, cut between letters into words of at most `widest` thousandths of an em.

        The first is at most `first` wide, if that is given: the room beside what stands on its line.
        """
        start, end, width = 0, 0, 0.0
        room = widest if first is None else first
        for cluster, advance in self._clusters(word, weight, chinese):
            if width + advance > room and end > start:
                yield self._shaped(word.text[start:end], weight, word.level, chinese)
                start, width, room = end, 0.0, widest
            end += len(cluster)
            width += advance
        yield self._shaped(word.text[start:], weight, word.level, chinese)

    def _clusters(self, word: Word, weight: Weight, chinese: bool) -> Iterator[tuple[str, float]]:
        """What must stay together (letters with their signs, ligatures), in reading order, and how wide it is."""
        whole, width = "", 0.0
        ends, place = graphemes.cluster_ends(word.text), 0
        for face, text in _by_face(word.text, weight, word.level, chinese=chinese):
            glyphs = list(fonts.glyphs(text, face, rightward=word.level % 2 == 0))
            for glyph in reversed(glyphs) if word.level % 2 else glyphs:
                new = whole and glyph.letters and place in ends
                if new and not graphemes.joined(whole[-1], glyph.letters[0]):
                    yield whole, width
                    whole, width = "", 0.0
                whole += glyph.letters
                place += len(glyph.letters)
                width += glyph.advance
        yield whole, width

    def _shaped(self, hinted: str, weight: Weight, level: int, chinese: bool) -> Word:
        text = hinted.strip(DIRECTION_MARKS)
        parts = list(_by_face(text, weight, level, chinese=chinese))
        if level % 2:
            parts.reverse()
        width = 0.0
        runs: list[GlyphRun] = []
        for face, part in parts:
            embedded = self._embed(face)
            glyphs = list(fonts.glyphs(part, face, rightward=level % 2 == 0))
            if len(hinted) > len(text):
                glyphs = _hinted(glyphs, hinted, level)
            width += sum(glyph.advance for glyph in glyphs)
            plain = plain_run(glyphs, embedded) if _PLAIN.fullmatch(part) else None
            runs.extend((plain,) if plain else glyph_runs(glyphs, embedded, rightward=level % 2 == 0))
        return Word(text, level, width, tuple(runs))

    def _embed(self, face: Face) -> EmbeddedFace:
        embedded = self._embedded.get(face)
        if embedded is None:
            embedded = self._embedded[face] = EmbeddedFace(face, len(self._embedded) + 1)
        return embedded


def _by_face(text: str, weight: Weight, level: int, *, chinese: bool) -> Iterator[tuple[Face, str]]:
    """Parts of a word in reading order, each with the face it is set in."""
    chain = fonts.chain(weight, arabic=level % 2 == 1)
    if text.isascii() or (not chinese and chain[0].characters.issuperset(text)):
        yield chain[0], text
        return
    faces: list[Face] = []
    for character in text:
        faces.append(_face(character, chain, faces[-1] if faces else None, chinese))
        _with_its_letter(text, faces)
    place = 0
    for face, group in groupby(faces):
        count = sum(1 for _ in group)
        yield face, text[place : place + count]
        place += count


def _face(character: str, chain: tuple[Face, ...], before: Face | None, chinese: bool) -> Face:
    """The face of the letter before for marks and signs it has, else the first that has the character."""
    if chinese and character in _SHARED_MARKS:
        return next(face for face in chain if _CHINESE.match(face.name))
    if before and not character.isalpha() and (character in before.characters or not character.isprintable()):
        return before
    return fonts.first_with(character, chain) or before or chain[0]


def _with_its_letter(text: str, faces: list[Face]) -> None:
    """Set the letter before a mark in the mark's face, if that has it: a face places only its own marks."""
    last = len(faces) - 1
    if not last or faces[last] is faces[last - 1] or category(text[last])[0] != "M":
        return
    start = last - 1
    while start and category(text[start])[0] == "M":
        start -= 1
    if faces[last].characters.issuperset(text[start:last]):
        faces[start:last] = [faces[last]] * (last - start)


def _hinted(glyphs: list[Glyph], hinted: str, level: int) -> list[Glyph]:
    """The glyphs with the direction mark before or after a word said by its outermost glyph."""
    before = hinted[: len(hinted) - len(hinted.lstrip(DIRECTION_MARKS))]
    after = hinted[len(hinted.rstrip(DIRECTION_MARKS)) :]
    left, right = (after, before) if level % 2 else (before, after)
    first = glyphs[0]._replace(text=left + glyphs[0].text)
    glyphs = [first, *glyphs[1:]]
    return [*glyphs[:-1], glyphs[-1]._replace(text=glyphs[-1].text + right)]


def plain_run(glyphs: list[Glyph], embedded: EmbeddedFace) -> GlyphRun | None:
    """What `glyph_runs` makes of `_PLAIN` letters that need no help, as nearly all, but faster; None for others."""
    parts: list[str] = []
    codes = ""
    for glyph in glyphs:
        back = glyph.natural - glyph.advance
        if glyph.right or glyph.up or abs(back) > _GAP:
            return None
        if len(glyph.text) != 1 and (not glyph.text or not glyph.text.isascii()):
            return None
        codes += embedded.code(glyph)
        if abs(back) >= _LEAST_MOVE:
            parts.append(f"<{codes}> {back:.2f} ")
            codes = ""
    return GlyphRun(embedded.name, "".join((*parts, f"<{codes}>" if codes else "")))


def glyph_runs(glyphs: list[Glyph], embedded: EmbeddedFace, *, rightward: bool) -> Iterator[GlyphRun]:
    for marked, group in groupby(_letters(glyphs, rightward=rightward), _needs_help):
        if marked:
            for letter in group:
                yield from _marked(letter, embedded, rightward=rightward)
        else:
            yield from _plain_runs([glyph for letter in group for glyph in letter], embedded)


def _letters(glyphs: list[Glyph], *, rightward: bool) -> list[list[Glyph]]:
    """Each letter with its marks, letters and glyphs from left to right."""
    letters: list[list[Glyph]] = []
    for glyph in glyphs if rightward else reversed(glyphs):
        said = glyph.text.strip(DIRECTION_MARKS)
        if letters and (not said or category(said[0])[0] == "M"):
            letters[-1].append(glyph)
        else:
            letters.append([glyph])
    return letters if rightward else [letter[::-1] for letter in reversed(letters)]


def _needs_help(letter: list[Glyph]) -> bool:
    """Whether readers would take a letter for the end of a word: it has signs, or stands far from its neighbour."""
    several = len(letter[0].text.strip(DIRECTION_MARKS)) > 1 and bidi.has_right_to_left(letter[0].text)
    return len(letter) > 1 or several or max(abs(letter[0].right), abs(letter[0].advance - letter[0].natural)) > _GAP


def _marked(letter: list[Glyph], embedded: EmbeddedFace, *, rightward: bool) -> Iterator[GlyphRun]:
    """A letter and its signs, drawn without meaning, then its characters side by side in the same room, unseen.

    Readers find words by where glyphs stand; a sign above its letter is to them the end of a word.
    """
    yield from _plain_runs([glyph._replace(text="") for glyph in letter], embedded)
    width = sum(glyph.advance for glyph in letter)
    characters = "".join(_as_seen(glyph.text, rightward=rightward) for glyph in letter)
    blanks = [_blank(embedded, character) for character in characters]
    room = max(width, _NARROW * len(blanks))
    over = (room - width) / 2
    codes = "".join(map(embedded.code, blanks))
    yield GlyphRun(embedded.name, f" {width + over:.2f} ")
    yield GlyphRun(embedded.name, f"<{codes}>", stretch=room / len(blanks) / blanks[0].natural * 100)
    if over:
        yield GlyphRun(embedded.name, f" {over:.2f} ")


def _as_seen(text: str, *, rightward: bool) -> str:
    """A glyph's characters from left to right; direction marks stand where they are seen already."""
    letters = text.strip(DIRECTION_MARKS)
    return text if rightward or not letters else text.replace(letters, letters[::-1])


def _blank(embedded: EmbeddedFace, character: str) -> Glyph:
    """An empty glyph that stands for a character."""
    return next(fonts.glyphs(" ", embedded.face, rightward=True))._replace(text=character)


def _plain_runs(glyphs: list[Glyph], embedded: EmbeddedFace) -> Iterator[GlyphRun]:
    for up, group in groupby(glyphs, lambda glyph: glyph.up):
        operands: list[str] = []
        for glyph in group:
            _move(operands, -glyph.right)
            operands.append(embedded.code(glyph))
            _move(operands, glyph.natural + glyph.right - glyph.advance)
        yield GlyphRun(embedded.name, _operators(operands), up)


def _move(operands: list[str], back: float) -> None:
    """Move the pen; a positive number moves it back, as PDF counts."""
    if abs(back) >= _LEAST_MOVE:
        operands.append(f" {back:.2f} ")


def _operators(operands: list[str]) -> str:
    joined = []
    for is_move, group in groupby(operands, lambda operand: operand[0] == " "):
        part = "".join(group)
        joined.append(part if is_move else f"<{part}>")
    return "".join(joined)
