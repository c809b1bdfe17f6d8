"""Multiple-choice field: for each option yes, no, or nothing, as the published reports answer them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from poadesk.core.editors import ChecksEditor, Field
from poadesk.core.json_values import Json
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage, sentence_of
from poadesk.ui.fields.option_row import CheckRow


class ChecksField(FieldWidget):
    """A row for each option. One Tab stop a row; arrow keys go between rows and between yes and no."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, ChecksEditor)  # noqa: S101 -- the table of fields says so
        self._rows: dict[str, CheckRow] = {}
        self._messages: Sequence[FindingMessage] = ()
        group = QGroupBox(self)
        group.setAccessibleName(field.label)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(group)
        for option in field.editor.options:
            row = CheckRow(option, group)
            row.edited.connect(self._edited)
            row.told.connect(self.told)
            row.passed.connect(partial(self._step, option.id))
            row.made.connect(self._watch)
            self._watch(*row.buttons)
            self._rows[option.id] = row
            layout.addWidget(row)

    def raw(self) -> Json:
        answers = {id: row.answer() for id, row in self._rows.items()}
        return {id: answer for id, answer in answers.items() if answer is not None} or None

    def unfinished(self) -> object | None:
        rows = {id: row.unfinished() for id, row in self._rows.items()}
        return {id: row for id, row in rows.items() if row is not None} or None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, dict):
            for id, row in unfinished.items():
                self._rows[id].resume(row)

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._messages = messages
        for id, row in self._rows.items():
            row.show_messages([message for message in messages if message.part == id])
        self._describe()

    def set_carried(self, *, on: bool) -> None:
        super().set_carried(on=on)
        for row in self._rows.values():
            row.set_carried(on=on)

    def set_description(self, text: str) -> None:
        """What is said of the whole is read with the group, and with its first control; rows have their own."""
        self.setAccessibleDescription(text)
        self._describe()

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        wanted = self._rows.get(part or "") or next(iter(self._rows.values()))
        wanted.focus_answer(to_words=part in self._rows)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        for row in self._rows.values():
            row.set_read_only(on)

    def _step(self, option: str, answer: str, down: int) -> None:
        """From yes go to yes and from no to no, so that a column can be run through."""
        ids = list(self._rows)
        place = ids.index(option) + down
        if 0 <= place < len(ids):
            self._rows[ids[place]].focus_answer(answer)

    def _edited(self) -> None:
        self.value_edited.emit(self.raw())

    def _describe(self) -> None:
        for number, (id, row) in enumerate(self._rows.items()):
            own = sentence_of(message for message in self._messages if message.part == id)
            row.describe(own if number else self.accessibleDescription() or own)

    def _show(self, value: Json) -> None:
        answers = value if isinstance(value, dict) else {}
        for id, row in self._rows.items():
            row.show_answer(answers.get(id))
