"""Whole numbers as people write them, and the kind that asks for one.

A figure is an int; `{"estimate": int}` where the person says it is an estimate; or the text as typed where it is no
whole number, which the check reports. Never a float.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from poadesk.core.blocks import Block, Paragraph
from poadesk.core.editors import Editor, TextEditor
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.plain_text import ascii_digits, one_line, plain_spaces
from poadesk.core.wording import Words

MAX_DIGITS = 15
"""Beyond this, other programs that read the JSON would lose digits (IEEE 754 doubles)."""

_WHOLE = re.compile(r"[-−]?(\d+|\d{1,3}([ ,.'’٬]\d{3})+)")
_ESTIMATE = re.compile(
    r"^\s*(~|≈|ca\.?|c\.|about|approx(?:\.|imately)?|some)\s*(?=[-−\d])|\s*\(?\s*estimated?\s*\)?\s*$", re.IGNORECASE
)

FIGURE_SCHEMA: dict[str, Json] = {
    "anyOf": [
        {"type": "integer"},
        {
            "type": "object",
            "properties": {"estimate": {"type": "integer"}},
            "required": ["estimate"],
            "additionalProperties": False,
        },
        {"type": "string", "minLength": 1},
    ]
}


FIGURE_CODES = frozenset({"number.not-whole", "number.too-small", "number.too-large"})
"""The codes of the findings of `figure_problems`."""

FIGURE_WORDS = frozenset({"estimate"})
"""The common words that `printed_figure` needs."""


def read_figure(raw: Json) -> Json:
    """A figure from a number or typed text ("1 200", "~300", Arabic-Indic digits); None if blank. Raises Misfit."""
    if isinstance(raw, Mapping):
        if set(raw) != {"estimate"}:
            raise Misfit("misfit.figure")
        inner = read_figure(raw["estimate"])
        return {"estimate": inner} if isinstance(inner, int) else inner
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw if len(str(abs(raw))) <= MAX_DIGITS else str(raw)
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < 10**MAX_DIGITS else str(raw)
    text = read_text(raw)
    return None if text is None else _from_text(one_line(text))


def _from_text(text: str) -> Json:
    plain = plain_spaces(ascii_digits(text))
    stripped = _ESTIMATE.sub("", plain)
    if not _WHOLE.fullmatch(stripped):
        return text
    number = int(re.sub(r"[^\d−-]", "", stripped).replace("−", "-")) if len(stripped) < 40 else None
    if number is None or len(str(abs(number))) > MAX_DIGITS:
        return text
    return {"estimate": number} if stripped != plain else number


def amount(figure: Json) -> int | None:
    """The number a figure stands for; None if it is missing or was typed wrong."""
    if isinstance(figure, Mapping):
        figure = figure.get("estimate")
    return figure if isinstance(figure, int) and not isinstance(figure, bool) else None


def is_estimate(figure: Json) -> bool:
    """Whether the figure is marked as an estimate."""
    return isinstance(figure, Mapping)


def typed_figure(figure: Json) -> str:
    """The figure as a text that `read_figure` takes back."""
    if isinstance(figure, Mapping):
        return f"~{figure['estimate']}"
    return "" if figure is None else str(figure)


def printed_figure(figure: Json, words: Words) -> str:
    """The figure for a reader: thousands apart by a thin no-break space, estimates marked."""
    number = amount(figure)
    if number is None:
        return "" if figure is None else str(figure)
    text = f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)
    return words.say("estimate", number=text) if is_estimate(figure) else text


def figure_problems(
    figure: Json, minimum: int | None, maximum: int | None, part: str | None = None
) -> Iterator[Finding]:
    """No whole number, or outside the limits (both inclusive)."""
    number = amount(figure)
    if number is None:
        yield Finding("number.not-whole", Severity.ERROR, {"text": str(figure)[:80]}, part=part)
    elif minimum is not None and number < minimum:
        yield Finding("number.too-small", Severity.ERROR, {"number": number, "minimum": minimum}, part=part)
    elif maximum is not None and number > maximum:
        yield Finding("number.too-large", Severity.ERROR, {"number": number, "maximum": maximum}, part=part)


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
        return read_figure(raw)

    def typed(self, value: Json) -> str:
        return typed_figure(value)

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        yield from figure_problems(value, self.minimum, self.maximum)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(printed_figure(value, words)),)

    def value_schema(self) -> dict[str, Json]:
        return FIGURE_SCHEMA
