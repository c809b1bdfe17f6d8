"""Form wording: the sentences of a form in one language, and those of the question at hand. Structure holds none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from string import Formatter

from poadesk.core.editors import Option
from poadesk.core.text.plurals import plural_category


def places(sentence: str) -> frozenset[str]:
    """The places in braces that are to be filled in; one that is more than a bare name comes out as no name can be."""
    try:
        named = [part[1:] for part in Formatter().parse(sentence) if part[1] is not None]
    except ValueError as unbalanced:
        return frozenset({str(unbalanced)})
    return frozenset(f"{{{name}}}" if form or conversion else str(name) for name, form, conversion in named)


def plural_key(key: str, category: str) -> str:
    """Where a plural form of a common word stands among the words; the form "other" stands under the key itself."""
    return key if category == "other" else f"{key}[{category}]"


@dataclass(frozen=True)
class QuestionText:
    """What a question says: `label` asks, `hint` stands under the control, `guidance` and `example` beside the page.

    `short` is its name in lists; only main questions have one.
    """

    label: str
    hint: str = ""
    guidance: str = ""
    example: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    short: str = ""

    @property
    def name(self) -> str:
        """What it is called in lists: its short name, else the question itself."""
        return self.short or self.label


@dataclass(frozen=True)
class SectionText:
    """A section's heading and the sentence under it."""

    title: str
    intro: str = ""


@dataclass(frozen=True)
class Topic:
    """A definition or fact that an official needs at hand."""

    title: str
    text: str


@dataclass(frozen=True)
class Body:
    """A body that can be asked, such as the police: what it is called, and in a few words what it usually knows."""

    label: str
    knows: str = ""


@dataclass(frozen=True)
class Wording:
    """All sentences of a form in one language. `common` are the words shared by all forms."""

    language: str
    title: str
    subtitle: str
    notice: str
    questions: Mapping[str, QuestionText]
    sections: Mapping[str, SectionText]
    checks: Mapping[str, str]
    topics: Mapping[str, Topic]
    options: Mapping[str, str]
    common: Mapping[str, str]
    bodies: Mapping[str, Body] = field(default_factory=dict)


@dataclass(frozen=True)
class Reference:
    """Lists that answers choose from: names of States by ISO 3166-1 alpha-3 code, reporting cycles with their years.

    `other_names` are names that a State also goes by, by its code: common ones, and those in other languages.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    cycles: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """Words for one question: its own text, then the form's shared options, then the words common to all forms."""

    language: str
    common: Mapping[str, str]
    options: Mapping[str, str]
    text: QuestionText
    reference: Reference
    years: tuple[int, ...] = ()
    prefix: str = ""

    def say(self, key: str, *, count: int | None = None, **values: object) -> str:
        """A common word or sentence with its places filled in; with `count`, in the form that goes with that number."""
        text = self.common[key]
        if count is not None:
            text = self.common.get(plural_key(key, plural_category(self.language, count)), text)
        return text.format(**values) if values else text

    def option(self, option: str) -> str:
        """The label of an option."""
        found = self.text.options.get(self.prefix + option) or self.options.get(option)
        return found or self.common[f"option.{option}"]

    def has_option(self, option: str) -> bool:
        """Whether a label for the option exists anywhere."""
        return self.prefix + option in self.text.options or option in self.options or f"option.{option}" in self.common

    def column(self, column: str) -> str:
        """The head of a table column or the label of a field."""
        return self.text.columns.get(column) or self.common[f"column.{column}"]

    def has_column(self, column: str) -> bool:
        """Whether a head for the column exists anywhere."""
        return column in self.text.columns or f"column.{column}" in self.common

    def row(self, row: str) -> str:
        """The label of a row in a table of figures."""
        return self.text.rows.get(row) or self.common[f"row.{row}"]

    def has_row(self, row: str) -> bool:
        """Whether a label for the row exists anywhere."""
        return row in self.text.rows or f"row.{row}" in self.common

    def inside(self, column: str) -> "Words":
        """The words for a column's own options: `column.option` in the question's text."""
        return replace(self, prefix=f"{column}.")

    def make_options(self, ids: tuple[str, ...], specify: frozenset[str] = frozenset()) -> tuple[Option, ...]:
        """Options with their labels."""
        return tuple(Option(id, self.option(id), specify=id in specify) for id in ids)
