"""Record field: several labelled fields that make up one answer, such as a contact or a row of a table."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QMenu, QPushButton, QVBoxLayout, QWidget

from poadesk.core.editors import Editor, Field, FilesEditor, RecordEditor, TableEditor, TextEditor
from poadesk.core.json_values import Json
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage, Offer, sentence_of
from poadesk.ui.fields.part_head import PartHead
from poadesk.ui.widgets.theme import UNIT

_NARROW = 66
"""Characters of width below which the parts stand in one column."""
_TALL = 4
"""Lines of text from which on a part takes the whole width."""
_LOW = 2
"""Lines that a shorter one begins with. Both grow with what is written."""


class RecordField(FieldWidget):
    """Each part has its label above it and is a field of its own; they stand in two columns where there is room."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, RecordEditor | TableEditor)  # noqa: S101 -- the table of fields says so
        self._offers: Callable[[], Sequence[Offer]] = tuple
        group = QGroupBox(self)
        group.setAccessibleName(field.label)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(UNIT // 2)
        copied = isinstance(field.editor, RecordEditor) and field.editor.copied
        self._copy = self._make_copy_menu() if copied else None
        self._outer.addWidget(group)
        self._grid = QGridLayout(group)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 4)
        self._columns = 0
        self._heads = {part.id: PartHead(part, self) for part in field.editor.fields}
        self._wide = {part.id for part in field.editor.fields if _is_wide(part)}
        self._parts = {part.id: self._make_part(part) for part in field.editor.fields}
        self.takes_words = any(part.takes_words for part in self._parts.values())
        self._arrange(2)

    def raw(self) -> Json:
        values = {id: part.raw() for id, part in self._parts.items()}
        return {id: value for id, value in values.items() if value is not None} or None

    def offer_copies(self, offers: Callable[[], Sequence[Offer]]) -> None:
        self._offers = offers

    def answer_in_words(self) -> None:
        """In the part that has the focus if it takes words, else in the first that does."""
        able = [part for part in self._parts.values() if part.takes_words]
        here = next((part for part in able if part.holds_focus()), None)
        if wanted := here or next(iter(able), None):
            wanted.answer_in_words()

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
            self._heads[id].show_messages(own)

    def set_carried(self, *, on: bool) -> None:
        for part in self._parts.values():
            part.set_carried(on=on and part.raw() is not None)

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
        if self._copy is not None:
            self._copy.setEnabled(not on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _make_part(self, part: Field) -> FieldWidget:
        from poadesk.ui.fields import make_field

        named = _("{label}: {part}").format(label=self.field.label, part=part.label)
        made = make_field(replace(part, label=named, editor=_inside(part)), self.attachments, self)
        made.value_edited.connect(self._edited)
        made.left.connect(self._focus_left)
        made.told.connect(self.told)
        return made

    def _make_copy_menu(self) -> QPushButton:
        button = QPushButton(_("Copy from…"), self)
        button.setProperty("role", "link")
        button.setAccessibleName(_("{label}: copy from…").format(label=self.field.label))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        button.setMenu(menu)
        self._outer.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        for offer in self._offers():
            menu.addAction(offer.name.replace("&", "&&"), partial(self.replace_value, offer.value))
        if menu.isEmpty():
            menu.addAction(_("No other contact is given yet")).setEnabled(False)

    def _fit(self) -> None:
        wide = self.fontMetrics().averageCharWidth() * _NARROW
        self._arrange(2 if self.width() >= wide else 1)

    def _arrange(self, columns: int) -> None:
        """Put each part under its label, from the start; one that takes the whole width begins a line of its own."""
        if columns == self._columns:
            return
        self._columns = columns
        line, column = 0, 0
        for id, part in self._parts.items():
            across = columns if id in self._wide else 1
            if column + across > columns:
                line, column = line + 1, 0
            self._place(id, part, line, column, across)
            column += across
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(columns == 2))

    def _place(self, id: str, part: FieldWidget, line: int, column: int, across: int) -> None:
        self._grid.addWidget(self._heads[id], 2 * line, column, 1, across, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(part, 2 * line + 1, column, 1, across, Qt.AlignmentFlag.AlignTop)

    def _edited(self) -> None:
        self.value_edited.emit(self.raw())

    def _show(self, value: Json) -> None:
        values = value if isinstance(value, Mapping) else {}
        for id, part in self._parts.items():
            part.show_value(values.get(id))


def _is_wide(part: Field) -> bool:
    """Whether a part needs the whole width: long texts and files."""
    editor = part.editor
    return isinstance(editor, FilesEditor) or (isinstance(editor, TextEditor) and editor.lines >= _TALL)


def _inside(part: Field) -> Editor:
    """The part's editor: the sample stands beside the label, and a passage begins lower than on its own."""
    editor = part.editor
    if not isinstance(editor, TextEditor):
        return editor
    low = 1 if editor.lines == 1 else _LOW if editor.lines < _TALL else _TALL - 1
    return replace(editor, sample="", lines=low)
