"""Years and dates: calendar years and dates (proleptic Gregorian, ISO 8601)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from poadesk.core.blocks import Block, Paragraph
from poadesk.core.editors import DateSpan, Editor, TextEditor
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.text.fold import name_key
from poadesk.core.text.lexicon import NO_WORDS, Lexicon
from poadesk.core.text.plain_text import ascii_digits, bare, one_line
from poadesk.core.wording import Words

Within = Literal["any", "past", "period"]
"""Where the moment must lie: anywhere, not after the day of the check, or in the years that the report covers."""

EARLIEST, LATEST = 1900, 2100
"""Dates outside of these years are not meant: 0206, 2569 (a year of another calendar), 0026."""

_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})( ?[-/.] ?)(?P<month>\d{1,2})\2(?P<day>\d{1,2})([T ]00:00(:00(\.0+)?)?(Z|[+-]00:?00)?)?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_CHINESE = re.compile(
    r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号號]?"
    r"(?: ?[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(\d{4})(?: ?([^\W\d_]+))?")
_LONGEST = 80
"""Characters of a date in any custom, with the day of the week."""
_HAN_FIGURES = {figure: number for number, figure in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_HAN_FIGURE = re.compile(
    "[〇○零一二三四五六七八九]{4}(?=年)|[一二三四五六七八九]?十[一二三四五六七八九]?(?=[月日号號])|[一二三四五六七八九](?=[月日号號])"
)


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
        found = _YEAR.fullmatch(bare(ascii_digits(text)).rstrip("."))
        word = name_key(found[2] or "") if found else ""
        known = not word or word in self._lexicon.date_words or word in self._lexicon.year_words
        return int(found[1]) if found and known else one_line(text)

    def typed(self, value: Json) -> str:
        return "" if value is None else str(value)

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        if not isinstance(value, int):
            yield Finding("year.form", Severity.WARNING, {"text": str(value)[:80]})
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
    codes = frozenset({"date.ambiguous", "date.form", "date.future", "date.implausible", "date.outside-period"})
    factual = True

    def common_words(self) -> frozenset[str]:
        return frozenset({"sample.date", "date", *(f"month.{month}" for month in range(1, 13))})

    def editor(self, words: Words) -> Editor:
        span = DateSpan(words.years if self.within == "period" else ())
        return TextEditor(columns=14, sample=words.say("sample.date"), dates=span)

    def read(self, raw: Json) -> Json:
        text = read_text(raw)
        if text is None:
            return None
        text = one_line(text)
        day = parse_day(text, self._lexicon)
        return day.isoformat() if day else text

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        day = parse_day(str(value), self._lexicon)
        if day is None:
            ambiguous = _DAY_FIRST.fullmatch(_figures(bare(ascii_digits(str(value)[:_LONGEST])), self._lexicon))
            code = "date.ambiguous" if ambiguous and _possible(ambiguous) else "date.form"
            yield Finding(code, Severity.WARNING, {"text": str(value)[:80]})
        elif not EARLIEST <= day.year <= LATEST:
            yield Finding("date.implausible", Severity.WARNING, {"date": str(value)[:80]})
        elif self.within == "past" and day > context.today:
            yield Finding("date.future", Severity.WARNING, {"date": day.isoformat()})
        elif self.within == "period" and context.years and day.year not in context.years:
            yield Finding(
                "date.outside-period", Severity.WARNING, {"date": day.isoformat(), "years": list(context.years)}
            )

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(self.as_text(value, words)),)

    def as_text(self, value: Json, words: Words) -> str:
        day = parse_day(str(value), self._lexicon)
        if day is None:
            return str(value)
        return words.say("date", day=day.day, month=words.say(f"month.{day.month}"), year=day.year)

    def value_schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1}


def parse_day(text: str, lexicon: Lexicon = NO_WORDS) -> date | None:
    """The date in any custom that leaves one day only; else None.

    2026-05-15, 2026/5/15, 15.05.2026, 15.05.26, 15/05/2026 where the day exceeds 12, and with the month's name in the
    six official languages. Two digits are a year of this century up to 69.
    """
    if len(text) > _LONGEST:
        return None
    plain = _DASHES.sub("-", _HAN_FIGURE.sub(_han_figure, bare(ascii_digits(text))))
    figures = _figures(plain, lexicon)
    if found := _YEAR_FIRST.fullmatch(figures) or _CHINESE.fullmatch(figures) or _COMPACT.fullmatch(figures):
        return _date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _DAY_FIRST.fullmatch(figures):
        return _day_first(found)
    return _named_month(plain, lexicon)


def _figures(plain: str, lexicon: Lexicon) -> str:
    """A date without the words that add nothing to it, such as the day of the week, and the stops around it."""
    kept = _LETTERS.sub(lambda word: "" if name_key(word[0]) in lexicon.date_words else word[0], plain)
    return one_line(kept).strip(" .,;،")


def _han_figure(found: re.Match[str]) -> str:
    """A year in single Chinese figures, or a day or month up to 99, as digits."""
    if "十" not in found[0]:
        return "".join(str(_HAN_FIGURES[figure]) for figure in found[0])
    tens, ones = (_HAN_FIGURES.get(figure) for figure in found[0].partition("十")[::2])
    return str((1 if tens is None else tens) * 10 + (ones or 0))


def _day_first(found: re.Match[str]) -> date | None:
    first, second, separator = int(found[1]), int(found[3]), found[2]
    if len(found[4]) == 2 and separator == "-" and int(found[4]) <= 31:
        return None  # 26-05-15 is as often the year first
    year = _full_year(found[4])
    if separator == "." or first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _named_month(plain: str, lexicon: Lexicon) -> date | None:
    """A day, a month's name (or its two names, as in Arabic) and a year, in any order that leaves no doubt."""
    words = [name_key(word) for word in _WORDS.findall(plain)]
    numbers = [word for word in words if word.isdigit()]
    names = [word for word in words if not word.isdigit() and word not in lexicon.date_words]
    months = set(_months(names, lexicon.months))
    if len(numbers) != 2 or len(months) != 1 or None in months:
        return None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    month = months.pop()
    if month is None or len(day) > 2 or len(year) not in {2, 4}:
        return None
    return _date(_full_year(year), month, int(day))


def _months(names: list[str], known: Mapping[str, int]) -> Iterator[int | None]:
    """The month of each name, of which some have two words."""
    while names:
        two = known.get("".join(names[:2])) if len(names) > 1 else None
        yield two or known.get(names[0])
        names = names[2:] if two else names[1:]


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)


def _possible(found: re.Match[str]) -> bool:
    year = _full_year(found[4])
    return (
        _date(year, int(found[3]), int(found[1])) is not None or _date(year, int(found[1]), int(found[3])) is not None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
