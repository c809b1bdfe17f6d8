"""Table field: rows of the same fields: a compact list, with the form of one row open under it.

A row that holds nothing is no row: it is in no answer, and goes when the field is left.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.core.editors import Field, TableEditor
from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.record import rows_of
from poadesk.core.row_identity import cells_of
from poadesk.i18n import _, ngettext
from poadesk.sentences.misfits import misfit_sentence
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage
from poadesk.ui.fields.mime import rows_text
from poadesk.ui.fields.paste_preview import PasteRowsDialog
from poadesk.ui.fields.row_form import RowForm
from poadesk.ui.fields.row_list import NOWHERE, RowList
from poadesk.ui.fields.rows_model import RowsModel
from poadesk.ui.fields.rows_view import RowsView, command_of
from poadesk.ui.widgets.page_scroll import keep_in_place
from poadesk.ui.widgets.tab_order import follow_in_tab_order
from poadesk.ui.widgets.theme import UNIT

_ANYWHERE = {"add", "duplicate", "up", "down", "close"}
"""Commands whose keys have no use in the fields of a row, and work there too."""


class TableField(FieldWidget):
    """Enter or a click opens a row, Esc closes it; Insert adds, Ctrl+D duplicates, Alt+Up and Alt+Down move, Delete
    deletes.
    """

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, TableEditor)  # noqa: S101 -- the table of fields says so
        self._editor = field.editor
        self._list = RowList()
        self._open: int | None = None
        self._current = 0
        self._messages: Sequence[FindingMessage] = ()
        self._form: RowForm | None = None
        self._commands: dict[str, Callable[[], None]] = {
            "add": self.add_row,
            "duplicate": self._duplicate,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "delete": self._delete,
            "paste": self._paste,
            "edit": lambda: self._open_row(self._current),
            "close": self._close,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        self._model = RowsModel(field.editor, self.palette(), self)
        self._view = self._make_view(column)
        self._buttons, self._count = self._make_line(column)
        self._refresh()

    def raw(self) -> Json:
        return self._list.answer()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._messages = messages
        self._show_messages()

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
            self._buttons["add"].setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> object | None:
        """The rows if one of them is in no answer yet, those marked and open, and what is unfinished in the form."""
        part = self._form.record.unfinished() if self._form is not None and self._open is not None else None
        rows = list(self._list.rows) if self._list.empty() is not None else None
        waits = rows is not None or self._current or self._open is not None
        return (rows, self._current, self._open, part) if waits else None

    def resume(self, unfinished: object) -> None:
        if not isinstance(unfinished, tuple):
            return
        rows, self._current, opened, part = unfinished
        if rows is not None:
            self._list.replace(rows)
            self._model.show_rows(self._list.rows)
        self._open = opened if opened is not None and opened < len(self._list.rows) else None
        self._refresh()
        if part is not None and self._form is not None:
            self._form.record.resume(part)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        if self._form is not None:
            self._form.record.set_read_only(on)
        self._refresh()

    def answer_in_words(self) -> None:
        if self._form is not None and self._open is not None:
            self._form.record.answer_in_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a field of the row or a button has no use for."""
        command = command_of(event)
        on_button = self.focusWidget() in self._buttons.values()
        wanted = command in _ANYWHERE or (command == "paste" and on_button)
        if command is None or not wanted or (command == "close" and self._open is None):
            super().keyPressEvent(event)
        else:
            self._command(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_form()

    def add_row(self) -> None:
        """Put an empty row behind the present one, and the focus into it; there is never more than one."""
        if (empty := self._list.empty()) is not None:
            self._open_row(empty)
        elif self._put([{}], self._current + 1):
            self._open_row(self._current)

    def insert_rows(self, rows: Sequence[Record]) -> None:
        """Put filled rows behind the last one."""
        if self._put(rows, len(self._list.rows)):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_view(self, column: QVBoxLayout) -> RowsView:
        view = RowsView(_("{label}: rows").format(label=self.field.label), self._model, self)
        view.row_chosen.connect(self._chosen)
        view.row_clicked.connect(self._clicked)
        view.commanded.connect(self._command)
        self._watch(view)
        column.addWidget(view)
        return view

    def _make_line(self, column: QVBoxLayout) -> tuple[dict[str, QPushButton], QLabel]:
        """Under the list: the ways to have more rows, and how many there are."""
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        words = {"add": self._editor.add, "paste": _("Paste rows…")}
        buttons = {command: self._make_button(command, label, line) for command, label in words.items()}
        buttons["add"].clicked.connect(self._add_at_the_end)
        buttons["paste"].clicked.connect(lambda: self._command("paste"))
        line.addStretch(1)
        count = QLabel(self)
        count.setProperty("role", "quiet")
        line.addWidget(count)
        column.addLayout(line)
        return buttons, count

    def _make_button(self, command: str, label: str, line: QHBoxLayout) -> QPushButton:
        button = QPushButton(label, self)
        button.setProperty("role", "link")
        button.setAccessibleName(_("{label}: {part}").format(label=self.field.label, part=label))
        self._watch(button)
        line.addWidget(button)
        return button

    def _make_form(self) -> RowForm:
        """The form, made when a row is first opened: most tables stay empty or closed."""
        form = RowForm(self, self._editor)
        form.record.set_read_only(self.read_only)
        form.record.value_edited.connect(self._row_edited)
        form.record.left.connect(self._focus_left)
        form.record.told.connect(self.told)
        form.commanded.connect(self._command)
        form.laid_out.connect(self._place_form)
        self._watch(*form.buttons.values())
        follow_in_tab_order(self._view, form)
        return form

    def _command(self, command: str) -> None:
        needs_row = command not in {"add", "paste"}
        if (self._list.rows or not needs_row) and (command in {"edit", "close"} or not self.read_only):
            self._commands[command]()

    def _add_at_the_end(self) -> None:
        self._current = len(self._list.rows) - 1
        self._command("add")

    def _clicked(self, row: int) -> None:
        """Open the row, which stays under the pointer though another above it closes."""
        if row != self._open:
            before = self._view.mapToGlobal(self._view.row_place(row).topLeft()).y()
            self._open_row(row)
            keep_in_place(self._view, self._view.row_place(row).topLeft(), before)

    def _open_row(self, row: int, part: str | None = None) -> None:
        self._current = self._open = row
        self._refresh()
        if self._form is not None:
            self._form.record.focus_first(part=part)

    def _close(self) -> None:
        self._drop_empty()
        self._open = None
        self._refresh()
        self.focus_first()

    def _put(self, rows: Sequence[Record], place: int) -> bool:
        place = min(place, len(self._list.rows))
        made = self._list.with_rows(rows, place)
        try:
            self.field.kind.read([row for row in made if cells_of(row)])
        except Misfit as misfit:
            self.told.emit(misfit_sentence(misfit))
            return False
        self._take(made, place)
        return True

    def _duplicate(self) -> None:
        if cells := cells_of(self._list.rows[self._current]):
            self._put([cells], self._current + 1)

    def _move(self, step: int) -> None:
        place = self._current + step
        if 0 <= place < len(self._list.rows):
            self._take(self._list.moved(self._current, place), place)

    def _delete(self) -> None:
        number = self._current + 1
        self._open = None
        self._take(self._list.without(self._current), self._current)
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
        if self._open is not None:
            self._open = current
        self._show_rows(rows, current)
        self._tell_if_other(before)

    def _row_edited(self, raw: Json) -> None:
        if self._open is None:
            return
        before = self.raw()
        given = raw if isinstance(raw, Mapping) else {}
        read = {part.id: part.kind.read(given.get(part.id)) for part in self._editor.fields}
        cells = {id: value for id, value in read.items() if value is not None}
        self._list.fill(self._open, cells)
        self._model.show_row(self._open)
        self._tell_if_other(before)

    def _tell_if_other(self, before: Json) -> None:
        if (now := self.raw()) != before:
            self._show_count()
            self.value_edited.emit(now)

    def _show(self, value: Json) -> None:
        """The row that is open stays so, wherever it stands now; if it is gone, none is."""
        if self._open is not None:
            self._open = self._list.place_in([row for row in rows_of(value) if cells_of(row)], self._open)
        self._list.show(value)
        self._rows_changed(self._current if self._open is None else self._open)

    def _says(self, value: Json) -> bool:
        return self._list.says(value)

    def _settle(self) -> None:
        self._drop_empty()

    def _drop_empty(self) -> None:
        """Drop the row that was added and got nothing; the answer never had it."""
        if (empty := self._list.empty()) is not None:
            kept = self._list.without(empty)
            self._open = None if self._open is None else self._list.place_in(kept, self._open)
            self._show_rows(kept, self._current - (self._current > empty))

    def _show_rows(self, rows: Sequence[Record], current: int) -> None:
        self._list.replace(rows)
        self._rows_changed(current)

    def _rows_changed(self, current: int) -> None:
        last = len(self._list.rows) - 1
        self._current = max(0, min(current, last))
        if self._open is not None and self._open > last:
            self._open = None
        self._model.show_rows(self._list.rows)
        self._refresh()

    def _chosen(self, row: int) -> None:
        """The mark goes from row to row; the form that is open stays with its own."""
        self._current = row
        if self._form is not None:
            self._offer()

    def _refresh(self) -> None:
        """Bring everything into line with the rows, the one marked and the one open."""
        self._view.setVisible(bool(self._list.rows))
        if self._list.rows:
            self._view.setCurrentIndex(self._model.index(self._current, 0))
        if self._open is not None:
            self._form = self._form or self._make_form()
            self._form.record.show_value(self._list.rows[self._open])
            self._offer()
        if self._form is not None:
            self._form.setVisible(self._open is not None)
            self.takes_words = self._open is not None and self._form.record.takes_words
        self._place_form()
        self._show_messages()
        self._show_count()
        for button in self._buttons.values():
            button.setEnabled(not self.read_only)

    def _offer(self) -> None:
        if self._form is not None:
            last = len(self._list.rows) - 1
            self._form.offer(up=self._current > 0, down=self._current < last, read_only=self.read_only)

    def _place_form(self) -> None:
        """Put the form under its row, in room that the list leaves for it."""
        if self._form is None or self._open is None:
            self._view.open_under(None, 0)
            return
        width = self._view.viewport().width()
        self._form.resize(width, self._form.height())  # in which it settles for one column or two
        self._view.open_under(self._open, self._form.height_for(width))
        self._form.setGeometry(self._view.form_place())
        self._form.raise_()

    def _show_count(self) -> None:
        count = self._list.count()
        self._count.setText(ngettext("{count} entry", "{count} entries", count).format(count=count) if count else "")

    def _show_messages(self) -> None:
        own = ((message, self._list.place_in_list(message.row or 0)) for message in self._messages)
        placed = [replace(m, row=place) for m, place in own if m.row is not None and place != NOWHERE]
        self._model.show_messages(placed)
        if self._form is not None and self._open is not None:
            self._form.record.show_messages([message for message in placed if message.row == self._open])
