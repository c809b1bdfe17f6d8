"""The whole report on its pages: cover, contents, sections, and what stands at the head and foot of each."""

import re
from collections.abc import Iterator
from dataclasses import replace

from poadesk.core.blocks import Document, Part
from poadesk.export.pdf import plain, style
from poadesk.export.pdf.bidi import LEVELS
from poadesk.export.pdf.contents import part_target, set_contents
from poadesk.export.pdf.cover import draft_mark, set_cover
from poadesk.export.pdf.flow import Page, Strip, paginate
from poadesk.export.pdf.leaflet import set_heading, set_leaflet_part, set_opening
from poadesk.export.pdf.paragraph import Line, lay
from poadesk.export.pdf.pen import Column, Pen
from poadesk.export.pdf.setting import Setter, set_part
from poadesk.export.pdf.shape import Typesetter

_ISO_DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Printer:
    """Sets one document on one paper and draws it, once."""

    def __init__(self, document: Document, paper: style.Paper) -> None:
        self._document = document
        self._size = style.PAPERS[paper]
        level = LEVELS[document.direction]
        self._setter = Setter(Typesetter(), Column(style.SIDE, self._size[0] - 2 * style.SIDE, level))
        self._fitted: dict[tuple[str, float], Line] = {}

    def pdf(self) -> bytes:
        document = self._document
        if document.layout == "leaflet":
            strips = [strip for n, part in enumerate(document.parts) for strip in self._part(n, part)]
            return self._drawn([], self._pages([*set_heading(self._setter, document), *strips]))
        room = self._size[1] - style.TOP - style.BOTTOM
        cover = self._pages(set_cover(self._setter, document, room))
        body = self._pages([strip for n, part in enumerate(document.parts) for strip in self._part(n, part)])
        before = len(cover) + len(self._contents({}))
        begin = [n for n, page in enumerate(body, before + 1) for _ in range(page.parts_opened)]
        contents = self._contents(dict(enumerate(begin)))
        return self._drawn(cover, [*contents, *body])

    def _pages(self, strips: list[Strip]) -> list[Page]:
        return paginate(strips, self._size[1] - style.TOP, style.BOTTOM)

    def _contents(self, begin: dict[int, int]) -> list[Page]:
        heading = self._document.furniture.contents
        return self._pages(set_contents(self._setter, heading, self._document.parts, begin))

    def _part(self, number: int, part: Part) -> Iterator[Strip]:
        """A section with the bookmarks that lead to it and to its questions."""
        leaflet = self._document.layout == "leaflet"
        opening = set_opening(self._setter, part) if leaflet else self._opening(part)
        title = part.heading.words
        opening[0] = _bookmarked(opening[0], part_target(number), title, 0)
        entries = iter(enumerate(part.entries))
        for strip in (set_leaflet_part if leaflet else set_part)(self._setter, part, opening):
            if strip.opens_entry:
                place, entry = next(entries)
                words = entry.heading.words
                yield _bookmarked(strip, f"{part_target(number)}-{place}", words, 1)
            else:
                yield strip

    def _opening(self, part: Part) -> list[Strip]:
        title = self._setter.text(part.title, style.PART_TITLE)
        number = self._setter.text(part.number, style.PART_NUMBER) if part.number else []
        return [*number, *title, Strip(10.0)]

    def _drawn(self, cover: list[Page], others: list[Page]) -> bytes:
        pen = Pen(self._size, self._document.language)
        self._describe(pen)
        total = len(cover) + len(others)
        for number, page in enumerate([*cover, *others], 1):
            for top, strip in page.placed:
                if strip.draw:
                    strip.draw(pen, top)
            with pen.furniture():
                if number > len(cover):
                    self._head(pen, page)
                    self._foot(pen, number, total)
            pen.turn()
        return pen.finish(self._setter.typesetter)

    def _describe(self, pen: Pen) -> None:
        document = self._document
        canvas = pen.canvas
        canvas.setTitle(_metadata(f"{document.state}: {document.title}" if document.state else document.title))
        canvas.setAuthor(_metadata(document.author or document.state))
        canvas.setSubject(_metadata(document.subtitle))
        canvas.setKeywords(_metadata(", ".join(document.keywords)))
        canvas.setCreator("poadesk")
        date = _ISO_DATE.match(document.date)
        stamp = f"D:{''.join(date.groups())}000000+00'00'" if date else "D:20000101000000+00'00'"
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if self._setter.column.level:
            canvas.setViewerPreference("Direction", "R2L")
        canvas.addPageLabel(0, style="ARABIC", start=1)
        canvas.showOutline()

    def _head(self, pen: Pen, page: Page) -> None:
        """State and section at the head of a page; on a review copy the draft mark above them."""
        column = self._setter.column
        top = self._size[1] - style.HEADER
        state = self._line(self._document.state, column.width * 0.4)
        pen.line(state, column, top)
        where = page.place.part
        if page.continues_entry:
            where += f" · {page.place.entry} ({self._document.furniture.continued})"
        pen.line(self._line(where, column.width - state.width - 30), column, top, "end")
        pen.rule(column, top - style.FURNITURE.leading - 5, style.RULE, style.HAIRLINE)
        if self._document.copy == "review":
            mark, frame = draft_mark(self._setter, self._document.furniture.draft)
            pen.line(mark, frame.part(8, mark.width), top + 17)
            pen.frame(frame, top + 4, 15, style.DRAFT_INK)

    def _foot(self, pen: Pen, number: int, total: int) -> None:
        """Title and revision, marking, and page at the foot of a page."""
        column = self._setter.column
        top = style.FOOTER
        document = self._document
        pen.rule(column, top + 7, style.RULE, style.HAIRLINE)
        folio = self._line(document.furniture.page_of.format(page=number, pages=total), column.width)
        pen.line(folio, column, top, "end")
        revision = " · ".join(text for text in (document.revision, document.title) if text)
        pen.line(self._line(revision, column.width - folio.width - 20), column, top)
        pen.line(self._line(document.marking, column.width), column, top - style.FURNITURE.leading - 2)

    def _line(self, text: str, width: float) -> Line:
        """Furniture is one line: what has no room in it ends in an ellipsis."""
        key = (text, width)
        if key not in self._fitted:
            self._fitted[key] = self._fit(plain.one_line(text), width)
        return self._fitted[key]

    def _fit(self, text: str, width: float) -> Line:
        shown = text
        while True:
            lines = lay(self._setter.typesetter, shown, style.FURNITURE, width, self._setter.column.level)
            if len(lines) == 1 or not text:
                return lines[0]
            text = text[: min(len(text) * 9 // 10, 400)].rstrip()
            shown = text + "…"


def _bookmarked(strip: Strip, target: str, title: str, level: int) -> Strip:
    def draw(pen: Pen, top: float) -> None:
        pen.target(target, _metadata(title), level, top + 6)
        if strip.draw:
            strip.draw(pen, top)

    return replace(strip, draw=draw)


def _metadata(text: str) -> str:
    """Words outside the pages, which readers show in their own fonts: half characters replaced."""
    return plain.one_line(text).encode("utf-8", "replace").decode("utf-8")
