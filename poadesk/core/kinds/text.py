"""Text kinds: typed text: a line, a passage, a web link, e-mail addresses, telephone numbers."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Literal

from poadesk.core.blocks import Block, Paragraph
from poadesk.core.editors import Editor, TextEditor
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_text
from poadesk.core.text.direction import Direction
from poadesk.core.text.plain_text import ascii_digits, bare, one_line
from poadesk.core.wording import Words

_LINK = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_APART = re.compile(r"[;,،؛，、；|/\s]+")
_SEVERAL = re.compile(r"[;,،؛，、；|\n]+|\s+/\s+")
_PAIRS = {"<": ">", "(": ")", "[": "]", '"': '"', "'": "'", "“": "”", "„": "“", "‘": "’", "«": "»", "‹": "›",
          "（": "）", "【": "】", "《": "》", "「": "」"}  # fmt: skip
_STOPS = ".,;:،؛。，；、"
_EDGES = "".join((*_PAIRS, *_PAIRS.values(), _STOPS))


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
        return TextEditor(columns=40, sample=words.say(f"sample.{self.kind}"), wraps=self.kind == "link")

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
    """A web address with http or https; `www.` is completed, angle brackets and a final stop are taken off."""

    kind: Literal["link"]

    def read(self, raw: Json) -> Json:
        text = super().read(raw)
        if not isinstance(text, str):
            return text
        looked = " ".join(_link_as_meant(piece) for piece in _between_links(text).split())
        return looked if any(_LINK.fullmatch(piece) for piece in looked.split()) else text

    def _pieces(self, text: str) -> Iterator[str]:
        pieces = _between_links(text).split()
        if not any(map(self._well_formed, pieces)):
            return iter([text])
        return (piece for piece in pieces if "://" in piece)

    def _well_formed(self, piece: str) -> bool:
        return bool(_LINK.fullmatch(_link_as_meant(piece)))


class Email(_Checked):
    """One or more e-mail addresses, by comma, semicolon, slash, space or line, with or without messages."""

    kind: Literal["email"]
    factual = True

    def read(self, raw: Json) -> Json:
        text = super().read(raw)
        if not isinstance(text, str):
            return text
        pieces = [_address(piece) for piece in _APART.split(bare(text)) if piece]
        return "; ".join(pieces) if pieces and all(map(self._well_formed, pieces)) else text

    def _pieces(self, text: str) -> Iterator[str]:
        pieces = [_address(piece) for piece in _APART.split(bare(text))]
        given = [piece for piece in pieces if "@" in piece]
        return iter(given or [text])

    def _well_formed(self, piece: str) -> bool:
        return bool(_EMAIL.fullmatch(piece))


class Telephone(_Checked):
    """One or more telephone numbers: at least five digits in the first; extensions and messages may follow."""

    kind: Literal["telephone"]
    factual = True

    def read(self, raw: Json) -> Json:
        text = super().read(raw)
        return bare(text) if isinstance(text, str) else text

    def _pieces(self, text: str) -> Iterator[str]:
        pieces = [piece.strip() for piece in _SEVERAL.split(bare(text)) if piece.strip()]
        if any(map(self._well_formed, pieces)):
            return iter(())
        return iter([text])

    def _well_formed(self, piece: str) -> bool:
        return sum(c.isdigit() for c in ascii_digits(piece)) >= 5


def _between_links(text: str) -> str:
    """The text with a space before each further address, however little stands between them."""
    return re.sub(r"(?<=[,;，；、|])(?=https?://|www\.)", " ", bare(text), flags=re.IGNORECASE)


def _address(piece: str) -> str:
    """An e-mail address without the stops, brackets and quotes around it."""
    return re.sub("^mailto:", "", piece.replace("＠", "@").strip(_EDGES), flags=re.IGNORECASE)


def _link_as_meant(piece: str) -> str:
    """A web address without what stands around it; another word as it is."""
    inner = piece.rstrip(_STOPS)
    if closing := _PAIRS.get(inner[:1]):
        inner = inner[1:].removesuffix(closing)
    for opening, closing in _PAIRS.items():
        if inner.endswith(closing) and opening not in inner[:-1]:
            inner = inner[:-1]
    inner = inner.rstrip(_STOPS)
    if inner.casefold().startswith("www."):
        inner = f"https://{inner}"
    return inner if _LINK.fullmatch(inner) else piece
