"""Outcome page: the page that says what was done about a broken or lost draft, before anything is opened."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.text_page import TextPage


@dataclass(frozen=True)
class RescueOutcome:
    """What was done, what should be known of it, and the draft that it led to."""

    title: str
    sentence: str
    others: tuple[str, ...]
    path: Path


class OutcomePage(QWidget):
    """To be read calmly; then the draft is opened, or not."""

    opened = Signal(object)
    """The Path of the draft."""
    left = Signal()

    def __init__(self, outcome: RescueOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = QPushButton(_("Open the report"))
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(lambda: self.opened.emit(outcome.path))
        back = QPushButton(_("Back to the first page"))
        back.clicked.connect(self.left)
        self.reading = TextPage(outcome.title)
        self.reading.begin()
        self.reading.paragraph(outcome.sentence, bold=True)
        for sentence in outcome.others:
            self.reading.paragraph(sentence, above=1.5)
        self.reading.end()
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(back)
        buttons.addStretch(1)
        held = QWidget()
        held.setMaximumWidth(110 * theme.UNIT)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 5 * theme.UNIT, 0, 2 * theme.UNIT)
        column.setSpacing(2 * theme.UNIT)
        column.addWidget(text_label(outcome.title, "title"))
        column.addWidget(self.reading, 1)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(held, 1000)
        row.addStretch(1)

    def focus_first(self) -> None:
        self._open.setFocus()
