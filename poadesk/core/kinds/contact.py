"""Contact: a person or body, and how to reach them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from poadesk.core.blocks import Block, Pairs
from poadesk.core.editors import Editor, RecordEditor
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Parts
from poadesk.core.kinds.choice import given_text
from poadesk.core.kinds.record import Column, RecordKind
from poadesk.core.wording import Words

_CONTACT: tuple[dict[str, object], ...] = (
    {"id": "title", "answer": {"kind": "one-of", "options": ("mr", "ms", "other")}},
    {"id": "name", "answer": {"kind": "line"}},
    {"id": "position", "answer": {"kind": "line"}},
    {"id": "organisation", "answer": {"kind": "line"}},
    {"id": "address", "answer": {"kind": "prose", "expected": 20}},
    {"id": "telephone", "answer": {"kind": "telephone"}},
    {"id": "email", "answer": {"kind": "email"}},
    {"id": "website", "answer": {"kind": "link"}},
)


class Contact(RecordKind):
    """A person or body and how to reach them. Personal data: never carried over without being looked at."""

    kind: Literal["contact"]
    codes = frozenset({"contact.unreachable"})
    factual = True

    def fields(self) -> tuple[Column, ...]:
        return self._fields

    @cached_property
    def _fields(self) -> tuple[Column, ...]:
        return tuple(Column.model_validate(column, context=self._lexicon) for column in _CONTACT)

    def editor(self, words: Words) -> Editor:
        return RecordEditor(self.editors(words), copied=True)

    def read(self, raw: Json) -> Json:
        return None if raw is None else self.read_fields(raw)

    def parts(self, value: Json) -> Parts:
        return {(field,): cell for field, cell in value.items()} if isinstance(value, Mapping) else {}

    def joined(self, parts: Parts) -> Json:
        return {c.id: parts[c.id,] for c in self.fields() if (c.id,) in parts} or None

    def problems(self, value: Json, context: CheckContext) -> Iterator[Finding]:
        record = value if isinstance(value, Mapping) else {}
        yield from self.record_problems(record, context)
        if not record.keys() & {"telephone", "email", "address", "website"}:
            yield Finding("contact.unreachable", Severity.WARNING)

    def blocks(self, value: Json, words: Words) -> tuple[Block, ...]:
        """A form of address in words of one's own prints as such, without *Other*."""
        record = value if isinstance(value, Mapping) else {}
        pairs = self.pairs(record, words)
        if own := given_text(record.get("title")):
            pairs = (replace(pairs[0], text=own), *pairs[1:])
        return (Pairs(pairs),)

    def value_schema(self) -> dict[str, Json]:
        return self.record_schema()
