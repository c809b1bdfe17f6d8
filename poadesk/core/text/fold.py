"""Case folding for comparison: one form of a text for search, names of States, labels of options and names of files.

What two people type differently and mean alike is alike afterwards: case, accents, quotes, hyphens, spaces, joined and
compatibility letters, digits of other scripts, spellings with or without hamza. Never shown and never stored.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(
    "[`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u1fbd\u1fbf\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c\u275f"
    "\ua78b\ua78c\uff07\uff40]"
)
_QUOTES = re.compile(
    '["\u00ab\u00bb\u02ba\u02ee\u05f4\u201c-\u201f\u2033\u2034\u2036\u2037\u275d\u275e\u276e\u276f\u300c-\u300f\u301d-\u301f\uff02]'
)
_AT_EDGE = re.compile(r"(?<!\w)'+|'+(?!\w)")
_HYPHENS = re.compile(
    "[-\u00af\u02d7\u058a\u05be\u1806\u2010-\u2015\u2027\u2043\u2212\u2e3a\u2e3b\u30fb\ufe31\ufe32\ufe58\ufe63\uff0d]"
)
_SELECTORS = re.compile("[\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LETTERS = {
    "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "đ": "d", "ı": "i", "ȷ": "j", "ŋ": "n", "ĸ": "k", "ə": "e", "ſ": "s",
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647",
    "\u06c1": "\u0647", "\u06be": "\u0647", "\u0640": "",
}  # fmt: skip
"""Letters that Unicode does not take apart: ligatures, letters of their own, and spellings of one Arabic letter."""

_KEPT_MARKS = {8, 9}
"""Combining classes of marks that make another letter: voiced kana, and the virama of Indic scripts."""

_PUNCTUATION = re.compile(r"[\s.,;:!?()\[\]{}'\u00b7\u060c\u061b\u061f\u06d4\u3001\u3002\u3010\u3011]+")


def fold(text: str) -> str:
    """The text as search sees it. Marks of quotation go, hyphens and dashes are spaces, spaces are single."""
    if text.isascii():
        return _plain_signs(text.lower())
    bare = unicodedata.normalize("NFKD", _one_sign_each(_SELECTORS.sub("", text)))
    bare = unicodedata.normalize("NFKD", bare.casefold())
    return _plain_signs("".join(map(_letter, bare)))


def _one_sign_each(text: str) -> str:
    """One apostrophe and no other quotes; before letters are taken apart, as some of these would be."""
    return _HYPHENS.sub(" ", _QUOTES.sub("", _APOSTROPHES.sub("'", text)))


def _plain_signs(text: str) -> str:
    return " ".join(_AT_EDGE.sub("", _one_sign_each(text)).split())


def name_key(text: str) -> str:
    """A name for comparing it whole: as folded, without spaces, apostrophes, stops and brackets, "&" as "and"."""
    return _PUNCTUATION.sub("", fold(text).replace("&", "and"))


@lru_cache(maxsize=8192)
def _letter(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    marks = unicodedata.combining(character)
    if marks:
        return character if marks in _KEPT_MARKS else ""
    if unicodedata.category(character) in {"Cf", "Cc"} and not character.isspace():
        return ""
    return _without_stroke(character)


def _without_stroke(character: str) -> str:
    """A Latin letter "with stroke", "with hook" and the like as the letter itself; Unicode has no marks for them."""
    name, added, _mark = unicodedata.name(character, "").partition(" WITH ")
    if not added or not name.startswith("LATIN "):
        return character
    try:
        return unicodedata.lookup(name).lower()
    except KeyError:
        return character
