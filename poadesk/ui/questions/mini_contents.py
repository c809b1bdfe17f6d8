"""Mini-contents: the main questions of a section with the state of each, as a row of small buttons above the page.

One stop of Tab: the arrow keys go from one to the next, Enter and Space go there. Where the text is so large that they
would take more than two lines, they are a menu.
"""
# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from poadesk.core.answer_state import AnswerState
from poadesk.i18n import _
from poadesk.sentences.labels import state_label
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.state_glyphs import OF_STATE, draw, mark_icon
from poadesk.ui.widgets.theme import BODY, colours_of, px

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_GLYPH, _GAP, _PAD = 12, 4, 4
"""The glyph, the space after it, and that at either end of a button, in units of `px`."""
_TEXT = 13
"""The height of the number, in the measure of `BODY`."""
_MOST_LINES = 2


@dataclass(frozen=True)
class Entry:
    """A main question: its id, number and short name, and the state of its family."""

    id: str
    number: str
    name: str
    state: AnswerState

    @property
    def spoken(self) -> str:
        """All of it in words."""
        return _("{number} {name}: {state}").format(number=self.number, name=self.name, state=state_label(self.state))


class EntryButton(QPushButton):
    """The glyph and the number; the one that has the keyboard is underlined."""

    stepped = Signal(int)

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._current = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        self.entry = entry
        self.setAccessibleName(entry.spoken)
        self.setToolTip(entry.spoken)
        self.setEnabled(entry.state is not AnswerState.NOT_ASKED)
        self.update()

    def show_current(self, *, on: bool) -> None:
        if on != self._current:
            self._current = on
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font(strong=True))
        wide = metrics.horizontalAdvance(self.entry.number) + px(_GLYPH + _GAP) + 2 * px(_PAD)
        return QSize(wide, max(px(28), metrics.height() + px(8)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(-step if self.isRightToLeft() else step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        hovered = self.underMouse() and self.isEnabled()
        if hovered or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover) if hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(5), px(5))
        if self._current:
            painter.fillRect(0, self.height() - px(3), self.width(), px(3), QColor(colours.accent))
        side, start = px(_GLYPH), px(_PAD)
        left = self.width() - start - side if self.isRightToLeft() else start
        draw(painter, QRectF(left, (self.height() - side) / 2, side, side), OF_STATE[self.entry.state], self.palette())
        painter.setFont(self._font(strong=self._current))
        painter.setPen(QColor(colours.ink if self._current else colours.quiet))
        before = start + side + px(_GAP)
        room = self.rect().adjusted(0, 0, -before, 0) if self.isRightToLeft() else self.rect().adjusted(before, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.entry.number)
        painter.end()

    def _font(self, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _TEXT / BODY)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font


class MiniContents(QWidget):
    """Shows what it is given; `chosen` tells which main question the person wants to go to."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QWidget(self)
        flow = self._flow = Flow(self._row)
        flow.setSpacing(px(3))
        self._buttons = {entry.id: self._make_button(entry) for entry in entries}
        self._current: str | None = None
        self._menu: QPushButton | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self._stop_at(next(iter(self._buttons), None))

    def _make_button(self, entry: Entry) -> EntryButton:
        button = EntryButton(entry, self._row)
        button.clicked.connect(partial(self._choose, entry.id))
        button.stepped.connect(partial(self._step, entry.id))
        self._flow.addWidget(button)
        return button

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other states of the same questions."""
        for entry in entries:
            if self._buttons[entry.id].entry != entry:
                self._buttons[entry.id].show_entry(entry)
        self._name_menu()

    def show_current(self, id: str | None) -> None:
        """Mark the main question that the person is at; None leaves the mark where it is."""
        if id is None or id == self._current:
            return
        for known, button in self._buttons.items():
            button.show_current(on=known == id)
        self._current = id
        self._stop_at(id)
        self._name_menu()

    def fit(self, width: int) -> None:
        """Be a row of buttons, or a menu where that would take too many lines of this width."""
        line = next(iter(self._buttons.values())).sizeHint().height()
        crowded = self._flow.heightForWidth(width) > _MOST_LINES * (line + self._flow.spacing())
        if crowded and self._menu is None:
            self._menu = self._make_menu()
        self._row.setVisible(not crowded)
        if self._menu is not None:
            self._menu.setVisible(crowded)

    def _make_menu(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "tool")
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill_menu, menu))
        button.setMenu(menu)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._menu = button
        self._name_menu()
        return button

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        for id, button in self._buttons.items():
            entry = button.entry
            icon = mark_icon(OF_STATE[entry.state], self.palette(), px(_GLYPH))
            action = menu.addAction(icon, entry.spoken)
            action.setEnabled(button.isEnabled())
            action.triggered.connect(partial(self._choose, id))

    def _name_menu(self) -> None:
        if self._menu is not None:
            current = self._buttons.get(self._current or "") or next(iter(self._buttons.values()))
            self._menu.setText(current.entry.number)
            self._menu.setAccessibleName(
                _("Questions of this section, at {spoken}").format(spoken=current.entry.spoken)
            )

    def _choose(self, id: str, _checked: bool = False) -> None:
        self.chosen.emit(id)

    def _step(self, id: str, step: int) -> None:
        usable = [known for known, button in self._buttons.items() if button.isEnabled()]
        place = usable.index(id) + step
        if 0 <= place < len(usable):
            self._stop_at(usable[place])
            self._buttons[usable[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_at(self, id: str | None) -> None:
        """Have Tab stop at this button alone."""
        for known, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if known == id else Qt.FocusPolicy.ClickFocus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for button in self._buttons.values():
                button.updateGeometry()
