"""Part marker: shape and word beside a part of an answer in which something is wrong; the sentence stands under the
question.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poadesk.core.finding import Severity
from poadesk.sentences.labels import severity_label
from poadesk.ui.fields.base import FindingMessage, mark_of, worst
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY, draw
from poadesk.ui.widgets.theme import UNIT, set_property


class _Sign(QWidget):
    """The shape of a severity, as high as a small letter line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.severity = Severity.NOTE
        side = self.fontMetrics().ascent() + 2
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw(QPainter(self), QRectF(self.rect()), OF_SEVERITY[self.severity], self.palette())


class PartMark(QWidget):
    """Takes no room while nothing is wrong, and is only then made whole: most of them are never seen."""

    def __init__(self, parent: QWidget | None = None, *, word: bool = True) -> None:
        super().__init__(parent)
        self._worded = word
        self._shown: tuple[_Sign, QLabel] | None = None
        self.hide()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        """Show the gravest of these."""
        severity = worst(messages)
        if severity is not None:
            self._shown = self._shown or self._make()
            sign, word = self._shown
            sign.severity = severity
            word.setText(severity_label(severity))
            set_property(word, "role", mark_of(messages) or "note")
            self.setToolTip(plain_tip("\n".join(message.text for message in messages)))
            sign.update()
        self.setVisible(severity is not None)

    def _make(self) -> tuple[_Sign, QLabel]:
        sign, word = _Sign(self), QLabel(self)
        word.setVisible(self._worded)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(sign)
        row.addWidget(word)
        return sign, word
