"""Overlay of editions: the sections, questions and checks of a base with what each edition on it says differs.

An edition with a base is written like a whole form, but holds only what differs:

- a question, check or section whose id the base has is changed: the keys given take the place of the base's, the others
  stay. With another `kind`, nothing of the older answer stays. `without` names keys that no longer apply.
- one with a new id is added, at the end or where `after` or `before` says. These also move what is there already, as
  does writing a question under another section.
- `[removed]` lists the ids of `questions`, `sections` and `checks` that are gone.

Entries are raw tables still; `form_reader` makes a form of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from poadesk.core.form_check import Fault
from poadesk.core.json_values import Json
from poadesk.store.forms.toml_file import Table

_REMOVABLE = ("questions", "sections", "checks")
_PLACES = ("after", "before")
OWN_KEYS = frozenset({"id", "number", "cites", "when", "basis", "needed", "optional", "topics", "ask"})
"""The keys of every question; all others belong to its kind of answer."""


@dataclass(eq=False)
class Entry:
    """A question or check as written, and the file that a fault in it is named with."""

    id: str
    table: Table
    file: str


@dataclass(eq=False)
class SectionEntry(Entry):
    """A section as written, with its questions."""

    questions: list[Entry] = field(default_factory=list)


_Placed = TypeVar("_Placed", bound=Entry)


@dataclass(frozen=True)
class Written(Generic[_Placed]):
    """One entry of an edition as it is applied: `place` may hold `after` or `before`."""

    entry: _Placed
    place: Table
    without: Any = ()


def written(table: Table, file: str) -> Written[Entry]:
    """A question or check of an edition on a base, with the keys that only such editions know taken out."""
    plain = {key: value for key, value in table.items() if key not in {*_PLACES, "without"}}
    place = {key: table[key] for key in _PLACES if key in table}
    return Written(Entry(short(table.get("id")), plain, file), place, table.get("without", []))


def short(value: object) -> str:
    """An id, number or name as text, as long as ids may be; empty for what cannot be one."""
    return str(value)[:200] if isinstance(value, str | int | float) else ""


class Outline:
    """The entries of a form while its editions are laid one on the other; every fault found goes to `found`."""

    def __init__(self, found: Callable[[Fault], None]) -> None:
        self.sections: list[SectionEntry] = []
        self.checks: list[Entry] = []
        self._found = found
        self._base = ""
        self._seen: set[tuple[str, str]] = set()
        self._section_of: dict[str, SectionEntry] = {}
        self._questions: dict[str, Entry] = {}

    def add_section(self, entry: SectionEntry) -> None:
        """Add a section at the end, whatever its id."""
        self.sections.append(entry)

    def add_question(self, section: SectionEntry, entry: Entry) -> None:
        """Add a question at the end of the section, whatever its id."""
        section.questions.append(entry)
        self._questions[entry.id] = entry
        self._section_of[entry.id] = section

    def begin(self, base: str) -> None:
        """Another edition is laid on what is there, which is the edition `base`."""
        self._base = base
        self._seen.clear()

    def remove(self, removed: object, file: str) -> None:
        """Take out the questions and checks that an edition says are gone."""
        tables = removed if isinstance(removed, dict) else {}
        if not isinstance(removed, dict) or not all(map(_is_ids, tables.values())) or tables.keys() - {*_REMOVABLE}:
            self._found(Fault("form.removed", {}, file))
            return
        for id in tables.get("questions", ()):
            if question := self._questions.pop(id, None):
                self._section_of.pop(id).questions.remove(question)
            else:
                self._not_there(id, "questions", file)
        for id in tables.get("checks", ()):
            if check := _with_id(self.checks, id):
                self.checks.remove(check)
            else:
                self._not_there(id, "checks", file)

    def remove_sections(self, removed: object, file: str) -> None:
        """Take out sections, with those of their questions that have not been written under another one."""
        ids = removed.get("sections", ()) if isinstance(removed, dict) else ()
        for id in ids if _is_ids(ids) else ():
            if section := _with_id(self.sections, id):
                self.sections.remove(section)
            else:
                self._not_there(id, "sections", file)

    def _not_there(self, id: str, key: str, file: str) -> None:
        self._found(Fault("form.removed-unknown", {"id": id, "key": key, "base": self._base}, file))

    def lay_section(self, entry: SectionEntry, place: Table) -> SectionEntry:
        """Change, move or add a section; gives the one under which its questions are then laid."""
        at = Fault("form.section-twice", {"id": entry.id}, entry.file, entry.id)
        self._once("section", entry.id, at)
        held = _with_id(self.sections, entry.id)
        if held is not None:
            held.table = {**held.table, **entry.table}
        else:
            if "number" not in entry.table:
                self._found(replace(at, code="form.base-section", params=self._unknown(entry)))
            self.add_section(entry)
            held = entry
        self._put(self.sections, held, place, replace(at, params={"what": "section"}))
        return held

    def lay_question(self, section: SectionEntry, written: Written[Entry]) -> None:
        """Change, move or add a question."""
        entry = written.entry
        at = Fault("form.id-twice", {"id": entry.id}, entry.file, section.id, entry.id)
        self._once("question", entry.id, at)
        held = self._questions.get(entry.id)
        if held is not None:
            self._change(held, written, OWN_KEYS, at)
            self._bring(held, section)
        elif "kind" in entry.table:
            self.add_question(section, entry)
            held = entry
        else:
            self._found(replace(at, code="form.base-question", params=self._unknown(entry)))
            return
        self._put(section.questions, held, written.place, replace(at, params={"what": "question"}), self._questions)

    def _bring(self, question: Entry, section: SectionEntry) -> None:
        """A question written under another section stands there from now on."""
        before = self._section_of[question.id]
        if before is not section:
            before.questions.remove(question)
            self.add_question(section, question)

    def lay_check(self, written: Written[Entry]) -> None:
        """Change, move or add a check."""
        entry = written.entry
        at = Fault("form.id-twice", {"id": entry.id}, entry.file)
        self._once("check", entry.id, at)
        held = _with_id(self.checks, entry.id)
        if held is not None:
            self._change(held, written, frozenset({"id", "severity"}), at)
        elif "kind" in entry.table:
            self.checks.append(entry)
            held = entry
        else:
            self._found(replace(at, code="form.base-check", params=self._unknown(entry)))
            return
        self._put(self.checks, held, written.place, replace(at, params={"what": "check"}))

    def _unknown(self, entry: Entry) -> Mapping[str, Json]:
        return {"id": entry.id, "base": self._base}

    def _once(self, what: str, id: str, twice: Fault) -> None:
        if (what, id) in self._seen:
            self._found(twice)
        self._seen.add((what, id))

    def _change(self, held: Entry, written: Written[Entry], general: frozenset[str], at: Fault) -> None:
        given = written.entry.table
        same_kind = given.get("kind", held.table.get("kind")) == held.table.get("kind")
        gone: list[str] = written.without if _is_ids(written.without) else []
        if gone is not written.without:
            self._found(replace(at, code="form.without", params={}))
        for key in gone:
            if key not in held.table:
                self._found(replace(at, code="form.without-unknown", params={"key": key}))
        stays = (key for key in held.table if key not in gone and (same_kind or key in general))
        held.table = {**{key: held.table[key] for key in stays}, **given}
        held.file = written.entry.file

    def _put(
        self,
        entries: list[_Placed],
        moved: _Placed,
        place: Table,
        at: Fault,
        by_id: Mapping[str, _Placed] | None = None,
    ) -> None:
        """Move the entry after or before another one, if that is said."""
        for key, id in place.items():
            anchor = _with_id(entries, id) if by_id is None else by_id.get(short(id))
            if anchor is None or anchor is moved or anchor not in entries:
                self._found(replace(at, code="form.place", params={**at.params, "key": key, "id": short(id)}))
                continue
            entries.remove(moved)
            entries.insert(entries.index(anchor) + (key == "after"), moved)


def _with_id(entries: list[_Placed], id: object) -> _Placed | None:
    return next((entry for entry in entries if entry.id == id), None)


def _is_ids(ids: object) -> bool:
    return isinstance(ids, list) and all(isinstance(id, str) for id in ids)
