"""What is wrong with one question, in words, under its control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.sentences import severity_label
from poadesk.ui.fields.base import Remark
from poadesk.ui.labels import clear, text_label
from poadesk.ui.shapes import OF_SEVERITY, Mark


class RemarkList(QWidget):
    """Each remark with shape, word and sentence; takes no room when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._remarks: tuple[Remark, ...] = ()
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these, and nothing else."""
        if tuple(remarks) == self._remarks:
            return
        self._remarks = tuple(remarks)
        clear(self._column)
        for remark in remarks:
            self._column.addWidget(_line(remark))
        self.setVisible(bool(remarks))


def remark_sentence(remark: Remark) -> str:
    """The severity as a word, then the sentence."""
    return _("{severity}: {sentence}").format(severity=severity_label(remark.severity), sentence=remark.text)


def _line(remark: Remark) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Mark(OF_SEVERITY[remark.severity]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text_label(remark_sentence(remark), remark.severity.name.lower()), 1)
    return line
