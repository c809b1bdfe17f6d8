"""Document model: the few blocks that a printed answer takes, and the document they make up.

Kinds yield blocks, exporters draw blocks; neither knows the other. Every string here is plain text as a person
wrote it (or a finished sentence in the report's language): no markup, newlines are line ends. The document has the
direction of its language; a text takes its own direction from its first letter unless its block gives one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from poadesk.core.text.direction import Direction, direction_of

Tone = Literal["answer", "quiet", "strong"]
Mark = Literal["bullet", "yes"]
Align = Literal["start", "end"]
Copy = Literal["review", "final"]
Edit = Literal["same", "added", "removed"]
Layout = Literal["report", "leaflet"]
"""A report has a cover and contents; a leaflet runs on from its first page."""


_LIST_LINE = "- "


@dataclass(frozen=True)
class Heading:
    """A heading of a section, of a question, or within an answer; it belongs to what follows it.

    `level` counts from what it stands in: 1 is directly below that, such as a section below the document or a row's
    heading below its question.
    """

    text: str
    number: str = ""
    level: int = 1

    @property
    def words(self) -> str:
        """Number and text on one line."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True)
class Paragraph:
    """Running text; each newline starts a new paragraph, a line beginning "- " is a list item (`split_lists`).

    A `direction` is given where the kind of answer has one whatever its letters, such as a telephone number.
    """

    text: str
    tone: Tone = "answer"
    direction: Direction | None = None


@dataclass(frozen=True)
class Short:
    """An answer of a few words, such as Yes, that may stand beside its question; "quiet" where there is no answer."""

    text: str
    tone: Tone = "strong"


@dataclass(frozen=True)
class Item:
    """One entry of a list; `level` 0 is the outermost, the mark "yes" says that an option holds."""

    text: str
    mark: Mark = "bullet"
    level: int = 0


@dataclass(frozen=True)
class Bullets:
    """A list: the options of a question that hold, or files."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Pair:
    """A labelled value; for `direction` see Paragraph. One that `leads` its row is understood without its label."""

    label: str
    text: str
    direction: Direction | None = None
    leads: bool = False


@dataclass(frozen=True)
class Pairs:
    """Labelled values one below the other, such as a contact; those of a row of many may stand side by side."""

    pairs: tuple[Pair, ...]
    row: bool = False


@dataclass(frozen=True)
class GridColumn:
    """A column: its head, where its text stands, and its share of the width against the other columns.

    `direction` is that of its cells, not of its head; see Paragraph.
    """

    title: str
    align: Align = "start"
    share: float = 1.0
    direction: Direction | None = None


@dataclass(frozen=True)
class Grid:
    """A table whose head repeats on every page; with `total`, the last row is a sum. `note` stands below it."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """The bytes of a picture's file, and the words below it; a file that is no picture is passed over."""

    data: bytes
    caption: str = ""


@dataclass(frozen=True)
class Plates:
    """Small pictures side by side."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Run:
    """Words of a text in two versions: in both, only in the newer, or only in the older.

    A tone other than "answer" sets apart words that belong to neither, such as a label.
    """

    text: str
    edit: Edit = "same"
    tone: Tone = "answer"


@dataclass(frozen=True)
class Marked:
    """Running text that shows without colour what was added and what removed; newlines as in a paragraph."""

    runs: tuple[Run, ...]


Block = Heading | Paragraph | Short | Bullets | Pairs | Grid | Plates | Marked


@dataclass(frozen=True)
class Entry:
    """One printed question: number, wording, citations, answer. `level` 0 is a main question, 1 its sub-question.

    Without a title it is a line between questions. `points` is what is open about it, in a review copy.
    """

    question: str
    number: str
    title: str
    citations: str
    blocks: tuple[Block, ...]
    level: int = 0
    points: tuple[str, ...] = ()

    @property
    def heading(self) -> Heading:
        """The question as a heading below its section's."""
        return Heading(self.title, self.number, self.level + 1)


@dataclass(frozen=True)
class Part:
    """A section: `number` may be empty (the problem list of a review copy has none)."""

    number: str
    title: str
    intro: str
    entries: tuple[Entry, ...]

    @property
    def heading(self) -> Heading:
        """The title as a heading below the document's."""
        return Heading(self.title, self.number)


@dataclass(frozen=True)
class Furniture:
    """The fixed words of a printed report, in its language; `{page}` and `{pages}` are filled in by the printer."""

    contents: str
    page_of: str
    draft: str
    revision: str
    continued: str


@dataclass(frozen=True)
class Document:
    """A whole report ready to be drawn, independent of the file format.

    `facts` are the cover's labelled values, `arms` its coat of arms. `colophon` are the labelled values of the last
    page, `notice` the small print below them. `short_title` stands at the foot of each page, and `returning`, to whom a
    review copy goes back; `date` is ISO 8601 or empty.
    """

    title: str
    subtitle: str
    state: str
    language: str
    copy: Copy
    revision: str
    date: str
    author: str
    marking: str
    facts: tuple[Pair, ...]
    notice: str
    parts: tuple[Part, ...]
    furniture: Furniture
    keywords: tuple[str, ...] = field(default=())
    layout: Layout = "report"
    short_title: str = ""
    returning: str = ""
    colophon: tuple[Pair, ...] = ()
    arms: Picture | None = None

    @property
    def direction(self) -> Direction:
        """The side that lines begin at, columns are counted from and lists are indented from: its language's."""
        return direction_of(self.language)


def split_lists(paragraph: Paragraph) -> Iterator[Paragraph | Bullets]:
    """A text line by line: a paragraph for each, an empty one for an empty line, neighbouring items as one list.

    Blanks at the ends of lines are taken off.
    """
    lines = [line.strip() for line in paragraph.text.splitlines()]
    for is_list, group in groupby(lines, lambda line: line.startswith(_LIST_LINE)):
        if is_list:
            yield Bullets(tuple(Item(line.removeprefix(_LIST_LINE)) for line in group))
        else:
            yield from (replace(paragraph, text=line) for line in group)
