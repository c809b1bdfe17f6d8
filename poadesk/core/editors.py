"""Editors: how an answer is asked: the few editors a kind can name. A front end needs one widget for each and knows
no kinds.
"""

from dataclasses import dataclass
from typing import Protocol

from poadesk.core.json_values import Json


class Reader(Protocol):
    """What a widget needs of a kind: to turn what is typed into a value and back (see `kinds.base.Kind`)."""

    def read(self, raw: Json) -> Json:
        """The value for what was given. Raises Misfit."""
        ...

    def typed(self, value: Json) -> str:
        """The value as one text that `read` takes back."""
        ...


@dataclass(frozen=True)
class Option:
    """Something to choose: `level` 1 stands under the option before it; `specify` asks for words as well.

    `others` are further names by which a person may call it; they are read and never shown.
    """

    id: str
    label: str
    level: int = 0
    specify: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateSpan:
    """Where a date is expected: in these years, or anywhere if there are none."""

    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class TextEditor:
    """Typed text. The kind turns it into a value (`read`) and back (`typed`).

    `lines` is the height to begin with (1 is a single-line field), `columns` the expected length in characters,
    `sample` shows the form in which to write, `estimate` offers a mark for figures that are estimates, `wraps` has a
    single line go on below where it is long, so that all of it can be seen. `dates` offers a calendar beside the line.
    """

    lines: int = 1
    columns: int = 60
    sample: str = ""
    estimate: bool = False
    wraps: bool = False
    dates: DateSpan | None = None


@dataclass(frozen=True)
class ChoiceEditor:
    """One of a few options, all in sight; with `in_words`, a sentence can be given in place of an option."""

    options: tuple[Option, ...]
    in_words: bool = False


@dataclass(frozen=True)
class PickEditor:
    """One of many options, found by typing; with `in_words`, what is in no list is an answer in words."""

    options: tuple[Option, ...]
    in_words: bool = False


@dataclass(frozen=True)
class ChecksEditor:
    """For each option yes, no, or nothing."""

    options: tuple[Option, ...]


@dataclass(frozen=True)
class Field:
    """A labelled part of a record or column of a table, with its own kind and editor."""

    id: str
    label: str
    kind: Reader
    editor: "Editor"


@dataclass(frozen=True)
class RecordEditor:
    """Several labelled fields that make up one answer.

    `copied`: the same is often given elsewhere in a report, so that other answers of the kind are offered to copy.
    """

    fields: tuple[Field, ...]
    copied: bool = False


@dataclass(frozen=True)
class TableEditor:
    """Rows of the same fields, added, moved, duplicated, deleted and pasted.

    `item` says what one row is ("Law"), `add` is the wish for one more ("Add a law").
    """

    fields: tuple[Field, ...]
    item: str
    add: str


@dataclass(frozen=True)
class FiguresEditor:
    """A grid of whole numbers: a row each, a column for each year, totals computed. `figure` reads one of them."""

    rows: tuple[Option, ...]
    years: tuple[int, ...]
    sum_rows: bool
    figure: Reader


@dataclass(frozen=True)
class FilesEditor:
    """Documents attached to the answer; `limit` is how many at most (None: any number)."""

    limit: int | None = None


Editor = (
    TextEditor | ChoiceEditor | PickEditor | ChecksEditor | RecordEditor | TableEditor | FiguresEditor | FilesEditor
)
