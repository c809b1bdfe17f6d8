"""The controls for answers: one widget for each editor, and here the one table that lists them."""

from PySide6.QtWidgets import QWidget

from poadesk.core.editors import (
    ChecksEditor,
    ChoiceEditor,
    Field,
    FiguresEditor,
    FilesEditor,
    PickEditor,
    RecordEditor,
    TableEditor,
    TextEditor,
)
from poadesk.ui.fields.attachments import FilesField
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage
from poadesk.ui.fields.choice import ChoiceField
from poadesk.ui.fields.many_options import ChecksField
from poadesk.ui.fields.record import RecordField
from poadesk.ui.fields.search_list import PickField
from poadesk.ui.fields.table import TableField
from poadesk.ui.fields.text import TextField
from poadesk.ui.fields.year_table import FiguresField

FIELDS: dict[type, type[FieldWidget]] = {
    TextEditor: TextField,
    ChoiceEditor: ChoiceField,
    PickEditor: PickField,
    ChecksEditor: ChecksField,
    RecordEditor: RecordField,
    TableEditor: TableField,
    FiguresEditor: FiguresField,
    FilesEditor: FilesField,
}


def make_field(field: Field, attachments: AttachmentActions | None, parent: QWidget | None = None) -> FieldWidget:
    """The widget that asks in the way this field's kind wants to be asked."""
    return FIELDS[type(field.editor)](field, attachments, parent)


__all__ = ["FIELDS", "AttachmentActions", "FieldWidget", "FindingMessage", "make_field"]
