"""Row commands: adding, duplicating and moving whole rows of a table. No widgets; the table shows what comes of it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from poadesk.core.editors import Reader
from poadesk.core.finding import Misfit
from poadesk.core.json_values import Record
from poadesk.core.row_identity import cells_of
from poadesk.sentences.misfits import misfit_sentence
from poadesk.ui.fields.row_list import RowList


class RowCommands(QObject):
    """What the table's kind cannot take, such as too many rows, is refused with a sentence."""

    taken = Signal(object, int)
    """All rows as they are to be, and the one to be marked."""
    opened = Signal(int)
    """The row to be opened."""
    told = Signal(str)

    def __init__(self, rows: RowList, kind: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._kind = kind

    def add(self) -> None:
        """Put an empty row behind the marked one, and open it; there is never more than one."""
        if (empty := self._rows.empty()) is not None:
            self.opened.emit(empty)
        elif self.put([{}], self._rows.current + 1):
            self.opened.emit(self._rows.current)

    def add_last(self) -> None:
        """Put it behind the last row."""
        self._rows.current = len(self._rows.rows) - 1
        self.add()

    def duplicate(self) -> None:
        if cells := cells_of(self._rows.rows[self._rows.current]):
            self.put([cells], self._rows.current + 1)

    def move(self, step: int) -> None:
        place = self._rows.current + step
        if 0 <= place < len(self._rows.rows):
            self.taken.emit(self._rows.moved(self._rows.current, place), place)

    def put(self, rows: Sequence[Record], place: int) -> bool:
        """Put rows among the others, and say whether they were taken."""
        place = min(place, len(self._rows.rows))
        made = self._rows.with_rows(rows, place)
        try:
            self._kind.read([row for row in made if cells_of(row)])
        except Misfit as misfit:
            self.told.emit(misfit_sentence(misfit))
            return False
        self.taken.emit(made, place)
        return True
