"""Reference choice: what stands in the pane while there is no text: how to choose the file, how far reading is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.session.earlier_report import EarlierReport
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import px


class ReferenceChoice(QWidget):
    """Says one thing at a time."""

    wanted = Signal()
    """A file is to be chosen."""
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._trouble = text_label(""), text_label("", "warning")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Pages read"))
        self._choose = QPushButton(_("Choose the file…"))
        self._choose.setProperty("role", "primary")
        self._choose.clicked.connect(self.wanted)
        self._stop = QPushButton(_("Stop reading"))
        self._stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(6), px(12), px(12))
        column.setSpacing(px(10))
        for part in (self._trouble, self._words, self._bar):
            column.addWidget(part)
        for button in (self._choose, self._stop):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def show_state(self, earlier: EarlierReport) -> None:
        reading = bool(earlier.coming)
        self._trouble.setText(earlier.trouble)
        self._trouble.setVisible(bool(earlier.trouble))
        self._bar.setVisible(reading)
        self._stop.setVisible(reading)
        self._choose.setVisible(not reading)
        if reading:
            self._bar.setRange(0, 0)
            self._words.setText(_("Reading “{name}”…").format(name=earlier.coming))
        else:
            self._words.setText(
                _(
                    "Put the last official report beside the questions: its PDF, or its file of Word or LibreOffice."
                    " It opens at the place of each question. Mark a passage there, and one key puts it into the"
                    " answer. The file is kept in this draft and never exported."
                )
            )

    def show_progress(self, read: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(read)
        self._words.setText(_("Page {page} of {pages} has been read…").format(page=read, pages=of))

    def focus_first(self) -> None:
        (self._choose if not self._choose.isHidden() else self._stop).setFocus()
