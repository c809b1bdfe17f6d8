"""Inheritance between editions: an edition and, beneath it, those that it names as its base.

Here the files are only found and read; what the upper ones change is worked out in `form_outline` (questions) and
`wording_reader` (sentences).
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from poadesk.core.form_check import Fault
from poadesk.store.forms.toml_file import Faulty, Table, read_toml

FORMAT = 1
"""The version of the form data format that this program reads."""

MOST_LAYERS = 20
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True)
class Layer:
    """One edition of a chain as it stands in its folder. Faults call its files by their names, those of a base by path.

    `is_base` is whether another edition stands on it.
    """

    folder: Path
    raw: Table
    is_base: bool = False

    @property
    def edition(self) -> str:
        return str(self.raw.get("edition", ""))

    def file(self, name: str) -> str:
        """What faults call a file of this edition."""
        return str(self.folder / name) if self.is_base else name


def read_layers(folder: Path, shared: tuple[Path, ...]) -> tuple[Layer, ...]:
    """The edition in `folder` with all it rests on, the lowest first. Raises Faulty.

    A base is looked for in the folders `shared`, in that order, so that a person's own correction of an edition counts
    for those that rest on it too. An edition that names itself is a correction of the one in a later folder.
    """
    layers = [Layer(folder, _checked(read_toml(folder / "form.toml"), "form.toml"))]
    while "base" in layers[0].raw:
        if len(layers) > MOST_LAYERS:
            raise Faulty(Fault("form.base-too-many", {"limit": MOST_LAYERS}))
        layers.insert(0, _base_of(layers, shared))
    return tuple(layers)


def _checked(raw: Table, file: str) -> Table:
    """Raises Faulty for another format, or names by which nothing can be looked for."""
    if type(raw.get("format")) is not int or raw["format"] != FORMAT:
        raise Faulty(Fault("form.format", {"format": str(raw.get("format"))[:80], "known": FORMAT}, file))
    if found := tuple(_name_faults(raw, file)):
        raise Faulty(*found)
    return raw


def _name_faults(raw: Table, file: str) -> Iterator[Fault]:
    for key in ("id", "edition", "first-cycle", "last-cycle"):
        if key == "last-cycle" and key not in raw:
            continue
        if not isinstance(raw.get(key), str):
            yield Fault("form.key-missing", {"key": key}, file)
        elif not _NAME.fullmatch(raw[key]):
            yield Fault("form.name", {"key": key}, file)


def _base_of(layers: list[Layer], shared: tuple[Path, ...]) -> Layer:
    """The edition on which the lowest of the layers rests."""
    upper = layers[0]
    base, form = upper.raw["base"], upper.raw["id"]
    if not isinstance(base, str) or not _NAME.fullmatch(base):
        raise Faulty(Fault("form.base-name", {"base": str(base)[:80]}, upper.file("form.toml")))
    folder = next(_places(upper, base, shared), None)
    if folder is None and base != upper.edition:
        raise Faulty(Fault("form.base-missing", {"base": base}, upper.file("form.toml")))
    if folder is None or folder.resolve() in {layer.folder.resolve() for layer in layers}:
        chain = [*(layer.edition for layer in reversed(layers)), base]
        raise Faulty(Fault("form.base-circle", {"chain": " → ".join(chain)}))
    file = folder / "form.toml"
    raw = _checked(read_toml(file, str(file)), str(file))
    if raw["id"] != form:
        raise Faulty(Fault("form.base-other-form", {"base": base, "form": raw["id"]}, upper.file("form.toml")))
    if raw["edition"] != base:
        raise Faulty(Fault("form.folder", {"key": f"{form}/{raw['edition']}", "folder": f"{form}/{base}"}, str(file)))
    return Layer(folder, raw, is_base=True)


def _places(upper: Layer, base: str, shared: tuple[Path, ...]) -> Iterator[Path]:
    """Where this base lies; only after its own place for an edition that corrects itself."""
    folders = list(dict.fromkeys(root.resolve() / upper.raw["id"] / base for root in shared))
    own = upper.folder.resolve()
    if base == upper.edition and own in folders:
        folders = folders[folders.index(own) + 1 :]
    return (folder for folder in folders if os.path.lexists(folder / "form.toml"))
