"""Lexicon: the words and signs that people type for a value, of all languages at once, as `words.*.toml` list them.

Words are compared as folded by `fold.name_key`. One that means two things, in two languages say, means neither.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from poadesk.core.text.fold import fold, name_key

MEANINGS = ("option", "missing", "language", "month", "number")
"""The tables of words that stand for something."""
GROUPS = ("years", "bound", "during", "date", "estimate")
"""The lists of words that stand beside a figure or date."""

SIGN_OF_ESTIMATES = "~"
"""Is known without any list, because the program itself writes it."""

_Meaning = TypeVar("_Meaning")


@dataclass(frozen=True)
class Lexicon:
    """What words stand for: `meanings` by table and meaning, `groups` by list.

    - `option`, `missing` (why there is no figure), `language`: ids;  `month`: 1 to 12;  `number`: a whole number.
    - `years`: follow a number of years;  `bound`: stand before or after a figure that is a bound ("over 1 year");
      `during`: say no more than that time passes;  `date`: add nothing to a date;  `estimate`: mark a figure as one.

    Two are equal whatever words they hold, so that kinds of answers are equal that ask for the same.
    """

    meanings: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, compare=False)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def options(self) -> Mapping[str, str]:
        """The id of the option that a word or sign stands for, by its key."""
        return self._by_word("option")

    @cached_property
    def missing(self) -> Mapping[str, str]:
        """Why there is no figure, `not-available` or `not-applicable`, by the key of what says so."""
        return self._by_word("missing")

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """The ISO 639-1 code of a language by the key of its name."""
        return self._by_word("language")

    @cached_property
    def months(self) -> Mapping[str, int]:
        """The month, 1 to 12, by the key of a name or short form."""
        return {word: int(month) for word, month in self._by_word("month").items()}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The whole number by the key of a word for it."""
        return {word: int(number) for word, number in self._by_word("number").items()}

    @cached_property
    def year_words(self) -> frozenset[str]:
        """Keys of words that follow a number of years."""
        return frozenset(map(name_key, self.groups.get("years", ())))

    @cached_property
    def date_words(self) -> frozenset[str]:
        """Keys of words that add nothing to a date: days of the week, "of", "the year"."""
        return frozenset(map(name_key, self.groups.get("date", ())))

    @cached_property
    def bounds(self) -> tuple[str, ...]:
        """Folded words beside a figure that is a bound and not the answer itself."""
        return tuple(map(fold, self.groups.get("bound", ())))

    @cached_property
    def during(self) -> re.Pattern[str]:
        """Words at the beginning that say no more than that time passes."""
        return re.compile(rf"^(?:{_any_of(self.groups.get('during', ()))})\s*(?=\d)", re.IGNORECASE)

    @cached_property
    def estimate(self) -> re.Pattern[str]:
        """What marks a figure as an estimate, before or after it."""
        words = _any_of((SIGN_OF_ESTIMATES, *self.groups.get("estimate", ())))
        return re.compile(rf"^(?:{words})\.?:?\s*(?=[-−\d])|\s*[(（]?\s*(?:{words})\.?\s*[)）]?$", re.IGNORECASE)

    def _by_word(self, table: str) -> dict[str, str]:
        said = self.meanings.get(table, {}).items()
        return unshared((name_key(word), meaning) for meaning, words in said for word in words)


def merged(lexicons: Iterable[Lexicon]) -> Lexicon:
    """The words of all of them."""
    meanings: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in MEANINGS}
    groups: dict[str, tuple[str, ...]] = {}
    for lexicon in lexicons:
        for table, entries in lexicon.meanings.items():
            for meaning, words in entries.items():
                meanings[table][meaning] = (*meanings[table].get(meaning, ()), *words)
        for group, words in lexicon.groups.items():
            groups[group] = (*groups.get(group, ()), *words)
    return Lexicon(meanings, groups)


def unshared(named: Iterable[tuple[str, _Meaning]]) -> dict[str, _Meaning]:
    """What each name stands for, without the names that stand for several things."""
    found: dict[str, _Meaning] = {}
    shared = set()
    for name, meaning in named:
        if found.setdefault(name, meaning) != meaning:
            shared.add(name)
    return {name: meaning for name, meaning in found.items() if name and name not in shared}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; without words one that never matches."""
    listed = sorted({*words}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, listed)) or r"(?!)"


NO_WORDS = Lexicon()
"""Knows no words: ids and figures alone are read."""
