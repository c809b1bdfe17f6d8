"""Records: what answers with several labelled fields share: reading, checking and printing them field by field."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Constraint

from poadesk.core.blocks import Pair
from poadesk.core.editors import Field
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import CheckContext, Kind, read_record
from poadesk.core.kinds.choice import OneOf, YesNo
from poadesk.core.kinds.cover_choices import StateName
from poadesk.core.kinds.dates import Day, Year
from poadesk.core.kinds.figure import Number
from poadesk.core.kinds.files import Files
from poadesk.core.kinds.text import Email, Link, Telephone, Text
from poadesk.core.wording import Words

CellKind = Annotated[
    Text | Link | Email | Telephone | Number | Year | Day | YesNo | OneOf | StateName | Files,
    Constraint(discriminator="kind"),
]


class Column(BaseModel):
    """A column of a table, or a field of a record. A row in which a `needed` column is empty is half filled."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Constraint(pattern=r"^[^#]")  # "#" is the key of a row's own id
    answer: CellKind
    needed: bool = False
    share: Annotated[float, Constraint(gt=0, le=100)] = 1.0


class RecordKind(Kind):
    """A kind whose value is one record of labelled fields (`Contact`), or a list of them (`Rows`)."""

    @abstractmethod
    def fields(self) -> tuple[Column, ...]:
        """The labelled parts, in the order printed."""

    def common_words(self) -> frozenset[str]:
        return frozenset(key for column in self.fields() for key in column.answer.common_words())

    def finding_codes(self) -> frozenset[str]:
        """Those of the fields, and one for a field that is needed."""
        inner = (column.answer.finding_codes() for column in self.fields())
        return self.codes.union({"row.half-filled"}, *inner)

    def labels(self) -> Iterator[str]:
        for column in self.fields():
            yield f"columns.{column.id}"
            for label in column.answer.labels():
                table, _, id = label.partition(".")
                yield f"{table}.{column.id}.{id}"

    def part_ids(self) -> tuple[str, ...]:
        return tuple(column.id for column in self.fields())

    def editors(self, words: Words) -> tuple[Field, ...]:
        return tuple(
            Field(c.id, words.column(c.id), c.answer, c.answer.editor(words.inside(c.id))) for c in self.fields()
        )

    def read_fields(self, raw: Json) -> Mapping[str, Json] | None:
        record = read_record(raw, frozenset(column.id for column in self.fields()))
        cells = {}
        for column in self.fields():
            try:
                cells[column.id] = column.answer.read(record.get(column.id))
            except Misfit as misfit:
                raise Misfit(misfit.code, **{**misfit.params, "column": column.id}) from None
        return {id: cell for id, cell in cells.items() if cell is not None} or None

    def record_problems(self, record: Mapping[str, Json], context: CheckContext) -> Iterator[Finding]:
        for column in self.fields():
            if column.id in record:
                for finding in column.answer.problems(record[column.id], context):
                    yield replace(finding, part=column.id)
            elif column.needed:
                yield Finding("row.half-filled", Severity.WARNING, {"column": column.id}, part=column.id)

    def record_files(self, record: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
        for column in self.fields():
            if column.id in record:
                yield from column.answer.files(record[column.id])

    def pairs(self, record: Mapping[str, Json], words: Words) -> tuple[Pair, ...]:
        return tuple(
            Pair(words.column(c.id), c.answer.as_text(record[c.id], words.inside(c.id)), c.answer.direction)
            for c in self.fields()
            if c.id in record
        )

    def record_schema(self) -> dict[str, Json]:
        return {
            "type": "object",
            "properties": {column.id: column.answer.value_schema() for column in self.fields()},
            "additionalProperties": False,
            "minProperties": 1,
        }
