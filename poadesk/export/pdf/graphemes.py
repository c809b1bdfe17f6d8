"""Grapheme clusters and syllables: where text of scripts that write no blanks between words may be divided.

Khmer, Lao, Thai, Burmese and Tibetan need a dictionary to find words; here a line may end between syllables as far as
the letters alone show them (UAX #29 clusters, with the letters that belong to the one before or after), in Tibetan
only after the mark that ends each syllable.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from uniseg.graphemecluster import grapheme_cluster_boundaries

_THAI = "[เ-ไ]?[ก-ฮ][ัิ-ฺ็-๎]*(?:[ะาำๅๆฯ]|[ก-ฮ][ิุ]?์)*"
_LAO = "[ເ-ໄ]?[ກ-ຮໜ-ໟ][ັິ-ຼ່-ໍ]*[ະາຳຽໆຯ]*"
_KHMER = "[ក-ឳ](?:្[ក-ឳ]|[ា-៑៓៝\u200c\u200d])*[ៗ។-៚]*"
_BURMESE_SIGNS = "(?:္[က-ႎ]|[ါ-ှၖ-ၙၞ-ၠၢ-ၤၧ-ၭၱ-ၴႂ-ႍႏႚ-ႝ])*"
# A consonant with asat (်) or one that carries a stacked consonant ends the syllable before it.
_BURMESE = f"[က-ဪဿ၌-၏ၐ-ၕၚ-ၝၡၥၦၮ-ၰၵ-ႁႎ]{_BURMESE_SIGNS}(?:[က-အ](?:့?်[့း]?|(?=္)){_BURMESE_SIGNS})*[၊။]*"
_TIBETAN = "[\u0f00-\u0f0a\u0f15-\u0fda]+[\u0f0b\u0f0c]*[\u0f0d-\u0f14]*"
# One syllable of a script that has no blanks between words.
SYLLABLE = f"(?:{_THAI}|{_LAO}|{_KHMER}|{_BURMESE}|{_TIBETAN})"
_UNSPACED = re.compile("[\u0e01-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]")
# The library takes ten thousand characters a second; in a longer word only what `joined` says is held together.
_LONGEST = 2000
_SYLLABLES = re.compile(SYLLABLE)
# Of these scripts UAX #14 says that a dictionary is needed.
_DICTIONARY = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
_JOINERS = "\u200c\u200d"
# Signs after which a consonant is written beneath or into the one before.
_VIRAMAS = frozenset(
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2\u200d"  # no Tamil, which joins by ligature
)
_BEFORE_ITS_LETTER = frozenset("เแโใไເແໂໃໄ")


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script without blanks between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def joined(before: str, after: str) -> bool:
    """Whether a line must not end between two neighbouring characters because they are one letter to the eye."""
    return (
        category(after)[0] == "M"
        or after in _JOINERS
        or before in _VIRAMAS
        or before in _BEFORE_ITS_LETTER
        or after in "ะาำະາຳ"
    )


def syllable_breaks(text: str) -> Iterator[int]:
    """Where a line may begin between two syllables of a script that has no blanks between words."""
    for syllable in _SYLLABLES.finditer(text):
        place = syllable.start()
        if place and _DICTIONARY.match(text, place) and _DICTIONARY.match(text, place - 1):
            yield place


@lru_cache(maxsize=1024)
def cluster_ends(text: str) -> frozenset[int]:
    """The ends of the grapheme clusters (UAX #29) of a word."""
    if text.isascii() or len(text) > _LONGEST:
        return frozenset(range(1, len(text) + 1))
    return frozenset(grapheme_cluster_boundaries(text))
