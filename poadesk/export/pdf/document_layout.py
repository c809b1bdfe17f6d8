"""Page layout: a document as pages of placed items: title page, contents, sections, and heads and feet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poadesk.core.blocks import Document, Part
from poadesk.export.pdf import printable, style
from poadesk.export.pdf.bidi import LEVELS
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.contents import part_target, set_contents
from poadesk.export.pdf.cover import set_cover
from poadesk.export.pdf.display_list import Bookmark, Item
from poadesk.export.pdf.page_breaking import Band, Page, paginate
from poadesk.export.pdf.running_heads import RunningHeads
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.short_document import set_heading, set_opening, set_short_part
from poadesk.export.pdf.typesetting import Typesetter, set_part


@dataclass(frozen=True)
class LaidOut:
    """What stands on each page, and the shaper that knows the glyphs of its lines. `size` is in points."""

    size: tuple[float, float]
    pages: tuple[tuple[Item, ...], ...]
    shaper: Shaper


def lay_out(document: Document, paper: style.Paper = "a4") -> LaidOut:
    """The pages of a document as data, before anything is drawn."""
    layout = _Layout(document, style.PAPERS[paper])
    return LaidOut(style.PAPERS[paper], tuple(layout.pages()), layout.typesetter.shaper)


class _Layout:
    def __init__(self, document: Document, size: tuple[float, float]) -> None:
        self._document = document
        self._size = size
        column = Column(style.SIDE, size[0] - 2 * style.SIDE, LEVELS[document.direction])
        self.typesetter = Typesetter(Shaper(), column)

    def pages(self) -> Iterator[tuple[Item, ...]]:
        cover, others = self._broken()
        heads = RunningHeads(self._document, self.typesetter, self._size[1])
        total = len(cover) + len(others)
        yield from (tuple(page.items()) for page in cover)
        for number, page in enumerate(others, len(cover) + 1):
            yield (*page.items(), *heads.items(page, number, total))

    def _broken(self) -> tuple[Sequence[Page], Sequence[Page]]:
        """The pages of the cover, and all others."""
        document = self._document
        body = [band for number, part in enumerate(document.parts) for band in self._part(number, part)]
        if document.layout == "leaflet":
            return [], self._pages([*set_heading(self.typesetter, document), *body])
        room = self._size[1] - style.TOP - style.BOTTOM
        cover = self._pages(set_cover(self.typesetter, document, room))
        pages = self._pages(body)
        before = len(cover) + len(self._contents({}))
        begin = [number for number, page in enumerate(pages, before + 1) for _ in range(page.parts_opened)]
        return cover, [*self._contents(dict(enumerate(begin))), *pages]

    def _pages(self, bands: list[Band]) -> list[Page]:
        return paginate(bands, self._size[1] - style.TOP, style.BOTTOM)

    def _contents(self, begin: dict[int, int]) -> list[Page]:
        heading = self._document.furniture.contents
        return self._pages(set_contents(self.typesetter, heading, self._document.parts, begin))

    def _part(self, number: int, part: Part) -> Iterator[Band]:
        """A section with the bookmarks that lead to it and to its questions."""
        short = self._document.layout == "leaflet"
        opening = set_opening(self.typesetter, part) if short else self._opening(part)
        opening[0] = _bookmarked(opening[0], part_target(number), part.heading.words, 0)
        entries = iter(enumerate(part.entries))
        for band in (set_short_part if short else set_part)(self.typesetter, part, opening):
            if band.opens_entry:
                place, entry = next(entries)
                yield _bookmarked(band, f"{part_target(number)}-{place}", entry.heading.words, 1)
            else:
                yield band

    def _opening(self, part: Part) -> list[Band]:
        title = self.typesetter.text(part.title, style.PART_TITLE)
        number = self.typesetter.text(part.number, style.PART_NUMBER) if part.number else []
        return [*number, *title, Band(10.0)]


def _bookmarked(band: Band, name: str, title: str, level: int) -> Band:
    return replace(band, items=(Bookmark(name, printable.outside_pages(title), level, 6), *band.items))
