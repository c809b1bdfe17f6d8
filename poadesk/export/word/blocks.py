"""Blocks in Word: each block of an answer as paragraphs and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from poadesk.core.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Item,
    Marked,
    Pairs,
    Paragraph,
    Picture,
    Plates,
    Run,
    Short,
    Tone,
    split_lists,
)  # fmt: skip
from poadesk.export.text.shown import one_xml_line, xml_lines
from poadesk.export.word.lists import DEEPEST, LISTS
from poadesk.export.word.paragraphs import Item as Listed
from poadesk.export.word.paragraphs import Paragraphs, Place, Span
from poadesk.export.word.pictures import Pictures
from poadesk.export.word.tables import Tables
from poadesk.export.word.xml import Element

_TONES: dict[Tone, str] = {"answer": "Answer", "quiet": "Quiet", "strong": "AnswerStrong"}
_EDITS = {"same": "", "added": "Added", "removed": "Removed"}
_WORDS: dict[Tone, str] = {"answer": "", "quiet": "QuietWords", "strong": "Strong"}


@dataclass(frozen=True)
class Blocks:
    """Turns blocks into elements of the file's body."""

    paragraphs: Paragraphs
    tables: Tables
    pictures: Pictures

    def elements(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading():
                yield from self.paragraphs.lines("RowHeading", block.words)
            case Paragraph():
                yield from self._paragraph(block)
            case Short():
                yield from self.paragraphs.lines(_TONES[block.tone], block.text)
            case Bullets():
                yield from self._list(block.items)
            case Pairs():
                yield self.tables.pairs(block.pairs)
            case Grid():
                yield self.tables.grid(block)
                yield from self.paragraphs.lines("Quiet", block.note)
            case Plates():
                yield from self._plates(block.pictures)
            case Marked():
                yield from self._marked(block.runs)

    def _paragraph(self, block: Paragraph) -> Iterator[Element]:
        clean = replace(block, text="\n".join(xml_lines(block.text)))
        for piece in split_lists(clean):
            if isinstance(piece, Bullets):
                yield from self._list(piece.items)
            else:
                yield from self.paragraphs.lines(_TONES[piece.tone], piece.text, Place(piece.direction))

    def _list(self, items: Sequence[Item]) -> Iterator[Element]:
        for item in items:
            number, style = LISTS[item.mark].number, LISTS[item.mark].style
            place = Place(item=Listed(number, min(item.level, DEEPEST)))
            yield self.paragraphs.paragraph(style, (Span(one_xml_line(item.text)),), place)

    def _plates(self, pictures: Sequence[Picture]) -> Iterator[Element]:
        for picture in pictures:
            shown = self.pictures.paragraph(picture)
            if shown is not None:
                yield shown
                yield from self.paragraphs.lines("Caption", picture.caption)

    def _marked(self, runs: Sequence[Run]) -> Iterator[Element]:
        """A paragraph for each line; what was added and removed shows without colour."""
        pieces = [(line, piece) for line, piece in _lines(runs)]
        for _, group in groupby(pieces, lambda piece: piece[0]):
            spans = [span for _, span in group if span.text]
            if any(span.text.strip() for span in spans):
                yield self.paragraphs.paragraph("Answer", spans)


def _lines(runs: Sequence[Run]) -> Iterator[tuple[int, Span]]:
    """The words of the runs with the number of the line that they stand on."""
    line = 0
    for run in runs:
        style = _WORDS[run.tone] if run.edit == "same" else _EDITS[run.edit]
        for number, text in enumerate(run.text.split("\n")):
            line += number > 0
            yield line, Span(_kept_blanks(text), style)


def _kept_blanks(text: str) -> str:
    """One line, with a blank at an end where there was one: it stands between two runs."""
    shown = one_xml_line(text)
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{shown}{' ' if after and shown else ''}"
