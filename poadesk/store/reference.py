"""The lists beside the forms: States, reporting cycles, and the words common to all forms."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from poadesk.core.form import Cycle, State
from poadesk.core.form_check import Fault
from poadesk.store.toml_file import Faulty, Table, read_toml


def read_states(shared: tuple[Path, ...]) -> tuple[State, ...]:
    """The list of States. Raises Faulty if it is missing or wrong."""
    raw = read_toml(_find(shared, "states.toml"))
    try:
        return tuple(_state(entry) for entry in raw["state"])
    except (KeyError, TypeError, AttributeError) as error:
        raise Faulty(Fault("file.entry", {"cause": str(error)}, "states.toml")) from None


def _state(entry: Table) -> State:
    return State(entry["iso"], entry["m49"], entry.get("observer", False), entry["names"], entry.get("example", False))


def read_cycles(shared: tuple[Path, ...], form: str) -> tuple[Cycle, ...]:
    """The reporting cycles of a form, oldest first."""
    raw = read_toml(_find(shared, f"{form}/cycles.toml"))
    try:
        return tuple(sorted((_cycle(entry) for entry in raw["cycle"]), key=lambda cycle: cycle.id))
    except (KeyError, TypeError, AttributeError) as error:
        raise Faulty(Fault("file.entry", {"cause": str(error)}, "cycles.toml")) from None


def _cycle(entry: Table) -> Cycle:
    due = entry.get("due")
    years = tuple(int(year) for year in entry["years"])
    return Cycle(str(entry["id"]), years, str(entry.get("meeting", "")), due if isinstance(due, date) else None)


def read_words(shared: tuple[Path, ...], language: str) -> Mapping[str, str]:
    """The words common to all forms in this language."""
    raw = read_toml(_find(shared, f"words.{language}.toml"))
    return {key: str(value) for key, value in raw.items()}


def _find(shared: tuple[Path, ...], name: str) -> Path:
    paths = [folder / name for folder in shared]
    return next((path for path in paths if path.is_file()), paths[-1])
