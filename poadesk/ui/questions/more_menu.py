"""More menu: the one quiet button beside each question, behind which stands what is seldom wanted."""
# ruff: noqa: N802 - Qt's names

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QWidget

from poadesk.core.aspects import BLANK_REASONS
from poadesk.i18n import _
from poadesk.sentences.labels import blank_label
from poadesk.ui.widgets.glyph_button import GlyphButton
from poadesk.ui.widgets.theme import px

WORDS, NOTE, HISTORY, CLEAR = "words", "note", "history", "clear"
"""What can be chosen, beside the reasons for a blank."""
_OPENING = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MoreButton(GlyphButton):
    """Three dots. The arrow down and Enter press it too."""

    def draw(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QPointF(self.rect().center())
        for step in (-1, 0, 1):
            painter.drawPoint(middle + QPointF(step * px(5), 0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.click()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True)
class MoreState:
    """What the menu needs to know of its question. `reason` is why it is left blank, "" where it is not."""

    takes_words: bool
    answered: bool
    reason: str
    read_only: bool


class MoreMenu(QMenu):
    """Made when it is opened, for the question as it stands then."""

    chosen = Signal(str)
    """One of WORDS, NOTE, HISTORY and CLEAR."""
    reason_given = Signal(str)
    """A reason for a blank."""

    def __init__(self, state: MoreState, parent: QWidget) -> None:
        super().__init__(parent)
        if state.takes_words:
            self._add(_("Answer in &words"), WORDS, enabled=not state.read_only)
        self._add_reasons(state)
        self.addSeparator()
        self._add(_("&Note and source") + "\tF3", NOTE)
        self._add(_("&History of the answer") + "\tF4", HISTORY)
        self.addSeparator()
        held = state.answered or bool(state.reason)
        self._add(_("&Clear the answer") if not state.reason else _("Take the reason ba&ck"), CLEAR, enabled=held)
        self.actions()[-1].setEnabled(held and not state.read_only)
        self.aboutToHide.connect(self.deleteLater)

    def popup_under(self, button: QWidget) -> None:
        """Open below a button, with the ends of both in line."""
        mirrored = button.isRightToLeft()
        at = button.mapToGlobal(button.rect().bottomLeft() if mirrored else button.rect().bottomRight())
        self.popup(at if mirrored else at - QPoint(self.sizeHint().width(), 0))

    def _add(self, text: str, id: str, *, enabled: bool = True) -> None:
        action = self.addAction(text)
        action.setObjectName(id)
        action.setEnabled(enabled)
        action.triggered.connect(partial(self._choose, id))

    def _add_reasons(self, state: MoreState) -> None:
        reasons = self.addMenu(_("Leave &blank because"))
        reasons.setEnabled(not state.read_only)
        for reason in BLANK_REASONS:
            action = reasons.addAction(blank_label(reason))
            action.setObjectName(reason)
            action.setCheckable(True)
            action.setChecked(reason == state.reason)
            action.triggered.connect(partial(self._give, reason))

    def _choose(self, id: str, _checked: bool = False) -> None:
        self.chosen.emit(id)

    def _give(self, reason: str, _checked: bool = False) -> None:
        self.reason_given.emit(reason)
