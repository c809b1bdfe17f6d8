"""Title page: whose report it is, for which years, by whom, and what may be done with it."""

from collections.abc import Iterator
from dataclasses import replace

from poadesk.core.blocks import Document
from poadesk.export.pdf import style
from poadesk.export.pdf.display_list import ARTIFACT, Box, Frame, Item, Plate, Text, place_line
from poadesk.export.pdf.line_breaking import break_lines
from poadesk.export.pdf.page_breaking import Band, kept
from poadesk.export.pdf.typesetting import Labelling, Typesetter, label_width, set_pair
from poadesk.export.pictures import fitted, picture
from poadesk.export.text import shown

_BEFORE_STATE, _BEFORE_STATE_NARROW = 86.0, 34.0
# In a column narrower than this all is smaller: it is that of large print, which enlarges it again.
_NARROW = 400.0
_DRAFT_HEIGHT = 19.0
# A coat of arms is no wider and no higher than this.
_ARMS, _ARMS_NARROW = (110.0, 84.0), (80.0, 56.0)
_FACTS = Labelling(style.COVER_LABEL, style.COVER_FACT)


def set_cover(typesetter: Typesetter, document: Document) -> list[Band]:
    """The bands of the cover."""
    return [*_heading(typesetter, document), *_facts(typesetter, document), *_marking(typesetter, document)]


def _heading(typesetter: Typesetter, document: Document) -> Iterator[Band]:
    narrow = _is_narrow(typesetter)
    yield Band(_BEFORE_STATE_NARROW if narrow else _BEFORE_STATE, _draft_mark(typesetter, document))
    yield from _arms(typesetter, document)
    yield from _lines(typesetter, document.state, style.COVER_STATE, 0.0)
    yield from _lines(typesetter, document.title, style.COVER_TITLE_NARROW if narrow else style.COVER_TITLE, 8.0)
    yield from _lines(typesetter, document.subtitle, style.COVER_SUBTITLE, 8.0)
    bar = typesetter.column.part(0, 54)
    yield Band(26.0, (Box(bar.left, -3, bar.width, 3, style.ACCENT),), before=22.0)


def _is_narrow(typesetter: Typesetter) -> bool:
    return typesetter.column.width < _NARROW


def _arms(typesetter: Typesetter, document: Document) -> Iterator[Band]:
    image = picture(document.arms.data) if document.arms else None
    if image is not None:
        width, height = fitted(image, *(_ARMS_NARROW if _is_narrow(typesetter) else _ARMS))
        column = typesetter.column.part(0.0, width)
        yield Band(height + 12.0, (Plate(image, column.left, -height, width, height),), with_next=True)


def _facts(typesetter: Typesetter, document: Document) -> Iterator[Band]:
    width = label_width(typesetter, document.facts, _FACTS)
    for pair in document.facts:
        bands = set_pair(typesetter, pair, width, _FACTS)
        yield replace(bands[0], before=3.0)
        yield from bands[1:]


def _marking(typesetter: Typesetter, document: Document) -> list[Band]:
    return kept(list(_lines(typesetter, document.marking, style.COVER_MARKING, 24.0)))


def _lines(typesetter: Typesetter, text: str, look: style.TextStyle, before: float) -> Iterator[Band]:
    for line in shown.lines(text):
        if line:
            first, *others = typesetter.text(line, look)
            yield replace(first, before=before)
            yield from others
            before = 3.0


def _draft_mark(typesetter: Typesetter, document: Document) -> tuple[Item, ...]:
    if document.copy != "review":
        return ()
    return draft_mark(typesetter, document.furniture.draft, 0.0, _DRAFT_HEIGHT)


def draft_mark(typesetter: Typesetter, words: str, top: float, height: float) -> tuple[Text, Frame]:
    """The framed words that a review copy carries; the frame is `height` points high."""
    column = typesetter.column
    line = break_lines(typesetter.shaper, words, style.DRAFT, column.part(0, column.width - 16))[0]
    text = place_line(line, column.part(8, line.width), "start", top - (height - line.style.leading) / 2, ARTIFACT)
    frame = column.part(0, line.width + 16)
    return text, Frame(frame.left, top - height, frame.width, height, style.DRAFT_INK)
