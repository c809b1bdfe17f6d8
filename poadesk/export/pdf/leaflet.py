"""A short document without cover and contents: what it is about at the head of its first page, then all in one go."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from poadesk.core.blocks import Block, Document, Entry, Marked, Part, Run
from poadesk.export.pdf import style
from poadesk.export.pdf.flow import Place, Strip, kept
from poadesk.export.pdf.paragraph import lay, level_of
from poadesk.export.pdf.pen import Column, Pen
from poadesk.export.pdf.setting import Setter, set_block, set_marked, set_pair


def set_heading(setter: Setter, document: Document) -> Iterator[Strip]:
    """Title, facts and key; the head of the page says whose it is."""
    yield from setter.text(document.title, style.LEAFLET_TITLE)
    before = 6.0
    for pair in document.facts:
        strips = set_pair(setter, pair, style.LEAFLET_LABEL, style.LEAFLET_FACT)
        yield replace(strips[0], before=before)
        yield from strips[1:]
        before = 1.0
    if document.notice:
        key = setter.text(document.notice, style.LEAFLET_KEY)
        yield replace(key[0], before=7.0)
        yield from key[1:]


def set_opening(setter: Setter, part: Part) -> list[Strip]:
    """Number and title of a part under a rule, its introduction on the same line if there is room."""
    whole = setter.column
    intro = lay(setter.typesetter, part.intro, style.LEAFLET_COUNTS, whole.width / 2, whole.level)
    beside = intro[0] if len(intro) == 1 else None
    taken = beside.width + 14 if beside else 0.0
    number = lay(setter.typesetter, part.number, style.LEAFLET_PART, style.NUMBER_COLUMN, whole.level)[0]
    indent = style.NUMBER_COLUMN if part.number else 0.0
    title = setter.text(part.title, style.LEAFLET_PART, whole.part(indent, whole.width - indent - taken))
    strips = setter.hanging(number, title, whole) if part.number else title
    first = strips[0]

    def draw(pen: Pen, top: float) -> None:
        pen.rule(whole, top + 4, style.QUIET_INK, style.HAIRLINE)
        if first.draw:
            first.draw(pen, top)
        if beside:
            pen.line(beside, whole, top, "end")

    strips[0] = replace(first, draw=draw, before=12.0)
    if part.intro and not beside:
        strips += setter.text(part.intro, style.LEAFLET_COUNTS, whole.part(indent, whole.width - indent))
    return strips


def set_leaflet_part(setter: Setter, part: Part, opening: list[Strip]) -> Iterator[Strip]:
    """A part; `opening` are the strips that a bookmark leads to."""
    where = f"{part.number}  {part.title}".strip()
    for strip in kept(opening, also_last=bool(part.entries)):
        yield replace(strip, place=Place(where))
    for entry in part.entries:
        place = Place(where, entry.number)
        yield from (replace(strip, place=place) for strip in _entry(setter, entry))


def _entry(setter: Setter, entry: Entry) -> Iterator[Strip]:
    """A question and the first words of its answer in one paragraph."""
    column = setter.column
    within = Setter(setter.typesetter, column.part(style.NUMBER_COLUMN, column.width - style.NUMBER_COLUMN))
    title = (Run(f"{entry.title} ", tone="quiet"),)
    match entry.blocks:
        case (Marked(runs), *others):
            strips = _run_in(within, title, runs)
        case others:
            strips = kept(list(set_marked(within, title, style.LEAFLET_TEXT)), also_last=bool(others))
    number = lay(setter.typesetter, entry.number, style.LEAFLET_NUMBER, style.NUMBER_COLUMN, column.level)[0]
    strips = setter.hanging(number, strips, column)
    yield replace(strips[0], before=4.0, opens_entry=True)
    yield from strips[1:]
    for block in others:
        yield from _further(within, block, column)


def _run_in(setter: Setter, title: tuple[Run, ...], runs: tuple[Run, ...]) -> list[Strip]:
    """Title and answer in one paragraph, unless one runs to the left and the other to the right."""
    labels = tuple(takewhile(lambda run: run.tone != "answer", runs))
    answer = runs[len(labels) :]
    ways = {level_of(_text(some), setter.column.level) for some in (title, answer)}
    if len(ways) == 1:
        return list(set_marked(setter, (*title, *runs), style.LEAFLET_TEXT))
    above = kept(list(set_marked(setter, (*title, *labels), style.LEAFLET_TEXT)), also_last=True)
    return [*above, *set_marked(setter, answer, style.LEAFLET_TEXT)]


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _further(setter: Setter, block: Block, wide: Column) -> Iterator[Strip]:
    if isinstance(block, Marked):
        strips = list(set_marked(setter, block.runs, style.LEAFLET_TEXT))
    else:
        strips = list(set_block(setter, block, wide))
    if strips:
        yield replace(strips[0], before=2.0)
        yield from strips[1:]
