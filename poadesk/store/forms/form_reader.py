"""Form reader: from a folder of files to a form. Says everything that is wrong with it; writes nothing."""

from collections.abc import Iterable
from pathlib import Path

from poadesk.core.form import Form
from poadesk.core.form_check import Fault, bounded, faults
from poadesk.store.forms.form_layers import read_layers
from poadesk.store.forms.reference_lists import read_cycles, read_lexicon, read_states
from poadesk.store.forms.structure_reader import FoundFaults, Structure
from poadesk.store.forms.toml_file import Faulty
from poadesk.store.forms.wording_reader import read_wordings


class FormError(Exception):
    """A form that cannot be used: the folder, and every fault with its place, as far as they can be told."""

    code = "form.unusable"

    def __init__(self, path: Path, found: Iterable[Fault]) -> None:
        self.path = path
        self.faults = bounded(found)
        first = self.faults[0]
        super().__init__(f"{path}: {len(self.faults)} faults, first {first.code} {dict(first.params)}")


def read_form(folder: Path, shared: tuple[Path, ...]) -> Form:
    """Read and check the edition in `folder`; `shared` are the forms folders searched for States, words, cycles, bases.

    Raises FormError naming file, section, question and cause of every fault.
    """
    try:
        form = _assemble(folder, shared)
    except Faulty as faulty:
        raise FormError(folder, faulty.found) from None
    if found := bounded(faults(form)):
        raise FormError(folder, found)
    return form


def _assemble(folder: Path, shared: tuple[Path, ...]) -> Form:
    layers = read_layers(folder, shared)
    found = FoundFaults()
    structure = Structure(layers, found, read_lexicon(shared))
    structure.read()
    wordings = read_wordings(layers, shared, structure)
    if found.all:
        raise Faulty(*found.all)
    raw = layers[-1].raw
    return Form(
        raw["id"],
        raw["edition"],
        raw["first-cycle"],
        tuple(structure.sections),
        tuple(structure.checks),
        wordings,
        read_states(shared),
        read_cycles(shared, raw["id"]),
        str(folder),
        raw.get("last-cycle"),
        base=raw.get("base"),
        corrects=tuple(str(layer.folder) for layer in layers[-2::-1] if layer.edition == raw["edition"]),
    )
