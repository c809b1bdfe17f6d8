"""Excerpts: what a passage marked in an earlier report becomes as the answer to a question.

Text is added below what is there; a word that names an option chooses it; a list gets a row. Nothing is worked out that
the passage does not say, and the person sees the result before it is put in.
"""

import re
from collections.abc import Mapping, Sequence

from poadesk.core.editors import (
    ChecksEditor,
    ChoiceEditor,
    Editor,
    Field,
    FiguresEditor,
    FilesEditor,
    PickEditor,
    RecordEditor,
    TableEditor,
    TextEditor,
)
from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json
from poadesk.core.kinds import Kind
from poadesk.core.kinds.choice import chosen_option, make_choice
from poadesk.core.option_labels import ids_by_name, with_ids
from poadesk.core.text.clipboard import clipboard_lines
from poadesk.core.text.fold import name_key
from poadesk.core.text.plain_text import one_line

LONGEST = 20_000
"""Characters of one passage."""
_NEW_PARAGRAPH = re.compile(r"\s*(?:[-•–*]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s)", re.IGNORECASE)
_EMAIL = re.compile(r"\S+@\S+")
_AT_LINE_END = "-\u00ad\u2010"


def flowed(passage: str) -> str:
    """A passage of a printed page as running text: its lines joined to paragraphs, which an empty line or a list ends.

    A hyphen at the end of a line stays: whether it belongs to the word is for the reader to see.
    """
    paragraphs: list[str] = []
    open_ = False
    for raw in passage.replace("\u2029", "\n").replace("\t", " ").split("\n"):
        line = " ".join(raw.split())
        if not line:
            open_ = False
        elif open_ and not _NEW_PARAGRAPH.match(line):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
            open_ = True
    return "\n".join(paragraphs)


def _joined(before: str, line: str) -> str:
    if before.endswith("\u00ad"):
        return before[:-1] + line
    return before + line if before[-1] in _AT_LINE_END and line[0].islower() else f"{before} {line}"


def with_excerpt(kind: Kind, editor: Editor, held: Json, passage: str) -> Json:
    """What `Kind.read` takes for the answer with the passage in it. `held` is the answer as it is.

    Raises Misfit for an answer that no passage can give: figures by year, documents.
    """
    passage = passage[:LONGEST]
    match editor:
        case FiguresEditor() | FilesEditor():
            raise Misfit("misfit.excerpt")
        case TextEditor(lines=lines):
            return _below(held, flowed(passage)) if lines > 1 else one_line(flowed(passage))
        case ChoiceEditor() | PickEditor(in_words=True):
            return _choice(kind, editor, held, flowed(passage))
        case ChecksEditor():
            return kind.with_parts(held, kind.parts(kind.read(with_ids(editor, one_line(flowed(passage))))))
        case RecordEditor(fields):
            cells = dict(held) if isinstance(held, Mapping) else {}
            return {**cells, **_fields_in(fields, frozenset(cells), passage)}
        case TableEditor(fields):
            rows = [*held] if isinstance(held, Sequence) and not isinstance(held, str) else []
            return with_ids(editor, [*rows, *_rows_in(fields, passage)])
        case _:
            return with_ids(editor, one_line(flowed(passage)))


def _below(held: Json, text: str) -> str:
    return f"{held}\n{text}" if isinstance(held, str) and held else text


def _choice(kind: Kind, editor: ChoiceEditor | PickEditor, held: Json, text: str) -> Json:
    """An option by its name; else words, which stand beside an option that is chosen already and asks for some."""
    read = kind.read(with_ids(editor, text))
    asks_for_words = {option.id for option in editor.options if option.specify}
    if chosen_option(read) is None and (chosen := chosen_option(held)) in asks_for_words:
        return make_choice(chosen, text)
    return read


def _fields_in(fields: Sequence[Field], filled: frozenset[str], passage: str) -> Mapping[str, Json]:
    """The fields that lines such as "Telephone: …" name; an e-mail address; all else in the first field still empty."""
    ids = ids_by_name(fields)
    given: dict[str, str] = {}
    rest: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in passage.split("\n"))):
        label, colon, text = line.partition(":")
        id = ids.get(name_key(label)) if colon and text.strip() else _by_form(ids, line)
        if id is None or id in given:
            rest.append(line)
        else:
            given[id] = text.strip() if colon else line
    free = (field.id for field in fields if field.id not in filled and isinstance(field.editor, TextEditor))
    place = next((id for id in free if id not in given), None)
    return {**given, place: "\n".join(rest)} if rest and place is not None else given


def _by_form(ids: Mapping[str, str], line: str) -> str | None:
    return "email" if "email" in ids.values() and _EMAIL.fullmatch(line) else None


def _rows_in(fields: Sequence[Field], passage: str) -> list[Json]:
    """A row a line where the lines have columns, as in a table; else one row with the passage in its first column."""
    if "\t" not in passage.strip():
        first = next((field.id for field in fields if isinstance(field.editor, TextEditor)), fields[0].id)
        return [{first: one_line(flowed(passage))}]
    ids = [field.id for field in fields]
    return [row for line in clipboard_lines(passage.strip("\n")) if (row := _row(ids, line))]


def _row(ids: Sequence[str], line: Sequence[str]) -> dict[str, Json]:
    """The cells by column; what is beyond the last column stays in it."""
    last = len(ids) - 1
    cells = [*line[:last], " ".join(line[last:])]
    return {id: cell.strip() for id, cell in zip(ids, cells, strict=False) if cell.strip()}
