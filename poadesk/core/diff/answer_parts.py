"""Structured comparison: an answer as labelled parts that can be compared one by one: options, fields, figures, files,
rows.

Goes by editors, so it knows no kinds; the texts are as in print.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from poadesk.core.block_texts import block_texts
from poadesk.core.editors import (
    ChecksEditor,
    Field,
    FiguresEditor,
    FilesEditor,
    Option,
    RecordEditor,
    TableEditor,
)  # fmt: skip
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds import Kind
from poadesk.core.kinds.choice import chosen_option, given_text
from poadesk.core.kinds.figure import printed_figure
from poadesk.core.kinds.files import files_of
from poadesk.core.kinds.rows import rows_of
from poadesk.core.kinds.yeartable import table_of
from poadesk.core.row_identity import row_id
from poadesk.core.wording import Words

ROW = "row"


@dataclass(frozen=True)
class AnswerPart:
    """A part with a text, or with parts of its own. `key` finds its like in another version of the answer.

    `unseen` is what two parts that read the same may yet differ in: the digests of their documents.
    """

    key: str
    label: str
    text: str = ""
    parts: tuple["AnswerPart", ...] = ()
    unseen: str = ""
    row_id: str | None = None
    """The id of a row of a table that has one."""


def answer_parts(kind: Kind, words: Words, value: Json) -> tuple[AnswerPart, ...]:
    """The parts of an answer in the order printed; one without a label where the answer has no parts.

    Rows of a table all have the key ROW: they are found by their id and by what stands in them.
    """
    editor = kind.editor(words)
    match editor:
        case ChecksEditor():
            return tuple(_checked(editor.options, value, words))
        case RecordEditor():
            return tuple(_fields(editor.fields, value, words))
        case FiguresEditor():
            return tuple(_figures(editor.rows, value, words))
        case FilesEditor():
            return tuple(_files(kind, value, words))
        case TableEditor():
            return tuple(
                AnswerPart(ROW, "", parts=tuple(_fields(editor.fields, row, words)), row_id=row_id(row))
                for row in rows_of(value)
            )
        case _:
            return (AnswerPart("", "", kind.as_text(value, words)),)


def _checked(options: tuple[Option, ...], value: Json, words: Words) -> Iterator[AnswerPart]:
    answers = value if isinstance(value, Mapping) else {}
    for option in options:
        if option.id in answers:
            chosen, text = chosen_option(answers[option.id]), given_text(answers[option.id])
            said = words.option(chosen) if chosen else text or ""
            if chosen and text:
                said = words.say("specified", option=said, text=text)
            yield AnswerPart(option.id, option.label, said)


def _fields(fields: tuple[Field, ...], value: Json, words: Words) -> Iterator[AnswerPart]:
    record: Record = value if isinstance(value, Mapping) else {}
    for field in fields:
        if field.id in record:
            yield _field(field, record[field.id], words.inside(field.id))


def _field(field: Field, cell: Json, words: Words) -> AnswerPart:
    kind = field.kind
    if not isinstance(kind, Kind):
        return AnswerPart(field.id, field.label, kind.typed(cell))
    digests = " ".join(str(file["sha256"]) for file in kind.files(cell))
    return AnswerPart(field.id, field.label, kind.as_text(cell, words), unseen=digests)


def _figures(rows: tuple[Option, ...], value: Json, words: Words) -> Iterator[AnswerPart]:
    table = table_of(value)
    for row in rows:
        years = sorted(table.get(row.id, {}).items())
        if years:
            figures = tuple(AnswerPart(year, year, printed_figure(figure, words)) for year, figure in years)
            yield AnswerPart(row.id, row.label, parts=figures)


def _files(kind: Kind, value: Json, words: Words) -> Iterator[AnswerPart]:
    named: Counter[str] = Counter()
    for file in files_of(value):
        name = str(file["name"])
        named[name] += 1
        described = "".join(text for block in kind.blocks([file], words) for text in block_texts(block))
        yield AnswerPart(f"{named[name]} {name}", "", described, unseen=str(file["sha256"]))
