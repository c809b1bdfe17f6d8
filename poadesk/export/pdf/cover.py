"""The first page: whose report it is, for which years, in which state, and what may be done with it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from poadesk.core.blocks import Document
from poadesk.export.pdf import plain, style
from poadesk.export.pdf.flow import Strip, kept
from poadesk.export.pdf.paragraph import Line, lay
from poadesk.export.pdf.pen import Column, Pen
from poadesk.export.pdf.setting import Setter, set_pair

_BEFORE_STATE = 86.0
_DRAFT_HEIGHT = 19.0


def set_cover(setter: Setter, document: Document, height: float) -> list[Strip]:
    """The strips of the cover; small print goes to the foot of a page `height` points high, if it has room."""
    upper = [*_heading(setter, document), *_facts(setter, document)]
    lower = _small_print(setter, document)
    used = sum(strip.height + strip.before for strip in (*upper, *lower))
    if lower:
        lower[0] = replace(lower[0], before=lower[0].before + max(0.0, height - used - 1.0))
    return [*upper, *lower]


def _heading(setter: Setter, document: Document) -> Iterator[Strip]:
    yield Strip(_BEFORE_STATE, _draft_mark(setter, document))
    yield from _lines(setter, document.state, style.COVER_STATE, 0.0)
    yield from _lines(setter, document.title, style.COVER_TITLE, 8.0)
    yield from _lines(setter, document.subtitle, style.COVER_SUBTITLE, 8.0)
    yield Strip(26.0, partial(_draw_bar, setter.column), before=22.0)


def _facts(setter: Setter, document: Document) -> Iterator[Strip]:
    for pair in document.facts:
        strips = set_pair(setter, pair, style.COVER_LABEL, style.COVER_FACT)
        yield replace(strips[0], before=3.0)
        yield from strips[1:]


def _small_print(setter: Setter, document: Document) -> list[Strip]:
    marking = list(_lines(setter, document.marking, style.COVER_MARKING, 18.0))
    notice = list(_lines(setter, document.notice, style.COVER_NOTICE, 8.0))
    return kept([*marking, *notice])


def _lines(setter: Setter, text: str, look: style.TextStyle, before: float) -> Iterator[Strip]:
    for line in plain.lines(text):
        if line:
            first, *others = setter.text(line, look)
            yield replace(first, before=before)
            yield from others
            before = 3.0


def _draft_mark(setter: Setter, document: Document) -> partial[None] | None:
    if document.copy != "review":
        return None
    return partial(_draw_draft, *draft_mark(setter, document.furniture.draft))


def draft_mark(setter: Setter, words: str) -> tuple[Line, Column]:
    """The framed words that a review copy carries, and the column of the frame."""
    line = lay(setter.typesetter, words, style.DRAFT, setter.column.width - 16, setter.column.level)[0]
    return line, setter.column.part(0, line.width + 16)


def _draw_draft(line: Line, frame: Column, pen: Pen, top: float) -> None:
    with pen.furniture():
        pen.line(line, frame.part(8, line.width), top - (_DRAFT_HEIGHT - line.style.leading) / 2)
    pen.frame(frame, top - _DRAFT_HEIGHT, _DRAFT_HEIGHT, style.DRAFT_INK)


def _draw_bar(column: Column, pen: Pen, top: float) -> None:
    pen.box(column.part(0, 54), top - 3, 3, style.ACCENT)
