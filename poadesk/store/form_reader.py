"""From TOML files to a form. Says everything that is wrong with them; writes nothing."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from poadesk.core.form import (
    CrossCheck, Cycle, Form, Question, Section, SectionText, State, Topic, Wording,
)  # fmt: skip
from poadesk.core.form_check import Fault, faults
from poadesk.core.words import QuestionText

FORMAT = 1
"""The version of the form data format that this program reads."""

MAX_BYTES = 4_000_000
"""A form file larger than this is not one."""

Table = dict[str, Any]
Model = TypeVar("Model", bound=BaseModel)

_QUESTION_KEYS = frozenset({"id", "number", "cites", "when", "basis", "needed", "topics"})
_COLUMN_KEYS = frozenset({"id", "needed", "share"})
_TEXT_TABLES = frozenset({"section", "question", "pattern", "subject", "check", "topic", "option"})
_CHECK: TypeAdapter[Any] = TypeAdapter(CrossCheck)


class FormError(Exception):
    """A form that cannot be used: the folder, and every fault with its place."""

    code = "form.unusable"

    def __init__(self, path: Path, found: tuple[Fault, ...]) -> None:
        super().__init__(f"{path}: {len(found)} faults, first {found[0].code} {dict(found[0].params)}")
        self.path = path
        self.faults = found


class _Faulty(Exception):
    """Faults found so early that nothing further can be read."""

    def __init__(self, *found: Fault) -> None:
        super().__init__(found)
        self.found = found


def read_form(folder: Path, shared: tuple[Path, ...]) -> Form:
    """Read and check the edition in `folder`; `shared` are the forms folders searched for States, words and cycles.

    Raises FormError naming file, section, question and cause of every fault.
    """
    try:
        form, found = _assemble(folder, shared)
    except _Faulty as faulty:
        raise FormError(folder, faulty.found) from None
    found = (*found, *faults(form)) if form is not None else found
    if form is None or found:
        raise FormError(folder, found)
    return form


def _assemble(folder: Path, shared: tuple[Path, ...]) -> tuple[Form | None, tuple[Fault, ...]]:
    raw = read_toml(folder / "form.toml")
    found: list[Fault] = []
    if raw.get("format") != FORMAT:
        raise _Faulty(Fault("form.format", {"format": str(raw.get("format")), "known": FORMAT}))
    found.extend(_unknown_keys(raw))
    sections = tuple(_sections(raw, found))
    checks = tuple(_checks(raw, found))
    texts = sorted(folder.glob("text.*.toml"))
    if not texts:
        found.append(Fault("text.none", {}, "text.en.toml"))
    if found:
        return None, tuple(found)
    wordings = {}
    for path in texts:
        wording = _wording(path, shared, _uses(raw), found)
        wordings[wording.language] = wording
    if found:
        return None, tuple(found)
    form = Form(
        str(raw.get("id")),
        str(raw.get("edition")),
        str(raw.get("first-cycle")),
        sections,
        checks,
        wordings,
        read_states(shared),
        read_cycles(shared, str(raw.get("id"))),
        str(folder),
    )
    return form, ()


def read_toml(path: Path) -> Table:
    """The file's content. Raises an internal fault for a missing, huge, non-UTF-8 or broken file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _Faulty(Fault("file.too-large", {"limit": MAX_BYTES}, path.name))
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise _Faulty(Fault("file.missing", {"path": str(path)}, path.name)) from None
    except OSError as error:
        raise _Faulty(Fault("file.unreadable", {"cause": error.strerror or str(error)}, path.name)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _Faulty(Fault("file.not-utf-8", {"line": line}, path.name)) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _Faulty(Fault("file.not-toml", {"cause": str(error)}, path.name)) from None


def _unknown_keys(raw: Table) -> Iterator[Fault]:
    known = {"format", "id", "edition", "first-cycle", "pattern", "columns", "options", "section", "check"}
    for key in raw.keys() - known:
        yield Fault("form.key-unknown", {"key": key})
    for key in ("id", "edition", "first-cycle"):
        if not isinstance(raw.get(key), str):
            yield Fault("form.key-missing", {"key": key})


def _sections(raw: Table, found: list[Fault]) -> Iterator[Section]:
    for entry in _tables(raw, "section", found):
        id = str(entry.get("id", ""))
        for key in entry.keys() - {"id", "number", "question"}:
            found.append(Fault("form.key-unknown", {"key": key}, section=id))
        questions = tuple(_questions(entry, id, raw, found))
        section = _build(Section, {"id": id, "number": entry.get("number"), "questions": questions}, found, id, "")
        if section:
            yield section


def _questions(section: Table, section_id: str, raw: Table, found: list[Fault]) -> Iterator[Question]:
    for entry in _tables(section, "question", found):
        for question in _expanded(entry, section_id, raw, found):
            id = str(question.get("id", ""))
            folded = _fold(question, _QUESTION_KEYS, raw, section_id, id, found)
            if folded is not None and (built := _build(Question, folded, found, section_id, id)):
                yield built


def _expanded(entry: Table, section: str, raw: Table, found: list[Fault]) -> Iterator[Table]:
    """The question itself, or those of the pattern it uses, with "@" as its id and its number before theirs."""
    if "pattern" not in entry:
        yield entry
        return
    base, number = str(entry.get("id", "")), str(entry.get("number", ""))
    pattern = _lookup(raw, "pattern", entry["pattern"])
    if not isinstance(pattern, list):
        found.append(Fault("form.pattern-unknown", {"pattern": str(entry["pattern"])}, section=section, question=base))
        return
    extra = {key: value for key, value in entry.items() if key not in {"pattern", "id", "number"}}
    for question in pattern:
        made = _at(question, base)
        made["number"] = number + str(question.get("number", ""))
        yield {**made, **extra} if question.get("id") == "@" else {**extra, **made}


def _at(value: Any, base: str) -> Any:
    if isinstance(value, dict):
        return {key: _at(inner, base) for key, inner in value.items()}
    if isinstance(value, list):
        return [_at(inner, base) for inner in value]
    return base + value[1:] if isinstance(value, str) and value.startswith("@") else value


def _fold(entry: Table, own: frozenset[str], raw: Table, section: str, id: str, found: list[Fault]) -> Table | None:
    """The entry with the keys of its kind moved into `answer`, and shared columns and options put in."""
    answer = {key: value for key, value in entry.items() if key not in own}
    folded = {key: value for key, value in entry.items() if key in own}
    for key in ("columns", "options"):
        name = answer.get(key)
        if isinstance(name, str):
            shared = _lookup(raw, key, name)
            if shared is None:
                found.append(Fault(f"form.{key}-unknown", {"name": name}, section=section, question=id))
                return None
            answer[key] = shared
    columns = answer.get("columns")
    if isinstance(columns, list):
        answer["columns"] = [_fold(c, _COLUMN_KEYS, raw, section, id, found) if isinstance(c, dict) else c for c in columns]
    folded["answer"] = answer
    return folded


def _lookup(raw: Table, table: str, name: object) -> Any:
    entries = raw.get(table)
    return entries.get(name) if isinstance(entries, dict) and isinstance(name, str) else None


def _build(
    model: type[Model], data: Table, found: list[Fault], section: str, question: str
) -> Model | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            key = ".".join(str(part) for part in problem["loc"] if part not in {"answer", data.get("kind")})
            params = {"key": key, "cause": problem["msg"], "given": str(problem.get("input"))[:80]}
            found.append(Fault("form.invalid", params, section=section, question=question))
        return None


def _checks(raw: Table, found: list[Fault]) -> Iterator[Any]:
    for entry in _tables(raw, "check", found):
        try:
            yield _CHECK.validate_python(entry)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = ".".join(str(part) for part in problem["loc"])
                params = {"check": str(entry.get("id", "")), "key": key, "cause": problem["msg"]}
                found.append(Fault("form.check-invalid", params))


def _tables(raw: Table, key: str, found: list[Fault]) -> Iterator[Table]:
    entries = raw.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        found.append(Fault("form.not-tables", {"key": key}))
        return
    yield from entries


def _uses(raw: Table) -> list[tuple[str, str]]:
    """Where patterns are used: (pattern, id of the place)."""
    return [
        (question["pattern"], question["id"])
        for section in raw.get("section", [])
        for question in section.get("question", [])
        if "pattern" in question
    ]


def _wording(path: Path, shared: tuple[Path, ...], uses: list[tuple[str, str]], found: list[Fault]) -> Wording:
    raw = read_toml(path)
    language = path.name.split(".")[1]
    for key in raw.keys() - _TEXT_TABLES - {"language", "title", "subtitle", "notice"}:
        found.append(Fault("form.key-unknown", {"key": key}, path.name))
    if raw.get("language") != language:
        found.append(Fault("text.language", {"given": str(raw.get("language")), "name": path.name}, path.name))
    tables = {name: _text_table(raw, name, path.name, found) for name in _TEXT_TABLES}
    questions = dict(_pattern_texts(tables, uses))
    questions.update(tables["question"])
    return Wording(
        language,
        str(raw.get("title", "")),
        str(raw.get("subtitle", "")),
        str(raw.get("notice", "")),
        dict(_question_texts(questions, path.name, found)),
        {id: SectionText(str(t.get("title", "")), str(t.get("intro", ""))) for id, t in tables["section"].items()},
        {id: str(t.get("message", "")) for id, t in tables["check"].items()},
        {id: Topic(str(t.get("title", "")), str(t.get("text", ""))) for id, t in tables["topic"].items()},
        {id: str(t.get("label", "")) for id, t in tables["option"].items()},
        read_words(shared, language),
    )


def _text_table(raw: Table, name: str, file: str, found: list[Fault]) -> dict[str, Table]:
    table = raw.get(name, {})
    if not isinstance(table, dict) or not all(isinstance(entry, dict) for entry in table.values()):
        found.append(Fault("form.not-tables", {"key": name}, file))
        return {}
    return table


def _pattern_texts(tables: Mapping[str, dict[str, Table]], uses: list[tuple[str, str]]) -> Iterator[tuple[str, Table]]:
    for pattern, base in uses:
        subject = str(tables["subject"].get(base, {}).get("text", ""))
        for id, text in tables["pattern"].get(pattern, {}).items():
            yield base + id.removeprefix("@"), _filled(text, subject)


def _filled(value: Any, subject: str) -> Any:
    if isinstance(value, dict):
        return {key: _filled(inner, subject) for key, inner in value.items()}
    return value.replace("{subject}", subject) if isinstance(value, str) else value


def _question_texts(raw: Mapping[str, Table], file: str, found: list[Fault]) -> Iterator[tuple[str, QuestionText]]:
    for id, entry in raw.items():
        wrong = [key for key in entry if key not in {*_PLAIN, *_LABELS}]
        wrong += [key for key in _PLAIN if not isinstance(entry.get(key, ""), str)]
        wrong += [key for key in _LABELS if not _is_labels(entry.get(key, {}))]
        if not entry.get("label"):
            wrong.append("label")
        for key in wrong:
            found.append(Fault("text.key", {"key": key}, file, question=id))
        if not wrong:
            yield id, QuestionText(**{key.strip(): value for key, value in entry.items()})


_PLAIN = ("label", "hint", "guidance", "example")
_LABELS = ("options", "columns", "rows")


def _is_labels(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(label, str) and label for label in value.values())


def read_states(shared: tuple[Path, ...]) -> tuple[State, ...]:
    """The list of States. Raises an internal fault if it is missing or wrong."""
    raw = read_toml(_find(shared, "states.toml"))
    try:
        return tuple(State(e["iso"], e["m49"], e.get("observer", False), e["names"]) for e in raw["state"])
    except (KeyError, TypeError, AttributeError) as error:
        raise _Faulty(Fault("file.entry", {"cause": str(error)}, "states.toml")) from None


def read_cycles(shared: tuple[Path, ...], form: str) -> tuple[Cycle, ...]:
    """The reporting cycles of a form, oldest first."""
    raw = read_toml(_find(shared, f"{form}/cycles.toml"))
    try:
        return tuple(sorted((_cycle(entry) for entry in raw["cycle"]), key=lambda cycle: cycle.id))
    except (KeyError, TypeError, AttributeError) as error:
        raise _Faulty(Fault("file.entry", {"cause": str(error)}, "cycles.toml")) from None


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
