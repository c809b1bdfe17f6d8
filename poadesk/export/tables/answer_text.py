"""Answers as plain text: the blocks of an answer, a line each, for a cell."""

from collections.abc import Iterator, Sequence

from poadesk.core.blocks import Block, Bullets, Grid, Heading, Marked, Pairs, Paragraph, Plates, Short  # fmt: skip
from poadesk.core.wording import Words

_BETWEEN_CELLS = " | "


def answer_text(blocks: Sequence[Block], words: Words) -> str:
    """The answer as it is printed, without its layout."""
    return "\n".join(line for block in blocks for line in _lines(block, words) if line)


def _lines(block: Block, words: Words) -> Iterator[str]:
    match block:
        case Heading():
            yield block.words
        case Paragraph() | Short():
            yield block.text
        case Bullets():
            yield from (f"{'  ' * item.level}• {item.text}" for item in block.items)
        case Pairs():
            yield from (words.say("many.said", option=pair.label, answer=pair.text) for pair in block.pairs)
        case Grid():
            yield _BETWEEN_CELLS.join(column.title for column in block.columns)
            yield from map(_BETWEEN_CELLS.join, block.rows)
            yield block.note
        case Plates():
            yield from (picture.caption for picture in block.pictures)
        case Marked():
            yield "".join(run.text for run in block.runs)
