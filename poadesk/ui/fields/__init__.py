"""The controls for answers: one widget for each editor, and here the one table that lists them."""

from PySide6.QtWidgets import QWidget

from poadesk.core.editors import ChoiceEditor, Field, TextEditor
from poadesk.ui.fields.base import DeskError, FieldWidget, FileDesk, Remark
from poadesk.ui.fields.choice import ChoiceField
from poadesk.ui.fields.text import TextField

FIELDS: dict[type, type[FieldWidget]] = {
    TextEditor: TextField,
    ChoiceEditor: ChoiceField,
}


def make_field(field: Field, desk: FileDesk | None, parent: QWidget | None = None) -> FieldWidget:
    """The widget that asks in the way this field's kind wants to be asked."""
    return FIELDS[type(field.editor)](field, desk, parent)


__all__ = ["FIELDS", "DeskError", "FieldWidget", "FileDesk", "Remark", "make_field"]
