"""Export list: the files that can be made of a report, each with what it is and whom it is for; from the table."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.core.blocks import Copy
from poadesk.export import EXPORTERS, Exporter, Paper, Words, audience_sentence
from poadesk.i18n import _, pgettext
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.check_box import TickBox
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.labels import text_label


@dataclass(frozen=True)
class Choice:
    """One thing to make: an offer of an exporter, with its words in the interface's language."""

    exporter: Exporter
    copy: Copy
    words: Words
    use: str

    @property
    def id(self) -> str:
        """The exporter's id and the copy, such as `pdf-final`."""
        return f"{self.exporter.id}-{self.copy}"

    @property
    def filter(self) -> str:
        """Such files as a file dialog names them."""
        return f"{self.words.files} (*{self.exporter.suffix})"


def choices() -> tuple[Choice, ...]:
    """What the table of exporters offers, in its order."""
    return tuple(_choices())


def _choices() -> Iterator[Choice]:
    for exporter in EXPORTERS.values():
        for offer in exporter.offers:
            words = offer.words()
            yield Choice(exporter, offer.copy, words, f"{words.use} {audience_sentence(offer.audience)}")


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

    def hold_back(self, why: str) -> None:
        """Keep what asks for a report without errors from being made, saying why; an empty reason offers it again."""
        for id, choice in self._offered.items():
            held = bool(why) and choice.exporter.checked_first and choice.copy == "final"
            self._buttons[id].setEnabled(not held)
            self._uses[id].setText(why if held else choice.use)
            self._buttons[id].setAccessibleDescription(why if held else choice.use)
            theme.set_property(self._uses[id], "role", "error" if held else "quiet")

    def _box(self, choice: Choice) -> QFrame:
        box = QFrame()
        box.setProperty("role", "card")
        button = QPushButton(choice.words.title)
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
