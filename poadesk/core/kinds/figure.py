"""Number parsing: whole numbers as people write them, and the kind that asks for one.

A figure is an int; `{"estimate": int}` where the person says it is an estimate; `{"missing": reason}` where they say
that there is none ("n/a"); or the text as typed where it is no whole number, which the check reports. Never a float.
A total is a figure too; one to which a missing or unread figure belongs is `{"partial": int}`, with or without
`estimate`, and with `left-out`, how many they are, where all of them are missing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from poadesk.core.blocks import Block, Short
from poadesk.core.editors import Editor, TextEditor
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.text.fold import name_key
from poadesk.core.text.lexicon import NO_WORDS, Lexicon
from poadesk.core.text.plain_text import ascii_digits, bare, one_line
from poadesk.core.wording import Words

MAX_DIGITS = 15
"""Beyond this, other programs that read the JSON would lose digits (IEEE 754 doubles)."""

_WHOLE = re.compile(
    r"""[-−+]?(?:
        \d+
        | [1-9]\d{0,2}(?P<separator>[ ,.'’‘ʼ´`٬،，])\d{3}(?:(?P=separator)\d{3})*
        | [1-9]\d?(?P<indian>[ ,'’٬،])\d{2}(?:(?P=indian)\d{2})*(?P=indian)\d{3}
    )""",
    re.VERBOSE,
)
"""Digits alone or in groups of one custom: one separator throughout, groups of three or, as in India, of two and three.

A group never follows a leading zero, because 0.125 is no whole number."""
_LONGEST = 200
"""Characters of what may be a figure, with words beside it."""
_WITHIN = re.compile(r"\d[\d .,'’٬]*\d|\d")

MISSING = ("not-available", "not-applicable")
"""Why there is no figure, where the person says so."""

FIGURE_SCHEMA: dict[str, Json] = {
    "anyOf": [
        {"type": "integer"},
        {
            "type": "object",
            "properties": {"estimate": {"type": "integer"}},
            "required": ["estimate"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"missing": {"enum": list(MISSING)}},
            "required": ["missing"],
            "additionalProperties": False,
        },
        {"type": "string", "minLength": 1},
    ]
}


FIGURE_CODES = frozenset({"number.not-whole", "number.too-small", "number.too-large"})
"""The codes of the findings of `figure_problems`."""

FIGURE_WORDS = frozenset({"estimate"})
"""The common words that `printed_figure` needs."""


def read_figure(raw: Json, lexicon: Lexicon = NO_WORDS) -> Json:
    """A figure from a number or typed text ("1 200", "~300", Arabic-Indic digits); None if blank. Raises Misfit."""
    if isinstance(raw, Mapping):
        if set(raw) == {"missing"} and raw["missing"] in MISSING:
            return {"missing": raw["missing"]}
        if set(raw) != {"estimate"}:
            raise Misfit("misfit.figure")
        inner = read_figure(raw["estimate"], lexicon)
        return {"estimate": inner} if isinstance(inner, int) else inner
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw if len(str(abs(raw))) <= MAX_DIGITS else str(raw)
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < 10**MAX_DIGITS else str(raw)
    text = read_text(raw)
    return None if text is None else _from_text(one_line(text), lexicon)


def _from_text(text: str, lexicon: Lexicon) -> Json:
    if len(text) > _LONGEST:
        return text
    said = name_key(text)
    if reason := lexicon.missing.get(said):
        return {"missing": reason}
    if said in lexicon.numbers:
        return lexicon.numbers[said]
    plain = bare(ascii_digits(text))
    stripped = lexicon.estimate.sub("", plain)
    whole = re.sub(r"(?<=\d)\.$", "", stripped)
    if not _WHOLE.fullmatch(whole):
        return text
    number = int(re.sub(r"[^\d−-]", "", whole).replace("−", "-")) if len(whole) < 40 else None
    if number is None or len(str(abs(number))) > MAX_DIGITS:
        return text
    return {"estimate": number} if stripped != plain else number


def figure_within(text: str) -> int | None:
    """The one whole number within a sentence, to be offered; None if there is none or more than one."""
    found = [amount(read_figure(piece)) for piece in _WITHIN.findall(bare(ascii_digits(text[:2000])))]
    return found[0] if len(found) == 1 else None


def amount(figure: Json) -> int | None:
    """The number a figure or total stands for; None if it is missing or was typed wrong."""
    if isinstance(figure, Mapping):
        figure = figure.get("estimate", figure.get("partial"))
    return figure if isinstance(figure, int) and not isinstance(figure, bool) else None


def is_estimate(figure: Json) -> bool:
    """Whether the figure is marked as an estimate."""
    return isinstance(figure, Mapping) and "estimate" in figure


def is_partial(figure: Json) -> bool:
    """Whether a total leaves something out, because it is not available or could not be read."""
    return isinstance(figure, Mapping) and "partial" in figure


def left_out(figure: Json) -> int:
    """How many figures a total leaves out because the person says that there is none; 0 if others are left out too."""
    count = figure.get("left-out") if isinstance(figure, Mapping) else None
    return count if isinstance(count, int) else 0


def missing(figure: Json) -> str | None:
    """Why there is no figure, where the person says so: `not-available` or `not-applicable`."""
    reason = figure.get("missing") if isinstance(figure, Mapping) else None
    return reason if isinstance(reason, str) else None


def typed_figure(figure: Json) -> str:
    """The figure as a text that `read_figure` takes back."""
    if reason := missing(figure):
        return {"not-available": "n/a"}.get(reason, "not applicable")
    number = amount(figure)
    if number is None:
        return "" if figure is None else str(figure)
    return f"~{grouped(number)}" if is_estimate(figure) else grouped(number)


def printed_figure(figure: Json, words: Words) -> str:
    """The figure for a reader: thousands apart by a thin no-break space, estimates marked."""
    if reason := missing(figure):
        return words.say(f"missing.{reason}")
    number = amount(figure)
    if number is None:
        return "" if figure is None else str(figure)
    text = grouped(number)
    if is_estimate(figure):
        text = words.say("estimate", number=text)
    if count := left_out(figure):
        return words.say("partial.left-out", number=text, left=count)
    return words.say("partial", number=text) if is_partial(figure) else text


def grouped(number: int) -> str:
    """Thousands apart by a thin no-break space, from five digits on."""
    return f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)


def figure_problems(
    figure: Json, minimum: int | None, maximum: int | None, part: str | None = None
) -> Iterator[Finding]:
    """No whole number, or outside the limits (both inclusive)."""
    if missing(figure):
        return
    number = amount(figure)
    if number is None:
        yield Finding("number.not-whole", Severity.WARNING, {"text": str(figure)[:80]}, part=part)
    elif minimum is not None and number < minimum:
        yield Finding("number.too-small", Severity.WARNING, {"number": number, "minimum": minimum}, part=part)
    elif maximum is not None and number > maximum:
        yield Finding("number.too-large", Severity.WARNING, {"number": number, "maximum": maximum}, part=part)


class Number(Kind):
    """One whole number, by default 0 or more."""

    kind: Literal["number"]
    minimum: int | None = 0
    maximum: int | None = None
    codes = FIGURE_CODES
    factual = True

    def common_words(self) -> frozenset[str]:
        return FIGURE_WORDS

    def editor(self, words: Words) -> Editor:
        return TextEditor(columns=14, estimate=True)

    def read(self, raw: Json) -> Json:
        return read_figure(raw, self._lexicon)

    def typed(self, value: Json) -> str:
        return typed_figure(value)

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        yield from figure_problems(value, self.minimum, self.maximum)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Short(printed_figure(value, words)),)

    def value_schema(self) -> dict[str, Json]:
        return FIGURE_SCHEMA
