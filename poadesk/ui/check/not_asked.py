"""Answers that are not asked for: those put aside, and those of older editions; folded away until they are wanted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from poadesk.ui.questions.orphaned_answers import NoLongerAskedButton
from poadesk.ui.questions.put_aside import PutAside
from poadesk.ui.session.editing import Editing


class NotAsked(QWidget):
    """What is kept in the draft but in no output."""

    def __init__(self, editing: Editing, window: QWidget) -> None:
        super().__init__()
        self.aside = PutAside(editing, editing.form.questions)
        self.orphaned = NoLongerAskedButton(editing, window)
        self._unfolded = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.aside)
        column.addWidget(self.orphaned)
        self.hide()

    def refresh(self) -> None:
        """Bring it up to date with the answers."""
        self.aside.refresh()
        self.orphaned.refresh()
        self.setVisible(self._unfolded and not (self.aside.isHidden() and self.orphaned.isHidden()))

    def unfold(self) -> None:
        """Show them."""
        self._unfolded = True
        self.aside.unfold(on=True)
        self.refresh()
