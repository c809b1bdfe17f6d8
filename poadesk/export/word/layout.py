"""Document layout in Word: first page, contents, sections with their questions, and what is technical at the end."""

from collections.abc import Iterator
from functools import partial

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Twips

from poadesk.core.blocks import Document, Entry, Part
from poadesk.export.exporter import Paper
from poadesk.export.text.shown import one_xml_line
from poadesk.export.word.blocks import Blocks
from poadesk.export.word.fields import begin_field, end_field
from poadesk.export.word.furniture import set_furniture
from poadesk.export.word.lists import define_lists
from poadesk.export.word.package import empty_file, link_to
from poadesk.export.word.paragraphs import PLAIN, Paragraphs, Place, Span
from poadesk.export.word.pictures import Pictures
from poadesk.export.word.styles import NUMBER, define_styles
from poadesk.export.word.tables import Tables
from poadesk.export.word.xml import Element, w, words

# Twentieths of a point.
_PAPERS: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}
_SIDE, _TOP, _BOTTOM, _EDGE = 1080, 1300, 1300, 620
# Points: a coat of arms is no wider and no higher than the first, other pictures than the second.
_ARMS, _PICTURE = (110.0, 84.0), (300.0, 200.0)
_POINT_MARK = "▸ "
_LEFT_TO_RIGHT_MARK = "\u200e"


def lay_out(document: Document, paper: Paper, remark: str) -> WordFile:
    """The whole document as a file that is not yet written."""
    file = empty_file(document)
    define_styles(file, document.language)
    define_lists(file)
    width = _set_page(file, document, paper)
    paragraphs = Paragraphs(document.language, partial(link_to, file))
    tables = Tables(paragraphs, width - NUMBER)
    body = _Body(document, paragraphs, Blocks(paragraphs, tables, Pictures(file, *_PICTURE)))
    end = file.element.body[-1]
    for element in _apart(body.elements(remark)):
        end.addprevious(element)
    set_furniture(file, document, paragraphs, width)
    return file


def _set_page(file: WordFile, document: Document, paper: Paper) -> int:
    """Size and margins of the page; gives the width of its text."""
    section = file.sections[0]
    width, height = _PAPERS[paper]
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips(_SIDE)
    section.top_margin, section.bottom_margin = Twips(_TOP), Twips(_BOTTOM)
    section.header_distance = section.footer_distance = Twips(_EDGE)
    if document.direction == "rtl":
        properties = file.element.body[-1]
        place = properties.find(qn("w:docGrid"))
        properties.insert(len(properties) if place is None else properties.index(place), w("bidi"))
    return width - 2 * _SIDE


def _apart(elements: Iterator[Element]) -> Iterator[Element]:
    """Elements with an empty line between two tables, which would else be one."""
    before = None
    for element in elements:
        if before == element.tag == qn("w:tbl"):
            yield w("p", w("pPr", w("pStyle", val="Quiet")))
        yield element
        before = element.tag


class _Body:
    """The elements of one document, in order."""

    def __init__(self, document: Document, paragraphs: Paragraphs, blocks: Blocks) -> None:
        self._document = document
        self._paragraphs = paragraphs
        self._blocks = blocks

    def elements(self, remark: str) -> Iterator[Element]:
        yield from self._first_page(remark)
        yield from self._contents()
        for number, part in enumerate(self._document.parts):
            yield from self._part(number, part)
        if self._document.colophon:
            yield w("p", w("pPr", w("pStyle", val="Quiet")))
            yield self._blocks.tables.pairs(self._document.colophon, indent=0)
        yield from self._lines("Remark", self._document.notice)
        yield w("p", w("pPr", w("pStyle", val="Quiet")))  # a table must not be the last element

    def _lines(self, style: str, text: str, place: Place = PLAIN) -> Iterator[Element]:
        return self._paragraphs.lines(style, text, place)

    def _first_page(self, remark: str) -> Iterator[Element]:
        document = self._document
        if document.copy == "review":
            yield from self._lines("Draft", document.furniture.draft)
        arms = self._blocks.pictures.paragraph(document.arms, largest=_ARMS, style="State") if document.arms else None
        if arms is not None:
            yield arms
        yield from self._lines("State", document.state)
        yield from self._lines("Title", document.title)
        yield from self._lines("Subtitle", document.subtitle)
        if document.facts:
            yield self._blocks.tables.pairs(document.facts, indent=0)
        yield from self._lines("Marking", document.marking)
        yield from self._lines("Remark", remark)

    def _contents(self) -> Iterator[Element]:
        """A table of contents that Word can bring up to date, with what is in it now: links without page numbers."""
        yield from self._lines("TOCHeading", self._document.furniture.contents)
        rows = [self._contents_row(number, part) for number, part in enumerate(self._document.parts)]
        if rows:
            for place, run in enumerate(begin_field(r'TOC \o "1-1" \n \h'), start=1):
                rows[0].insert(place, run)
            rows[-1].append(end_field())
        yield from rows

    def _contents_row(self, number: int, part: Part) -> Element:
        row = self._numbered("TOC1", part.number, part.title)
        link = w("hyperlink", *(child for child in row if child.tag != qn("w:pPr")), anchor=_bookmark(number))
        row.append(link)
        return row

    def _numbered(self, style: str, number: str, title: str, citations: str = "", place: Place = PLAIN) -> Element:
        """A number, and words that stand beside it from line to line."""
        spans = [Span(one_xml_line(title))]
        if citations:
            spans.append(Span(f"  {one_xml_line(citations)}", "Citation"))
        made = self._paragraphs.paragraph(style, spans, place)
        if number:
            made[0].addnext(w("r", w("tab")))
            made[0].addnext(w("r", words("t", self._left_to_right(one_xml_line(number)))))
        return made

    def _left_to_right(self, number: str) -> str:
        """A number such as 1.1.a, which would read a.1.1 among Arabic."""
        return f"{_LEFT_TO_RIGHT_MARK}{number}" if self._document.direction == "rtl" else number

    def _part(self, number: int, part: Part) -> Iterator[Element]:
        heading = self._numbered("Heading1", part.number, part.title, place=Place(on_new_page=number == 0))
        heading[0].addnext(w("bookmarkStart", id=number, name=_bookmark(number)))
        heading.append(w("bookmarkEnd", id=number))
        yield heading
        yield from self._lines("Quiet", part.intro)
        for entry in part.entries:
            yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[Element]:
        if entry.title:
            yield self._numbered("Question" if entry.level else "Heading2", entry.number, entry.title, entry.citations)
        for block in entry.blocks:
            yield from self._blocks.elements(block)
        for point in entry.points:
            yield from self._lines("OpenPoint", _POINT_MARK + point)


def _bookmark(number: int) -> str:
    return f"_Toc{number:09}"
