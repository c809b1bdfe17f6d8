"""Figure grid: a grid of whole numbers by row and year with their totals, filled by keyboard or from a spreadsheet."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.core.editors import Field, FiguresEditor
from poadesk.core.json_values import Json
from poadesk.core.kinds.yeartable import table_of, total
from poadesk.i18n import _, ngettext
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage
from poadesk.ui.fields.figure_cell import CellEdit
from poadesk.ui.fields.figure_fold import FigureFold
from poadesk.ui.fields.figure_line import (
    CELL,
    FIGURES,
    LABELS,
    MARKS,
    NUMBERS,
    FigureLine,
    plain_label,
    quiet_label,
    show_total,
    total_label,
)
from poadesk.ui.widgets.theme import UNIT, px

_LABEL, _NARROW_LABEL = 286, 130
"""The width of the labels, the same in every table, and the least that they get, in the theme's units."""
_MARK = 20
_NARROW_CELL, _NARROW_TOTAL = 58, 64
_WORD = 36
"""The width that the word before the totals takes where the labels stand above."""


class FiguresField(FieldWidget):
    """Arrow keys and Enter go from cell to cell. Figures of years that have no column here stay in the answer."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, FiguresEditor)  # noqa: S101 -- the table of fields says so
        self._years = tuple(str(year) for year in field.editor.years)
        self._unseen: dict[str, dict[str, Json]] = {}
        self._labels_above: bool | None = None
        self._column_totals: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT // 2)
        self._group = QGroupBox(self)
        self._grid = self._make_grid()
        self._make_heads()
        read = field.editor.figure
        self._lines = [FigureLine(option, self._years, read, self) for option in field.editor.rows]
        self._fold = FigureFold(self._lines, field.label, self)
        self._fold.made.connect(self._place_more)
        for row, line in enumerate(self._lines):
            line.place(self._grid, 2 * row + 1)
            for column, cell in enumerate(line.cells):
                self._connect(cell, row, column)
        if field.editor.sum_rows:
            self._column_totals = self._make_totals()
        legend = _("~ before a figure marks an estimate, as in ~300. n means that a figure is not available.")
        self._column.addWidget(quiet_label(legend, self))
        self._measure()
        self._add_up()

    def raw(self) -> Json:
        table = {line.id: {**self._unseen.get(line.id, {}), **line.texts()} for line in self._lines}
        return {row: figures for row, figures in table.items() if figures} or None

    def unfinished(self) -> object | None:
        """The texts of the cells that are not yet shown as they are kept, and whether all rows are unfolded."""
        texts = {row: texts for row, line in enumerate(self._lines) if (texts := line.unfinished())}
        unfolded = self._fold.is_unfolded()
        return (texts, unfolded) if texts or unfolded else None

    def resume(self, unfinished: object) -> None:
        texts, unfolded = unfinished if isinstance(unfinished, tuple) else ({}, False)
        for row, columns in texts.items():
            for column, text in columns.items():
                self._lines[row].cells[column].show_text(text)
        if unfolded:
            self._fold.unfold()
        self._add_up()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        for line in self._lines:
            line.show_messages([message for message in messages if message.part == line.id])

    def set_description(self, text: str) -> None:
        """Read with the group; each row has its own."""
        self.setAccessibleDescription(text)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        wanted = next((line for line in self._lines if line.id == part), None)
        if wanted is not None and not wanted.is_shown():
            self._fold.unfold()
        (wanted or next(line for line in self._lines if line.is_shown())).first().enter()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        for line in self._lines:
            for cell in line.cells:
                cell.setReadOnly(on)

    def _make_grid(self) -> QGridLayout:
        self._group.setAccessibleName(self.field.label)
        self._column.addWidget(self._group)
        grid = QGridLayout(self._group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT // 2)
        grid.setVerticalSpacing(UNIT // 4)
        grid.addWidget(QLabel(self), 0, MARKS)  # a column with nothing in it would have no space beside it
        grid.setColumnStretch(LABELS, 1000)  # the labels have their room before any is left over
        grid.setColumnStretch(FIGURES + len(self._years) + 1, 1)
        return grid

    def _make_heads(self) -> None:
        for column, text in enumerate((*self._years, _("Total")), start=FIGURES):
            head = quiet_label(text, self)
            head.setAlignment(NUMBERS)
            self._grid.addWidget(head, 0, column)

    def _connect(self, cell: CellEdit, row: int, column: int) -> None:
        cell.textEdited.connect(self._edited)
        cell.stepped.connect(lambda down, right: self._step(row, column, down, right))
        cell.block_pasted.connect(lambda block: self._paste(block, row, column))
        cell.editingFinished.connect(self._lines[row].write_out)
        cell.told.connect(self.told)
        self._watch(cell)

    def _make_totals(self) -> list[QLabel]:
        last = 2 * len(self._lines) + 2  # behind what shows the rows that are folded
        head = plain_label(_("Total"), self)
        head.setProperty("role", "strong")
        self._grid.addWidget(head, last, LABELS)
        totals = [total_label(self) for _column in range(len(self._years) + 1)]
        for column, label in enumerate(totals, start=FIGURES):
            self._grid.addWidget(label, last, column)
        return totals

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """With the labels above the cells, whether they are there now or not."""
        return QSize(self._least(_WORD), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._measure()

    def _least(self, label: int) -> int:
        """The least width in which labels so wide, the cells and the totals have room."""
        columns = len(self._years) + 3
        return (
            px(label + _MARK + len(self._years) * _NARROW_CELL + _NARROW_TOTAL)
            + columns * self._grid.horizontalSpacing()
        )

    def _measure(self) -> None:
        """The same columns in every table, whatever stands in them; narrower only where the page is."""
        above = self.width() < self._least(_NARROW_LABEL)
        self._grid.setColumnMinimumWidth(MARKS, px(_MARK))
        for line in self._lines:
            if above != self._labels_above:
                line.place_label(above=above)
            line.label.setMinimumWidth(0 if above else px(_NARROW_LABEL))
            line.label.setMaximumWidth(px(2 * _LABEL if above else _LABEL))
            for cell in line.cells:
                cell.setMinimumWidth(px(_NARROW_CELL))
                cell.setMaximumWidth(px(CELL))
        for label in (*(line.total for line in self._lines), *self._column_totals):
            label.setFixedWidth(px(_NARROW_TOTAL if above else CELL))
        if above != self._labels_above:
            self._labels_above = above
            self._group.updateGeometry()

    def _step(self, row: int, column: int, down: int, right: int) -> None:
        """Go to a cell; past the end of a row comes the next row, past the rows in sight what shows the others."""
        column += -right if self.isRightToLeft() else right
        step, last = down, len(self._years) - 1
        if not 0 <= column <= last:
            step, column = (1, 0) if column > last else (-1, last)
        row += step
        while 0 <= row < len(self._lines) and not self._lines[row].is_shown():
            row += step or 1
        if 0 <= row < len(self._lines):
            self._lines[row].cells[column].enter()
        elif row > 0 and (more := self._fold.button) is not None and more.isVisible():
            more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste(self, block: list[list[str]], row: int, column: int) -> None:
        """Fill the grid from this cell on; what goes beyond its edge is left out, and that is said."""
        self._fold.unfold()
        left_out = 0
        for down, texts in enumerate(block):
            for across, text in enumerate(texts):
                if row + down < len(self._lines) and column + across < len(self._years):
                    self._lines[row + down].cells[column + across].show_text(text.strip())
                else:
                    left_out += bool(text.strip())
        if left_out:
            said = "{count} figure did not fit into the table.", "{count} figures did not fit into the table."
            self.told.emit(ngettext(*said, left_out).format(count=left_out))
        self._edited()

    def _edited(self) -> None:
        self._fold.keep()
        self._add_up()
        self.value_edited.emit(self.raw())

    def _settle(self) -> None:
        self._show(self.field.kind.read(self.raw()))

    def _show(self, value: Json) -> None:
        table = table_of(value)
        self._unseen = {row: _without(figures, self._years) for row, figures in table.items()}
        for line in self._lines:
            line.show(table.get(line.id, {}), as_kept=not self.holds_focus())
        self._fold.show_answer()
        self._add_up()

    def _place_more(self, button: QPushButton) -> None:
        line, across = 2 * len(self._lines) + 1, len(self._years) + 3
        self._grid.addWidget(button, line, LABELS, 1, across, Qt.AlignmentFlag.AlignLeading)
        self._watch(button)
        QWidget.setTabOrder(self._lines[-1].cells[-1], button)

    def _add_up(self) -> None:
        for line in self._lines:
            line.add_up()
        if self._column_totals:
            figures = [line.figures() for line in self._lines]
            columns = [total(iter(column)) for column in zip(*figures, strict=True)]
            whole = total(figure for row in figures for figure in row)
            for label, figure in zip(self._column_totals, (*columns, whole), strict=True):
                show_total(label, figure)


def _without(figures: Mapping[str, Json], years: tuple[str, ...]) -> dict[str, Json]:
    return {year: figure for year, figure in figures.items() if year not in years}
