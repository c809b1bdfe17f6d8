"""Passage bar: what the marked passage would make of the answer, to be read before it is put in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.reference.passage import Passage
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import px

_LINES = 5
"""Of the answer that are seen at once."""
_SHOWN = 20_000
"""Letters of it that can be scrolled through."""


class PassageBar(QFrame):
    """Hidden while nothing is marked."""

    wanted = Signal()
    """The passage is to be put in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._goes, self._refused = text_label("", "strong"), text_label("", "warning")
        self._reads = QPlainTextEdit()
        self._reads.setReadOnly(True)
        self._reads.setTabChangesFocus(True)
        self._reads.setFixedHeight(self._reads.fontMetrics().lineSpacing() * _LINES + px(12))
        self.button = QPushButton(_("Put it into the answer (Enter)"))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(6))
        for part in (self._goes, self._reads, self._refused, self.button):
            column.addWidget(part)
        self.hide()

    def show_passage(self, editing: Editing, passage: Passage | None) -> None:
        """Show what this passage would do; None if nothing is marked."""
        self.setVisible(passage is not None)
        if passage is None:
            return
        number = editing.question(passage.question).number
        self._goes.setText(_("The answer to {number} will then read:").format(number=number))
        self._reads.setAccessibleName(self._goes.text())
        self._reads.setPlainText(passage.reads[:_SHOWN])
        self._refused.setText(passage.refused)
        fits = passage.change is not None
        for part in (self._goes, self._reads, self.button):
            part.setVisible(fits)
        self._refused.setVisible(not fits)
