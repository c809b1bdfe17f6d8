"""Figure grid: a grid of whole numbers by row and year with their totals, filled by keyboard or from a spreadsheet."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QGroupBox, QLabel, QVBoxLayout, QWidget

from poadesk.core.editors import Field, FiguresEditor
from poadesk.core.json_values import Json
from poadesk.core.kinds.figure import amount, is_estimate, is_partial, missing, typed_figure
from poadesk.core.kinds.yeartable import table_of, total
from poadesk.i18n import _, ngettext
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage, mark_of, sentence_of
from poadesk.ui.fields.figure_cell import CellEdit
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.widgets.theme import UNIT, set_property

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Digits stand under digits, whichever way the window runs."""
_NARROW = 18
"""Characters that a label has at least; the longer ones wrap."""
_DIGITS = 8
Place = tuple[int, int]


class FiguresField(FieldWidget):
    """Arrow keys and Enter go from cell to cell. Figures of years that have no column here stay in the answer."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, FiguresEditor)  # noqa: S101 -- the table of fields says so
        self._rows = field.editor.rows
        self._years = tuple(str(year) for year in field.editor.years)
        self._sums = field.editor.sum_rows
        self._read = field.editor.figure.read
        self._unseen: dict[str, dict[str, Json]] = {}
        self._cells: dict[Place, CellEdit] = {}
        self._marks: dict[str, PartMark] = {}
        self._labels: list[QLabel] = []
        self._row_totals: list[QLabel] = []
        self._column_totals: list[QLabel] = []
        self._grid = self._make_grid()
        self._make_heads()
        for row in range(len(self._rows)):
            self._make_row(row)
        self._make_totals()
        self._fit_labels()
        self._add_up()

    def raw(self) -> Json:
        table: dict[str, Json] = {}
        for row, option in enumerate(self._rows):
            figures: dict[str, Json] = dict(self._unseen.get(option.id, {}))
            for column, year in enumerate(self._years):
                if text := self._cells[row, column].text():
                    figures[year] = text
            if figures:
                table[option.id] = figures
        return table or None

    def unfinished(self) -> object | None:
        """The texts of the cells that are not yet shown as they are kept."""
        texts = {place: cell.text() for place, cell in self._cells.items()}
        return {place: text for place, text in texts.items() if text != typed_figure(self._read(text))} or None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, Mapping):
            for place, text in unfinished.items():
                self._cells[place].show_text(text)
            self._add_up()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        for row, option in enumerate(self._rows):
            own = [message for message in messages if message.part == option.id]
            self._marks[option.id].show_messages(own)
            self._mark_cells(row, own)

    def set_description(self, text: str) -> None:
        """Read with the group; each row has its own."""
        self.setAccessibleDescription(text)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        place = next((n for n, option in enumerate(self._rows) if option.id == part), 0)
        cells = [self._cells[place, column] for column in range(len(self._years))]
        wanted = next((cell for cell in cells if _is_wrong(self._read(cell.text()))), cells[0])
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted.selectAll()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_labels()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        for cell in self._cells.values():
            cell.setReadOnly(on)

    def _make_grid(self) -> QGridLayout:
        group = QGroupBox(self)
        group.setAccessibleName(self.field.label)
        legend = _label(_("~ before a figure marks an estimate, as in ~300."), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(group)
        layout.addWidget(legend)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(0, 1000)  # the labels have the room that they need before any is left over
        grid.setColumnStretch(len(self._years) + 3, 1)
        return grid

    def _make_heads(self) -> None:
        for column, head in enumerate((*self._years, _("Total")), start=2):
            label = _label(head, "quiet")
            label.setAlignment(_NUMBERS)
            self._grid.addWidget(label, 0, column)

    def _make_row(self, row: int) -> None:
        option = self._rows[row]
        label = _label(option.label, "")
        mark = self._marks[option.id] = PartMark(self)
        self._labels.append(label)
        self._grid.addWidget(label, row + 1, 0)
        self._grid.addWidget(mark, row + 1, 1)
        for column, year in enumerate(self._years):
            self._cells[row, column] = cell = CellEdit(_("{row}, {year}").format(row=option.label, year=year), self)
            cell.textEdited.connect(self._edited)
            cell.stepped.connect(lambda down, right, row=row, column=column: self._step(row, column, down, right))
            cell.block_pasted.connect(lambda block, row=row, column=column: self._paste(block, row, column))
            cell.told.connect(self.told)
            self._watch(cell)
            self._grid.addWidget(cell, row + 1, column + 2)
        self._row_totals.append(self._add_total(row + 1, len(self._years) + 2))

    def _fit_labels(self) -> None:
        """All as wide as the longest where there is room; they wrap where there is not."""
        letters = self.fontMetrics()
        longest = max(letters.horizontalAdvance(option.label) for option in self._rows) + 1
        for label in self._labels:
            label.setMinimumWidth(min(longest, letters.averageCharWidth() * _NARROW))
            label.setMaximumWidth(longest)

    def _make_totals(self) -> None:
        if self._sums:
            last = len(self._rows) + 1
            self._grid.addWidget(_label(_("Total"), "strong"), last, 0)
            self._column_totals = [self._add_total(last, column + 2) for column in range(len(self._years) + 1)]

    def _add_total(self, row: int, column: int) -> QLabel:
        label = _label("", "strong")
        label.setMinimumWidth(label.fontMetrics().averageCharWidth() * _DIGITS)
        label.setAlignment(_NUMBERS)
        self._grid.addWidget(label, row, column)
        return label

    def _step(self, row: int, column: int, down: int, right: int) -> None:
        """Go to a cell; past the end of a row comes the next row, past the grid nothing."""
        row, column = row + down, column + (-right if self.isRightToLeft() else right)
        if column >= len(self._years):
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, len(self._years) - 1
        if cell := self._cells.get((row, column)):
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
            cell.selectAll()

    def _paste(self, block: list[list[str]], row: int, column: int) -> None:
        """Fill the grid from this cell on; what goes beyond its edge is left out, and that is said."""
        left_out = 0
        for down, line in enumerate(block):
            for across, text in enumerate(line):
                cell = self._cells.get((row + down, column + across))
                if cell is None:
                    left_out += bool(text.strip())
                else:
                    cell.show_text(text.strip())
        if left_out:
            said = "{count} figure did not fit into the table.", "{count} figures did not fit into the table."
            self.told.emit(ngettext(*said, left_out).format(count=left_out))
        self._edited()

    def _edited(self) -> None:
        self._add_up()
        self.value_edited.emit(self.raw())

    def _settle(self) -> None:
        self._show(self.field.kind.read(self.raw()))

    def _show(self, value: Json) -> None:
        table = table_of(value)
        self._unseen = {row: _without(figures, self._years) for row, figures in table.items()}
        for row, option in enumerate(self._rows):
            for column, year in enumerate(self._years):
                figure = table.get(option.id, {}).get(year)
                if self._read(self._cells[row, column].text()) != figure or not self.holds_focus():
                    self._cells[row, column].show_text(typed_figure(figure))
        self._add_up()

    def _add_up(self) -> None:
        figures = {place: self._read(cell.text()) for place, cell in self._cells.items()}
        rows, columns = range(len(self._rows)), range(len(self._years))
        for row, label in enumerate(self._row_totals):
            _show_total(label, total(figures[row, column] for column in columns))
        sums = [total(figures[row, column] for row in rows) for column in columns]
        for label, figure in zip(self._column_totals, (*sums, total(iter(figures.values()))), strict=False):
            _show_total(label, figure)

    def _mark_cells(self, row: int, messages: Sequence[FindingMessage]) -> None:
        cells = [self._cells[row, column] for column in range(len(self._years))]
        wrong = [cell for cell in cells if _is_wrong(self._read(cell.text()))]
        for cell in cells:
            concerned = messages if not wrong or cell in wrong else ()
            set_property(cell, "mark", mark_of(concerned))
            cell.setAccessibleDescription(sentence_of(concerned))


def _is_wrong(figure: Json) -> bool:
    number = amount(figure)
    return figure is not None and not missing(figure) and (number is None or number < 0)


def _without(figures: Mapping[str, Json], years: tuple[str, ...]) -> dict[str, Json]:
    return {year: figure for year, figure in figures.items() if year not in years}


def _show_total(label: QLabel, figure: Json) -> None:
    number = amount(figure)
    text = "–" if number is None else f"{number:,}".replace(",", "\u202f")
    text = f"~{text}" if is_estimate(figure) else text
    label.setText(_("{total} (partial)").format(total=text) if is_partial(figure) else text)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role in {"", "quiet"} and len(text) > 12)
    if role:
        label.setProperty("role", role)
    return label
