"""Output options: what can be chosen of an output before it is made; only what its exporter understands."""

from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from poadesk.export import Options, Paper
from poadesk.i18n import _, pgettext
from poadesk.ui.check.outputs import Output
from poadesk.ui.check.setting_controls import controls_for, labelled
from poadesk.ui.widgets.check_box import TickBox
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.flow_layout import Flow


class PaperPreference(Protocol):
    """Where the paper that the person prints on is kept: `a4` or `letter`."""

    paper: str


class OutputOptions(QWidget):
    """The controls in a row that goes on in further lines where there is no room."""

    paper_chosen = Signal(str)

    def __init__(self, output: Output, preferences: PaperPreference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._output = output
        self._paper = DropDown(_("Paper"), self)
        self._paper.addItem(_("A4"), "a4")
        self._paper.addItem(pgettext("size of paper", "Letter"), "letter")
        self.show_paper(preferences.paper)
        self._paper.currentIndexChanged.connect(lambda _index: self.paper_chosen.emit(self.paper))
        self._files = TickBox(_("Attachments in a folder beside it"), self)
        self.settings = controls_for(output.exporter.settings(output.copy))
        row = Flow(self)
        if "paper" in output.exporter.options:
            row.addWidget(labelled(_("&Paper:"), self._paper))
        else:
            self._paper.hide()
        for control in self.settings.values():
            row.addWidget(control.widget)
        if output.exporter.attachments_beside:
            row.addWidget(self._files)
        else:
            self._files.hide()

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

    @property
    def fault(self) -> str:
        """A sentence on what is set and cannot be read; empty if all is well."""
        return next((said for control in self.settings.values() if (said := control.fault())), "")

    def options(self) -> Options:
        """How to export."""
        said: dict[str, Any] = {option: control.value() for option, control in self.settings.items()}
        return replace(Options(self._output.copy, self.paper), **said)
