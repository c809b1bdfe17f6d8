"""Label lookup: option and column labels as an official writes them, turned into ids. Works on editors, so it knows
no kinds.
"""

from collections.abc import Mapping, Sequence
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
from poadesk.core.json_values import Json
from poadesk.core.text.fold import name_key
from poadesk.core.text.lexicon import unshared


def with_ids(editor: Editor, raw: Json) -> Json:
    """`raw` with the labels of this editor's options, rows and fields, however folded, replaced by their ids.

    What is no label is left as it is, and so is a label whose id is given beside it.
    """
    match editor:
        case ChoiceEditor() | PickEditor():
            return _chosen(ids_by_name(editor.options), raw)
        case ChecksEditor():
            return _checked(ids_by_name(editor.options), raw)
        case FiguresEditor():
            return _keyed(ids_by_name(editor.rows), raw)
        case RecordEditor():
            return _record(ids_by_name(editor.fields), _editors(editor.fields), raw)
        case TableEditor():
            return _rows(editor.fields, raw) if _is_list(raw) else raw
        case _:
            return raw


def ids_by_name(options: Sequence[Option | Field]) -> Mapping[str, str]:
    """Ids by `name_key` of labels and other names; a label that two options share names neither.

    Another name of one option never hides the label of another.
    """
    ids = unshared((name_key(option.label), option.id) for option in options)
    others = ((name_key(name), option.id) for option in options if isinstance(option, Option) for name in option.others)
    return {**unshared(others), **ids}


def _chosen(ids: Mapping[str, str], raw: Json) -> Json:
    if isinstance(raw, str):
        return ids.get(name_key(raw), raw)
    if isinstance(raw, Mapping) and isinstance(option := raw.get("option"), str):
        return {**raw, "option": ids.get(name_key(option), option)}
    return raw


def _checked(ids: Mapping[str, str], raw: Json) -> Json:
    if isinstance(raw, Mapping):
        return _keyed(ids, raw)
    return [_chosen(ids, option) for option in raw] if _is_list(raw) else _chosen(ids, raw)


def _keyed(ids: Mapping[str, str], raw: Json) -> Json:
    if not isinstance(raw, Mapping):
        return raw
    taken = raw.keys()
    keys = {key: ids.get(name_key(key), key) for key in raw}
    return {key if keys[key] in taken else keys[key]: value for key, value in raw.items()}


def _rows(fields: tuple[Field, ...], rows: Sequence[Json]) -> list[Json]:
    ids, editors = ids_by_name(fields), _editors(fields)
    return [_record(ids, editors, row) for row in rows]


def _editors(fields: tuple[Field, ...]) -> Mapping[str, Editor]:
    return {field.id: field.editor for field in fields}


def _record(ids: Mapping[str, str], editors: Mapping[str, Editor], raw: Json) -> Json:
    keyed = _keyed(ids, raw)
    if not isinstance(keyed, Mapping):
        return raw
    return {key: with_ids(editors[key], cell) if key in editors else cell for key, cell in keyed.items()}


def _is_list(raw: Json) -> TypeGuard[Sequence[Json]]:
    return isinstance(raw, Sequence) and not isinstance(raw, str)
