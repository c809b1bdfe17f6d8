"""From a folder of files to a form. Says everything that is wrong with it; writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from poadesk.core.form import Compare, CrossCheck, Expect, Form, Question, Section, Wording
from poadesk.core.form_check import Fault, faults
from poadesk.store.reference import read_cycles, read_states
from poadesk.store.toml_file import Faulty, Table, read_toml
from poadesk.store.wording_reader import read_wording

FORMAT = 1
"""The version of the form data format that this program reads."""

Model = TypeVar("Model", bound=BaseModel)

_TOP_KEYS = frozenset(
    {"format", "id", "edition", "first-cycle", "last-cycle", "pattern", "columns", "options", "section", "check"}
)
_SECTION_KEYS = frozenset({"id", "number", "question"})
_QUESTION_KEYS = frozenset({"id", "number", "cites", "when", "basis", "needed", "topics"})
_COLUMN_KEYS = frozenset({"id", "needed", "share"})
_CHECK: TypeAdapter[Compare | Expect] = TypeAdapter(CrossCheck)


class FormError(Exception):
    """A form that cannot be used: the folder, and every fault with its place."""

    code = "form.unusable"

    def __init__(self, path: Path, found: tuple[Fault, ...]) -> None:
        super().__init__(f"{path}: {len(found)} faults, first {found[0].code} {dict(found[0].params)}")
        self.path = path
        self.faults = found


def read_form(folder: Path, shared: tuple[Path, ...]) -> Form:
    """Read and check the edition in `folder`; `shared` are the forms folders searched for States, words and cycles.

    Raises FormError naming file, section, question and cause of every fault.
    """
    try:
        form = _assemble(folder, shared)
    except Faulty as faulty:
        raise FormError(folder, faulty.found) from None
    if found := tuple(faults(form)):
        raise FormError(folder, found)
    return form


def _assemble(folder: Path, shared: tuple[Path, ...]) -> Form:
    raw = read_toml(folder / "form.toml")
    if raw.get("format") != FORMAT:
        raise Faulty(Fault("form.format", {"format": str(raw.get("format")), "known": FORMAT}))
    structure = _Structure(raw)
    structure.read()
    wordings = _wordings(folder, shared, structure)
    if structure.found:
        raise Faulty(*structure.found)
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
    )


def _wordings(folder: Path, shared: tuple[Path, ...], structure: "_Structure") -> dict[str, Wording]:
    texts = sorted(folder.glob("text.*.toml"))
    if not texts:
        structure.found.append(Fault("text.none", {}, "text.en.toml"))
    read = (read_wording(path, shared, structure.uses, structure.found) for path in texts)
    return {wording.language: wording for wording in read}


@dataclass
class _Structure:
    """The reading of one form.toml: what has been read, and every fault found on the way."""

    raw: Table
    found: list[Fault] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    checks: list[Compare | Expect] = field(default_factory=list)
    uses: list[tuple[str, str]] = field(default_factory=list)
    """Where patterns are used: (pattern, id of the place)."""

    def read(self) -> None:
        self.found.extend(Fault("form.key-unknown", {"key": key}) for key in self.raw.keys() - _TOP_KEYS)
        for key in ("id", "edition", "first-cycle"):
            if not isinstance(self.raw.get(key), str):
                self.found.append(Fault("form.key-missing", {"key": key}))
        if not isinstance(self.raw.get("last-cycle", ""), str):
            self.found.append(Fault("form.key-missing", {"key": "last-cycle"}))
        for entry in self._tables(self.raw, "section"):
            self._read_section(entry)
        for entry in self._tables(self.raw, "check"):
            self._read_check(entry)

    def _tables(self, table: Table, key: str) -> list[Table]:
        entries = table.get(key, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            return entries
        self.found.append(Fault("form.not-tables", {"key": key}))
        return []

    def _read_section(self, entry: Table) -> None:
        id = str(entry.get("id", ""))
        self.found.extend(Fault("form.key-unknown", {"key": k}, section=id) for k in entry.keys() - _SECTION_KEYS)
        questions = tuple(self._questions(entry, id))
        data = {"id": id, "number": entry.get("number"), "questions": questions}
        if section := self._build(Section, data, Fault("", section=id)):
            self.sections.append(section)

    def _questions(self, section: Table, section_id: str) -> Iterator[Question]:
        for entry in self._tables(section, "question"):
            for question in self._expanded(entry, section_id):
                at = Fault("", section=section_id, question=str(question.get("id", "")))
                folded = self._folded(question, _QUESTION_KEYS, at)
                if built := self._build(Question, folded, at):
                    yield built

    def _expanded(self, entry: Table, section: str) -> Iterator[Table]:
        """The question itself, or those of the pattern it uses, with "@" as its id and its number before theirs."""
        if "pattern" not in entry:
            yield entry
            return
        name, base, number = (str(entry.get(key, "")) for key in ("pattern", "id", "number"))
        pattern = self._lookup("pattern", name)
        if not isinstance(pattern, list):
            self.found.append(Fault("form.pattern-unknown", {"pattern": name}, section=section, question=base))
            return
        self.uses.append((name, base))
        own = {key: value for key, value in entry.items() if key not in {"pattern", "id", "number"}}
        for question in pattern:
            made: Table = _placed(question, base)
            made["number"] = number + str(question.get("number", ""))
            yield {**made, **own} if question.get("id") == "@" else {**own, **made}

    def _folded(self, entry: Table, own: frozenset[str], at: Fault) -> Table:
        """The entry with the keys of its kind moved into `answer`, and shared columns and options put in."""
        answer = {key: value for key, value in entry.items() if key not in own}
        for key in ("columns", "options"):
            if isinstance(name := answer.get(key), str):
                answer[key] = self._lookup(key, name)
                if answer[key] is None:
                    self._add(at, f"form.{key}-unknown", name=name)
                    answer[key] = []
        if isinstance(columns := answer.get("columns"), list):
            answer["columns"] = [self._folded(c, _COLUMN_KEYS, at) if isinstance(c, dict) else c for c in columns]
        return {**{key: value for key, value in entry.items() if key in own}, "answer": answer}

    def _lookup(self, table: str, name: str) -> Any:  # noqa: ANN401 - whatever the file holds; models judge it
        entries = self.raw.get(table)
        return entries.get(name) if isinstance(entries, dict) else None

    def _build(self, model: type[Model], data: Table, at: Fault) -> Model | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = ".".join(str(part) for part in problem["loc"] if part != "answer")
                self._add(at, "form.invalid", key=key, cause=problem["msg"], given=str(problem.get("input"))[:80])
            return None

    def _add(self, at: Fault, code: str, **params: str) -> None:
        self.found.append(Fault(code, params, at.file, at.section, at.question))

    def _read_check(self, entry: Table) -> None:
        try:
            self.checks.append(_CHECK.validate_python(entry))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = ".".join(str(part) for part in problem["loc"])
                params = {"check": str(entry.get("id", "")), "key": key, "cause": problem["msg"]}
                self.found.append(Fault("form.check-invalid", params))


def _placed(value: Any, base: str) -> Any:  # noqa: ANN401 - any TOML value, and the like of it
    """The value with every "@" at the start of a text replaced by the id of the place of use."""
    if isinstance(value, dict):
        return {key: _placed(inner, base) for key, inner in value.items()}
    if isinstance(value, list):
        return [_placed(inner, base) for inner in value]
    return base + value[1:] if isinstance(value, str) and value.startswith("@") else value
