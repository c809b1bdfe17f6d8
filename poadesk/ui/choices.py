"""The files that can be made of a report: big buttons, each with one sentence on what it is for."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.core.blocks import Copy
from poadesk.export import Paper
from poadesk.i18n import _, pgettext
from poadesk.ui import theme
from poadesk.ui.fields.dropdown import DropDown
from poadesk.ui.fields.tick import TickBox
from poadesk.ui.labels import text_label


@dataclass(frozen=True)
class Choice:
    """One thing to make; `title` with the letter that makes it with Alt, `word` for the file's name."""

    id: str
    title: str
    use: str
    format: str
    suffix: str
    filter: str
    word: str
    copy: Copy = "review"


def choices() -> tuple[Choice, ...]:
    pdf, json = _("PDF documents (*.pdf)"), _("JSON files (*.json)")
    return (
        Choice(
            "review", _("&Review copy"), _("A PDF marked DRAFT, with the open points listed: for colleagues to read."),
            "pdf", ".pdf", pdf, pgettext("part of a file name", "review"),
        ),
        Choice(
            "final", _("Fi&nal PDF"), _("The report as it is handed in. Asks for a report without errors."),
            "pdf", ".pdf", pdf, pgettext("part of a file name", "final"), "final",
        ),
        Choice(
            "json", _("&JSON"), _("The answers for another program, with the schema that describes them."),
            "json", ".json", json, pgettext("part of a file name", "data"),
        ),
    )  # fmt: skip


class ChoiceRow(QWidget):
    """The choices side by side, and below them what goes for all."""

    chosen = Signal(object)
    paper_chosen = Signal(str)

    def __init__(self, offered: tuple[Choice, ...], paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._uses: dict[str, QLabel] = {}
        self._offered = {choice.id: choice for choice in offered}
        self._paper = DropDown(_("Paper"))
        self._paper.addItem(_("A4"), "a4")
        self._paper.addItem(pgettext("size of paper", "Letter"), "letter")
        self._paper.setCurrentIndex(1 if paper == "letter" else 0)
        self._paper.currentIndexChanged.connect(lambda _index: self.paper_chosen.emit(self.paper))
        self._files = TickBox(_("Attachments beside the JSON"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        for choice in offered:
            row.addWidget(self._box(choice), 1)
        column.addLayout(row)
        below = QHBoxLayout()
        label = QLabel(_("&Paper:"))
        label.setBuddy(self._paper)
        below.addWidget(label)
        below.addWidget(self._paper)
        below.addSpacing(theme.UNIT)
        below.addWidget(self._files)
        below.addStretch(1)
        column.addLayout(below)

    @property
    def paper(self) -> Paper:
        return "letter" if self._paper.currentData() == "letter" else "a4"

    @property
    def with_files(self) -> bool:
        return self._files.isChecked()

    def button(self, id: str) -> QPushButton:
        return self._buttons[id]

    def hold_back(self, id: str, why: str) -> None:
        """Keep a choice from being made, saying why; an empty reason offers it again."""
        choice = self._offered[id]
        self._buttons[id].setEnabled(not why)
        self._uses[id].setText(why or choice.use)
        self._buttons[id].setAccessibleDescription(why or choice.use)
        theme.set_property(self._uses[id], "role", "error" if why else "quiet")

    def _box(self, choice: Choice) -> QFrame:
        box = QFrame()
        box.setProperty("role", "card")
        button = QPushButton(choice.title)
        button.setAccessibleDescription(choice.use)
        button.clicked.connect(lambda: self.chosen.emit(choice))
        use = text_label(choice.use, "quiet")
        column = QVBoxLayout(box)
        column.addWidget(button)
        column.addWidget(use)
        column.addStretch(1)
        self._buttons[choice.id] = button
        self._uses[choice.id] = use
        return box
