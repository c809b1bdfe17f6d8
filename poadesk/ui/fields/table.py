"""Table field: rows of the same fields: a list to look through, and the row marked in it to fill in below."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from poadesk.core.editors import Field, TableEditor
from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.record import rows_of
from poadesk.core.row_identity import cells_of, identified, row_id, with_id
from poadesk.i18n import _, ngettext, pgettext
from poadesk.sentences import misfit_sentence
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage
from poadesk.ui.fields.mime import rows_text
from poadesk.ui.fields.paste_preview import PasteRowsDialog
from poadesk.ui.fields.record import RecordField
from poadesk.ui.fields.rows_model import RowsModel
from poadesk.ui.fields.rows_view import RowsView, command_of
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.tab_order import follow_in_tab_order
from poadesk.ui.widgets.theme import UNIT


class TableField(FieldWidget):
    """In the list: Insert adds, Ctrl+D duplicates, Alt+Up and Alt+Down move, Delete deletes, Enter goes to the row."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, TableEditor)  # noqa: S101 -- the table of fields says so
        self._fields = field.editor.fields
        self._rows: list[Record] = []
        self._current = 0
        self._messages: Sequence[FindingMessage] = ()
        self._commands: dict[str, Callable[[], None]] = {
            "add": self.add_row,
            "duplicate": self._duplicate,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "delete": self._delete,
            "paste": self._paste,
            "edit": self._edit,
        }
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(UNIT)
        self._count = self._make_label("quiet")
        self._view = self._make_view()
        self._buttons = self._make_buttons()
        self._layout.addSpacing(UNIT)
        self._head = self._make_label("strong")
        self._made_record: RecordField | None = None
        self._refresh()

    def raw(self) -> Json:
        return list(self._rows) or None

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._messages = messages
        self._model.show_messages(messages)
        self._show_row_remarks()

    def set_description(self, text: str) -> None:
        super().set_description(text)
        self._view.setAccessibleDescription(text)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        if row is not None and row < len(self._rows):
            self._choose(row)
            self._record.focus_first(part=part)
        elif self._rows:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._buttons["add"].setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> object | None:
        """The row that is open, and what is unfinished in it."""
        part = self._made_record.unfinished() if self._made_record is not None else None
        return (self._current, part) if self._current or part is not None else None

    def resume(self, unfinished: object) -> None:
        row, part = unfinished if isinstance(unfinished, tuple) else (0, None)
        if row < len(self._rows):
            self._choose(row)
            if part is not None:
                self._record.resume(part)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        if self._made_record is not None:
            self._made_record.set_read_only(on)
        self._refresh_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """While there is no list yet to press a key in, its keys work on the buttons."""
        command = command_of(event)
        if command in {"add", "paste"} and self.focusWidget() in self._buttons.values():
            self._command(command)
        else:
            super().keyPressEvent(event)

    def add_row(self) -> None:
        """Put an empty row behind the present one, and the focus into it."""
        if self._put([{}], self._current + 1):
            self._record.focus_first()

    def insert_rows(self, rows: Sequence[Record]) -> None:
        """Put filled rows behind the last one."""
        if self._put(rows, len(self._rows)):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        self._layout.addWidget(label)
        return label

    def _make_view(self) -> RowsView:
        view = RowsView(_("{label}: rows").format(label=self.field.label), self)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model = RowsModel(self._fields, self.palette(), self)
        view.setModel(self._model)
        view.row_chosen.connect(self._chosen)
        view.commanded.connect(self._command)
        self._watch(view)
        self._layout.addWidget(view)
        return view

    def _make_buttons(self) -> dict[str, QPushButton]:
        words = {
            "add": (_("Add row"), pgettext("key", "Insert")),
            "duplicate": (pgettext("row", "Duplicate"), _("Ctrl+D")),
            "up": (_("Move up"), _("Alt+Up")),
            "down": (_("Move down"), _("Alt+Down")),
            "delete": (pgettext("row", "Delete"), pgettext("key", "Delete")),
            "paste": (_("Paste rows…"), _("Ctrl+V")),
        }
        row = Flow()
        buttons = {id: self._make_button(id, *text, row) for id, text in words.items()}
        self._layout.addLayout(row)
        return buttons

    def _make_button(self, command: str, label: str, key: str, row: Flow) -> QPushButton:
        button = QPushButton(label, self)
        button.setProperty("role", "tool")
        button.setAccessibleName(_("{label}: {part}").format(label=self.field.label, part=label))
        button.setToolTip(_("In the list of rows: {key}").format(key=key))
        button.clicked.connect(lambda: self._command(command))
        self._watch(button)
        row.addWidget(button)
        return button

    @property
    def _record(self) -> RecordField:
        """The fields of the marked row, made when there is a first one: many tables stay empty."""
        if self._made_record is None:
            self._made_record = self._make_record()
        return self._made_record

    def _make_record(self) -> RecordField:
        record = RecordField(self.field, self.attachments, self)
        record.set_read_only(self.read_only)
        record.value_edited.connect(self._row_edited)
        record.left.connect(self._focus_left)
        record.told.connect(self.told)
        self._layout.addWidget(record)
        follow_in_tab_order(self._buttons["paste"], record)
        return record

    def _command(self, command: str) -> None:
        needs_row = command not in {"add", "paste"}
        if (self._rows or not needs_row) and (command == "edit" or not self.read_only):
            self._commands[command]()

    def _edit(self) -> None:
        self._record.focus_first()

    def _put(self, rows: Sequence[Record], place: int) -> bool:
        place = min(place, len(self._rows))
        made = [*self._rows[:place], *rows, *self._rows[place:]]
        try:
            self.field.kind.read(made)
        except Misfit as misfit:
            self.told.emit(misfit_sentence(misfit))
            return False
        self._take(made, place)
        return True

    def _duplicate(self) -> None:
        self._put([cells_of(self._rows[self._current])], self._current + 1)

    def _move(self, step: int) -> None:
        place = self._current + step
        if 0 <= place < len(self._rows):
            rows = list(self._rows)
            rows.insert(place, rows.pop(self._current))
            self._take(rows, place)

    def _delete(self) -> None:
        number = self._current + 1
        rows = [row for place, row in enumerate(self._rows) if place != self._current]
        self._take(rows, self._current)
        self.focus_first()
        self.told.emit(_("Row {number} deleted. Undo brings it back.").format(number=number))

    def _paste(self) -> None:
        dialog = PasteRowsDialog(self._fields, rows_text(QGuiApplication.clipboard().mimeData()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.rows_taken.connect(self.insert_rows)
        dialog.open()

    def _take(self, rows: list[Record], current: int) -> None:
        """The person has changed the rows as a whole."""
        self._show_rows(rows, current)
        self.value_edited.emit(self.raw())

    def _row_edited(self, raw: Json) -> None:
        given = raw if isinstance(raw, Mapping) else {}
        read = {part.id: part.kind.read(given.get(part.id)) for part in self._fields}
        cells = {id: value for id, value in read.items() if value is not None}
        self._rows[self._current] = with_id(row_id(self._rows[self._current]), cells)
        self._model.show_row(self._current)
        self.value_edited.emit(self.raw())

    def _show(self, value: Json) -> None:
        self._show_rows(list(rows_of(value)), self._current)

    def _says(self, value: Json) -> bool:
        return self._rows == list(rows_of(value))

    def _show_rows(self, rows: list[Record], current: int) -> None:
        self._rows = identified(rows, self._rows)
        self._current = max(0, min(current, len(rows) - 1))
        self._model.show_rows(self._rows)
        self._refresh()

    def _choose(self, row: int) -> None:
        self._view.setCurrentIndex(self._model.index(row, 0))

    def _chosen(self, row: int) -> None:
        if row != self._current:
            self._current = row
            self._refresh()

    def _refresh(self) -> None:
        """Bring everything into line with the rows and the one that is marked."""
        count = len(self._rows)
        counted = ngettext("{count} row", "{count} rows", count).format(count=count)
        self._count.setText(counted if count else _("No rows yet."))
        self._head.setText(_("Row {number} of {count}").format(number=self._current + 1, count=count))
        self._view.setVisible(count > 0)
        self._head.setVisible(count > 0)
        if count or self._made_record is not None:
            self._record.setVisible(count > 0)
            self._record.show_value(self._rows[self._current] if count else None)
        self._view.fit()
        if count and self._view.currentIndex().row() != self._current:
            self._choose(self._current)
        self._show_row_remarks()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        may = {
            "add": True,
            "paste": True,
            "duplicate": bool(self._rows),
            "delete": bool(self._rows),
            "up": self._current > 0,
            "down": self._current < len(self._rows) - 1,
        }
        for id, button in self._buttons.items():
            button.setEnabled(may[id] and not self.read_only)

    def _show_row_remarks(self) -> None:
        if self._made_record is not None:
            self._made_record.show_messages([message for message in self._messages if message.row == self._current])
