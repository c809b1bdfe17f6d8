"""Open row: the form of one row of a table, in room that the list of rows leaves for it under that row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from poadesk.core.editors import TableEditor
from poadesk.core.json_values import Json
from poadesk.ui.fields.base import FieldWidget, FindingMessage
from poadesk.ui.fields.row_form import RowForm
from poadesk.ui.fields.row_list import RowList
from poadesk.ui.fields.rows_view import RowsView
from poadesk.ui.widgets.tab_order import follow_in_tab_order


class OpenRow(QObject):
    """The form is made when a row is first opened: most tables stay empty or closed."""

    edited = Signal(object)
    """The cells of the row as they are now, each as its kind reads it."""
    left = Signal()
    told = Signal(str)
    commanded = Signal(str)
    """What a button of the form asks for: close, add, up, down, duplicate or delete."""
    made = Signal(RowForm)

    def __init__(self, table: FieldWidget, editor: TableEditor, view: RowsView) -> None:
        super().__init__(table)
        self._table = table
        self._editor = editor
        self._view = view
        self._form: RowForm | None = None
        self._number: int | None = None
        self._carried = False

    @property
    def takes_words(self) -> bool:
        form = self._opened()
        return form is not None and form.record.takes_words

    def show(self, rows: RowList) -> None:
        """Show the form of the row that is open, or none."""
        self._number = rows.open
        if self._number is not None:
            self._form = self._form or self._make_form()
            self._form.record.show_value(rows.rows[self._number])
            self._form.record.set_carried(on=self._carried)
            self.offer(rows)
        if self._form is not None:
            self._form.setVisible(self._number is not None)
        self.place()

    def place(self) -> None:
        """Put the form under its row, as high as it needs to be."""
        form = self._opened()
        if form is None:
            self._view.open_under(None, 0)
            return
        width = self._view.viewport().width()
        form.resize(width, form.height())  # in which it settles for one column or two
        self._view.open_under(self._number, form.height_for(width))
        form.setGeometry(self._view.form_place())
        form.raise_()

    def offer(self, rows: RowList) -> None:
        """Offer what can be done with the row that is marked."""
        if self._form is not None:
            last = len(rows.rows) - 1
            self._form.offer(up=rows.current > 0, down=rows.current < last, read_only=self._table.read_only)

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        if form := self._opened():
            form.record.show_messages(messages)

    def set_carried(self, *, on: bool) -> None:
        self._carried = on
        if form := self._opened():
            form.record.set_carried(on=on)

    def focus_first(self, part: str | None = None) -> None:
        if self._form is not None:
            self._form.record.focus_first(part=part)

    def unfinished(self) -> object | None:
        """What was typed in the form and is in no answer."""
        form = self._opened()
        return None if form is None else form.record.unfinished()

    def resume(self, unfinished: object | None) -> None:
        if self._form is not None and unfinished is not None:
            self._form.record.resume(unfinished)

    def set_read_only(self, on: bool) -> None:
        if self._form is not None:
            self._form.record.set_read_only(on)

    def answer_in_words(self) -> None:
        if form := self._opened():
            form.record.answer_in_words()

    def _opened(self) -> RowForm | None:
        return None if self._number is None else self._form

    def _read(self, raw: Json) -> None:
        given = raw if isinstance(raw, Mapping) else {}
        read = {part.id: part.kind.read(given.get(part.id)) for part in self._editor.fields}
        self.edited.emit({id: value for id, value in read.items() if value is not None})

    def _make_form(self) -> RowForm:
        form = RowForm(self._table, self._editor)
        form.record.set_read_only(self._table.read_only)
        form.record.value_edited.connect(self._read)
        form.record.left.connect(self.left)
        form.record.told.connect(self.told)
        form.commanded.connect(self.commanded)
        form.laid_out.connect(self.place)
        self.made.emit(form)
        follow_in_tab_order(self._view, form)
        return form
