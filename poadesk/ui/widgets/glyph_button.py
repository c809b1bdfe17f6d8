"""Icon button: a small quiet button that shows a drawing in place of words."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from poadesk.ui.widgets.theme import colours_of, px

SIDE = 28
"""Width and height of the button, in units of `px`."""


class GlyphButton(QPushButton):
    """A small button that shows a drawing and has its words in its name and tip."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._height = SIDE
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(px(SIDE), px(self._height))

    def fit(self, height: int = SIDE) -> None:
        """Take the size that goes with the text, as high as what it stands beside, in units of `px`."""
        self._height = height
        self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wanted = self.underMouse() or self.isDown()
        if wanted or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover) if wanted else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(5), px(5))
        self.draw(painter, QColor(colours.ink if wanted else colours.quiet))
        painter.end()

    def draw(self, painter: QPainter, colour: QColor) -> None:
        """Draw what the button means into its middle."""
        raise NotImplementedError
