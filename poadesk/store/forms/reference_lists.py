"""Reference lists: the lists beside the forms: States, reporting cycles, and the words common to all forms."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from poadesk.core.cycles import Cycle, State
from poadesk.core.form_check import Fault
from poadesk.core.text.lexicon import GROUPS, MEANINGS, Lexicon, merged
from poadesk.core.text.plurals import CATEGORIES
from poadesk.core.wording import places, plural_key
from poadesk.store.forms.toml_file import Faulty, read_toml

_Entry = TypeVar("_Entry")

_STATES = TypeAdapter(tuple[State, ...])
_CYCLES = TypeAdapter(tuple[Cycle, ...])


MOST_YEARS = 10
"""Of one cycle."""
YEARS = range(1900, 2200)
LONGEST_WORD = 1_000
_TYPED = "typed."
"""Begins the keys of the words that are read."""
_NUMBERED = frozenset({"month", "number"})
_LONGEST_TYPED = 60
_MOST_LISTS = 100
MOST_PLACES = 10
"""In braces, to be filled in: each may be given a long text."""


def read_states(shared: tuple[Path, ...]) -> tuple[State, ...]:
    """The list of States. Raises Faulty if it is missing or wrong."""
    path = _find(shared, "states.toml")
    states = _entries(_STATES, path, "state")
    nameless = (f"{state.iso}: names.en" for state in states if not state.names.get("en"))
    _refuse(path, (*nameless, *_twice(state.iso for state in states)))
    return states


def read_cycles(shared: tuple[Path, ...], form: str) -> tuple[Cycle, ...]:
    """The reporting cycles of a form, oldest first. Raises Faulty if the list is missing or wrong."""
    path = _find(shared, f"{form}/cycles.toml")
    cycles = _entries(_CYCLES, path, "cycle")
    wrong = (f"{cycle.id}: years" for cycle in cycles if not _are_years(cycle.years))
    _refuse(path, (*wrong, *_twice(cycle.id for cycle in cycles)))
    return tuple(sorted(cycles, key=lambda cycle: cycle.id))


def read_words(shared: tuple[Path, ...], language: str) -> Mapping[str, str]:
    """The words common to all forms in this language. Raises Faulty.

    A word is a text, or a table of its plural forms by CLDR category (see `core.wording.plural_key`). What a person's
    own list does not have, such as a word that came with a newer program, is taken from the program's.
    """
    name = f"words.{language}.toml"
    found = [folder / name for folder in shared if os.path.lexists(folder / name)] or [shared[-1] / name]
    words: dict[str, str] = {}
    for path in reversed(found):
        own = {key: _forms(value) for key, value in read_toml(path).items() if not key.startswith(_TYPED)}
        _refuse(path, (key for key, forms in own.items() if not _fit(forms, words.get(key))))
        for key, forms in own.items():
            for category in CATEGORIES:
                words.pop(plural_key(key, category), None)
            words.update({plural_key(key, category): text for category, text in forms.items()})
    return words


def read_lexicon(shared: tuple[Path, ...]) -> Lexicon:
    """The words that people type for values: those of all lists of words, whatever their language. Raises Faulty."""
    paths = [path for folder in shared for path in sorted(folder.glob("words.*.toml"))]
    if len(paths) > _MOST_LISTS:
        raise Faulty(Fault("text.too-many", {"limit": _MOST_LISTS}, "words.en.toml"))
    return merged(map(_lexicon_of, paths))


def _lexicon_of(path: Path) -> Lexicon:
    typed = {key.removeprefix(_TYPED): value for key, value in read_toml(path).items() if key.startswith(_TYPED)}
    _refuse(path, (f"{_TYPED}{key}" for key, value in typed.items() if not _is_typed(key, value)))
    meanings: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, words in typed.items():
        table, _dot, meaning = key.partition(".")
        if meaning:
            meanings.setdefault(table, {})[meaning] = tuple(words)
    return Lexicon(meanings, {key: tuple(words) for key, words in typed.items() if key in GROUPS})


def _is_typed(key: str, words: object) -> bool:
    """Whether it is a list of short words under a key that is known."""
    table, _dot, meaning = key.partition(".")
    fits = key in GROUPS or (table in MEANINGS and meaning and (table not in _NUMBERED or meaning.isdecimal()))
    return (
        bool(fits) and isinstance(words, list) and all(isinstance(w, str) and len(w) <= _LONGEST_TYPED for w in words)
    )


def _forms(value: object) -> Mapping[str, str]:
    """The plural forms of a word by category; a plain text is the form for every number."""
    forms = value if isinstance(value, dict) else {"other": value}
    return {str(category): str(text) for category, text in forms.items()}


def _fit(forms: Mapping[str, str], known: str | None) -> bool:
    """Whether the forms are of known categories, with no place that the word as known, or its main form, lacks."""
    if "other" not in forms or not forms.keys() <= set(CATEGORIES) or not all(map(_is_short, forms.values())):
        return False
    allowed = places(forms["other"] if known is None else known)
    return all(places(text) <= allowed for text in forms.values())


def _entries(adapter: TypeAdapter[tuple[_Entry, ...]], path: Path, key: str) -> tuple[_Entry, ...]:
    try:
        return adapter.validate_python(read_toml(path).get(key))
    except ValidationError as error:
        problems = error.errors(include_url=False)
    _refuse(path, (".".join(map(str, (key, *problem["loc"]))) + f": {problem['msg']}" for problem in problems))
    return ()


def _are_years(years: tuple[int, ...]) -> bool:
    return 0 < len(years) <= MOST_YEARS and all(year in YEARS for year in years)


def _is_short(text: str) -> bool:
    """Whether the text and what is filled into it stay within bounds."""
    return len(text) <= LONGEST_WORD and text.count("{") <= MOST_PLACES


def _twice(ids: Iterable[str]) -> Iterator[str]:
    return (id for id, count in Counter(ids).items() if count > 1)


def _refuse(path: Path, causes: Iterable[str]) -> None:
    if faults := [Fault("file.entry", {"cause": cause}, path.name) for cause in causes]:
        raise Faulty(*faults)


def _find(shared: tuple[Path, ...], name: str) -> Path:
    paths = [folder / name for folder in shared]
    return next((path for path in paths if os.path.lexists(path)), paths[-1])
