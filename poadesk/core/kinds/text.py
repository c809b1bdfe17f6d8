"""Typed text: a line, a passage, a web link, e-mail addresses, telephone numbers."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Literal

from poadesk.core.blocks import Block, Paragraph
from poadesk.core.direction import Direction
from poadesk.core.editors import Editor, TextEditor
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.plain_text import ascii_digits, one_line
from poadesk.core.wording import Words

_LINK = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_SEVERAL = re.compile(r"[;,،\n]+|\s+/\s+")


class Text(Kind):
    """A line or a passage. `expected` is the usual length in words and decides the height of the field."""

    kind: Literal["line", "prose"]
    expected: int = 60

    def editor(self, words: Words) -> Editor:
        if self.kind == "line":
            return TextEditor()
        return TextEditor(lines=max(3, min(12, self.expected // 12)), columns=75)

    def read(self, raw: Json) -> Json:
        text = read_text(raw)
        return one_line(text) if text and self.kind == "line" else text

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(str(value)),)

    def value_schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1}


class _Checked(Kind):
    """Text of which each piece has a form of its own, and which runs left to right in every language."""

    direction: ClassVar[Direction | None] = "ltr"

    def common_words(self) -> frozenset[str]:
        return frozenset({f"sample.{self.kind}"})

    def finding_codes(self) -> frozenset[str]:
        return frozenset({f"{self.kind}.form"})

    def editor(self, words: Words) -> Editor:
        return TextEditor(columns=40, sample=words.say(f"sample.{self.kind}"))

    def read(self, raw: Json) -> Json:
        text = read_text(raw)
        return one_line(text) if text else None

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        for piece in self._pieces(str(value)):
            if not self._well_formed(piece):
                yield Finding(f"{self.kind}.form", Severity.WARNING, {"text": piece[:80]})

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Paragraph(str(value), direction=self.direction),)

    def value_schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1}

    def _pieces(self, text: str) -> Iterator[str]:
        return (piece.strip() for piece in _SEVERAL.split(text) if piece.strip())

    @abstractmethod
    def _well_formed(self, piece: str) -> bool:
        """Whether one piece has the form that is expected."""


class Link(_Checked):
    """A web address with http or https."""

    kind: Literal["link"]

    def _pieces(self, text: str) -> Iterator[str]:
        pieces = text.split()
        return iter(pieces if any(map(self._well_formed, pieces)) else [text])

    def _well_formed(self, piece: str) -> bool:
        return bool(_LINK.fullmatch(piece))


class Email(_Checked):
    """One or more e-mail addresses."""

    kind: Literal["email"]
    factual = True

    def _well_formed(self, piece: str) -> bool:
        return bool(_EMAIL.fullmatch(piece))


class Telephone(_Checked):
    """One or more telephone numbers: at least five digits each, whatever else is written with them."""

    kind: Literal["telephone"]
    factual = True

    def _well_formed(self, piece: str) -> bool:
        return sum(c.isdigit() for c in ascii_digits(piece)) >= 5
