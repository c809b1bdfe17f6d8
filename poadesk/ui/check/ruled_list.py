"""Ruled list: parts below each other in one card, with a hairline between them; one of them can be marked as open."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from poadesk.ui.widgets import theme

_BAR = 3
"""Width of the bar at the start edge of an open part, in device-independent pixels."""


class RuledPart(QFrame):
    """A part of the list. Draws the line above itself, and a tint with a bar at its start edge while it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_first = False
        self._is_open = False

    @property
    def is_open(self) -> bool:
        return self._is_open

    def mark_open(self, *, on: bool) -> None:
        self._is_open = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name and signature
        super().paintEvent(event)
        colours, area = theme.colours_of(self.palette()), QRectF(self.rect())
        painter = QPainter(self)
        if self._is_open:
            painter.fillRect(area, QColor(colours.tint))
            left = area.right() - _BAR if self.isRightToLeft() else area.left()
            painter.fillRect(QRectF(left, area.top(), _BAR, area.height()), QColor(colours.accent))
        if not self.is_first:
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), QColor(colours.line))
        painter.end()


class RuledList(QFrame):
    """The card. Hidden parts take no room, and no line stands above the first one in sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._parts: list[RuledPart] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def add(self, part: RuledPart) -> None:
        self._parts.append(part)
        self._column.addWidget(part)

    def refresh(self) -> None:
        """Parts were shown or hidden."""
        first = next((part for part in self._parts if not part.isHidden()), None)
        for part in self._parts:
            part.is_first = part is first
            part.update()
        self.setVisible(first is not None)
