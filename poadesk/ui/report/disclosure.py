"""Disclosure row: a title that folds the text under it out and in."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from poadesk.i18n import pgettext
from poadesk.ui.report.flat_button import FlatButton, sized
from poadesk.ui.report.frame_glyphs import chevron, chevron_down, draw_glyph, mirrored
from poadesk.ui.widgets.text_page import TextPage
from poadesk.ui.widgets.theme import Colours, px


class Disclosure(QWidget):
    """A button that says whether it is open, and a page."""

    toggled = Signal(bool)

    def __init__(self, title: str, page: TextPage) -> None:
        super().__init__()
        self.page = page
        self.button = DisclosureButton(title, self)
        self.button.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(page)
        self.unfold(on=False)

    @property
    def is_open(self) -> bool:
        """Whether its text is shown."""
        return self.button.chosen

    def unfold(self, *, on: bool) -> None:
        """Show the text, or not."""
        self.button.show_open(on=on)
        self.page.setVisible(on)

    def _toggle(self) -> None:
        self.unfold(on=not self.is_open)
        self.toggled.emit(self.is_open)


class DisclosureButton(FlatButton):
    """The title with an angle before it and a line over it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._title = title

    def show_open(self, *, on: bool) -> None:
        """Whether what it folds is shown."""
        self.show_chosen(on=on)
        self.setAccessibleDescription(pgettext("folded text", "open") if on else pgettext("folded text", "closed"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(px(30), self._words_height(width) + px(10))

    def sizeHint(self) -> QSize:
        return QSize(px(160), self.heightForWidth(self.width() or px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(30))

    def _words_height(self, width: int) -> int:
        room = QRect(0, 0, width - px(22), 10_000)
        words = QFontMetrics(sized(self.font(), 13))
        return words.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._title).height()

    def paint_ground(self, painter: QPainter, colours: Colours) -> None:
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(0, 1, 0, 0), QColor(colours.hover))

    def paint_inside(self, painter: QPainter, colours: Colours) -> None:
        side = px(12)
        closed = mirrored(chevron) if self.isRightToLeft() else chevron
        place = self.placed(QRect(px(2), (self.height() - side) // 2, side, side))
        draw_glyph(painter, QRectF(place), chevron_down if self.chosen else closed, colours.quiet)
        painter.setFont(sized(self.font(), 13))
        painter.setPen(QColor(colours.ink))
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(leading | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.placed(QRect(px(20), 0, self.width() - px(22), self.height())), flags, self._title)
