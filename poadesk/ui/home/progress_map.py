"""Progress map: one segment for each main question of the whole report, by section, in as many lines as it needs."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from poadesk.tasks.list_drafts import SectionStates
from poadesk.ui.report.progress_bar import HEIGHT, draw_bar
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.theme import px

_SEGMENT = (7, 12)
"""Units of a segment with the gap after it, at least and at most."""
_BETWEEN = 10
"""Units between two sections."""


class ProgressMap(QWidget):
    """Beside words that say the same: a picture for the eye."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: Sequence[SectionStates] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sections(self, sections: Sequence[SectionStates]) -> None:
        self._sections = sections
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(300), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(200), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        colours = theme.colours_of(self.palette())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setPen(QColor(colours.quiet))
        for section, place in self._places(self.width()):
            if mirrored:
                place.moveRight(self.width() - place.left())
            bar = QRectF(place.left(), place.top(), place.width(), px(2 * HEIGHT))
            draw_bar(painter, bar, section.states, colours, mirrored=mirrored)
            side = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
            side |= Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            below = place.adjusted(0, px(2 * HEIGHT + 2), 0, 0)
            below.adjust(*((-px(_BETWEEN), 0, 0, 0) if mirrored else (0, 0, px(_BETWEEN), 0)))
            painter.drawText(below, int(side), section.number)
        painter.end()

    def _fit(self) -> None:
        bottom = max((place.bottom() for _section, place in self._places(self.width())), default=0)
        self.setFixedHeight(max(1, round(bottom)))

    def _places(self, width: float) -> Iterator[tuple[SectionStates, QRectF]]:
        """Each section's bar with its number below it; a section is never broken."""
        left = top = 0.0
        segment = self._segment(width)
        high = px(2 * HEIGHT + 2) + QFontMetrics(self.font()).height()
        for section in self._sections:
            wide = len(section.states) * segment
            if left and left + wide > width + 1:
                left, top = 0.0, top + high + px(6)
            yield section, QRectF(left, top, min(wide, width), high)
            left += wide + px(_BETWEEN)

    def _segment(self, width: float) -> float:
        """As wide as all fit into one line, if they do."""
        count = sum(len(section.states) for section in self._sections)
        free = width - px(_BETWEEN) * (len(self._sections) - 1)
        return max(px(_SEGMENT[0]), min(px(_SEGMENT[1]), free / max(1, count)))
