"""Running heads and feet: whose report it is, which section and which page; part of no answer."""

from poadesk.core.blocks import Document
from poadesk.export.pdf import printable, style
from poadesk.export.pdf.cover import draft_mark
from poadesk.export.pdf.display_list import ARTIFACT, Item, place_line, rule_across
from poadesk.export.pdf.line_breaking import Line, break_lines
from poadesk.export.pdf.page_breaking import Page
from poadesk.export.pdf.typesetting import Typesetter

# More letters than any line of this size holds.
_MOST_LETTERS = 400


class RunningHeads:
    """Makes them for the pages of one document; `height` is that of the paper."""

    def __init__(self, document: Document, typesetter: Typesetter, height: float) -> None:
        self._document = document
        self._typesetter = typesetter
        self._height = height
        self._fitted: dict[tuple[str, float], Line] = {}

    def items(self, page: Page, number: int, total: int) -> list[Item]:
        return [*self._head(page), *self._foot(number, total)]

    def _head(self, page: Page) -> list[Item]:
        """State and section; on a review copy the draft mark above them."""
        column = self._typesetter.column
        top = self._height - style.HEADER
        state = self._line(self._document.state, column.width * 0.4)
        where = page.place.part
        if page.continues_entry:
            where += f" · {page.place.entry} ({self._document.furniture.continued})"
        section = self._line(where, column.width - state.width - 30)
        items: list[Item] = [
            place_line(state, column, "start", top, ARTIFACT),
            place_line(section, column, "end", top, ARTIFACT),
            rule_across(column, top - style.FURNITURE.leading - 5, style.RULE, style.HAIRLINE),
        ]
        if self._document.copy == "review":
            items += draft_mark(self._typesetter, self._document.furniture.draft, top + 19, 15)
        return items

    def _foot(self, number: int, total: int) -> list[Item]:
        """Title and revision, marking, and page."""
        column = self._typesetter.column
        top = style.FOOTER
        document = self._document
        folio = self._line(document.furniture.page_of.format(page=number, pages=total), column.width)
        revision = " · ".join(text for text in (document.revision, document.title) if text)
        title = self._line(revision, column.width - folio.width - 20)
        marking = self._line(document.marking, column.width)
        return [
            rule_across(column, top + 7, style.RULE, style.HAIRLINE),
            place_line(folio, column, "end", top, ARTIFACT),
            place_line(title, column, "start", top, ARTIFACT),
            place_line(marking, column, "start", top - style.FURNITURE.leading - 2, ARTIFACT),
        ]

    def _line(self, text: str, width: float) -> Line:
        """One line: what has no room in it ends in an ellipsis."""
        key = (text, width)
        if key not in self._fitted:
            self._fitted[key] = self._fit(printable.one_line(text), width)
        return self._fitted[key]

    def _fit(self, text: str, width: float) -> Line:
        column = self._typesetter.column.part(0, width)
        shown = text
        while True:
            lines = break_lines(self._typesetter.shaper, shown, style.FURNITURE, column)
            if len(lines) == 1 or not text:
                return lines[0]
            text = text[: min(len(text) * 9 // 10, _MOST_LETTERS)].rstrip()
            shown = text + "…"
