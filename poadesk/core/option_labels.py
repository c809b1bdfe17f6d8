"""Option and column labels as an official writes them, turned into ids. Works on editors, so it knows no kinds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from poadesk.core.editors import (
    ChecksEditor,
    ChoiceEditor,
    Editor,
    Field,
    FiguresEditor,
    Option,
    PickEditor,
    RecordEditor,
    TableEditor,
)  # fmt: skip
from poadesk.core.fold import fold
from poadesk.core.json_values import Json


def with_ids(editor: Editor, raw: Json) -> Json:
    """`raw` with the labels of this editor's options, rows and fields, in any case, replaced by their ids.

    What is no label is left as it is, and so is a label whose id is given beside it.
    """
    match editor:
        case ChoiceEditor() | PickEditor():
            return _chosen(_ids(editor.options), raw)
        case ChecksEditor():
            return _checked(_ids(editor.options), raw)
        case FiguresEditor():
            return _keyed(_ids(editor.rows), raw)
        case RecordEditor():
            return _record(editor.fields, raw)
        case TableEditor():
            return [_record(editor.fields, row) for row in raw] if _is_list(raw) else raw
        case _:
            return raw


def _ids(options: Iterable[Option | Field]) -> Mapping[str, str]:
    """Ids by folded label; a label that two options share names neither."""
    ids: dict[str, str] = {}
    shared = set()
    for option in options:
        if ids.setdefault(fold(option.label), option.id) != option.id:
            shared.add(fold(option.label))
    return {label: id for label, id in ids.items() if label not in shared}


def _chosen(ids: Mapping[str, str], raw: Json) -> Json:
    if isinstance(raw, str):
        return ids.get(fold(raw), raw)
    if isinstance(raw, Mapping) and isinstance(option := raw.get("option"), str):
        return {**raw, "option": ids.get(fold(option), option)}
    return raw


def _checked(ids: Mapping[str, str], raw: Json) -> Json:
    if isinstance(raw, Mapping):
        return _keyed(ids, raw)
    return [_chosen(ids, option) for option in raw] if _is_list(raw) else _chosen(ids, raw)


def _keyed(ids: Mapping[str, str], raw: Json) -> Json:
    if not isinstance(raw, Mapping):
        return raw
    taken = raw.keys()
    keys = {key: ids.get(fold(key), key) for key in raw}
    return {key if keys[key] in taken else keys[key]: value for key, value in raw.items()}


def _record(fields: tuple[Field, ...], raw: Json) -> Json:
    keyed = _keyed(_ids(fields), raw)
    if not isinstance(keyed, Mapping):
        return raw
    editors = {field.id: field.editor for field in fields}
    return {key: with_ids(editors[key], cell) if key in editors else cell for key, cell in keyed.items()}


def _is_list(raw: Json) -> TypeGuard[Sequence[Json]]:
    return isinstance(raw, Sequence) and not isinstance(raw, str)
