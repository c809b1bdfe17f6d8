"""Gettext catalogues: the program's own words in a language, with its customs for lists, dates, numbers and quotes.

A `Catalogue` is a value: whoever writes for the person at the window uses the interface's, whoever writes into a
report uses the report's, in one process. What is said in which code's place is in `poadesk.sentences`; the words of
forms are data of the forms. Customs are messages too, so that a language needs a catalogue and no code.
"""

import gettext
import os
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

SOURCE = "en"
"""The language in which messages are written in the program; it needs no file."""

DOMAIN = "poadesk"

_LANGUAGE = re.compile("[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")

ListKind = Literal["and", "or", "plain"]
"""How the last item of a list is joined: "a, b and c", "a, b or c", "a, b, c" (after a colon, in brackets)."""


_CONTEXT_END = "\x04"
"""Parts a context from its message, as in gettext's own catalogues."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message that is translated where it is used."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 - as `N_`, with the context that `pgettext` takes
    """Marks a message with its context, to be given to `translated` later."""
    return f"{context}{_CONTEXT_END}{message}"


@dataclass(frozen=True)
class Catalogue:
    """The words of one language. Where `words` has no translation, the English message stands."""

    language: str
    words: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    def gettext(self, message: str) -> str:
        return self.words.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.words.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        return self.words.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        return self.words.npgettext(context, singular, plural, number)

    def join(self, items: Iterable[object], kind: ListKind = "and") -> str:
        """The items as one list."""
        first, *others = [str(item) for item in items] or [""]
        if not others:
            return first
        *middle, last = others
        said = self._last_pattern(kind).format(first=middle[-1] if middle else first, last=last)
        pattern = self.pgettext("list", "{first}, {rest}")
        for item in reversed([first, *middle[:-1]] if middle else []):
            said = pattern.format(first=item, rest=said)
        return said

    def _last_pattern(self, kind: ListKind) -> str:
        return {
            "and": self.pgettext("end of a list", "{first} and {last}"),
            "or": self.pgettext("end of a list", "{first} or {last}"),
            "plain": self.pgettext("end of a list", "{first}, {last}"),
        }[kind]

    def quoted(self, name: object) -> str:
        """A name in quotation marks."""
        return self.pgettext("quotation", "“{name}”").format(name=name)

    def number(self, number: int) -> str:
        """A whole number; from five digits on in groups of three, as in print."""
        if abs(number) < 10_000:
            return str(number)
        return f"{number:,}".replace(",", self.pgettext("between groups of three digits", "\u202f"))

    def date_in_words(self, day: date) -> str:
        """A day with the name of its month, as in a sentence."""
        months = (
            self.pgettext("month in a date", "January"),
            self.pgettext("month in a date", "February"),
            self.pgettext("month in a date", "March"),
            self.pgettext("month in a date", "April"),
            self.pgettext("month in a date", "May"),
            self.pgettext("month in a date", "June"),
            self.pgettext("month in a date", "July"),
            self.pgettext("month in a date", "August"),
            self.pgettext("month in a date", "September"),
            self.pgettext("month in a date", "October"),
            self.pgettext("month in a date", "November"),
            self.pgettext("month in a date", "December"),
        )
        pattern = self.pgettext("date in words", "{day} {month} {year}")
        return pattern.format(day=day.day, month=months[day.month - 1], year=day.year)

    def date(self, day: date) -> str:
        """A day in figures."""
        pattern = self.pgettext("date in figures", "{year}-{month}-{day}")
        return pattern.format(year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}")

    def time(self, moment: datetime, *, seconds: bool = False) -> str:
        """The time of day of a moment, in the moment's own time zone."""
        pattern = self.pgettext("time of day", "{hour}:{minute}")
        if seconds:
            pattern = self.pgettext("time of day", "{hour}:{minute}:{second}")
        return pattern.format(hour=f"{moment.hour:02}", minute=f"{moment.minute:02}", second=f"{moment.second:02}")

    def date_and_time(self, moment: datetime) -> str:
        """A moment to the minute, in its own time zone."""
        return self.pgettext("moment", "{date} {time}").format(date=self.date(moment), time=self.time(moment))

    def sort_key(self, name: str) -> tuple[object, ...]:
        """A key that puts names in this language's order."""
        from poadesk.core.text.collation import sort_key

        return sort_key(name)


def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read when first asked for; the English words where the program has none.

    `language` may come from a file: what is no language tag is never looked for on the disk.
    """
    if language == SOURCE or not _LANGUAGE.fullmatch(language):
        return _SOURCE_WORDS
    return _shipped(language)


@lru_cache(maxsize=32)
def _shipped(language: str) -> Catalogue:
    return read_catalogue(_folder(), language)


def read_catalogue(folder: Path, language: str) -> Catalogue:
    """The catalogue in FOLDER/LANGUAGE/LC_MESSAGES/poadesk.mo; one that is missing or broken has the English words."""
    try:
        with _file(folder, language).open("rb") as file:
            return Catalogue(language, gettext.GNUTranslations(file))
    except (OSError, ValueError, LookupError, struct.error):
        return Catalogue(language)


def has_catalogue(language: str) -> bool:
    """Whether the program speaks this language."""
    return language == SOURCE or bool(_LANGUAGE.fullmatch(language) and _file(_folder(), language).is_file())


def language_of(environment: Mapping[str, str]) -> str:
    """The first language asked for by gettext's environment variables that the program speaks, else English."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((environment[name] for name in names if environment.get(name)), "")
    for locale in asked.split(":"):
        tag = locale.partition(".")[0].partition("@")[0]
        for language in (tag, tag.partition("_")[0]):
            if has_catalogue(language):
                return language
    return SOURCE


def _file(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def _folder() -> Path:
    from poadesk import paths

    return paths.resources() / "locale"


_SOURCE_WORDS = Catalogue(SOURCE)


class _Interface:
    """The language of the front end: the one thing here that changes."""

    catalogue = _SOURCE_WORDS


def use_interface(language: str | Catalogue | None = None) -> None:
    """Choose the interface's language, at the start or at any time; the environment's if none is named."""
    if language is None:
        language = language_of(os.environ)
    _Interface.catalogue = language if isinstance(language, Catalogue) else catalogue(language)


def interface() -> Catalogue:
    """The interface's catalogue as chosen last."""
    return _Interface.catalogue


def _(message: str) -> str:
    """The message in the interface's language."""
    return _Interface.catalogue.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the interface's language, in the form that goes with the number."""
    return _Interface.catalogue.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """The message in the interface's language; `context` tells apart what is one word in English."""
    return _Interface.catalogue.pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    """As `ngettext`, with a context as in `pgettext`."""
    return _Interface.catalogue.npgettext(context, singular, plural, number)


def translated(marked: str) -> str:
    """What `N_` or `NP_` marked, in the interface's language; the empty text stays empty."""
    context, _end, message = marked.rpartition(_CONTEXT_END)
    return pgettext(context, message) if context else _(message) if message else ""
