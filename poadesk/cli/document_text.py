"""Plain-text rendering: a document as lines for a console.

What a person wrote cannot steer the terminal: control characters go.
"""

from collections.abc import Iterator, Mapping

from poadesk.core.blocks import (
    Block,
    Bullets,
    Document,
    Edit,
    Grid,
    Heading,
    Mark,
    Marked,
    Pairs,
    Paragraph,
    Part,
    Plates,
    Short,
    split_lists,
)  # fmt: skip
from poadesk.core.text.plain_text import clean

_MARKS: Mapping[Mark, str] = {"bullet": "-", "yes": "[x]"}
_EDITS: Mapping[Edit, str] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def lines(document: Document) -> Iterator[str]:
    """The document in reading order, without line breaks inside paragraphs."""
    yield _plain(document.title)
    yield from (f"{_plain(pair.label)}: {_plain(pair.text)}" for pair in document.facts)
    for part in document.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    yield ""
    yield f"{part.number}  {part.title}".strip().upper()
    for entry in part.entries:
        yield ""
        head = f"{entry.number}  {entry.title}".strip()
        yield f"{head} ({entry.citations})" if entry.citations else head
        for block in entry.blocks:
            for line in _block(block):
                yield from (f"    {piece}" for piece in _plain(line).split("\n"))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.words
        case Paragraph():
            for piece in split_lists(block):
                yield from (piece.text,) if isinstance(piece, Paragraph) else _block(piece)
        case Short():
            yield block.text
        case Bullets():
            yield from (f"{'  ' * item.level}{_MARKS[item.mark]} {item.text}" for item in block.items)
        case Pairs():
            yield from (f"{pair.label}: {pair.text}" for pair in block.pairs)
        case Grid():
            yield " | ".join(column.title for column in block.columns)
            yield from (" | ".join(cell.replace("\n", " ") for cell in row) for row in block.rows)
            yield from (block.note,) if block.note else ()
        case Plates():
            yield from (picture.caption for picture in block.pictures)
        case Marked():
            yield "".join(_EDITS[run.edit].format(run.text) for run in block.runs)


def _plain(text: str) -> str:
    return clean(text).text
