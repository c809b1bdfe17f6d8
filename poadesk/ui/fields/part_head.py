"""Part heading: the visible label of one part of an answer, how to write it, and what is wrong with it."""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from poadesk.core.editors import Field, TextEditor
from poadesk.ui.fields.base import FindingMessage
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.widgets.theme import UNIT, colours_of

_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
"""Unicode's marks round a text with a direction of its own."""
_MOST = 1000
"""Stretch of what takes the room before any is left empty."""
_LONG = 30
"""Characters of a label that always fit on a line; a longer one may wrap."""


class PartHead(QWidget):
    """The label at the start; a sample at the end, quiet and in italics, so that nobody takes it for an answer."""

    def __init__(self, part: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark: PartMark | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, UNIT // 2, 0, 0)
        self._row.setSpacing(UNIT)
        long = len(part.label) > _LONG
        label = _label(part.label, self)
        label.setWordWrap(long)
        self._row.addWidget(label, _MOST if long else 0)
        self._row.addStretch(1)
        if isinstance(part.editor, TextEditor) and part.editor.sample:
            self._row.addWidget(_Sample(part.editor.sample, self), _MOST)

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        """Mark the part, or take the mark away."""
        if messages and self._mark is None:
            self._mark = PartMark(self)
            self._row.insertWidget(1, self._mark)
        if self._mark is not None:
            self._mark.show_messages(messages)


class _Sample(QLabel):
    """Runs left to right, as numbers and addresses do in every language. It has what room the label leaves, and is
    shortened where that is not enough.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(f"{_LEFT_TO_RIGHT}{text}{_END}", parent)
        self.setProperty("role", "quiet")
        font = self.font()
        font.setItalic(True)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(colours_of(QApplication.palette()).quiet))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, text)


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "quiet")
    return label
