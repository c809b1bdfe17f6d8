"""Output options: what can be chosen of an output before it is made; only what its exporter understands."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from poadesk.export import Options, Paper
from poadesk.i18n import _, pgettext
from poadesk.ui.check.outputs import Output
from poadesk.ui.widgets.check_box import TickBox
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.flow_layout import Flow


class PaperPreference(Protocol):
    """Where the paper that the person prints on is kept: `a4` or `letter`."""

    paper: str


class OutputOptions(QWidget):
    """The controls in a row that breaks where there is no room."""

    paper_chosen = Signal(str)

    def __init__(self, output: Output, preferences: PaperPreference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._output = output
        self._paper = DropDown(_("Paper"))
        self._paper.addItem(_("A4"), "a4")
        self._paper.addItem(pgettext("size of paper", "Letter"), "letter")
        self.show_paper(preferences.paper)
        self._paper.currentIndexChanged.connect(lambda _index: self.paper_chosen.emit(self.paper))
        self._files = TickBox(_("Attachments in a folder beside it"))
        row = Flow(self)
        if "paper" in output.exporter.options:
            row.addWidget(_labelled(_("&Paper:"), self._paper))
        else:
            self._paper.setParent(self)
            self._paper.hide()
        row.addWidget(self._files)
        self._files.setVisible(output.exporter.attachments_beside)

    def show_paper(self, paper: str) -> None:
        self._paper.setCurrentIndex(1 if paper == "letter" else 0)

    @property
    def paper(self) -> Paper:
        return "letter" if self._paper.currentData() == "letter" else "a4"

    @property
    def with_files(self) -> bool:
        """Whether the attachments are to be saved too."""
        return self._files.isChecked()

    def choose_files(self, *, on: bool) -> None:
        self._files.setChecked(on)

    def options(self) -> Options:
        """How to export."""
        return Options(self._output.copy, self.paper)


def _labelled(text: str, control: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text)
    label.setBuddy(control)
    row.addWidget(label)
    row.addWidget(control)
    return pair
