"""Expansion of form.toml: groups of questions, shared lists and bases put in, then every entry built and judged.

All of it is bounded: what a stranger's file of a few lines may grow into is theirs to choose.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from poadesk.core.cross_checks import CrossCheck
from poadesk.core.form import Question, Section
from poadesk.core.form_check import MOST_FAULTS, Fault
from poadesk.core.text.lexicon import Lexicon
from poadesk.store.forms.form_layers import Layer
from poadesk.store.forms.form_outline import OWN_KEYS, Entry, Outline, SectionEntry, Written, short, written
from poadesk.store.forms.toml_file import Faulty, Table

MOST_QUESTIONS = 3_000
"""Of a form, once all groups are put in: ten times the longest form known."""
MOST_PARTS = 100_000
"""Entries of all lists and tables of all questions, once shared ones are put in."""

Model = TypeVar("Model", bound=BaseModel)

_TOP_KEYS = frozenset(
    {
        "format",
        "id",
        "edition",
        "base",
        "first-cycle",
        "last-cycle",
        "pattern",
        "columns",
        "options",
        "section",
        "check",
    }
)
_SECTION_KEYS = frozenset({"id", "number", "question"})
_COLUMN_KEYS = frozenset({"id", "needed", "share"})
_SHARED = ("pattern", "columns", "options")
_CHECK: TypeAdapter[CrossCheck] = TypeAdapter(CrossCheck)


class FoundFaults:
    """The faults found so far; reading ends when there are too many to be of use."""

    def __init__(self) -> None:
        self.all: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Raises Faulty for the one too many."""
        self.all.append(fault)
        if len(self.all) > MOST_FAULTS:
            raise Faulty(*self.all)


