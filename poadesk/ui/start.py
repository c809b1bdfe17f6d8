"""The first page: drafts to go on with, and the ways to a report. Shown before anything heavy is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui import theme
from poadesk.ui.banner import Banner
from poadesk.ui.labels import text_label
from poadesk.ui.shapes import Shape
from poadesk.ui.two_lines import show_lines, use_two_lines

PATH = Qt.ItemDataRole.UserRole + 10


@dataclass(frozen=True)
class Row:
    """A draft as it is shown."""

    path: Path
    title: str
    words: str
    shape: Shape


class StartPage(QWidget):
    """Says what is there; what to do is up to the window."""

    new = Signal()
    browse = Signal()
    example = Signal()
    opened = Signal(object)
    """The Path of the draft chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.drafts = QListWidget()
        self.drafts.setAccessibleName(_("Your drafts"))
        use_two_lines(self.drafts, ground=False)
        self.drafts.itemActivated.connect(self._open)
        self.drafts.itemClicked.connect(self._open)
        self._hint = text_label(_("Looking for your drafts…"), "quiet")
        self.new_button = QPushButton(_("New report"))
        self.new_button.setProperty("role", "primary")
        self.new_button.clicked.connect(self.new)
        column = QVBoxLayout()
        column.setSpacing(2 * theme.UNIT)
        column.setContentsMargins(0, 5 * theme.UNIT, 0, 2 * theme.UNIT)
        column.addWidget(text_label(_("National report on small arms"), "title"))
        column.addWidget(
            text_label(
                _(
                    "Draft, check and export the report on the Programme of Action and the International Tracing"
                    " Instrument. Nothing leaves this computer."
                ),
                "quiet",
            )
        )
        column.addLayout(self._buttons())
        column.addWidget(text_label(_("Your drafts"), "heading"))
        column.addWidget(self._hint)
        column.addWidget(self.drafts, 1)
        column.addStretch()
        self._arrange(column)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self.new_button)
        for text, signal in ((_("Open…"), self.browse), (_("Example"), self.example)):
            button = QPushButton(text)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _arrange(self, column: QVBoxLayout) -> None:
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth(110 * theme.UNIT)
        row = QHBoxLayout()
        row.setContentsMargins(3 * theme.UNIT, 0, 3 * theme.UNIT, 0)
        row.addStretch(1)
        row.addWidget(held, 1000)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.banner)
        outer.addLayout(row, 1)

    def show_drafts(self, rows: Sequence[Row]) -> None:
        """List these drafts."""
        self.drafts.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(PATH, str(row.path))
            show_lines(item, row.title, row.words, row.shape)
            self.drafts.addItem(item)
        self._hint.setVisible(not rows)
        self._hint.setText(_("None yet. Begin with “New report”, or drag a draft into this window."))
        self.drafts.setVisible(bool(rows))
        if rows:
            self.drafts.setCurrentRow(0)

    def focus_first(self) -> None:
        """To the drafts, or to the button that makes the first one."""
        (self.drafts if self.drafts.count() else self.new_button).setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(Path(item.data(PATH)))
