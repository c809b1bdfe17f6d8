"""Text of a document: every string that will be drawn, in reading order, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from poadesk.core.blocks import (
    Block,
    Bullets,
    Document,
    Grid,
    Heading,
    Marked,
    Pairs,
    Paragraph,
    Plates,
    Short,
)


@dataclass(frozen=True)
class Placed:
    """A piece of text with words that tell a person where it stands in the document."""

    place: str
    text: str


def texts(document: Document) -> Iterator[Placed]:
    """Every string that will be drawn, in reading order."""
    for text in (
        document.title,
        document.subtitle,
        document.state,
        document.marking,
        document.notice,
        document.returning,
    ):
        yield Placed(document.title, text)
    for pair in (*document.facts, *document.colophon):
        yield Placed(pair.label, pair.label)
        yield Placed(pair.label, pair.text)
    for part in document.parts:
        where = part.heading.words
        yield Placed(where, part.title)
        yield Placed(where, part.intro)
        for entry in part.entries:
            place = entry.heading.words
            yield Placed(place, entry.title)
            yield Placed(place, entry.citations)
            for block in entry.blocks:
                for text in block_texts(block):
                    yield Placed(place, text)
            for point in entry.points:
                yield Placed(place, point)


def block_texts(block: Block) -> Iterator[str]:
    """The strings of one block in reading order."""
    match block:
        case Heading():
            yield block.words
        case Paragraph() | Short():
            yield block.text
        case Bullets():
            yield from (item.text for item in block.items)
        case Pairs():
            for pair in block.pairs:
                yield pair.label
                yield pair.text
        case Grid():
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from row
            yield block.note
        case Plates():
            yield from (picture.caption for picture in block.pictures)
        case Marked():
            yield "".join(run.text for run in block.runs)
