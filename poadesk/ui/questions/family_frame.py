"""Family frame: a main question and those under it in one frame, the parts behind a rule; the one that has the
keyboard is marked.
"""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.widgets.theme import Colours, colours_of, px

RULE, PARTS = 25, 38
"""Where the rule and what stands behind it begin, in units of `px` from the start edge."""


class FamilyFrame(QGroupBox):
    """To a screen reader a group with the main question as its name; it is there as long as one of it is asked."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._current: QuestionCard | None = None
        self._cards: list[QuestionCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def add(self, place: int, card: QuestionCard) -> None:
        """Put a question in its place among those there."""
        self._cards.insert(place, card)
        self._column.insertWidget(place, card)

    def mark(self, card: QuestionCard | None) -> None:
        """Show which question has the keyboard; None where it is elsewhere."""
        if card is not self._current:
            self._current = card
            self.update()

    def _shown(self) -> list[QuestionCard]:
        return [card for card in self._cards if not card.isHidden()]

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge if self._current else colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self._draw_rule(painter, colours)
        painter.end()

    def _draw_rule(self, painter: QPainter, colours: Colours) -> None:
        """The rule at the start edge of the parts, the lines between them, the bar beside the current question."""
        shown = self._shown()
        parts = [card for card in shown if not card.is_main]
        for card in parts:
            if card is not parts[0] or card is not shown[0]:
                painter.fillRect(px(PARTS), card.y(), self.width() - px(PARTS) - px(10), 1, QColor(colours.line))
        if parts:
            top, bottom = parts[0].y(), parts[-1].geometry().bottom() - px(4)
            rule = QColor(colours.accent if self._current else colours.rule)
            painter.fillRect(px(RULE), top, 2, bottom - top, rule)
        if (current := self._current) is not None and current in shown:
            start = px(1) if current.is_main else px(RULE) - 1
            painter.setPen(Qt.PenStyle.NoPen)
            inset = px(4)
            painter.fillRect(start, current.y() + inset, px(4), current.height() - 2 * inset, QColor(colours.accent))
