"""Side rail: the row of labelled buttons at the end of the window that open the panes beside the page; always there."""
# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.report.flat_button import FlatButton, sized
from poadesk.ui.report.frame_glyphs import Glyph, draw_glyph
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.theme import Colours, px

WIDTH = 64
"""The least, in units of `px`; the words may need more."""


@dataclass(frozen=True)
class RailEntry:
    """A pane as the rail offers it: its number among the panes, its word and its drawing."""

    tab: int
    word: str
    glyph: Glyph


class SideRail(QFrame):
    """Tells which pane was chosen; what that does is said elsewhere."""

    chosen = Signal(int)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Panes beside the page"))
        self._buttons = {entry.tab: RailButton(entry, self) for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(2))
        for tab, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, tab=tab: self.chosen.emit(tab))
            column.addWidget(button)
        column.addStretch(1)

    def button(self, tab: int) -> "RailButton":
        """The button of a pane."""
        return self._buttons[tab]

    def stops(self) -> tuple["RailButton", ...]:
        """Its buttons, in the order of Tab."""
        return tuple(self._buttons.values())

    def show_open(self, tab: int | None) -> None:
        """Mark the pane that is open."""
        for known, button in self._buttons.items():
            button.setChecked(known == tab)
            button.show_chosen(on=known == tab)

    def focus_first(self) -> None:
        """Into the rail: the open pane's button, else the first."""
        buttons = self._buttons.values()
        next((button for button in buttons if button.isChecked()), next(iter(buttons))).setFocus()


class RailButton(FlatButton):
    """A drawing over its word, and a count where something waits."""

    def __init__(self, entry: RailEntry, parent: QWidget) -> None:
        super().__init__(entry.word, parent)
        self.setCheckable(True)
        self._word, self._glyph = entry.word, entry.glyph
        self._count, self._grave = 0, False

    def show_count(self, count: int, *, grave: bool) -> None:
        """How many wait; `grave` where one of them holds an export back."""
        if (count, grave) != (self._count, self._grave):
            self._count, self._grave = count, grave
            named = _("{word}, {count}").format(word=self._word, count=count) if count else self._word
            self.setAccessibleName(named)
            self.update()

    def show_key(self, key: str) -> None:
        """The shortcut, as it is written on this system."""
        self.setToolTip(plain_tip(f"{self._word} ({key})"))
        self.setAccessibleDescription(key)

    def nextCheckState(self) -> None:
        """What is chosen is said by `setChecked` alone."""

    def sizeHint(self) -> QSize:
        words = QFontMetrics(sized(self.font(), 11.5, bold=True))
        return QSize(max(px(WIDTH), words.horizontalAdvance(self._word) + px(10)), px(38) + words.height() + px(4))

    def minimumSizeHint(self) -> QSize:
        """Where the window is low and the text large, what is empty goes first; drawing and word stay whole."""
        return self.sizeHint() - QSize(0, px(16))

    def paint_inside(self, painter: QPainter, colours: Colours) -> None:
        side, closer = px(20), self.sizeHint().height() - self.height()
        top = px(12) - max(0, closer) * 3 // 4
        glyph = QRectF((self.width() - side) / 2, top, side, side)
        draw_glyph(painter, glyph, self._glyph, colours.ink if self.isChecked() else colours.quiet)
        painter.setFont(sized(self.font(), 11.5, bold=self.isChecked()))
        painter.setPen(QColor(colours.ink if self.isChecked() else colours.quiet))
        words = QRect(0, top + side + px(4) - max(0, closer) // 8, self.width(), painter.fontMetrics().height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self._word)
        if self.isChecked():
            bar = QRect(self.width() - px(3), 0, px(3), self.height())
            painter.fillRect(self.placed(bar), QColor(colours.accent))
        if self._count:
            self._paint_count(painter, colours, max(0, top - px(8)))

    def _paint_count(self, painter: QPainter, colours: Colours, top: int) -> None:
        """In a disc at the upper end of the drawing, wide enough for its figures."""
        painter.setFont(sized(self.font(), 11, bold=True))
        height = painter.fontMetrics().height()
        width = max(height, painter.fontMetrics().horizontalAdvance(str(self._count)) + px(8))
        place = QRectF(self.placed(QRect(self.width() // 2 + px(1), top, width, height)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.error if self._grave else colours.quiet))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(QColor(colours.card))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(self._count))