@dataclass
class Structure:
    """The reading of one edition: what has been read, and every fault found on the way."""

    layers: tuple[Layer, ...]
    found: FoundFaults
    lexicon: Lexicon
    sections: list[Section] = field(default_factory=list)
    checks: list[CrossCheck] = field(default_factory=list)
    uses: dict[tuple[str, str], None] = field(default_factory=dict)
    """Where patterns are used: (pattern, id of the place)."""

    def __post_init__(self) -> None:
        self._shared = {name: self._shared_tables(name) for name in _SHARED}
        self._questions = 0
        self._parts = 0

    def read(self) -> None:
        """Raises Faulty for what is too much to be read to its end."""
        outline = Outline(self.found.add)
        for below, layer in zip((None, *self.layers), self.layers, strict=False):
            self._check_keys(layer, below)
            outline.begin(below.edition if below else "")
            self._lay(layer, outline, whole=below is None)
        for section in outline.sections:
            self._build_section(section)
        for check in outline.checks:
            self._build_check(check)

    def _shared_tables(self, name: str) -> Table:
        """The groups or lists of this name; those of an upper edition take the place of those beneath."""
        merged: Table = {}
        for layer in self.layers:
            own = layer.raw.get(name, {})
            if isinstance(own, dict):
                merged.update(own)
            else:
                self.found.add(Fault("form.not-tables", {"key": name}, layer.file("form.toml")))
        return merged

    def _check_keys(self, layer: Layer, below: Layer | None) -> None:
        known = _TOP_KEYS | {"removed"} if below else _TOP_KEYS
        for key in layer.raw.keys() - known:
            self.found.add(Fault("form.key-unknown", {"key": key}, layer.file("form.toml")))

    def _lay(self, layer: Layer, outline: Outline, *, whole: bool) -> None:
        """Lay one edition on the outline; `whole` if it has no base, so that every entry is a new one."""
        file = layer.file("form.toml")
        at = Fault("", file=file)
        removed = layer.raw.get("removed", {})
        if not whole:
            outline.remove(removed, file)
        for table in self._tables(layer.raw, "section", at):
            self._lay_section(table, outline, at, whole=whole)
        for table in self._tables(layer.raw, "check", at):
            if whole:
                outline.checks.append(Entry(short(table.get("id")), table, file))
            else:
                outline.lay_check(written(table, file))
        if not whole:
            outline.remove_sections(removed, file)

    def _lay_section(self, table: Table, outline: Outline, at: Fault, *, whole: bool) -> None:
        id = short(table.get("id"))
        places: set[str] = set() if whole else {"after", "before"}
        for key in table.keys() - _SECTION_KEYS - places:
            self.found.add(Fault("form.key-unknown", {"key": key}, at.file, id))
        entry = SectionEntry(id, {key: table[key] for key in ("id", "number") if key in table}, at.file)
        at = Fault("", file=at.file, section=id)
        if whole:
            outline.add_section(entry)
        else:
            entry = outline.lay_section(entry, {key: table[key] for key in sorted(places & table.keys())})
        for question in self._tables(table, "question", at):
            self._lay_question(question, outline, entry, at, whole=whole)

    def _lay_question(self, table: Table, outline: Outline, section: SectionEntry, at: Fault, *, whole: bool) -> None:
        first = written(table, at.file)
        place: Table = {} if whole else first.place
        plain = table if whole else first.entry.table
        for expanded in self._expanded(plain, at):
            self._spend(expanded)
            entry = Entry(short(expanded.get("id")), expanded, at.file)
            if whole:
                outline.add_question(section, entry)
                continue
            outline.lay_question(section, Written(entry, place, first.without))
            place = {"after": entry.id} if place else {}  # the rest of a group follows its first question

    def _tables(self, table: Table, key: str, at: Fault) -> list[Table]:
        entries = table.get(key, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            return entries
        self.found.add(Fault("form.not-tables", {"key": key}, at.file, at.section))
        return []

    def _expanded(self, entry: Table, at: Fault) -> Iterator[Table]:
        """The question itself, or those of the pattern it uses, with "@" as its id and its number before theirs."""
        if "pattern" not in entry:
            yield entry
            return
        name, base, number = (short(entry.get(key, "")) for key in ("pattern", "id", "number"))
        pattern = self._shared["pattern"].get(name)
        if not isinstance(pattern, list) or not all(isinstance(question, dict) for question in pattern):
            self._add(Fault("", {}, at.file, at.section, base), "form.pattern-unknown", pattern=name)
            return
        self.uses[name, base] = None
        self._count()
        own = {key: value for key, value in entry.items() if key not in {"pattern", "id", "number"}}
        for question in pattern:
            self._spend(question)
            made: Table = _placed(question, base)
            made["number"] = number + short(question.get("number", ""))
            yield {**made, **own} if question.get("id") == "@" else {**own, **made}

    def _count(self) -> None:
        self._questions += 1
        if self._questions > MOST_QUESTIONS:
            raise Faulty(*self.found.all, Fault("form.too-many-questions", {"limit": MOST_QUESTIONS}))

    def _spend(self, value: object) -> None:
        """Count what is put into the form. Raises Faulty for too much."""
        self._parts += _size(value)
        if self._parts > MOST_PARTS:
            raise Faulty(*self.found.all, Fault("form.too-much", {"limit": MOST_PARTS}))

    def _build_section(self, entry: SectionEntry) -> None:
        questions = tuple(question for inner in entry.questions for question in self._build_question(inner, entry.id))
        data = {**entry.table, "id": entry.id, "number": entry.table.get("number"), "questions": questions}
        if section := self._build(Section, data, Fault("", file=entry.file, section=entry.id)):
            self.sections.append(section)

    def _build_question(self, entry: Entry, section: str) -> Iterator[Question]:
        self._count()
        at = Fault("", {}, entry.file, section, entry.id)
        if built := self._build(Question, self._folded(entry.table, OWN_KEYS, at, ("columns", "options")), at):
            yield built

    def _folded(self, entry: Table, own: frozenset[str], at: Fault, shared: tuple[str, ...]) -> Table:
        """The entry with the keys of its kind moved into `answer`, and shared columns and options put in."""
        answer = {key: value for key, value in entry.items() if key not in own}
        for key in shared:
            if isinstance(name := answer.get(key), str):
                answer[key] = self._shared[key].get(name)
                self._spend(answer[key])
                if answer[key] is None:
                    self._add(at, f"form.{key}-unknown", name=name)
                    answer[key] = []
        if "columns" in shared and isinstance(columns := answer.get("columns"), list):
            inner = ("options",)  # a column holds no columns
            answer["columns"] = [
                self._folded(c, _COLUMN_KEYS, at, inner) if isinstance(c, dict) else c for c in columns
            ]
        return {**{key: value for key, value in entry.items() if key in own}, "answer": answer}

    def _build(self, model: type[Model], data: Table, at: Fault) -> Model | None:
        try:
            return model.model_validate(data, context=self.lexicon)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = ".".join(str(part) for part in problem["loc"] if part != "answer")
                self._add(at, "form.invalid", key=key, cause=problem["msg"], given=_given(problem.get("input")))
            return None

    def _add(self, at: Fault, code: str, **params: str) -> None:
        self.found.add(Fault(code, params, at.file, at.section, at.question))

    def _build_check(self, entry: Entry) -> None:
        self._spend(entry.table)
        try:
            self.checks.append(_CHECK.validate_python(entry.table))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = ".".join(str(part) for part in problem["loc"])
                params = {"check": entry.id, "key": key, "cause": problem["msg"]}
                self.found.add(Fault("form.check-invalid", params, entry.file))


def _given(value: object) -> str:
    """What stands in the file, as far as it is short enough to be quoted."""
    return str(value)[:80] if not isinstance(value, dict | list | tuple) or _size(value) < 10 else "…"


def _size(value: object) -> int:
    """How many values it holds, itself included; without recursion."""
    count, waiting = 0, [value]
    while waiting:
        inner = waiting.pop()
        count += 1
        if isinstance(inner, dict):
            waiting.extend(inner.values())
        elif isinstance(inner, list | tuple):
            waiting.extend(inner)
    return count


def _placed(value: Any, base: str) -> Any:  # noqa: ANN401 - any TOML value, and the like of it
    """The value with every "@" at the start of a text replaced by the id of the place of use."""
    if isinstance(value, dict):
        return {key: _placed(inner, base) for key, inner in value.items()}
    if isinstance(value, list):
        return [_placed(inner, base) for inner in value]
    return base + value[1:] if isinstance(value, str) and value.startswith("@") else value
