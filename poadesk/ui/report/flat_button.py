"""Flat buttons: the buttons round the page, painted by hand, with a ring for the focus.

To a screen reader each is a push button with its name; one that can be chosen says so.
"""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QWidget

from poadesk.ui.report.frame_glyphs import Glyph, draw_glyph
from poadesk.ui.widgets.theme import BODY, Colours, colours_of, px


def sized(font: QFont, units: float, *, bold: bool = False) -> QFont:
    """The font at another height, given in units of `px`."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * units / BODY)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


class FlatButton(QPushButton):
    """What all of them have in common; each paints its own inside."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.chosen = False
        """Whether what it opens is open."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        self.paint_ground(painter, colours)
        self.paint_inside(painter, colours)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(5), px(5))
        painter.end()

    def show_chosen(self, *, on: bool) -> None:
        """Whether what it opens is open now."""
        if on != self.chosen:
            self.chosen = on
            self.update()

    def paint_ground(self, painter: QPainter, colours: Colours) -> None:
        """The ground, if it is chosen or under the pointer."""
        if self.chosen or self.isDown():
            painter.fillRect(self.rect(), QColor(colours.tint))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), QColor(colours.hover))

    def paint_inside(self, painter: QPainter, colours: Colours) -> None:
        """What it shows."""
        raise NotImplementedError

    def placed(self, rect: QRect) -> QRect:
        """The place of something, mirrored where the window is."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


class GlyphButton(FlatButton):
    """A drawing alone; its name is its tooltip too."""

    def __init__(self, name: str, glyph: Glyph, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._glyph = glyph
        self.setToolTip(name)

    def show_glyph(self, glyph: Glyph, name: str) -> None:
        """Another drawing, and what it stands for."""
        self._glyph = glyph
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(28), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_inside(self, painter: QPainter, colours: Colours) -> None:
        side = px(16)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_glyph(painter, where, self._glyph, colours.ink if self.underMouse() else colours.quiet)


class FindButton(FlatButton):
    """Looks like a field to type in; pressing it opens the search, whose key it shows."""

    def __init__(self, words: str, glyph: Glyph, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words, self._glyph, self._key = words, glyph, ""
        self.compact = False

    def show_key(self, key: str) -> None:
        """The shortcut, as it is written on this system."""
        self._key = key
        self.setAccessibleDescription(key)
        self.setToolTip(f"{self._words} ({key})" if key else self._words)

    def sizeHint(self) -> QSize:
        return QSize(px(40 if self.compact else 120), px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(32), px(30))

    def paint_ground(self, painter: QPainter, colours: Colours) -> None:
        painter.setPen(QPen(QColor(colours.ink if self.underMouse() else colours.edge), 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))

    def paint_inside(self, painter: QPainter, colours: Colours) -> None:
        side, margin = px(15), px(8)
        top = (self.height() - side) // 2
        start = (self.width() - side) // 2 if self.compact else margin
        draw_glyph(painter, QRectF(self.placed(QRect(start, top, side, side))), self._glyph, colours.quiet)
        if self.compact:
            return
        painter.setFont(sized(self.font(), 11.5))
        key = painter.fontMetrics().horizontalAdvance(self._key)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(colours.quiet))
        painter.drawText(self.placed(QRect(self.width() - key - margin, 0, key, self.height())), end, self._key)
        painter.setFont(sized(self.font(), 13))
        left = margin + side + px(7)
        room = QRect(left, 0, self.width() - left - key - margin - px(4), self.height())
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        painter.drawText(self.placed(room), int(leading | Qt.AlignmentFlag.AlignVCenter), words)
