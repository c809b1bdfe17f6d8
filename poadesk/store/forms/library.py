"""Form library: the forms at hand: editions in the person's data folder first, then those that came with the
program.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from poadesk.core.form import Form
from poadesk.core.form_check import Fault, bounded
from poadesk.core.succession import Succession, by_id, compose
from poadesk.store.forms.form_reader import FormError, read_form
from poadesk.store.forms.succession_reader import read_succession, succession_files
from poadesk.store.forms.toml_file import Faulty, read_toml

__all__ = ["Edition", "FormError", "FormLibrary", "UnknownForm", "check_folder"]


class UnknownForm(Exception):
    """No edition of this name is at hand."""

    code = "form.not-installed"

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{key} is not among {', '.join(known)}")
        self.key = key
        self.known = known


@dataclass(frozen=True)
class Edition:
    """A form edition found on disk, unread."""

    form: str
    edition: str
    folder: Path

    @property
    def key(self) -> str:
        """As written on the command line: `poa-iti/2026`."""
        return f"{self.form}/{self.edition}"

    def first_cycle(self) -> str | None:
        """The first cycle it says it serves; None if its file cannot be read."""
        try:
            first = read_toml(self.folder / "form.toml").get("first-cycle")
        except Faulty:
            return None
        return first if isinstance(first, str) else None


class FormLibrary:
    """Editions by key, read once when first asked for. `folders` in the order of preference."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._read: dict[str, Form] = {}

    def editions(self) -> tuple[Edition, ...]:
        """All editions at hand, by form and edition; the first folder that has one wins."""
        found = {edition.key: edition for folder in reversed(self._folders) for edition in _editions_in(folder)}
        return tuple(found[key] for key in sorted(found))

    def get(self, key: str) -> Form:
        """The form of this key. Raises UnknownForm, or FormError for a form that is faulty."""
        if key not in self._read:
            editions = {edition.key: edition for edition in self.editions()}
            if key not in editions:
                raise UnknownForm(key, tuple(editions))
            form = read_form(editions[key].folder, self._folders)
            if form.key != key:
                fault = Fault("form.folder", {"key": form.key, "folder": key})
                raise FormError(editions[key].folder, (fault,))
            self._read[key] = replace(form, until=self._until(form))
        return self._read[key]

    def newest(self, form: str) -> Form:
        """The newest edition of a form. Raises UnknownForm."""
        editions = [edition.key for edition in self.editions() if edition.form == form]
        if not editions:
            raise UnknownForm(form, tuple(edition.key for edition in self.editions()))
        return self.get(editions[-1])

    def newest_for(self, form: str, cycle: str) -> Form:
        """The edition for reports of this cycle: the newest begun by then. Raises UnknownForm if it has ended too."""
        begun = [e for e in self.editions() if e.form == form and (first := e.first_cycle()) and first <= cycle]
        found = self.get(begun[-1].key) if begun else None
        if found is None or cycle not in {served.id for served in found.served_cycles()}:
            raise UnknownForm(f"{form} ({cycle})", tuple(edition.key for edition in self.editions()))
        return found

    def succession(self, older: Form, newer: Form) -> Succession:
        """The way from one edition to the other, through the editions between them. Raises FormError.

        Each step is as the newer edition of that step says, else by equal ids. The last stop before the newer edition
        is the latest one that it names, as its base or in a `from-….toml`, else the latest one at hand.
        """
        if newer.id != older.id or newer.edition <= older.edition:
            return Succession(older.edition)
        files = dict(_succession_files(newer))
        if older.edition in files:
            return read_succession(files[older.edition], older, newer)
        between = self._between(older, newer)
        named = [form for form in between if form.edition in files or form.edition == newer.base]
        if not between:
            return by_id(older, newer)
        last = (named or between)[-1]
        return compose(self.succession(older, last), self.succession(last, newer))

    def _between(self, older: Form, newer: Form) -> list[Form]:
        """The editions at hand between two of the same form, those that cannot be read left out."""
        found = []
        for edition in self.editions():
            if edition.form == newer.id and older.edition < edition.edition < newer.edition:
                with suppress(FormError):
                    found.append(self.get(edition.key))
        return found

    def _until(self, form: Form) -> str | None:
        """The first cycle of the next newer edition at hand; one that cannot be read takes nothing over."""
        newer = (e.first_cycle() for e in self.editions() if e.form == form.id and e.edition > form.edition)
        return min((first for first in newer if first is not None and first > form.first_cycle), default=None)


def _editions_in(folder: Path) -> Iterator[Edition]:
    for path in sorted(folder.glob("*/*/form.toml")):
        yield Edition(path.parent.parent.name, path.parent.name, path.parent)


def _succession_files(form: Form) -> Iterator[tuple[str, Path]]:
    """Those of an edition; its own before those of the same edition that it corrects."""
    for folder in reversed((form.source, *form.corrects)):
        yield from succession_files(Path(folder))


def check_folder(folder: Path, shared: tuple[Path, ...]) -> tuple[Fault, ...]:
    """Everything wrong with the form edition in `folder`, nothing if it can be used."""
    nearby = (folder.parent.parent, *shared)
    try:
        form = read_form(folder, nearby)
    except FormError as error:
        return error.faults
    files = dict(_succession_files(form)).items()
    return bounded(fault for edition, path in files for fault in _succession_faults(path, edition, form, nearby))


def _succession_faults(path: Path, edition: str, form: Form, nearby: tuple[Path, ...]) -> tuple[Fault, ...]:
    """What is wrong with the way from an older edition, as far as that edition is at hand and sound."""
    try:
        older = FormLibrary(nearby).get(f"{form.id}/{edition}")
    except (UnknownForm, FormError):
        older = None
    try:
        read_succession(path, older, form)
    except FormError as error:
        return error.faults
    return ()
