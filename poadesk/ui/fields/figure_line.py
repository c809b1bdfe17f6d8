"""Figure row: one row of a table of figures by year: label, mark, a cell for each year and the total."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from poadesk.core.editors import Option, Reader
from poadesk.core.json_values import Json
from poadesk.core.kinds.figure import amount, is_estimate, is_partial, left_out, missing, typed_figure
from poadesk.core.kinds.yeartable import total
from poadesk.i18n import _, interface
from poadesk.ui.fields.base import FindingMessage, mark_of, sentence_of
from poadesk.ui.fields.figure_cell import CellEdit
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.widgets.theme import set_property

NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Digits stand under digits, whichever way the window runs."""
LABELS, MARKS, FIGURES = range(3)
"""Columns of the grid: labels, marks, and the first of the years, behind which the total stands."""
CELL = 92
"""The width of a cell and of a total, in the theme's units."""
_NOT_AVAILABLE = {"n": "n/a"}
"""What may be typed for short in a cell."""


class FigureLine:
    """Stands in a line of a grid whose columns never move: neither for a message nor for a long total."""

    def __init__(self, option: Option, years: Sequence[str], read: Reader, parent: QWidget) -> None:
        self.id = option.id
        self._years = tuple(years)
        self._read = read
        self._parent = parent
        self._grid: QGridLayout | None = None
        self._at = 0
        self._mark: PartMark | None = None
        self.label = plain_label(option.label, parent)
        self.cells = [CellEdit(_("{row}, {year}").format(row=option.label, year=year), parent) for year in self._years]
        self.total = total_label(parent)

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put the parts into two lines of the grid: the first for the label where it has no room beside the cells."""
        self._grid, self._at = grid, at
        for column, cell in enumerate(self.cells, start=FIGURES):
            grid.addWidget(cell, at + 1, column)
        grid.addWidget(self.total, at + 1, FIGURES + len(self.cells))

    def place_label(self, *, above: bool) -> None:
        """Put the label above the cells or beside them."""
        if self._grid is not None and above:
            self._grid.addWidget(self.label, self._at, LABELS, 1, FIGURES + len(self.cells) + 1)
        elif self._grid is not None:
            self._grid.addWidget(self.label, self._at + 1, LABELS)

    def texts(self) -> dict[str, Json]:
        """What stands in the cells, by year."""
        texts = {year: cell.text() for year, cell in zip(self._years, self.cells, strict=True)}
        return {year: _NOT_AVAILABLE.get(text.strip().casefold(), text) for year, text in texts.items() if text}

    def figures(self) -> list[Json]:
        """The figures by column; None where a cell is empty."""
        texts = self.texts()
        return [self._read.read(texts.get(year)) for year in self._years]

    def unfinished(self) -> dict[int, str]:
        """The texts, by column, that are not yet shown as they are kept."""
        shown = enumerate(zip(self.cells, self.figures(), strict=True))
        return {at: cell.text() for at, (cell, figure) in shown if cell.text() != typed_figure(figure)}

    def show(self, figures: Mapping[str, Json], *, as_kept: bool) -> None:
        """Show figures; with `as_kept` also those that are shown already, in whatever way they were typed."""
        now = self.figures()
        for place, (year, cell) in enumerate(zip(self._years, self.cells, strict=True)):
            if now[place] != figures.get(year) or as_kept:
                cell.show_text(typed_figure(figures.get(year)))

    def write_out(self) -> None:
        """Show in full what was typed for short."""
        for cell in self.cells:
            text = cell.text().strip().casefold()
            if text in _NOT_AVAILABLE:
                cell.show_text(_NOT_AVAILABLE[text])

    def add_up(self) -> None:
        """Bring the total and the look of the cells into line with the figures."""
        figures = self.figures()
        show_total(self.total, total(iter(figures)))
        for cell, figure in zip(self.cells, figures, strict=True):
            set_property(cell, "missing", "true" if missing(figure) else "")

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        """Mark the row, and the cells that are wrong; all of them if none is."""
        if messages and self._mark is None and self._grid is not None:
            self._mark = PartMark(self._parent, word=False)
            self._grid.addWidget(self._mark, self._at + 1, MARKS)
        if self._mark is not None:
            self._mark.show_messages(messages)
        wrong = self._wrong()
        for cell in self.cells:
            concerned = messages if not wrong or cell in wrong else ()
            set_property(cell, "mark", mark_of(concerned))
            cell.setAccessibleDescription(sentence_of(concerned))

    def first(self) -> CellEdit:
        """The first cell that is wrong, else the first."""
        return next(iter(self._wrong()), self.cells[0])

    def is_shown(self) -> bool:
        return not self.label.isHidden()

    def set_shown(self, *, on: bool) -> None:
        for part in (self.label, *self.cells, self.total):
            part.setVisible(on)

    def _wrong(self) -> list[CellEdit]:
        return [cell for cell, figure in zip(self.cells, self.figures(), strict=True) if _is_wrong(figure)]


def _is_wrong(figure: Json) -> bool:
    number = amount(figure)
    return figure is not None and not missing(figure) and (number is None or number < 0)


def show_total(label: QLabel, figure: Json) -> None:
    """Show a total, and say what it leaves out or that it is estimated."""
    number = amount(figure)
    text = "–" if number is None else interface().number(number)
    text = f"~{text}" if is_estimate(figure) else text
    if count := left_out(figure):
        text = _("{total}, {count} n/a").format(total=text, count=count)
    elif is_partial(figure):
        text = _("{total} (partial)").format(total=text)
    label.setText(text)


def total_label(parent: QWidget) -> QLabel:
    """A place for a total; one that is wider than a cell takes a second line."""
    label = plain_label("", parent)
    label.setProperty("role", "strong")
    label.setAlignment(NUMBERS)
    return label


def plain_label(text: str, parent: QWidget) -> QLabel:
    """A label that wraps and takes its text as it is."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def quiet_label(text: str, parent: QWidget) -> QLabel:
    label = plain_label(text, parent)
    label.setProperty("role", "quiet")
    return label
