"""Reading view: the whole report on one page to read, or the part of it that was chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.check.answer_overview import Show, write_overview
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.text_page import TextPage


class ReadingView(QWidget):
    """Every answer with a link that leads to its question."""

    chosen = Signal(str)
    """The question to go to."""
    closed = Signal()

    def __init__(self, editing: Editing, state: NavigationState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._state = editing, state
        self.show_what = DropDown(_("Which answers to show"))
        self.show_what.addItems(
            [
                _("All answers"),
                _("Answers with problems"),
                _("Left blank, and why"),
                _("Not answered yet"),
                _("Not confirmed yet"),
            ]
        )
        self.show_what.setCurrentIndex(state.shown_answers)
        self.show_what.currentIndexChanged.connect(self._show_others)
        self.page = TextPage(_("All answers"))
        self.page.chosen.connect(self.chosen)
        self.back = QPushButton(_("Back to check and export"))
        self.back.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        self._arrange()

    def _arrange(self) -> None:
        label = QLabel(_("Sho&w:"))
        label.setBuddy(self.show_what)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(text_label(_("The whole report"), "title"), 1)
        head.addWidget(label)
        head.addWidget(self.show_what)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.UNIT, 2 * theme.UNIT, 2 * theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.page, 1)

    def refresh(self) -> None:
        """Write the page anew."""
        write_overview(self.page, self._editing, Show(self.show_what.currentIndex()))

    def _show_others(self, index: int) -> None:
        self._state.shown_answers = index
        self.refresh()
