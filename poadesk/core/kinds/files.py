"""Attachments: what an answer says of them. Their bytes are in the draft, found by digest.

A value is a list of `{"name", "size", "sha256", "title"?, "language"?}`; `size` in bytes, `sha256` in lower-case
hexadecimal, `name` a bare file name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from poadesk.core.blocks import Block, Bullets, Item
from poadesk.core.editors import Editor, FilesEditor
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, PartPath, Parts, read_record, read_text
from poadesk.core.text.plain_text import clean_name, one_line
from poadesk.core.wording import Words

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The official languages of the United Nations, in the order of their English names."""

USUAL = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".xlsx", ".jpg", ".jpeg", ".png", ".tif", ".tiff")
_KEYS = frozenset({"name", "size", "sha256", "title", "language"})
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


class Files(Kind):
    """Any number of documents, or at most `limit`."""

    kind: Literal["files"]
    limit: int | None = None
    codes = frozenset({"file.unusual", "file.empty", "file.too-many"})
    factual = True

    def common_words(self) -> frozenset[str]:
        return frozenset({"size.mb", "size.kb", "size.b"})

    def parts(self, value: Json) -> Parts:
        """By digest, and by a count from the second on where a document is there more than once."""
        times: Counter[str] = Counter()
        parts: dict[PartPath, Json] = {}
        for file in files_of(value):
            digest = str(file["sha256"])
            times[digest] += 1
            parts[(digest,) if times[digest] == 1 else (digest, str(times[digest]))] = file
        return parts

    def joined(self, parts: Parts) -> Json:
        return list(parts.values()) or None

    def editor(self, words: Words) -> Editor:
        return FilesEditor(self.limit)

    def read(self, raw: Json) -> Json:
        if raw is None:
            return None
        if isinstance(raw, Mapping) or not isinstance(raw, Sequence) or isinstance(raw, str):
            raise Misfit("misfit.files")
        return [_read_file(entry) for entry in raw] or None

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        for row, file in enumerate(files_of(value)):
            name = str(file["name"])
            if not name.lower().endswith(USUAL):
                yield Finding("file.unusual", Severity.WARNING, {"name": name}, row=row)
            if file["size"] == 0:
                yield Finding("file.empty", Severity.WARNING, {"name": name}, row=row)
        if self.limit is not None and len(files_of(value)) > self.limit:
            yield Finding("file.too-many", Severity.WARNING, {"limit": self.limit})

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        return (Bullets(tuple(Item(_describe(file, words)) for file in files_of(value))),)

    def files(self, value: Json) -> Iterator[Mapping[str, Json]]:
        yield from files_of(value)

    def as_text(self, value: Json, words: Words) -> str:
        return "; ".join(str(file.get("title") or file["name"]) for file in files_of(value))

    def value_schema(self) -> dict[str, Json]:
        text: dict[str, Json] = {"type": "string", "minLength": 1}
        entry: dict[str, Json] = {
            "type": "object",
            "properties": {
                "name": text,
                "size": {"type": "integer", "minimum": 0},
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "title": text,
                "language": text,
            },
            "required": ["name", "size", "sha256"],
            "additionalProperties": False,
        }
        return {"type": "array", "items": entry, "minItems": 1}


def files_of(value: Json) -> tuple[Mapping[str, Json], ...]:
    """The files of a value, in order."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(entry for entry in value if isinstance(entry, Mapping))


def _read_file(raw: Json) -> Mapping[str, Json]:
    record = read_record(raw, _KEYS)
    name, size, digest = record.get("name"), record.get("size"), record.get("sha256")
    if not isinstance(name, str) or not bare_name(name):
        raise Misfit("misfit.file-name")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise Misfit("misfit.file-size")
    if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        raise Misfit("misfit.file-digest")
    entry: dict[str, Json] = {"name": bare_name(name), "size": size, "sha256": digest}
    for key in ("title", "language"):
        if text := read_text(record.get(key)):
            entry[key] = one_line(text)
    return entry


def bare_name(name: str) -> str:
    """The last part of a path of any system, plain, at most 120 characters; a name and never a path."""
    last = re.split(r"[/\\]", clean_name(name))[-1]
    return re.sub(r'[<>:"|?*]', "_", last).strip(" .")[-120:].strip(" .")


def names_device(name: str) -> bool:
    """Whether Windows takes this for a device instead of a file, whatever its ending."""
    return _DEVICE.match(name) is not None


def size_in_words(size: int, words: Words) -> str:
    """Bytes as a person reads them (1 kB = 1000 bytes)."""
    for unit, factor in (("size.mb", 1_000_000), ("size.kb", 1_000)):
        if size >= factor:
            return words.say(unit, number=f"{size / factor:.1f}")
    return words.say("size.b", count=size, number=size)


def _describe(file: Mapping[str, Json], words: Words) -> str:
    language = str(file.get("language") or "")
    spoken = words.common.get(f"language.{language}", language)
    size = file["size"]
    parts = [str(file["name"]), spoken, size_in_words(size if isinstance(size, int) else 0, words)]
    described = ", ".join(part for part in parts if part)
    title = file.get("title")
    return f"{title} ({described})" if title else described
