"""Plain text: what is taken out of typed and pasted text so that it prints, copies and compares everywhere."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from poadesk.core.text import symbols
from poadesk.core.text.harmless import LINE_ENDS, SURROGATES

_HYPHENS = re.compile("[\u2010\u2011\x1e]")
_POINTS = "•‣▪▫■▸►◆◉○●◦⁃⁌∙❖✦·☞➢➤"
_BULLETS = re.compile(
    f"^[^\\S\n]*(?:[{_POINTS}{symbols.private(_POINTS)}][^\\S\n]*|[o§ØüvqnàØ¨–—→⇨{symbols.private('→⇨')}]\t[^\\S\n]*)",
    re.MULTILINE,
)
"""Points at the beginning of a line; before a tab, also what such a point becomes where its font is not known."""
_TABS = re.compile("\t+")
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufff9-\ufffc]")
_UNSEEN = re.compile("[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u00ad]")
_Cleaning = tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]]

_CLEANINGS: tuple[_Cleaning, ...] = (
    ("paste.line-ends", LINE_ENDS, "\n"),
    ("paste.broken-characters", SURROGATES, "\ufffd"),
    ("paste.invisible", _INVISIBLE, ""),
)


_WORD_HYPHENS: _Cleaning = ("paste.hyphens", _HYPHENS, "-")
"""First, while a no-break hyphen of a word processor (U+001E) is not yet taken for a line end."""

_LISTS: tuple[_Cleaning, ...] = (
    ("paste.bullets", _BULLETS, "- "),
    ("paste.symbols", symbols.PRIVATE, symbols.shown),
    ("paste.tabs", _TABS, " "),
)


@dataclass(frozen=True)
class Cleaned:
    """A text made plain, and the codes of what was changed, in a fixed order, for telling the person."""

    text: str
    changes: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Make typed or pasted text plain; words, paragraphs and the order of letters stay as they are.

    Tabs become spaces, word processors' bullets become "- ", their private signs and hyphens what they show, exotic
    line ends become newlines, invisible control characters go. Joiners and direction marks stay: Arabic, Persian and
    Indic words need them. Idempotent.
    """
    return _cleaned(text, (_WORD_HYPHENS, *_CLEANINGS, *_LISTS))


def clean_name(text: str) -> str:
    """The name of a file made plain: as `clean`, but what looks like a bullet is part of a name."""
    return one_line(_cleaned(text, _CLEANINGS).text)


def _cleaned(text: str, cleanings: tuple[_Cleaning, ...]) -> Cleaned:
    """Composed before, because a composed character may be a bullet, and after, because taking out may join letters."""
    text = unicodedata.normalize("NFC", text)
    changes = []
    for code, pattern, replacement in cleanings:
        text, count = pattern.subn(replacement, text)
        if count:
            changes.append(code)
    return Cleaned(unicodedata.normalize("NFC", text), tuple(changes))


def one_line(text: str) -> str:
    """The text with line ends as spaces, for fields that hold one line."""
    return " ".join(text.split())


def ascii_digits(text: str) -> str:
    """The text with every decimal digit of any script (Arabic-Indic, full width…) as 0-9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def plain_spaces(text: str) -> str:
    """The text with no-break, thin and ideographic spaces as ordinary ones."""
    return _ODD_SPACES.sub(" ", text)


def bare(text: str) -> str:
    """A short typed value as it looks: without direction marks and zero-width characters, spaces single and ordinary.

    For reading numbers, dates, links, options; free text keeps its marks, because Arabic and Indic words need them.
    """
    return one_line(plain_spaces(_UNSEEN.sub("", text)))
