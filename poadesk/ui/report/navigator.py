"""Navigator: the steps of the report on the left: each with its state in word and shape. Choosing one is all it can
do.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from poadesk.i18n import _
from poadesk.ui.report.section_progress import Step
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines

STEP = Qt.ItemDataRole.UserRole + 10


class Outline(QListWidget):
    """The list of steps."""

    chosen = Signal(str)
    """The person went to this step in the list."""
    entered = Signal()
    """Enter was pressed: on into the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps of the report"))
        use_two_lines(self, ground=True)
        self.setTabKeyNavigation(False)
        self.currentItemChanged.connect(self._choose)
        self.itemActivated.connect(lambda _item: self.entered.emit())
        self._telling = True

    def show_steps(self, steps: list[Step]) -> None:
        """Show these steps; rows that are the same are not touched."""
        self._telling = False
        while self.count() < len(steps):
            self.addItem(QListWidgetItem())
        for row, step in enumerate(steps):
            self._show_step(self.item(row), step)
        self._telling = True

    def select(self, id: str) -> None:
        """Mark a step as the one that is open."""
        self._telling = False
        for row in range(self.count()):
            if self.item(row).data(STEP) == id:
                self.setCurrentRow(row)
        self._telling = True

    def _show_step(self, item: QListWidgetItem, step: Step) -> None:
        item.setData(STEP, step.id)
        show_lines(item, step.title, step.state, step.shape)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and self._telling:
            self.chosen.emit(item.data(STEP))
