"""Way button: a large button with a name and a sentence on what it does, as wide as it is given."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from poadesk.ui.widgets import theme
from poadesk.ui.widgets.theme import px

Glyph = Callable[[QPainter, QRectF], None]
"""Draws with the painter's pen to fill a square."""
_PADDING, _GLYPH, _GAP = 14, 20, 12


class WayButton(QAbstractButton):
    """Its words wrap; it is as high as they need."""

    def __init__(self, glyph: Glyph, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._words = glyph, words
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        _name, words = self._texts(width)
        return words.bottom() + 1 + px(_PADDING)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(240), self.heightForWidth(px(240)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(170), self.heightForWidth(max(px(170), self.width())))

    def _texts(self, width: int) -> tuple[QRect, QRect]:
        """The places of name and words from the start of the line."""
        left = px(_PADDING + _GLYPH + _GAP)
        room = max(px(40), width - left - px(_PADDING))
        name = _height(self.text(), self._bold(), room)
        place = QRect(left, px(_PADDING) - px(2), room, name)
        return place, QRect(left, place.bottom() + 1, room, _height(self._words, self._small(), room))

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.93)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        colours = theme.colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter, colours)
        painter.setPen(_pen(colours.accent, max(1.5, px(_GLYPH) / 13)))
        self._glyph(painter, QRectF(self._seen(QRect(px(_PADDING), px(_PADDING), px(_GLYPH), px(_GLYPH)))))
        name, words = self._texts(self.width())
        align = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.TextFlag.TextWordWrap | align)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # by the words themselves
        painter.setFont(self._bold())
        painter.setPen(QColor(colours.ink))
        painter.drawText(self._seen(name), flags, self.text())
        painter.setFont(self._small())
        painter.setPen(QColor(colours.quiet))
        painter.drawText(self._seen(words), flags, self._words)
        painter.end()

    def _draw_frame(self, painter: QPainter, colours: theme.Colours) -> None:
        focus = self.hasFocus()
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(_pen(colours.accent if focus else colours.edge, 2 if focus else 1))
        ground = colours.tint if self.isDown() else colours.hover if self.underMouse() else colours.card
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(inside, px(8), px(8))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _seen(self, place: QRect) -> QRect:
        """The place, mirrored where the window runs from right to left."""
        return place.translated(self.width() - place.left() - place.right() - 1, 0) if self.isRightToLeft() else place

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def _height(text: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, width, 10_000)
    return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
