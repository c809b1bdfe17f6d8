"""Page layout: a document as pages of placed items: title page, contents, sections, colophon, and heads and feet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poadesk.core.blocks import Document, Part
from poadesk.export.pdf.colophon import set_colophon
from poadesk.export.pdf.contents import part_target, set_contents
from poadesk.export.pdf.cover import set_cover
from poadesk.export.pdf.display_list import Bookmark, Item
from poadesk.export.pdf.page_breaking import Band, Page, at_foot, paginate
from poadesk.export.pdf.question_layout import set_opening, set_part
from poadesk.export.pdf.remarks_margin import LEAST_ENTRY, RemarksMargin
from poadesk.export.pdf.running_heads import RunningHeads
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.sheet import Sheet, make_sheet
from poadesk.export.pdf.short_document import set_heading, set_short_opening, set_short_part
from poadesk.export.pdf.typesetting import Typesetter
from poadesk.export.text import shown
from poadesk.export.text.bidi import LEVELS


@dataclass(frozen=True)
class LaidOut:
    """What stands on each page, and the shaper that knows the glyphs of its lines."""

    sheet: Sheet
    pages: tuple[tuple[Item, ...], ...]
    shaper: Shaper


def lay_out(document: Document, sheet: Sheet | None = None) -> LaidOut:
    """The pages of a document as data, before anything is drawn; on A4 if no sheet is given."""
    layout = _Layout(document, sheet or make_sheet("a4"))
    return LaidOut(layout.sheet, tuple(layout.pages()), layout.typesetter.shaper)


class _Layout:
    def __init__(self, document: Document, sheet: Sheet) -> None:
        self._document = document
        self.sheet = sheet
        least = LEAST_ENTRY / sheet.scale if sheet.remarks else 0.0
        self.typesetter = Typesetter(Shaper(), sheet.text_column(LEVELS[document.direction]), least)

    def pages(self) -> Iterator[tuple[Item, ...]]:
        cover, others = self._broken()
        heads = RunningHeads(self._document, self.typesetter, self.sheet)
        total = len(cover) + len(others)
        yield from ((*page.items(), *heads.returning()) for page in cover)
        margin = RemarksMargin(self.typesetter, self.sheet) if self.sheet.remarks else None
        for number, page in enumerate(others, len(cover) + 1):
            beside = margin.items(page) if margin and page.parts else ()
            yield (*page.items(), *beside, *heads.items(page, number, total))

    def _broken(self) -> tuple[Sequence[Page], Sequence[Page]]:
        """The pages of the cover, and all others."""
        document = self._document
        body = [band for number, part in enumerate(document.parts) for band in self._part(number, part)]
        if document.layout == "leaflet":
            return [], self._pages([*set_heading(self.typesetter, document), *body])
        front = replace(self.sheet, remarks=0.0).text_column(self.typesetter.column.level)
        cover = self._pages(set_cover(replace(self.typesetter, column=front), document))
        pages = self._with_colophon(body)
        before = len(cover) + len(self._contents({}))
        begin = [number for number, page in enumerate(pages, before + 1) for _ in range(page.parts_opened)]
        return cover, [*self._contents(dict(enumerate(begin))), *pages]

    def _with_colophon(self, body: list[Band]) -> list[Page]:
        """The sections, and at the foot of the last page what is technical."""
        colophon = set_colophon(self.typesetter, self._document)
        pages = self._pages([*body, *colophon])
        if colophon:
            at_foot(pages[-1], len(colophon), self.sheet.bottom)
        return pages

    def _pages(self, bands: list[Band]) -> list[Page]:
        return paginate(bands, self.sheet.top, self.sheet.bottom)

    def _contents(self, begin: dict[int, int]) -> list[Page]:
        heading = self._document.furniture.contents
        return self._pages(set_contents(self.typesetter, heading, self._document.parts, begin))

    def _part(self, number: int, part: Part) -> Iterator[Band]:
        """A section with the bookmarks that lead to it and to its questions."""
        short = self._document.layout == "leaflet"
        opening = (set_short_opening if short else set_opening)(self.typesetter, part)
        opening[0] = _bookmarked(opening[0], part_target(number), part.heading.words, 0)
        entries = iter(enumerate(entry for entry in part.entries if short or entry.title))
        for band in (set_short_part if short else set_part)(self.typesetter, part, opening):
            if band.opens_entry:
                place, entry = next(entries)
                yield _bookmarked(band, f"{part_target(number)}-{place}", entry.heading.words, 1)
            else:
                yield band


def _bookmarked(band: Band, name: str, title: str, level: int) -> Band:
    return replace(band, items=(Bookmark(name, shown.outside_pages(title), level, 6), *band.items))
