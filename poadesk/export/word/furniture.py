"""Head and foot of each page: whose report it is, its title, its marking, and which page of how many."""

from collections.abc import Iterable, Iterator

from docx.document import Document as WordFile

from poadesk.core.blocks import Document
from poadesk.export.text.shown import one_xml_line
from poadesk.export.word.fields import page_of
from poadesk.export.word.paragraphs import Paragraphs
from poadesk.export.word.xml import Element, w

_BETWEEN = " · "


def set_furniture(file: WordFile, document: Document, paragraphs: Paragraphs, width: int) -> None:
    """Write head and foot for pages whose text is that wide, in twentieths of a point."""
    section = file.sections[0]
    for part, made in (
        (section.header, _head(document, paragraphs, width)),
        (section.footer, _foot(document, paragraphs, width)),
    ):
        part.is_linked_to_previous = False
        holder = part._element  # noqa: SLF001 - python-docx shows only its paragraphs
        for child in list(holder):
            holder.remove(child)
        holder.extend(made)


def _head(document: Document, paragraphs: Paragraphs, width: int) -> Iterator[Element]:
    draft = document.furniture.draft if document.copy == "review" else ""
    start = _BETWEEN.join(filter(None, (draft, one_xml_line(document.state))))
    end = paragraphs.in_line(one_xml_line(document.short_title or document.title))
    yield _two_sides(paragraphs, "Header", start, end, width)


def _foot(document: Document, paragraphs: Paragraphs, width: int) -> Iterator[Element]:
    start = one_xml_line(document.marking or document.revision)
    yield _two_sides(paragraphs, "Footer", start, page_of(document.furniture.page_of, paragraphs.in_line), width)
    yield from paragraphs.lines("Footer", document.returning)


def _two_sides(paragraphs: Paragraphs, style: str, start: str, end: Iterable[Element], width: int) -> Element:
    """A line with words at both ends, in the direction of the document."""
    tabs = w("tabs", w("tab", val="right", pos=width))
    properties = w("pPr", w("pStyle", val=style), tabs, w("bidi", val=int(paragraphs.direction == "rtl")))
    return w("p", properties, *paragraphs.in_line(start), w("r", w("tab")), *end)
