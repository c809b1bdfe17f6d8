"""The lists beside the forms: States, reporting cycles, and the words common to all forms."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from poadesk.core.form import Cycle, State
from poadesk.core.form_check import Fault
from poadesk.core.words import places
from poadesk.store.toml_file import Faulty, read_toml

_Entry = TypeVar("_Entry")

_STATES = TypeAdapter(tuple[State, ...])
_CYCLES = TypeAdapter(tuple[Cycle, ...])


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
    yearless = (f"{cycle.id}: years" for cycle in cycles if not cycle.years)
    _refuse(path, (*yearless, *_twice(cycle.id for cycle in cycles)))
    return tuple(sorted(cycles, key=lambda cycle: cycle.id))


def read_words(shared: tuple[Path, ...], language: str) -> Mapping[str, str]:
    """The words common to all forms in this language. Raises Faulty.

    What a person's own list does not have, such as a word that came with a newer program, is taken from the program's.
    """
    name = f"words.{language}.toml"
    found = [folder / name for folder in shared if os.path.lexists(folder / name)] or [shared[-1] / name]
    words: dict[str, str] = {}
    for path in reversed(found):
        own = {key: str(value) for key, value in read_toml(path).items()}
        _refuse(path, (key for key in own if not places(own[key]) <= places(words.get(key, own[key]))))
        words.update(own)
    return words


def _entries(adapter: TypeAdapter[tuple[_Entry, ...]], path: Path, key: str) -> tuple[_Entry, ...]:
    try:
        return adapter.validate_python(read_toml(path).get(key))
    except ValidationError as error:
        problems = error.errors(include_url=False)
    _refuse(path, (".".join(map(str, (key, *problem["loc"]))) + f": {problem['msg']}" for problem in problems))
    return ()


def _twice(ids: Iterable[str]) -> Iterator[str]:
    return (id for id, count in Counter(ids).items() if count > 1)


def _refuse(path: Path, causes: Iterable[str]) -> None:
    if faults := [Fault("file.entry", {"cause": cause}, path.name) for cause in causes]:
        raise Faulty(*faults)


def _find(shared: tuple[Path, ...], name: str) -> Path:
    paths = [folder / name for folder in shared]
    return next((path for path in paths if os.path.lexists(path)), paths[-1])
