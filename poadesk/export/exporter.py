"""Exporter record: all that front ends and tasks need to know of one, without importing what prints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from poadesk.core.blocks import Copy
from poadesk.core.preflight import Preflight, Verdict
from poadesk.export.report import Report
from poadesk.i18n import _

Paper = Literal["a4", "letter"]
Option = Literal["paper", "margin", "large", "sections", "return_to", "return_by"]
"""The fields of `Options` beside `copy` that an exporter may understand."""
Asked = Literal["tick", "sections", "words", "day"]
"""How a setting is asked for: yes or no, some sections of the report, a line of text, a date."""
Audience = Literal["colleagues", "recipients", "programs"]
"""Whom a file is for. `audience_sentence` says it."""


@dataclass(frozen=True)
class Options:
    """How to export: as review or final copy, on which paper. An exporter passes over what it does not understand."""

    copy: Copy = "review"
    paper: Paper = "a4"
    margin: bool = False
    large: bool = False
    sections: tuple[str, ...] = ()
    return_to: str = ""
    return_by: date | None = None


@dataclass(frozen=True)
class Setting:
    """What a person may set for an offer beside the paper: a field of `Options`, how it is asked, and its words.

    `label` names it beside a control, with an & before its letter for the keyboard; `explained` says in a few words
    what it does.
    """

    option: Option
    asked: Asked
    label: Callable[[], str]
    explained: Callable[[], str]


@dataclass(frozen=True)
class Unprintable:
    """A character that no font of the program has, its name, and the words that say where it stands."""

    place: str
    character: str
    name: str


@dataclass(frozen=True)
class Words:
    """What the front ends say of an offer, in the language of the interface.

    `title` has an & before its letter for the keyboard; `use` is one sentence on what it is, `making` one for while it
    is made; `files` names such files in a file dialog; `name` is the word that sets it apart in a file's name.
    """

    title: str
    use: str
    files: str
    name: str
    making: str

    @property
    def plain_title(self) -> str:
        """The title without its &."""
        return self.title.replace("&", "")


@dataclass(frozen=True)
class Offer:
    """One thing that a person can choose to make: an exporter with a copy. `words` is called when they are needed.

    `settings` are what can be set of this copy and not of every one.
    """

    copy: Copy
    audience: Audience
    words: Callable[[], Words]
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True)
class Companion:
    """A file written beside an export under the same name, with another ending such as ".schema.json".

    With an ending such as "-csv/years.csv" it stands in a folder beside it.
    """

    suffix: str
    render: Callable[[Report, Options], bytes]

    def path(self, main: Path) -> Path:
        """Where it goes, beside the export `main`."""
        return main.parent / f"{main.stem}{self.suffix}"


@dataclass(frozen=True)
class Exporter:
    """An export. `id` is its name on the command line, `suffix` that of its files, with the full stop.

    `offers` are listed in the window one by one. `render` is pure: it writes nothing, and gives the same bytes for the
    same report. `unprintable` finds what it would have to draw as a number, in reading order.
    """

    id: str
    suffix: str
    offers: tuple[Offer, ...]
    render: Callable[[Report, Options], bytes]
    holds_answers: bool = True
    """Whether the answers are in it, as far as they are asked."""
    checked_first: bool = True
    """Whether a final copy is checked before it is made: errors hold it back, and what is open is asked about."""
    options: frozenset[Option] = frozenset()
    companions: tuple[Companion, ...] = ()
    shows_enclosures: bool = False
    """Whether it shows of attached documents what `Report.enclosures` tells."""
    attachments_beside: bool = True
    """Whether the attachments can be saved in a folder beside it."""
    unprintable: Callable[[Report, Options], Sequence[Unprintable]] | None = None

    def settings(self, copy: Copy) -> tuple[Setting, ...]:
        """What can be set of this copy."""
        return tuple(setting for offer in self.offers if offer.copy == copy for setting in offer.settings)

    def verdict(self, found: Preflight, copy: Copy, *, anyway: bool = False) -> Verdict:
        """What becomes of this copy of a report of which this was found; `anyway` says that the person was asked."""
        return found.verdict(copy, anyway=anyway) if self.checked_first else "made"


def audience_sentence(audience: Audience) -> str:
    """Whom such a file is for."""
    return {
        "colleagues": _("For colleagues to read and correct."),
        "recipients": _("For those who receive the report."),
        "programs": _("For other programs, and to start your next report."),
    }[audience]
