"""Succession reader: from a file `from-<edition>.toml` to the way from that edition to the one it stands in. Names
every fault in it.
"""

from collections.abc import Iterator
from pathlib import Path

from poadesk.core.form import Form
from poadesk.core.form_check import Fault
from poadesk.core.succession import Move, Succession, faults
from poadesk.store.forms.form_reader import FormError
from poadesk.store.forms.toml_file import Faulty, Table, read_toml

FORMAT = 1
"""The version of this file's format that the program reads."""

_TOP_KEYS = frozenset({"format", "from", "ended", "moved"})
_MOVE_KEYS = frozenset({"from", "to", "options", "part"})


def succession_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The older editions that the edition in `folder` says it can follow, with the files that say how."""
    for path in sorted(folder.glob("from-*.toml")):
        yield path.stem.removeprefix("from-"), path


def read_succession(path: Path, older: Form | None, newer: Form) -> Succession:
    """Read and check the file; `older` is None if that edition is not at hand. Raises FormError with every fault."""
    try:
        succession = _parsed(path)
    except Faulty as faulty:
        raise FormError(path.parent, faulty.found) from None
    if found := tuple(faults(succession, older, newer)):
        raise FormError(path.parent, found)
    return succession


def _parsed(path: Path) -> Succession:
    """Raises Faulty."""
    raw = read_toml(path)
    if raw.get("format") != FORMAT:
        raise Faulty(Fault("form.format", {"format": str(raw.get("format"))[:80], "known": FORMAT}, path.name))
    older = path.stem.removeprefix("from-")
    found = [*_top_faults(raw, older, path.name), *_move_faults(raw.get("moved"), path.name)]
    if found:
        raise Faulty(*found)
    moves = (Move(m["from"], m["to"], m.get("options", {}), m.get("part")) for m in raw.get("moved", []))
    return Succession(older, tuple(moves), frozenset(raw.get("ended", [])))


def _top_faults(raw: Table, older: str, file: str) -> Iterator[Fault]:
    for key in raw.keys() - _TOP_KEYS:
        yield Fault("form.key-unknown", {"key": key}, file)
    if raw.get("from") != older:
        yield Fault("succession.edition", {"given": str(raw.get("from"))[:80], "name": file}, file)
    ended = raw.get("ended", [])
    if not isinstance(ended, list) or not all(isinstance(id, str) for id in ended):
        yield Fault("succession.entry", {"key": "ended"}, file)


def _move_faults(moved: object, file: str) -> Iterator[Fault]:
    entries = [] if moved is None else moved
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield Fault("form.not-tables", {"key": "moved"}, file)
        return
    for entry in entries:
        at = str(entry.get("from", ""))
        for key in entry.keys() - _MOVE_KEYS:
            yield Fault("form.key-unknown", {"key": key}, file, question=at)
        for key in ("from", "to", "part"):
            if not isinstance(entry.get(key, "" if key == "part" else None), str):
                yield Fault("succession.entry", {"key": key}, file, question=at)
        options = entry.get("options", {})
        if not isinstance(options, dict) or not all(isinstance(new, str) for new in options.values()):
            yield Fault("succession.entry", {"key": "options"}, file, question=at)
