"""Notes pane: internal note and source for the question in focus. Neither is ever exported, and the pane says so."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from poadesk.core.aspects import Aspect
from poadesk.core.editors import Field, TextEditor
from poadesk.core.kinds.text import Text
from poadesk.core.session import Update
from poadesk.i18n import _
from poadesk.ui.fields import make_field
from poadesk.ui.fields.base import FieldWidget
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.undo_commands import is_typed
from poadesk.ui.widgets.labels import text_label

_ASPECTS: tuple[Aspect, ...] = ("note", "source")


class Notes(QWidget):
    """Two passages of text that go with a question."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._question: str | None = None
        self._title = text_label(_("Go to a question to write a note about it."), "strong")
        self._fields: dict[Aspect, FieldWidget] = {}
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        for aspect, label, height in (
            ("note", _("Internal note"), 8),
            ("source", _("Source: where the answer or figure comes from"), 4),
        ):
            column.addWidget(text_label(label, "quiet"))
            kind = Text(kind="prose")
            field = make_field(Field(aspect, label, kind, TextEditor(lines=height, columns=30)), None)
            self._fields[aspect] = field  # type: ignore[index]
            column.addWidget(field)
        column.addWidget(text_label(_("Notes and sources stay in this draft. They are never exported."), "quiet"))
        column.addStretch(1)
        for aspect in _ASPECTS:
            self._connect(aspect)
        editing.updated.connect(self._follow)
        self.show_question(None)

    def _connect(self, aspect: Aspect) -> None:
        field = self._fields[aspect]
        field.set_read_only(self._editing.read_only)
        field.value_edited.connect(lambda value: self._edit(aspect, value))
        field.left.connect(self._editing.end_burst)
        field.told.connect(self._editing.told)

    def show_question(self, question: str | None) -> None:
        """Notes on this question; None leaves what is there."""
        if question is not None and question != self._question:
            self._question = question
            asked, words = self._editing.question(question), self._editing.words(question)
            self._title.setText(_("{number} {question}").format(number=asked.number, question=words.text.label))
            for aspect in _ASPECTS:
                self._fill(aspect)
        for field in self._fields.values():
            field.setEnabled(self._question is not None)

    def unfinished(self) -> dict[str, object]:
        """What was typed here and is not kept so, by aspect."""
        found = {aspect: field.unfinished() for aspect, field in self._fields.items()}
        return {aspect: text for aspect, text in found.items() if text is not None}

    def resume(self, unfinished: Mapping[str, object]) -> None:
        for aspect, field in self._fields.items():
            if aspect in unfinished:
                field.resume(unfinished[aspect])

    def release(self) -> None:
        """Act on the session no more."""
        for field in self._fields.values():
            field.left.disconnect(self._editing.end_burst)

    def focus_first(self) -> None:
        self._fields["note"].focus_first()

    def _edit(self, aspect: Aspect, value: object) -> None:
        if self._question is not None:
            self._editing.edit(self._question, aspect, value if isinstance(value, str) else None)

    def _fill(self, aspect: Aspect) -> None:
        if self._question is not None:
            self._fields[aspect].show_value(self._editing.answers.get(self._question, aspect))

    def _follow(self, update: Update) -> None:
        for change in update.changes:
            if not is_typed(update.origin) and change.question == self._question and change.aspect in self._fields:
                self._fill(change.aspect)
