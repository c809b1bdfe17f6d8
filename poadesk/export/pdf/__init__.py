"""A document as PDF: any script, fonts inside, the same bytes each time. Reads no draft, writes no file."""

from poadesk.core.blocks import Document, texts
from poadesk.export.exporter import Unprintable
from poadesk.export.pdf import fonts, plain
from poadesk.export.pdf.style import Paper


def export(document: Document, paper: Paper = "a4") -> bytes:
    """The PDF file. A character that no font has is drawn as its number, ⟨U+1F600⟩; see `unprintable`."""
    from poadesk.export.pdf.pages import Printer

    return Printer(document, paper).pdf()


def unprintable(document: Document) -> list[Unprintable]:
    """What `export` would have to draw as a number, in reading order, each character once a place."""
    coverage = fonts.coverage()
    found = dict.fromkeys(
        (placed.place, character)
        for placed in texts(document)
        for line in plain.lines(placed.text)
        for character in plain.missing(line, coverage)
    )
    return [Unprintable(place, character, plain.character_name(character)) for place, character in found]
