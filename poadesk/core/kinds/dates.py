"""Calendar years and dates (proleptic Gregorian, ISO 8601)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from poadesk.core.blocks import Block, Paragraph
from poadesk.core.editors import Editor, TextEditor
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.plain_text import ascii_digits, one_line
from poadesk.core.wording import Words

Within = Literal["any", "past", "period"]
"""Where the moment must lie: anywhere, not after the day of the check, or in the years that the report covers."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class Year(Kind):
    """A year of four digits."""

    kind: Literal["year"]
    within: Within = "any"
    earliest: int = 1800
    latest: int = 2100
    codes = frozenset({"year.form", "year.implausible", "year.future", "year.outside-period"})
    factual = True

    def common_words(self) -> frozenset[str]:
        return frozenset({"sample.year"})

    def editor(self, words: Words) -> Editor:
        return TextEditor(columns=8, sample=words.say("sample.year"))

    def read(self, raw: Json) -> Json:
        text = read_text(raw)
        if text is None:
            return None
        plain = ascii_digits(one_line(text))
        return int(plain) if re.fullmatch(r"\d{4}", plain) else one_line(text)

    def typed(self, value: Json) -> str:
        return "" if value is None else str(value)

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        if not isinstance(value, int):
            yield Finding("year.form", Severity.ERROR, {"text": str(value)[:80]})
        elif not self.earliest <= value <= self.latest:
            yield Finding(
                "year.implausible", Severity.WARNING, {"year": value, "earliest": self.earliest, "latest": self.latest}
            )
        elif self.within == "past" and value > context.today.year:
            yield Finding("year.future", Severity.WARNING, {"year": value})
        elif self.within == "period" and context.years and value not in context.years:
            yield Finding("year.outside-period", Severity.WARNING, {"year": value, "years": list(context.years)})

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(str(value)),)

    def value_schema(self) -> dict[str, Json]:
        return {"anyOf": [{"type": "integer"}, {"type": "string", "minLength": 1}]}


class Day(Kind):
    """A date, kept as YYYY-MM-DD. A date that can be read in two ways is kept as typed and reported."""

    kind: Literal["date"]
    within: Within = "any"
    codes = frozenset({"date.ambiguous", "date.form", "date.future", "date.outside-period"})
    factual = True

    def common_words(self) -> frozenset[str]:
        return frozenset({"sample.date", "date", *(f"month.{month}" for month in range(1, 13))})

    def editor(self, words: Words) -> Editor:
        return TextEditor(columns=14, sample=words.say("sample.date"))

    def read(self, raw: Json) -> Json:
        text = read_text(raw)
        if text is None:
            return None
        text = one_line(text)
        day = parse_day(text)
        return day.isoformat() if day else text

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        day = parse_day(str(value))
        if day is None:
            ambiguous = _DAY_FIRST.fullmatch(ascii_digits(str(value)))
            code = "date.ambiguous" if ambiguous and _possible(ambiguous) else "date.form"
            yield Finding(code, Severity.ERROR, {"text": str(value)[:80]})
        elif self.within == "past" and day > context.today:
            yield Finding("date.future", Severity.WARNING, {"date": day.isoformat()})
        elif self.within == "period" and context.years and day.year not in context.years:
            yield Finding(
                "date.outside-period", Severity.WARNING, {"date": day.isoformat(), "years": list(context.years)}
            )

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(self.as_text(value, words)),)

    def as_text(self, value: Json, words: Words) -> str:
        day = parse_day(str(value))
        if day is None:
            return str(value)
        return words.say("date", day=day.day, month=words.say(f"month.{day.month}"), year=day.year)

    def value_schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1}


def parse_day(text: str) -> date | None:
    """The date written as 2026-05-15, 15.05.2026, or 15/05/2026 where the day exceeds 12; else None."""
    plain = ascii_digits(text)
    if found := _ISO.fullmatch(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(plain):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if "." in plain or first > 12 or first == second:
            return _date(year, second, first)
        if second > 12:
            return _date(year, first, second)
    return None


def _possible(found: re.Match[str]) -> bool:
    return _date(int(found[3]), int(found[2]), int(found[1])) is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
