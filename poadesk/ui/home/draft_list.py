"""Draft list: the drafts on the start page, one row each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from poadesk.i18n import _
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import Shape

PATH = Qt.ItemDataRole.UserRole + 10


@dataclass(frozen=True)
class Row:
    """A draft as it is shown."""

    path: Path
    title: str
    words: str
    shape: Shape


class DraftList(QListWidget):
    """Enter or a click opens."""

    chosen = Signal(object)
    """The Path of a draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Your drafts"))
        use_two_lines(self, ground=False)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_rows(self, rows: Sequence[Row], at: Path | None = None) -> None:
        """List these drafts, and be at one of them if it is there, else at the first."""
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(PATH, str(row.path))
            show_lines(item, row.title, row.words, row.shape)
            self.addItem(item)
        self.setVisible(bool(rows))
        if rows:
            self.setCurrentRow(next((place for place, row in enumerate(rows) if row.path == at), 0))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(PATH)))
