"""Page geometry: the paper as it is laid out: its size, where text stands, the outer margin, and large print.

Large print is an ordinary layout on a smaller sheet, enlarged when it is drawn; all measures here are of the layout.
"""

from dataclasses import dataclass

from poadesk.export.pdf import style
from poadesk.export.pdf.column import Column
from poadesk.export.pdf.style import Paper

LARGE_ANSWER = 14.0
"""Points of the answers in large print."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of `width` and `height`, drawn `scale` times as large; `remarks` is the outer margin's width, or 0."""

    width: float
    height: float
    scale: float = 1.0
    remarks: float = 0.0

    def text_column(self, level: int) -> Column:
        """Where text stands in a document of this level; the outer margin is at the end of the line."""
        side = style.SIDE / self.scale
        near, far = (style.SIDE_BY_MARGIN / self.scale, self.remarks) if self.remarks else (side, side)
        return Column(far if level else near, self.width - near - far, level)

    def remarks_column(self, level: int) -> Column:
        """The outer margin, up to the edge that printers leave white."""
        edge = style.EDGE / self.scale
        return Column(edge if level else self.width - self.remarks, self.remarks - edge, level)

    @property
    def top(self) -> float:
        """The height above the foot of the paper at which text begins."""
        return self.height - style.TOP

    @property
    def bottom(self) -> float:
        return style.BOTTOM


def make_sheet(paper: Paper, *, margin: bool = False, large: bool = False) -> Sheet:
    width, height = style.PAPERS[paper]
    scale = LARGE_ANSWER / style.BODY.size if large else 1.0
    return Sheet(width / scale, height / scale, scale, style.REMARKS / scale if margin else 0.0)
