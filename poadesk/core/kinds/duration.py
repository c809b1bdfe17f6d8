"""Duration: how long, such as how long records are kept: a number of years, or one of the other options."""

import re
from collections.abc import Iterator
from typing import Literal

from poadesk.core.blocks import Block, Paragraph, Short
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind
from poadesk.core.kinds.choice import OptionKind, chosen_option, given_text, make_choice
from poadesk.core.kinds.figure import amount, figure_within, read_figure, typed_figure
from poadesk.core.text.fold import fold, name_key
from poadesk.core.text.lexicon import Lexicon
from poadesk.core.text.plain_text import ascii_digits, bare
from poadesk.core.wording import Words


class Duration(OptionKind):
    """How long records are kept: indefinitely, a number of years, or in other words ("over 1 year").

    `at_least` is the number of years below which a warning points to the ITI (para 12: 30 and 20 years).
    """

    kind: Literal["duration"]
    at_least: int | None = None
    in_words: bool = False
    codes = OptionKind.codes | {"duration.not-a-number", "duration.figure-within", "duration.short"}

    def common_words(self) -> frozenset[str]:
        return super().common_words() | {"years"}

    def option_ids(self) -> tuple[str, ...]:
        return ("indefinitely", "years", "other")

    def specifying(self) -> frozenset[str]:
        return frozenset({"years", "other"})

    def read(self, raw: Json) -> Json:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return make_choice("years", str(raw))
        value = super().read(raw)
        text = given_text(value)
        if chosen_option(value) is None and text:
            years = years_in(text, self._lexicon)
            return make_choice("other", text) if years is None else make_choice("years", _typed_years(text, years))
        if chosen_option(value) == "years" and text and (years := years_in(text, self._lexicon)) is not None:
            return make_choice("years", _typed_years(text, years))
        return value

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        yield from super().problems(value, context)
        text = given_text(value)
        if text is None:
            return
        if chosen_option(value) != "years":
            if (within := figure_within(text)) is not None and _names_years(text, self._lexicon):
                yield Finding("duration.figure-within", Severity.WARNING, {"years": within}, part="other")
            return
        years = amount(read_figure(text, self._lexicon))
        if years is None:
            yield Finding("duration.not-a-number", Severity.WARNING, {"text": text[:80]}, part="years")
        elif self.at_least and years < self.at_least:
            yield Finding("duration.short", Severity.WARNING, {"years": years, "minimum": self.at_least}, part="years")

    def holds_facts(self, value: Json) -> bool:
        return chosen_option(value) == "years"

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        text = given_text(value)
        if chosen_option(value) == "years" and text and (years := amount(read_figure(text, self._lexicon))) is not None:
            return (Short(words.say("years", count=years, number=text)),)
        if chosen_option(value) == "other" and text:
            return (Paragraph(text),)
        return super().blocks(value, words)

    def option_block(self, label: str) -> Block:
        return Short(label)

    def as_text(self, value: Json, words: Words) -> str:
        return Kind.as_text(self, value, words)


_SPELT = re.compile(r"\s*\([^\d()]*\)\s*")
_SPELT_FIRST = re.compile(r"[^\W\d_]+(?:[- ][^\W\d_]+)? ?\((\d+)\)")
_YEARS = re.compile(r"(?P<figure>.*\d\.?) ?-?(?P<word>[^\d]+)")


def years_in(text: str, lexicon: Lexicon) -> Json:
    """The figure of years that stands alone or with the word for years, else None.

    "10", "10 years", "20 лет", "10年", "30 (thirty) years", "thirty (30) years", "about 10 years".
    """
    plain = lexicon.during.sub("", bare(ascii_digits(text[:200])))
    if amount(alone := read_figure(plain, lexicon)) is not None:
        return alone
    found = _YEARS.fullmatch(_without_spelling(plain, lexicon)) if len(plain) < 60 else None
    if found is None or name_key(found["word"]) not in lexicon.year_words:
        return None
    figure = read_figure(found["figure"].strip(". "), lexicon)
    return figure if amount(figure) is not None else None


def _without_spelling(plain: str, lexicon: Lexicon) -> str:
    """The figure without the word for it, which legal texts set beside it."""
    first = _SPELT_FIRST.match(plain)
    if first and not fold(plain[: first.start(1) - 1]).endswith(lexicon.bounds):
        plain = first[1] + plain[first.end() :]
    return _SPELT.sub(" ", plain)


def _typed_years(text: str, years: Json) -> str:
    """What is kept: the figure as typed where it is one, else as it was read."""
    return text if amount(read_figure(text)) is not None else typed_figure(years)


def _names_years(text: str, lexicon: Lexicon) -> bool:
    """Whether the figure in a sentence counts years and is no bound ("over 1 year")."""
    folded = fold(text)
    before = re.split(r"\d", folded, maxsplit=1)[0].strip()
    words = re.findall(r"[^\W\d_]+", folded)
    return not before.endswith(lexicon.bounds) and ("年" in text or not lexicon.year_words.isdisjoint(words))
