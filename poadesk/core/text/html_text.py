"""HTML to text: HTML from a clipboard as plain text and as rows of cells: words, line breaks, lists and tables. No
markup is kept.

Nothing is fetched, and nothing but text is looked at: no styles, pictures or scripts.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_DECLARATIONS = re.compile(r"<!--.*?-->|<!\[[^>]*>", re.DOTALL)
_UNCLOSED = re.compile(r"<(?=[^<>]*\Z)")
"""A last "<" that nothing closes is text. Some releases of Python drop what follows it, others do not."""
_BLANKS = re.compile("[ \t\n\r\f]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg"))
_BLOCKS = frozenset(
    (  # noqa: SIM905 - one string is easier to read than forty
        "address article aside blockquote caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4"
        " h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul"
    ).split()
)
_WIDEST = 100
"""Columns or rows that one cell is believed to span."""
_LONGEST = 4_000_000
"""Characters of HTML that are read."""

Lines = list[list[str]]


def html_text(html: str) -> str:
    """The text in reading order: list items begin with "- " or their number, cells of a table have tabs between."""
    return _read(html).flows[0].text()


def html_rows(html: str) -> Lines:
    """The rows of all tables that hold no other table; without one, each line of the text as a row of one cell."""
    reader = _read(html)
    return reader.rows or [[line] for line in reader.flows[0].text().split("\n") if line]


def _read(html: str) -> "_Reader":
    reader = _Reader()
    reader.feed(_UNCLOSED.sub("&lt;", _DECLARATIONS.sub("", html[:_LONGEST])))
    reader.close()
    while reader.tables:
        reader.end_table()
    return reader


@dataclass
class _Flow:
    """Text that is being put together; `blank` is a space that is written only if a word follows on the line."""

    parts: list[str] = field(default_factory=list)
    blank: bool = False

    def add(self, text: str) -> None:
        words = _BLANKS.sub(" ", text)
        bare = words.strip(" ")
        if bare:
            if (self.blank or words[0] == " ") and not self._begins_line():
                self.parts.append(" ")
            self.parts.append(bare)
        self.blank = words[-1:] == " " or (self.blank and not bare)

    def add_as_is(self, text: str) -> None:
        self.parts.append(text)

    def end_line(self) -> None:
        self.blank = False
        if not self._begins_line():
            self.parts.append("\n")

    def break_line(self) -> None:
        self.blank = False
        self.parts.append("\n")

    def text(self) -> str:
        return _EMPTY_LINES.sub("\n\n", "".join(self.parts)).strip("\n")

    def _begins_line(self) -> bool:
        return not self.parts or self.parts[-1].endswith(("\n", "- ", ". "))


@dataclass
class _Table:
    """Rows read so far, the row being read, and for each column how many more rows the cell above reaches down."""

    rows: Lines = field(default_factory=list)
    row: list[str] | None = None
    below: dict[int, int] = field(default_factory=dict)
    span: tuple[int, int] = (1, 1)
    has_tables: bool = False

    def begin_row(self) -> None:
        self.row = []

    def add_cell(self, text: str) -> None:
        row = self.row if self.row is not None else []
        self.row = row
        self._fill_from_above(row)
        across, down = self.span
        for column in range(len(row), len(row) + across):
            self.below[column] = down - 1
        row += [text, *[""] * (across - 1)]

    def end_row(self) -> None:
        if self.row:
            self._fill_from_above(self.row)
            self.rows.append(self.row)
        self.row = None

    def _fill_from_above(self, row: list[str]) -> None:
        while self.below.get(len(row), 0) > 0:
            self.below[len(row)] -= 1
            row.append("")


class _Reader(HTMLParser):
    """`flows` are the text outside of tables and, one on the other, those of the open cells."""

    def __init__(self) -> None:
        super().__init__()
        self.flows = [_Flow()]
        self.tables: list[_Table] = []
        self.rows: Lines = []
        self._in_cell: list[bool] = []
        self._lists: list[int | None] = []
        self._unseen: list[str] = []
        self._as_is = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag == "body":
            self._unseen.clear()  # a head that was never closed
        if tag in _BLOCKS:
            self.flows[-1].end_line()
        match tag:
            case "br":
                self.flows[-1].break_line()
            case "pre":
                self._as_is += 1
            case "ul" | "ol":
                self._lists.append(0 if tag == "ol" else None)
            case "li":
                self._begin_item()
            case "table":
                self._begin_table()
            case "tr" | "td" | "th" if self.tables:
                self._end_cell()
                self._begin_part(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        match tag:
            case "pre":
                self._as_is = max(0, self._as_is - 1)
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "td" | "th" | "tr" if self.tables:
                self._end_cell()
                if tag == "tr":
                    self.tables[-1].end_row()
            case "table" if self.tables:
                self.end_table()
        if tag in _BLOCKS:
            self.flows[-1].end_line()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._as_is:
            self.flows[-1].add_as_is(data)
        elif not self.tables or self._in_cell[-1] or data.strip():
            self.flows[-1].add(data)

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is None:
            self.flows[-1].add_as_is("- ")
        else:
            self._lists[-1] = number + 1
            self.flows[-1].add_as_is(f"{number + 1}. ")

    def _begin_table(self) -> None:
        if self.tables:
            self.tables[-1].has_tables = True
        self.tables.append(_Table())
        self._in_cell.append(False)

    def _begin_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self.tables[-1]
        if tag == "tr":
            table.end_row()
            table.begin_row()
            return
        table.span = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        self.flows.append(_Flow())
        self._in_cell[-1] = True

    def _end_cell(self) -> None:
        if self._in_cell[-1]:
            self.tables[-1].add_cell(self.flows.pop().text())
            self._in_cell[-1] = False

    def end_table(self) -> None:
        """Write the rows into the text around the table."""
        self._end_cell()
        table = self.tables.pop()
        self._in_cell.pop()
        table.end_row()
        if not table.has_tables:
            self.rows += table.rows
        for row in table.rows:
            filled = [cell for cell in row if cell]
            line = "\t".join(cell.replace("\n", " ") for cell in row) if len(filled) > 1 else "".join(filled)
            self.flows[-1].end_line()
            self.flows[-1].add_as_is(line)
            self.flows[-1].end_line()


def _span(said: str | None) -> int:
    digits = said if said and len(said) < 6 and said.isascii() and said.isdecimal() else "1"
    return max(1, min(int(digits), _WIDEST))
