"""Table field: rows of the same fields: a compact list, with the form of one row open under it.

A row that holds nothing is no row: it is in no answer, and goes when the field is left.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poadesk.core.editors import Field, TableEditor
from poadesk.core.json_values import Json, Record
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage
from poadesk.ui.fields.mime import rows_text
from poadesk.ui.fields.open_row import OpenRow
from poadesk.ui.fields.paste_preview import PasteRowsDialog
from poadesk.ui.fields.row_commands import RowCommands
from poadesk.ui.fields.row_list import NOWHERE, RowList
from poadesk.ui.fields.rows_model import RowsModel
from poadesk.ui.fields.rows_view import RowsView, command_of
from poadesk.ui.fields.table_foot import TableFoot
from poadesk.ui.widgets.page_scroll import keep_in_place
from poadesk.ui.widgets.theme import UNIT

_ANYWHERE = {"add", "duplicate", "up", "down", "close"}
"""Commands whose keys have no use in the fields of a row, and work there too."""


class TableField(FieldWidget):
    """Enter or a click opens a row, Esc closes it; the keys in `rows_view` add, duplicate, move and delete rows."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, TableEditor)  # noqa: S101 -- the table of fields says so
        self._editor = field.editor
        self._list = RowList()
        self._messages: Sequence[FindingMessage] = ()
        whole = self._whole = RowCommands(self._list, field.kind, self)
        whole.taken.connect(self._take)
        whole.opened.connect(self._open_row)
        whole.told.connect(self.told)
        self._commands: dict[str, Callable[[], None]] = {
            "add": whole.add,
            "add last": whole.add_last,
            "duplicate": whole.duplicate,
            "up": lambda: whole.move(-1),
            "down": lambda: whole.move(1),
            "delete": self._delete,
            "paste": self._paste,
            "edit": lambda: self._open_row(self._list.current),
            "close": self._close,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        self._model = RowsModel(field.editor, self.palette(), self)
        self._view = self._make_view(column)
        self._row = self._make_row()
        self._foot = TableFoot(self._editor.add, field.label, self)
        self._foot.pressed.connect(self._command)
        self._watch(*self._foot.buttons)
        column.addLayout(self._foot)
        self._refresh()

    def raw(self) -> Json:
        return self._list.answer()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._messages = messages
        self._show_messages()

    def set_carried(self, *, on: bool) -> None:
        super().set_carried(on=on)
        self._model.show_carried(on=on)
        self._row.set_carried(on=on)

    def set_description(self, text: str) -> None:
        super().set_description(text)
        self._view.setAccessibleDescription(text)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        place = NOWHERE if row is None else self._list.place_in_list(row)
        if place != NOWHERE:
            self._open_row(place, part)
        elif self._list.rows:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._foot.focus_first()

    def unfinished(self) -> object | None:
        """The rows if one of them is in no answer yet, those marked and open, and what is unfinished in the form."""
        rows = list(self._list.rows) if self._list.empty() is not None else None
        state = (rows, self._list.current, self._list.open, self._row.unfinished())
        return state if state != (None, 0, None, None) else None

    def resume(self, unfinished: object) -> None:
        if not isinstance(unfinished, tuple):
            return
        rows, self._list.current, opened, part = unfinished
        if rows is not None:
            self._list.replace(rows)
        self._list.open = opened if opened is not None and opened < len(self._list.rows) else None
        self._rows_changed()
        self._row.resume(part)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self._row.set_read_only(on)
        self._refresh()

    def answer_in_words(self) -> None:
        self._row.answer_in_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a field of the row or a button has no use for."""
        command = command_of(event)
        on_button = self.focusWidget() in self._foot.buttons
        wanted = command in _ANYWHERE or (command == "paste" and on_button)
        if command is None or not wanted or (command == "close" and self._list.open is None):
            super().keyPressEvent(event)
        else:
            self._command(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.place()

    def insert_rows(self, rows: Sequence[Record]) -> None:
        """Put filled rows behind the last one."""
        if self._whole.put(rows, len(self._list.rows)):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_view(self, column: QVBoxLayout) -> RowsView:
        view = RowsView(_("{label}: rows").format(label=self.field.label), self._model, self)
        view.row_chosen.connect(self._chosen)
        view.row_clicked.connect(self._clicked)
        view.commanded.connect(self._command)
        self._watch(view)
        column.addWidget(view)
        return view

    def _make_row(self) -> OpenRow:
        row = OpenRow(self, self._editor, self._view)
        row.edited.connect(self._row_edited)
        row.left.connect(self._focus_left)
        row.told.connect(self.told)
        row.commanded.connect(self._command)
        row.made.connect(lambda form: self._watch(*form.buttons.values()))
        return row

    def _command(self, command: str) -> None:
        needs_row = command not in {"add", "add last", "paste"}
        if (self._list.rows or not needs_row) and (command in {"edit", "close"} or not self.read_only):
            self._commands[command]()

    def _clicked(self, row: int) -> None:
        """Open the row, which stays under the pointer though another above it closes."""
        if row != self._list.open:
            before = self._view.mapToGlobal(self._view.row_place(row).topLeft()).y()
            self._open_row(row)
            keep_in_place(self._view, self._view.row_place(row).topLeft(), before)

    def _open_row(self, row: int, part: str | None = None) -> None:
        self._list.current = self._list.open = row
        self._refresh()
        self._row.focus_first(part)

    def _close(self) -> None:
        self._settle()
        self._list.open = None
        self._refresh()
        self.focus_first()

    def _delete(self) -> None:
        number = self._list.current + 1
        self._list.open = None
        self._take(self._list.without(self._list.current), self._list.current)
        self.focus_first()
        self.told.emit(_("Row {number} deleted. You can undo this.").format(number=number))

    def _paste(self) -> None:
        dialog = PasteRowsDialog(self._editor.fields, rows_text(QGuiApplication.clipboard().mimeData()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.rows_taken.connect(self.insert_rows)
        dialog.open()

    def _take(self, rows: list[Record], current: int) -> None:
        """The person has changed the rows as a whole. An empty row more or less is no change of the answer."""
        before = self.raw()
        self._list.take(rows, current)
        self._rows_changed()
        self._tell_if_other(before)

    def _row_edited(self, cells: Record) -> None:
        if self._list.open is not None:
            before = self.raw()
            self._list.fill(self._list.open, cells)
            self._model.show_row(self._list.open)
            self._tell_if_other(before)

    def _tell_if_other(self, before: Json) -> None:
        if (now := self.raw()) != before:
            self._foot.show_count(self._list.count())
            self.value_edited.emit(now)

    def _show(self, value: Json) -> None:
        self._list.show(value)
        self._rows_changed()

    def _says(self, value: Json) -> bool:
        return self._list.says(value)

    def _settle(self) -> None:
        """Drop the row that was added and got nothing; the answer never had it."""
        if self._list.drop_empty():
            self._rows_changed()

    def _rows_changed(self) -> None:
        self._model.show_rows(self._list.rows)
        self._refresh()

    def _chosen(self, row: int) -> None:
        """The mark goes from row to row; the form that is open stays with its own."""
        self._list.current = row
        self._row.offer(self._list)

    def _refresh(self) -> None:
        """Bring everything into line with the rows, the one marked and the one open."""
        self._view.setVisible(bool(self._list.rows))
        if self._list.rows:
            self._view.setCurrentIndex(self._model.index(self._list.current, 0))
        self._row.show(self._list)
        self.takes_words = self._row.takes_words
        self._show_messages()
        self._foot.show_count(self._list.count())
        self._foot.set_read_only(self.read_only)

    def _show_messages(self) -> None:
        own = ((message, self._list.place_in_list(message.row or 0)) for message in self._messages)
        placed = [replace(m, row=place) for m, place in own if m.row is not None and place != NOWHERE]
        self._model.show_messages(placed)
        self._row.show_messages([message for message in placed if message.row == self._list.open])
