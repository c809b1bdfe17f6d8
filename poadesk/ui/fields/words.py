"""A labelled place for words beside an option: one line to begin with, growing with what is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.fields.passage import PassageEdit
from poadesk.ui.theme import UNIT


class WordsLine(QWidget):
    """The label says what the words are for; the screen reader hears that with the name of the answer."""

    edited = Signal()
    told = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._label = QLabel(self)
        self._label.setProperty("role", "quiet")
        self.edit = PassageEdit(name, 1, self)
        self.edit.edited.connect(self.edited)
        self.edit.told.connect(self.told)
        self._label.setBuddy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        row.addSpacing(3 * UNIT)
        column = QVBoxLayout()
        column.setSpacing(UNIT // 2)
        column.addWidget(self._label)
        column.addWidget(self.edit)
        row.addLayout(column, 1)
        row.addStretch(0)

    def text(self) -> str:
        return self.edit.text()

    def show_text(self, text: str) -> None:
        self.edit.show_text(text)

    def set_label(self, label: str) -> None:
        """Say what the words are for."""
        self._label.setText(label)
        self.edit.setAccessibleName(_("{label}: {part}").format(label=self._name, part=label))
