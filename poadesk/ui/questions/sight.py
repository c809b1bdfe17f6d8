"""Scroll position: what has the keyboard focus is brought into sight, and stays where it is whatever comes above it."""
# ruff: noqa: N802 - Qt's names

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from poadesk.ui.questions.family_column import FamilyColumn
from poadesk.ui.questions.question_card import QuestionCard

ABOVE = 16
"""Pixels that stay free above a question that is brought into view."""


class Ground(QWidget):
    """What the families of a page stand on; it tells when it is seen."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class Sight(QObject):
    """Scrolls a page, whose body holds the families, for the sake of what has the focus."""

    def __init__(self, page: QScrollArea, body: QWidget, families: FamilyColumn) -> None:
        super().__init__(page)
        self._page, self._body, self._families = page, body, families
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_into_sight)

    def follow_focus(self) -> None:
        """Bring what has the focus into sight as soon as it has its place."""
        self._soon.start()

    def forget(self) -> None:
        """Leave the page where it is scrolled to."""
        self._soon.stop()

    def scroll_to(self, card: QuestionCard) -> None:
        """Scroll no further than needed to see all of it; to its top if it is taller than the view."""
        top, bar = card.mapTo(self._body, QPoint()).y(), self._page.verticalScrollBar()
        lowest = top + card.height() + ABOVE - self._page.viewport().height()
        bar.setValue(min(top - ABOVE, max(bar.value(), lowest)))

    @contextmanager
    def steady(self) -> Iterator[None]:
        """What has the focus stays where it is on the screen, whatever comes or goes above it."""
        held = self._families.cards.get(self._families.question_of(QApplication.focusWidget()) or "")
        before = self._height_of(held) if held else 0
        yield
        if held is None:
            return
        settle_layouts()
        if moved := self._height_of(held) - before:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _height_of(self, card: QuestionCard) -> int:
        """From the top of the view, in pixels."""
        return card.mapTo(self._page.viewport(), QPoint()).y()

    def _bring_into_sight(self) -> None:
        """The whole question with its wording, and then what has the focus, if the question is taller than the view."""
        now = QApplication.focusWidget()
        if now is None or not self._body.isAncestorOf(now):
            return
        settle_layouts()
        if (question := self._families.question_of(now)) is not None:
            self.scroll_to(self._families.cards[question])
        if now.height() < self._page.viewport().height():
            self._page.ensureWidgetVisible(now, 0, ABOVE)


def settle_layouts() -> None:
    """Have everything in its place now rather than after the next round of events."""
    for _level in range(6):  # a card, its frame, the families, the column, the page, the scroll area
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
