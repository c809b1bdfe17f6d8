"""Shape and word beside a part of an answer in which something is wrong; the sentence stands under the question."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poadesk.core.finding import Severity
from poadesk.sentences import severity_label
from poadesk.ui.fields.base import Remark, mark_of, worst
from poadesk.ui.shapes import OF_SEVERITY, draw
from poadesk.ui.theme import UNIT, set_property


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
    """Takes no room while nothing is wrong."""

    def __init__(self, parent: QWidget | None = None, *, word: bool = True) -> None:
        super().__init__(parent)
        self._sign = _Sign(self)
        self._word = QLabel(self)
        self._word.setVisible(word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show the gravest of these."""
        severity = worst(remarks)
        if severity is not None:
            self._sign.severity = severity
            self._word.setText(severity_label(severity))
            set_property(self._word, "role", mark_of(remarks) or "note")
            self.setToolTip("\n".join(remark.text for remark in remarks))
            self._sign.update()
        self.setVisible(severity is not None)
