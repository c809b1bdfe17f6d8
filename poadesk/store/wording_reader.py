"""From a text file to the wording of a form in one language."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from poadesk.core.form import SectionText, Topic, Wording
from poadesk.core.form_check import Fault
from poadesk.core.words import QuestionText
from poadesk.store.reference import read_words
from poadesk.store.toml_file import Table, read_toml

_TEXT_TABLES = frozenset({"section", "question", "pattern", "subject", "check", "topic", "option"})
_PLAIN = ("label", "hint", "guidance", "example")
_LABELS = ("options", "columns", "rows")


def read_wording(path: Path, shared: tuple[Path, ...], uses: list[tuple[str, str]], found: list[Fault]) -> Wording:
    """The wording in the file; faults are added to `found`. `uses` says which pattern is used under which id."""
    raw = read_toml(path)
    language = path.name.split(".")[1]
    known = _TEXT_TABLES | {"language", "title", "subtitle", "notice"}
    found.extend(Fault("form.key-unknown", {"key": key}, path.name) for key in raw.keys() - known)
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


def _filled(text: Table, subject: str) -> Table:
    return {
        key: _filled(value, subject) if isinstance(value, dict) else str(value).replace("{subject}", subject)
        for key, value in text.items()
    }


def _question_texts(raw: Mapping[str, Table], file: str, found: list[Fault]) -> Iterator[tuple[str, QuestionText]]:
    for id, entry in raw.items():
        wrong = [key for key in entry if key not in {*_PLAIN, *_LABELS}]
        wrong += [key for key in _PLAIN if not isinstance(entry.get(key, ""), str)]
        wrong += [key for key in _LABELS if not _is_labels(entry.get(key, {}))]
        if not entry.get("label"):
            wrong.append("label")
        found.extend(Fault("text.key", {"key": key}, file, question=id) for key in wrong)
        if not wrong:
            yield id, QuestionText(**{key.strip(): value for key, value in entry.items()})


def _is_labels(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(label, str) and label for label in value.values())
