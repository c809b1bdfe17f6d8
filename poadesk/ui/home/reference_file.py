"""Reference file: the last official report as a file, offered where a report is begun without answers to carry over."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.reference.reference_pane import KINDS
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import px

SUFFIXES = frozenset(kind.removeprefix("*") for kind in KINDS.split())
"""Endings of files whose text can stand beside the questions."""


class ReferenceFile(QWidget):
    """May be left empty."""

    def __init__(self, chosen: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = chosen
        self._name = text_label("", "quiet")
        choose = QPushButton(_("Choose the file…"))
        choose.setAccessibleName(_("Choose the file of the last official report"))
        choose.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(self._name, 1)
        words = _(
            "Its text is then beside the questions, to read and to take passages from. Nothing fills in by itself."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.addWidget(text_label(_("The last official report, as PDF or Word file, if you have it"), "question"))
        column.addWidget(text_label(words, "quiet"))
        column.addLayout(row)
        self._show()

    def _ask(self) -> None:
        kinds = _("Reports ({kinds});;All files (*)").format(kinds=KINDS)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("The last official report"), "", kinds)
        if chosen:
            self.path = Path(chosen)
            self._show()

    def _show(self) -> None:
        self._name.setText(_("None chosen") if self.path is None else self.path.name)
