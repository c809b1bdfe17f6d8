"""Section confirmation: at the head of a section: how many answers from an earlier report wait in it, and one button
for the descriptive.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from poadesk.core.confirmation import confirmable_together
from poadesk.i18n import _, ngettext
from poadesk.ui.session.confirmation import SECTION, THROUGH
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label


class ConfirmSection(QFrame):
    """Takes no room where nothing waits. Figures, dates, persons and files are never confirmed together."""

    decided = Signal(str)
    """THROUGH or SECTION."""

    def __init__(self, editing: Editing, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._section = editing, section
        self._counts = (0, 0)
        self.setProperty("role", "carried-frame")
        self._words = text_label("", "carried")
        self.through = self._button(_("Go through them"), THROUGH)
        self.through.setToolTip(_("F7 goes to the next answer to confirm"))
        self.button = self._button(_("All descriptive answers are still true"), SECTION)
        buttons = Flow()
        for button in (self.through, self.button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(7), theme.px(14), theme.px(7))
        column.setSpacing(theme.px(6))
        column.addWidget(self._words)
        column.addLayout(buttons)
        self.hide()
        self.refresh()

    def _button(self, text: str, what: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "carried")
        button.clicked.connect(lambda: self.decided.emit(what))
        return button

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
