"""Row list: the rows of a table as they are being edited, some perhaps still empty, against those of the answer. No
widgets.
"""

from collections.abc import Sequence

from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.rows import rows_of
from poadesk.core.row_identity import cells_of, identified, row_id, with_id

NOWHERE = -1


class RowList:
    """An empty row is no row: it stands in the list while it is being filled, and is in no answer.

    One row is marked, and one may be open; both are counted from 0.
    """

    def __init__(self) -> None:
        self.rows: list[Record] = []
        self.current = 0
        self.open: int | None = None
        self._held: list[int] = []

    def answer(self) -> Json:
        """The rows that hold something; None if none does."""
        return _filled(self.rows) or None

    def count(self) -> int:
        return len(_filled(self.rows))

    def says(self, value: Json) -> bool:
        """Whether the list says what an answer says."""
        return _filled(self.rows) == _filled(rows_of(value))

    def show(self, value: Json) -> None:
        """Take over the rows of an answer. The row that is open stays so, wherever it stands now, unless it is gone."""
        given = rows_of(value)
        if self.open is not None:
            self.open = self.place_in(_filled(given), self.open)
        self.replace(_filled(given))
        numbers = iter(range(len(self.rows)))
        self._held = [next(numbers) if cells_of(row) else NOWHERE for row in given]
        self._mark(self.current if self.open is None else self.open)

    def take(self, rows: Sequence[Record], current: int) -> None:
        """Take these rows with one marked, which is the open one if any is."""
        if self.open is not None:
            self.open = current
        self.replace(rows)
        self._mark(current)

    def drop_empty(self) -> bool:
        """Drop the row that holds nothing, and say whether there was one."""
        if (empty := self.empty()) is None:
            return False
        kept = self.without(empty)
        self.open = None if self.open is None else self.place_in(kept, self.open)
        self.replace(kept)
        self._mark(self.current - (self.current > empty))
        return True

    def replace(self, rows: Sequence[Record]) -> None:
        """Take these rows; those known keep what tells them apart."""
        self.rows = identified(rows, self.rows)
        self._follow()

    def fill(self, place: int, cells: Record) -> None:
        """Put other cells into a row, which stays the same row."""
        self.rows[place] = with_id(row_id(self.rows[place]), cells)
        self._follow()

    def with_rows(self, rows: Sequence[Record], place: int) -> list[Record]:
        """All rows with these among them, the first of them at `place`."""
        return [*self.rows[:place], *rows, *self.rows[place:]]

    def moved(self, place: int, to: int) -> list[Record]:
        """All rows with one at another place."""
        rows = list(self.rows)
        rows.insert(to, rows.pop(place))
        return rows

    def without(self, place: int) -> list[Record]:
        """All rows but one."""
        return [row for at, row in enumerate(self.rows) if at != place]

    def empty(self) -> int | None:
        """The place of the first row that holds nothing."""
        return next((place for place, row in enumerate(self.rows) if not cells_of(row)), None)

    def place_in_list(self, row: int) -> int:
        """Where a row of the answer stands in the list; NOWHERE if it holds nothing or does not exist."""
        return self._held[row] if 0 <= row < len(self._held) else NOWHERE

    def place_in(self, rows: Sequence[Record], place: int) -> int | None:
        """Where the row at `place` stands among other rows; the same place if there are as many and none is it."""
        id = row_id(self.rows[place])
        same = next((at for at, row in enumerate(rows) if id and row_id(row) == id), None)
        return place if same is None and len(rows) == len(self.rows) else same

    def _mark(self, current: int) -> None:
        """Mark a row, or the nearest that there is."""
        last = len(self.rows) - 1
        self.current = max(0, min(current, last))
        if self.open is not None and self.open > last:
            self.open = None

    def _follow(self) -> None:
        self._held = [place for place, row in enumerate(self.rows) if cells_of(row)]


def _filled(rows: Sequence[Record]) -> list[Record]:
    return [row for row in rows if cells_of(row)]
