"""Overlay of wordings: from the text files of an edition and those of its bases to one wording for each language.

A base's sentences hold until an edition on it says otherwise, one label at a time. What they say of questions, options
and sections that are gone is left out; in the edition's own files that is a fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from poadesk.core.form import Question
from poadesk.core.form_check import Fault
from poadesk.core.wording import Body, QuestionText, SectionText, Topic, Wording
from poadesk.store.forms.form_layers import Layer
from poadesk.store.forms.reference_lists import read_words
from poadesk.store.forms.structure_reader import FoundFaults, Structure
from poadesk.store.forms.toml_file import MAX_TEXT, Faulty, Table, read_toml

MOST_LANGUAGES = 24
MOST_CHARACTERS = 4_000_000
"""Of all texts of a language, once the groups of questions are put in."""

_TEXT_TABLES = frozenset({"section", "question", "pattern", "subject", "check", "topic", "option", "body"})
_TITLES = ("title", "subtitle", "notice")
_PLAIN = ("label", "short", "hint", "guidance", "example")
_LABELS = ("options", "columns", "rows")


@dataclass(frozen=True)
class _TextFile:
    """One text file as written: its tables by name, and the name by which faults call it."""

    raw: Table
    tables: Mapping[str, dict[str, Table]]
    file: str
    is_base: bool


def read_wordings(layers: tuple[Layer, ...], shared: tuple[Path, ...], structure: Structure) -> dict[str, Wording]:
    """The wordings by language; faults are added to those of the structure. Raises Faulty."""
    found = structure.found
    paths: dict[str, list[tuple[Layer, Path]]] = {}
    for layer in layers:
        for path in sorted(layer.folder.glob("text.*.toml")):
            paths.setdefault(path.name.split(".")[1], []).append((layer, path))
    if not paths:
        found.add(Fault("text.none", {}, "text.en.toml"))
    if len(paths) > MOST_LANGUAGES:
        raise Faulty(Fault("text.too-many", {"limit": MOST_LANGUAGES}, "text.en.toml"))
    return {
        language: _wording(language, [_read(path, layer, found) for layer, path in paths[language]], shared, structure)
        for language in sorted(paths)
    }


def _read(path: Path, layer: Layer, found: FoundFaults) -> _TextFile:
    file = layer.file(path.name)
    raw = read_toml(path, file)
    language = path.name.split(".")[1]
    for key in raw.keys() - _TEXT_TABLES - {"language", *_TITLES}:
        found.add(Fault("form.key-unknown", {"key": key}, file))
    if raw.get("language") != language:
        found.add(Fault("text.language", {"given": str(raw.get("language"))[:80], "name": path.name}, file))
    for key in _TITLES:
        if not isinstance(raw.get(key, ""), str):
            found.add(Fault("text.key", {"key": key}, file))
    tables = {name: _text_table(raw, name, file, found) for name in _TEXT_TABLES}
    groups = (texts.items() for texts in tables["pattern"].values())
    for id, entry in (*tables["question"].items(), *chain.from_iterable(groups)):
        for key in _wrong_keys(entry):
            found.add(Fault("text.key", {"key": key}, file, question=id))
    return _TextFile(raw, tables, file, layer.is_base)


def _wording(language: str, files: list[_TextFile], shared: tuple[Path, ...], structure: Structure) -> Wording:
    top = files[-1]
    raw = {key: value for file in files for key, value in file.raw.items() if key in _TITLES}
    tables = {name: _laid([file.tables[name] for file in files]) for name in _TEXT_TABLES}
    texts = dict(_question_texts(_laid_questions(files, tables, structure), top.file, structure.found))
    sections = {id: SectionText(_said(t, "title"), _said(t, "intro")) for id, t in tables["section"].items()}
    if len(structure.layers) > 1:
        own = {name: {} if top.is_base else top.tables[name] for name in _TEXT_TABLES}
        texts = dict(_still_asked(texts, structure, own["question"]))
        there = {section.id for section in structure.sections} | own["section"].keys()
        sections = {id: text for id, text in sections.items() if id in there}
    return Wording(
        language,
        _said(raw, "title"),
        _said(raw, "subtitle"),
        _said(raw, "notice"),
        texts,
        sections,
        {id: _said(t, "message") for id, t in tables["check"].items()},
        {id: Topic(_said(t, "title"), _said(t, "text")) for id, t in tables["topic"].items()},
        {id: _said(t, "label") for id, t in tables["option"].items()},
        read_words(shared, language),
        {id: Body(_said(t, "label"), _said(t, "knows")) for id, t in tables["body"].items()},
    )


def _said(table: Table, key: str) -> str:
    return str(table.get(key, ""))


def _text_table(raw: Table, name: str, file: str, found: FoundFaults) -> dict[str, Table]:
    table: dict[str, Table] = raw.get(name, {})
    if not _is_tables(table) or (name == "pattern" and not all(map(_is_tables, table.values()))):
        found.add(Fault("form.not-tables", {"key": name}, file))
        return {}
    return table


def _is_tables(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(entry, dict) for entry in table.values())


def _laid(tables: list[dict[str, Table]]) -> dict[str, Table]:
    """Tables laid one on the other, key by key."""
    merged: dict[str, Table] = {}
    for table in tables:
        merged = _over(merged, table)
    return merged


def _over(lower: Table, upper: Table) -> Table:
    merged = dict(lower)
    for key, value in upper.items():
        held = merged.get(key)
        merged[key] = _over(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return merged


def _laid_questions(
    files: list[_TextFile], tables: Mapping[str, dict[str, Table]], structure: Structure
) -> dict[str, Table]:
    """The texts of all questions: those of groups, in whose place an edition without a base puts its own whole."""
    questions = dict(_pattern_texts(tables, structure, files[-1].file))
    questions.update(files[0].tables["question"])
    return _laid([questions, *(file.tables["question"] for file in files[1:])])


def _pattern_texts(
    tables: Mapping[str, dict[str, Table]], structure: Structure, file: str
) -> Iterator[tuple[str, Table]]:
    spent = 0
    for pattern, base in structure.uses:
        about = tables["subject"].get(base, {})
        subject, name = _said(about, "text"), _said(about, "short")
        for id, text in tables["pattern"].get(pattern, {}).items():
            spent += 1 + _filled_length(text, subject, file)
            if spent > MOST_CHARACTERS:
                raise Faulty(Fault("text.too-much", {"limit": MOST_CHARACTERS}, file))
            named = {"short": name} if name and id == "@" else {}
            yield base + id.removeprefix("@"), {**_filled(text, subject), **named}


def _filled_length(text: Table, subject: str, file: str) -> int:
    """How long the texts will be, before they are made. Raises Faulty for one that would be too long."""
    total = 0
    for key, value in text.items():
        if isinstance(value, dict):
            total += 1 + _filled_length(value, subject, file)
        elif isinstance(value, str):
            length = len(value) + value.count("{subject}") * len(subject)
            if length > MAX_TEXT:
                raise Faulty(Fault("text.too-long", {"key": key, "limit": MAX_TEXT}, file))
            total += 1 + length
    return total


def _filled(text: Table, subject: str) -> Table:
    return {
        key: _filled(value, subject)
        if isinstance(value, dict)
        else value.replace("{subject}", subject)
        if isinstance(value, str)
        else value
        for key, value in text.items()
    }


def _question_texts(raw: Mapping[str, Table], file: str, found: FoundFaults) -> Iterator[tuple[str, QuestionText]]:
    for id, entry in raw.items():
        if not entry.get("label"):
            found.add(Fault("text.key", {"key": "label"}, file, question=id))
        elif not _wrong_keys(entry):  # named already, with the file they stand in
            yield id, QuestionText(**entry)


def _wrong_keys(entry: Table) -> list[str]:
    """Keys that are unknown or hold something else than texts."""
    wrong = [key for key in entry if key not in {*_PLAIN, *_LABELS}]
    wrong += [key for key in _PLAIN if not isinstance(entry.get(key, ""), str)]
    return wrong + [key for key in _LABELS if not _is_labels(entry.get(key, {}))]


def _is_labels(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(label, str) and label for label in value.values())


def _still_asked(
    texts: Mapping[str, QuestionText], structure: Structure, own: Mapping[str, Table]
) -> Iterator[tuple[str, QuestionText]]:
    """Without the texts and labels of a base for what the edition does not have; its own are left to be judged."""
    asked = {question.id: question for section in structure.sections for question in section.questions}
    for id, text in texts.items():
        if id in asked:
            yield id, _with_labels_of(asked[id], text, own.get(id, {}))
        elif id in own:
            yield id, text


def _with_labels_of(question: Question, text: QuestionText, own: Table) -> QuestionText:
    needed = set(question.answer.labels())
    options, columns, rows = (
        {id: label for id, label in labels.items() if f"{table}.{id}" in needed or id in own.get(table, {})}
        for table, labels in (("options", text.options), ("columns", text.columns), ("rows", text.rows))
    )
    return replace(text, options=options, columns=columns, rows=rows)
