"""PDF export: a document in any script, fonts inside, the same bytes each time. Reads no draft, writes no file."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from poadesk.core.block_texts import texts
from poadesk.core.blocks import Document
from poadesk.export.exporter import Unprintable
from poadesk.export.pdf import fonts, printable
from poadesk.export.pdf.style import Paper
from poadesk.export.text import shown


def export(document: Document, paper: Paper = "a4", *, margin: bool = False, large: bool = False) -> bytes:
    """The PDF file; `margin` gives it an outer margin for remarks, `large` answers of 14 points.

    A character that no font has is drawn as its number, ⟨U+1F600⟩; see `unprintable`.
    """
    from poadesk.export.pdf.document_layout import lay_out
    from poadesk.export.pdf.drawing import Drawing
    from poadesk.export.pdf.metadata import describe
    from poadesk.export.pdf.sheet import make_sheet

    with _without_cycle_search():
        laid_out = lay_out(document, make_sheet(paper, margin=margin, large=large))
        drawing = Drawing(laid_out.sheet, document.language)
        describe(drawing.canvas, document)
        for items in laid_out.pages:
            drawing.page(items)
        return drawing.finish(laid_out.shaper.embedded)


@contextmanager
def _without_cycle_search() -> Iterator[None]:
    """Garbage collection paused: a long report is some hundred thousand objects, and the search takes a quarter."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def unprintable(document: Document) -> list[Unprintable]:
    """What `export` would have to draw as a number, in reading order, each character once a place."""
    coverage = fonts.coverage()
    found = dict.fromkeys(
        (placed.place, character)
        for placed in texts(document)
        for line in shown.lines(placed.text)
        for character in printable.missing(line, coverage)
    )
    return [Unprintable(place, character, printable.character_name(character)) for place, character in found]
