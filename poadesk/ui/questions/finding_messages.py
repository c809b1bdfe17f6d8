"""Finding messages: what is wrong with one question, in words, under its control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.sentences.labels import severity_label
from poadesk.ui.fields.base import FindingMessage
from poadesk.ui.widgets.labels import clear, text_label
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY, Mark


class FindingMessages(QWidget):
    """Each message with shape, word and sentence; takes no room when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._messages: tuple[FindingMessage, ...] = ()
        self.hide()

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        """Show these, and nothing else."""
        if tuple(messages) == self._messages:
            return
        self._messages = tuple(messages)
        clear(self._column)
        for message in messages:
            self._column.addWidget(_line(message))
        self.setVisible(bool(messages))


def message_sentence(message: FindingMessage) -> str:
    """The severity as a word, then the sentence."""
    return _("{severity}: {sentence}").format(severity=severity_label(message.severity), sentence=message.text)


def _line(message: FindingMessage) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Mark(OF_SEVERITY[message.severity]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text_label(message_sentence(message), message.severity.name.lower()), 1)
    return line
