"""Paragraphs: a line of text as a Word paragraph of runs, each with its script, direction, language and link.

Word does not work out directions as the Unicode algorithm does: it obeys what each run says of itself. So the runs are
cut where the algorithm's levels change.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Literal, TypeVar

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from poadesk.core.text.direction import Direction, direction_of
from poadesk.export.text import bidi
from poadesk.export.text.links import links
from poadesk.export.text.shown import xml_lines
from poadesk.export.word.scripts import Script, language_of, script_runs, tag
from poadesk.export.word.xml import Element, w, words

T = TypeVar("T")
Side = Literal["own", "start", "end"]
"""Where a paragraph's lines begin: at its own side, or where the document's lines begin or end."""


@dataclass(frozen=True)
class Span:
    """Words of a paragraph, with the id of the character style that sets them apart."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Item:
    """An entry of a list: the list's definition by its number in the file, and how deep it is, from 0."""

    list: int
    level: int

    def properties(self) -> Element:
        return w("numPr", w("ilvl", val=self.level), w("numId", val=self.list))


@dataclass(frozen=True)
class Place:
    """How a paragraph stands: its direction if it is given, side, place in a list, what it is kept with."""

    direction: Direction | None = None
    side: Side = "own"
    item: Item | None = None
    with_next: bool = False
    on_new_page: bool = False


PLAIN = Place()


@dataclass(frozen=True)
class Paragraphs:
    """Makes paragraphs for a document in one language; `relate` gives the id of a link's address in the file."""

    language: str
    relate: Callable[[str], str]

    @property
    def direction(self) -> Direction:
        return direction_of(self.language)

    def lines(self, style: str, text: str, place: Place = PLAIN) -> Iterator[Element]:
        """A paragraph for each line that has words."""
        for line in xml_lines(text):
            if line:
                yield self.paragraph(style, (Span(line),), place)

    def paragraph(self, style: str, spans: Sequence[Span], place: Place = PLAIN) -> Element:
        """One paragraph; the text of its spans is on one line, see `text.shown.xml_lines`."""
        text = "".join(span.text for span in spans)
        level = bidi.base_level(text, self._level) if place.direction is None else bidi.LEVELS[place.direction]
        return w("p", self._properties(style, place, level), *self.runs(spans, level))

    @property
    def _level(self) -> int:
        return bidi.LEVELS[self.direction]

    def _properties(self, style: str, place: Place, level: int) -> Element:
        return w(
            "pPr",
            w("pStyle", val=style),
            w("keepNext") if place.with_next else None,
            w("pageBreakBefore") if place.on_new_page else None,
            place.item.properties() if place.item else None,
            w("bidi", val=level),
            self._aligned(place.side, level),
        )

    def _aligned(self, side: Side, level: int) -> Element | None:
        """Word takes "left" for where the lines of the paragraph begin, which is the right in Arabic."""
        if side == "own":
            return None
        with_document = level == self._level
        return w("jc", val="left" if (side == "start") is with_document else "right")

    def in_line(self, text: str) -> Iterator[Element]:
        """The runs of words within a line that has the document's direction."""
        return self.runs((Span(text),), self._level)

    def runs(self, spans: Sequence[Span], level: int) -> Iterator[Element]:
        """The runs of a paragraph of that level; those of a link stand in it."""
        text = "".join(span.text for span in spans)
        span_starts = [0, *accumulate(len(span.text) for span in spans)]
        styles = list(zip(span_starts, (span.style for span in spans), strict=False))
        scripts, levels = list(script_runs(text)), list(_level_runs(text, level))
        found = links(text)
        cuts = {start for start, _ in (*styles, *scripts, *levels)}
        cuts.update(place for link in found for place in (link.start, link.end))
        ordered = sorted(cut for cut in cuts if cut < len(text))
        pieces = pairwise([*ordered, len(text)])

        def run(start: int, end: int, style: str) -> Element:
            right = _at(levels, start) % 2 == 1
            return self._run(text[start:end], style or _at(styles, start), _at(scripts, start), right=right)

        for link, group in groupby(pieces, lambda piece: next((k for k in found if k.start <= piece[0] < k.end), None)):
            if link is None:
                yield from (run(*piece, "") for piece in group)
            else:
                yield self._link(link.address, [run(*piece, "Hyperlink") for piece in group])

    def _run(self, text: str, style: str, script: Script, *, right: bool) -> Element:
        return w(
            "r",
            w("rPr", w("rStyle", val=style) if style else None, *self._script(script, right=right)),
            words("t", text),
        )

    def _script(self, script: Script, *, right: bool) -> Iterator[Element]:
        """Font and language: Word reads the languages of complex and of East Asian text each in a place of its own."""
        language = language_of(script, self.language)
        if right:
            yield w("rtl")
            yield w("lang", bidi=language if script.group == "complex" else self._right_language)
        elif script.group == "complex" and not self._runs_right(script):
            yield w("cs")
            yield w("lang", bidi=language)
        elif script.group == "east-asian":
            yield w("rFonts", hint="eastAsia")
            yield w("lang", eastAsia=language)
        else:
            yield w("lang", val=language if script.group == "western" else tag("en"))

    @property
    def _right_language(self) -> str:
        return tag(self.language if self.direction == "rtl" else "ar")

    def _runs_right(self, script: Script) -> bool:
        return script.name in ("arabic", "hebrew", "syriac", "thaana", "nko")

    def _link(self, address: str, runs: Sequence[Element]) -> Element:
        made = OxmlElement("w:hyperlink")
        made.set(qn("r:id"), self.relate(address))
        made.extend(runs)
        return made


def _level_runs(text: str, base: int) -> Iterator[tuple[int, int]]:
    """Where each run of one level begins."""
    if base == 0 and not bidi.has_right_to_left(text):
        yield 0, 0
        return
    start = 0
    for level, group in groupby(bidi.levels(text, base)):
        yield start, level
        start += sum(1 for _ in group)


def _at(starts: Sequence[tuple[int, T]], place: int) -> T:
    """What the run says that a place is in."""
    return starts[bisect_right(starts, place, key=lambda start: start[0]) - 1][1]
