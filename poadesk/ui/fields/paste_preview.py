"""Paste preview: shows what rows from a spreadsheet will become before they are taken, and lets each column be sent
elsewhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from poadesk.core.editors import Field
from poadesk.core.json_values import Record
from poadesk.i18n import _, ngettext
from poadesk.ui.fields.clipboard_rows import (
    columns_by_heading,
    columns_by_place,
    make_rows,
    split_cells,
    takers,
)
from poadesk.ui.fields.rows_model import summary
from poadesk.ui.widgets.check_box import TickBox
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.theme import UNIT, colours_of, set_property

_SHOWN = 200
"""Rows in the preview; all of them are taken."""


class PasteRowsDialog(QDialog):
    """Emits the rows when the person agrees; changes nothing itself."""

    rows_taken = Signal(object)

    def __init__(self, fields: Sequence[Field], text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste rows"))
        self._fields = fields
        self._lines = split_cells(text)
        self._width = max((len(line) for line in self._lines), default=0)
        self._targets: list[DropDown] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT + UNIT // 2)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        layout.addWidget(self._said)
        self._headed = TickBox(_("The first line is headings"), self)
        layout.addWidget(self._headed, 0, Qt.AlignmentFlag.AlignLeading)
        self._preview = self._make_preview()
        layout.addWidget(self._preview, 1)
        self._answer = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._insert = self._answer.addButton(_("Insert rows"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_property(self._insert, "role", "primary")
        self._answer.accepted.connect(self._take)
        self._answer.rejected.connect(self.reject)
        layout.addWidget(self._answer)
        self._begin()
        open_at(self, characters=120, lines=34)

    def rows(self) -> list[Record]:
        """What would be inserted now."""
        return [row for _line, row in self._read()]

    def _read(self) -> list[tuple[list[str], Record]]:
        """The lines that make a row, each with its row."""
        columns = [target.currentData() for target in self._targets]
        lines = self._lines[int(self._headed.isChecked()) :]
        return [(line, row) for line in lines for row in make_rows(self._fields, columns, [line])]

    def _make_preview(self) -> QTableWidget:
        preview = QTableWidget(0, self._width, self)
        preview.setAccessibleName(_("Preview of the rows"))
        preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        preview.setTabKeyNavigation(False)
        preview.verticalHeader().hide()
        preview.horizontalHeader().hide()
        preview.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        preview.horizontalHeader().setDefaultSectionSize(30 * self.fontMetrics().averageCharWidth())
        preview.setRowCount(1)
        for column in range(self._width):
            self._targets.append(self._make_target(column))
            preview.setCellWidget(0, column, self._targets[-1])
            preview.setColumnWidth(column, max(preview.columnWidth(column), self._targets[-1].sizeHint().width()))
        preview.setRowHeight(0, self.fontMetrics().height() + 2 * UNIT + 4)
        return preview

    def _make_target(self, column: int) -> DropDown:
        target = DropDown(_("Column {number} goes to").format(number=column + 1), self)
        target.addItem(_("(left out)"), None)
        for field in takers(self._fields):
            target.addItem(field.label, field.id)
        return target

    def _begin(self) -> None:
        headed = columns_by_heading(self._fields, self._lines[0]) if self._lines else None
        columns = headed or columns_by_place(self._fields, self._width)
        for target, id in zip(self._targets, columns, strict=True):
            target.setCurrentIndex(max(0, target.findData(id)))
            target.currentIndexChanged.connect(self._refresh)
        self._headed.setChecked(headed is not None)
        self._headed.setEnabled(len(self._lines) > 0)
        self._headed.toggled.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        read = self._read()
        left_out = sum(target.currentData() is None for target in self._targets)
        self._insert.setEnabled(bool(read))
        self._said.setText(_said(len(read), left_out, any_lines=bool(self._lines)))
        self._preview.setRowCount(1 + min(len(read), _SHOWN))
        by_id = {field.id: field for field in self._fields}
        for column, target in enumerate(self._targets):
            field = by_id.get(target.currentData() or "")
            for number, (line, row) in enumerate(read[:_SHOWN], start=1):
                self._preview.setItem(number, column, self._cell(field, row, line[column : column + 1]))

    def _cell(self, field: Field | None, row: Record, given: list[str]) -> QTableWidgetItem:
        """What a cell becomes; what is left out stands there too, quiet and struck out."""
        text = summary(field, row.get(field.id)) if field else " ".join(given)
        item = QTableWidgetItem(text)
        item.setToolTip(plain_tip(text))
        if field is None:
            font = self.font()
            font.setStrikeOut(True)
            item.setFont(font)
            item.setForeground(QColor(colours_of(self.palette()).quiet))
        return item

    def _take(self) -> None:
        self.rows_taken.emit(self.rows())
        self.accept()


def _said(count: int, left_out: int, *, any_lines: bool) -> str:
    if not any_lines:
        return _("There is nothing to paste. In the spreadsheet, mark the rows and copy them first.")
    rows = "{count} row will be put behind the last one.", "{count} rows will be put behind the last one."
    columns = "{count} column is left out.", "{count} columns are left out."
    said = [ngettext(*rows, count).format(count=count), _("Choose above each column where it goes.")]
    if left_out:
        said.append(ngettext(*columns, left_out).format(count=left_out))
    return " ".join(said)
