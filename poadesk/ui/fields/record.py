"""Record field: several labelled fields that make up one answer, such as a contact or a row of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poadesk.core.editors import Field, RecordEditor, TableEditor
from poadesk.core.json_values import Json
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage, sentence_of
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.widgets.theme import UNIT

_LONG = 30
"""Characters of a label that always fit on a line; a longer one may wrap."""


class RecordField(FieldWidget):
    """Each part has its label above it and is a field of its own."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, RecordEditor | TableEditor)  # noqa: S101 -- the table of fields says so
        group = QGroupBox(self)
        group.setAccessibleName(field.label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(group)
        self._layout = QGridLayout(group)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(UNIT // 2)
        self._marks: dict[str, PartMark] = {}
        self._parts = {part.id: self._make_part(part) for part in field.editor.fields}

    def raw(self) -> Json:
        values = {id: part.raw() for id, part in self._parts.items()}
        return {id: value for id, value in values.items() if value is not None} or None

    def unfinished(self) -> object | None:
        parts = {id: part.unfinished() for id, part in self._parts.items()}
        return {id: part for id, part in parts.items() if part is not None} or None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, Mapping):
            for id, part in unfinished.items():
                self._parts[id].resume(part)

    def show_value(self, value: Json) -> None:
        """Each part looks for itself whether it says this already."""
        self._show(value)

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        for id, part in self._parts.items():
            own = [replace(message, part=None) for message in messages if message.part == id]
            part.show_messages(own)
            part.set_description(sentence_of(own))
            self._marks[id].show_messages(own)

    def set_description(self, text: str) -> None:
        """Read with the group; each part has its own."""
        self.setAccessibleDescription(text)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        wanted = self._parts.get(part or "") or next(iter(self._parts.values()))
        wanted.focus_first()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        for part in self._parts.values():
            part.set_read_only(on)

    def _make_part(self, part: Field) -> FieldWidget:
        from poadesk.ui.fields import make_field

        label = QLabel(part.label, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "quiet")
        long = len(part.label) > _LONG
        label.setWordWrap(long)
        mark = self._marks[part.id] = PartMark(self)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(label, int(long))
        head.addWidget(mark)
        head.addStretch(int(not long))
        named = _("{label}: {part}").format(label=self.field.label, part=part.label)
        made = make_field(replace(part, label=named), self.attachments, self)
        made.value_edited.connect(self._edited)
        made.left.connect(self._focus_left)
        made.told.connect(self.told)
        row = self._layout.rowCount()
        self._layout.addLayout(head, row, 0)
        self._layout.addWidget(made, row + 1, 0)
        self._layout.setRowMinimumHeight(row + 2, UNIT)
        return made

    def _edited(self) -> None:
        self.value_edited.emit(self.raw())

    def _show(self, value: Json) -> None:
        values = value if isinstance(value, Mapping) else {}
        for id, part in self._parts.items():
            part.show_value(values.get(id))
