"""Collation: a key that sorts names as a list of the United Nations does, whatever accents and marks they have.

Good for Latin script and for any script whose order is that of its code points; not a full Unicode collation.
"""

import re
import unicodedata
from collections.abc import Mapping

_LETTERS: Mapping[int, str] = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
"""Letters that Unicode does not take apart into a base letter and a mark."""

_APOSTROPHES = re.compile("['’‘ʼʻ`´]")
_WORD = re.compile(r"\w+")

SortKey = tuple[tuple[str, ...], str, str]


def sort_key(name: str) -> SortKey:
    """By base letters word for word ("Niger" before "Nigeria"), then by accents, then as written."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)
    return tuple(_WORD.findall(_APOSTROPHES.sub("", letters))), apart, name
