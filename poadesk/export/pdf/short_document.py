"""Layout of a short document, such as a change report, without title page and contents.

What it is about stands at the head of its first page, then all parts follow one after the other.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from poadesk.core.blocks import Block, Document, Entry, Marked, Part, Run
from poadesk.export.pdf import style
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.display_list import place_line, rule_across
from poadesk.export.pdf.line_breaking import break_lines, level_of
from poadesk.export.pdf.page_breaking import Band, Place, kept
from poadesk.export.pdf.typesetting import Labelling, Typesetter, label_width, set_block, set_marked, set_pair

_FACTS = Labelling(style.LEAFLET_LABEL, style.LEAFLET_FACT)


def set_heading(typesetter: Typesetter, document: Document) -> Iterator[Band]:
    """Title, facts and key; the head of the page says whose it is."""
    yield from typesetter.text(document.title, style.LEAFLET_TITLE)
    before = 6.0
    width = label_width(typesetter, document.facts, _FACTS)
    for pair in document.facts:
        bands = set_pair(typesetter, pair, width, _FACTS)
        yield replace(bands[0], before=before)
        yield from bands[1:]
        before = 1.0
    if document.notice:
        key = typesetter.text(document.notice, style.LEAFLET_KEY)
        yield replace(key[0], before=7.0)
        yield from key[1:]


def set_short_opening(typesetter: Typesetter, part: Part) -> list[Band]:
    """Number and title of a part under a rule, its introduction on the same line if there is room."""
    whole = typesetter.column
    half = whole.part(whole.width / 2, whole.width / 2)
    intro = break_lines(typesetter.shaper, part.intro, style.LEAFLET_COUNTS, half)
    beside = intro[0] if len(intro) == 1 else None
    taken = beside.width + 14 if beside else 0.0
    indent = style.NUMBER_COLUMN if part.number else 0.0
    bands = typesetter.text(part.title, style.LEAFLET_PART, whole.part(indent, whole.width - indent - taken))
    if part.number:
        number = typesetter.line(part.number, style.LEAFLET_PART, whole.part(0, style.NUMBER_COLUMN))
        bands = typesetter.hanging(number, bands)
    items = [rule_across(whole, 4, style.QUIET_INK, style.HAIRLINE), *bands[0].items]
    if beside:
        items.append(place_line(beside, whole, "end"))
    bands[0] = replace(bands[0], items=tuple(items), before=12.0)
    if part.intro and not beside:
        bands += typesetter.text(part.intro, style.LEAFLET_COUNTS, whole.part(indent, whole.width - indent))
    return bands


def set_short_part(typesetter: Typesetter, part: Part, opening: list[Band]) -> Iterator[Band]:
    """A part; `opening` are the bands that a bookmark leads to."""
    place = Place(f"{part.number}  {part.title}".strip())
    first, *others = kept(opening, also_last=bool(part.entries))
    yield replace(first, place=place)
    yield from others
    for entry in part.entries:
        first, *others = _entry(typesetter, entry)
        yield replace(first, place=Place(place.part, entry.number))
        yield from others


def _entry(typesetter: Typesetter, entry: Entry) -> Iterator[Band]:
    """A question and the first words of its answer in one paragraph. Without a number, its title is what leads."""
    column = typesetter.column
    indent = style.NUMBER_COLUMN if entry.number else 0.0
    within = Typesetter(typesetter.shaper, column.part(indent, column.width - indent))
    title = (Run(f"{entry.title} ", tone="quiet" if entry.number else "strong"),)
    match entry.blocks:
        case (Marked(runs), *others):
            bands = _run_in(within, title, runs)
        case others:
            bands = kept(list(set_marked(within, title, style.LEAFLET_TEXT)), also_last=bool(others))
    number = typesetter.line(entry.number, style.LEAFLET_NUMBER, column.part(0, style.NUMBER_COLUMN))
    bands = typesetter.hanging(number, bands)
    yield replace(bands[0], before=4.0, opens_entry=True)
    yield from bands[1:]
    for block in others:
        yield from _further(within, block, column)


def _run_in(typesetter: Typesetter, title: tuple[Run, ...], runs: tuple[Run, ...]) -> list[Band]:
    """Title and answer in one paragraph, unless one runs to the left and the other to the right."""
    labels = tuple(takewhile(lambda run: run.tone != "answer", runs))
    answer = runs[len(labels) :]
    ways = {level_of(_text(some), typesetter.column.level) for some in (title, answer)}
    if len(ways) == 1:
        return list(set_marked(typesetter, (*title, *runs), style.LEAFLET_TEXT))
    above = kept(list(set_marked(typesetter, (*title, *labels), style.LEAFLET_TEXT)), also_last=True)
    return [*above, *set_marked(typesetter, answer, style.LEAFLET_TEXT)]


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _further(typesetter: Typesetter, block: Block, wide: Column) -> Iterator[Band]:
    if isinstance(block, Marked):
        bands = list(set_marked(typesetter, block.runs, style.LEAFLET_TEXT))
    else:
        bands = list(set_block(typesetter, block, wide))
    if bands:
        yield replace(bands[0], before=2.0)
        yield from bands[1:]
