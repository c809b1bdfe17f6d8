"""Section confirmation: at the head of a section: how many answers from an earlier report wait in it, and one button
for the descriptive.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from poadesk.core.confirmation import confirmable_together
from poadesk.i18n import _, ngettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label


class ConfirmSection(QFrame):
    """Takes no room where nothing waits. Figures, dates, persons and files are never confirmed together."""

    wanted = Signal()

    def __init__(self, editing: Editing, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._section = editing, section
        self._counts = (0, 0)
        self.setProperty("role", "card")
        self._words = text_label("")
        self.button = QPushButton(_("All descriptive answers here are still true"))
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        unit = theme.UNIT
        column.setContentsMargins(2 * unit, unit + unit // 2, 2 * unit, unit + unit // 2)
        column.setSpacing(unit)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Count what waits now."""
        editing = self._editing
        visible = editing.session.review.visible
        waiting = editing.session.review.progress[self._section].unconfirmed
        together = len(confirmable_together(editing.form, editing.answers, visible, self._section)) if waiting else 0
        if (waiting, together) == self._counts:
            return
        self._counts = (waiting, together)
        self._words.setText(_words(waiting, waiting - together))
        self.button.setAccessibleDescription(self._words.text())
        self.button.setVisible(bool(together))
        self.button.setEnabled(not editing.read_only)
        self.setVisible(bool(waiting))


def _words(waiting: int, alone: int) -> str:
    said = ngettext(
        "{count} answer here is from the earlier report and not confirmed.",
        "{count} answers here are from the earlier report and not confirmed.",
        waiting,
    ).format(count=waiting)
    if not alone:
        return said
    one_by_one = ngettext(
        "{count} of them holds a figure, date, person or file: it is confirmed by itself.",
        "{count} of them hold figures, dates, persons or files: those are confirmed one by one.",
        alone,
    ).format(count=alone)
    return _("{said} {one_by_one}").format(said=said, one_by_one=one_by_one)
