"""Running heads and feet: whose report it is, which section and which page; part of no answer."""

from poadesk.core.blocks import Document
from poadesk.export.pdf import style
from poadesk.export.pdf.cover import draft_mark
from poadesk.export.pdf.display_list import ARTIFACT, Item, place_line, rule_across
from poadesk.export.pdf.line_breaking import Line, break_lines
from poadesk.export.pdf.page_breaking import Page
from poadesk.export.pdf.sheet import Sheet
from poadesk.export.pdf.style import TextStyle
from poadesk.export.pdf.typesetting import Typesetter
from poadesk.export.text import shown

# More letters than any line of this size holds.
_MOST_LETTERS = 400
# The name of the State has so much of the line, and what the sections leave of it.
_LEAST_STATE = 0.4


class RunningHeads:
    """Makes them for the pages of one document laid out on a sheet."""

    def __init__(self, document: Document, typesetter: Typesetter, sheet: Sheet) -> None:
        self._document = document
        self._typesetter = typesetter
        self._height = sheet.height
        self._fitted: dict[tuple[str, float, TextStyle], Line] = {}

    def items(self, page: Page, number: int, total: int) -> list[Item]:
        return [*self._head(page), *self._foot(number, total), *self.returning()]

    def _head(self, page: Page) -> list[Item]:
        """State, and the sections on the page; before them on a review copy the draft mark."""
        column = self._typesetter.column
        top = self._height - style.HEADER
        bottom = top - style.FURNITURE.leading - 4
        items: list[Item] = []
        start = 0.0
        if self._document.copy == "review":
            text, frame = draft_mark(self._typesetter, self._document.furniture.draft, top + 2, 13)
            items += (text, frame)
            start = frame.width + 8
        room = column.width - start - 24
        state = self._line(self._document.state, room * _LEAST_STATE)
        section = self._line(self._where(page), room - state.width)
        state = self._line(self._document.state, room - section.width)
        return [
            *items,
            place_line(state, column.part(start, column.width - start), "start", top, ARTIFACT),
            place_line(section, column, "end", top, ARTIFACT),
            *([] if _begins_with_rule(page) else [rule_across(column, bottom, style.RULE, style.HAIRLINE)]),
        ]

    def _where(self, page: Page) -> str:
        """The sections on the page, of many the first and the last."""
        first, *others = page.parts or ("",)
        if page.continues_entry:
            first += f" · {page.place.entry} ({self._document.furniture.continued})"
        return f"{first} – {others[-1]}" if len(others) > 1 else " · ".join((first, *others))

    def _foot(self, number: int, total: int) -> list[Item]:
        """Title, marking, and page; the room below is for a code that comes with a package."""
        column = self._typesetter.column
        top = style.FOOTER
        document = self._document
        folio = self._line(document.furniture.page_of.format(page=number, pages=total), column.width)
        title = self._line(document.short_title or document.title, column.width - folio.width - 20)
        marking = self._line(document.marking, column.width)
        return [
            rule_across(column, top + 5, style.RULE, style.HAIRLINE),
            place_line(folio, column, "end", top, ARTIFACT),
            place_line(title, column, "start", top, ARTIFACT),
            place_line(marking, column, "start", top - style.FURNITURE.leading, ARTIFACT),
        ]

    def returning(self) -> list[Item]:
        """On a review copy: to whom it is to be returned, and by when."""
        if not self._document.returning:
            return []
        column = self._typesetter.column
        line = self._line(self._document.returning, column.width, style.RETURN)
        return [place_line(line, column, "start", style.FOOTER - 2 * style.FURNITURE.leading - 1, ARTIFACT)]

    def _line(self, text: str, width: float, look: TextStyle = style.FURNITURE) -> Line:
        """One line: what has no room in it ends in an ellipsis."""
        key = (text, width, look)
        if key not in self._fitted:
            self._fitted[key] = self._fit(shown.one_line(text), width, look)
        return self._fitted[key]

    def _fit(self, text: str, width: float, look: TextStyle) -> Line:
        column = self._typesetter.column.part(0, width)
        shown = text
        while True:
            lines = break_lines(self._typesetter.shaper, shown, look, column)
            if len(lines) == 1 or not text:
                return lines[0]
            text = text[: min(len(text) * 9 // 10, _MOST_LETTERS)].rstrip()
            shown = text + "…"


def _begins_with_rule(page: Page) -> bool:
    """Whether a section begins at the head of a page, with the rule that stands above its title."""
    return bool(page.placed) and page.placed[0][1].opens_part
