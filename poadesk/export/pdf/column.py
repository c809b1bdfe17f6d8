"""Column: where text stands on a page, counted from the side that the document begins at."""

from dataclasses import dataclass
from typing import Literal

# The side at which the document begins or ends a line, or at which the text's own language begins one.
Side = Literal["start", "end", "own"]


@dataclass(frozen=True, slots=True)
class Column:
    """Left edge and width in points; `level` is the document's direction: 0 left to right, 1 right to left."""

    left: float
    width: float
    level: int

    def part(self, start: float, width: float) -> "Column":
        """A column inside this one, `start` points from the side the document begins at."""
        left = self.left + self.width - start - width if self.level else self.left + start
        return Column(left, width, self.level)
