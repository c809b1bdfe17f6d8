"""Side pane: the pane on the right: guidance, problems, notes and history as tabs. It can be folded away."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtWidgets import QTabWidget, QWidget

from poadesk.i18n import _
from poadesk.ui.report.guidance_pane import Guidance
from poadesk.ui.report.notes_pane import Notes
from poadesk.ui.report.problems_pane import Problems
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import SideState
from poadesk.ui.versions.answer_history import History
from poadesk.ui.widgets.scroll_column import scrolled
from poadesk.ui.widgets.wheel_guard import WheelGuard


class Tab(IntEnum):
    """The tabs in their order."""

    GUIDANCE = 0
    PROBLEMS = 1
    NOTES = 2
    HISTORY = 3


class SidePane(QTabWidget):
    """Follows the question in focus."""

    def __init__(self, editing: Editing, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Guidance, problems, notes and history"))
        self.setDocumentMode(True)
        WheelGuard(self.tabBar())
        self.guidance = Guidance(editing)
        self.problems = Problems(editing)
        self.notes = Notes(editing)
        self.history = history
        self._editing = editing
        self._before: Tab | None = None
        self.addTab(self.guidance, _("Guidance"))
        self.addTab(self.problems, _("Problems"))
        self.addTab(scrolled(self.notes), _("Notes"))
        self.addTab(scrolled(self.history), _("History"))
        editing.updated.connect(self._count)
        editing.judged.connect(self._count)
        self._count()

    def show_question(self, question: str | None) -> None:
        self.guidance.show_question(question)
        self.notes.show_question(question)
        self.history.show_question(question)

    def attend(self, *, problems: bool) -> None:
        """While the report is checked the problems are in front, afterwards what was there before."""
        if problems and self._before is None:
            self._before = Tab(self.currentIndex())
            self.setCurrentIndex(Tab.PROBLEMS)
        elif not problems and self._before is not None:
            self.setCurrentIndex(self._before)
            self._before = None

    def state(self) -> SideState:
        """What it shows, for another pane to take up."""
        problems, scrolled = self.problems, self.guidance.verticalScrollBar().value()
        row, notes = problems.list.currentRow(), self.notes.unfinished()
        return SideState(self.currentIndex(), self._before, problems.chosen_filter, row, scrolled, notes)

    def resume(self, state: SideState) -> None:
        """Show what another pane has shown."""
        self.setCurrentIndex(state.tab)
        self._before = None if state.before is None else Tab(state.before)
        self.problems.chosen_filter = state.filter
        self.problems.list.setCurrentRow(min(state.row, self.problems.list.count() - 1))
        self.notes.resume(state.notes)

    def focus_tab(self, tab: Tab | None = None) -> None:
        """Open a tab, the one in front if none is named, and put the focus into it."""
        if tab is not None:
            self.setCurrentIndex(tab)
        focus: dict[int, Callable[[], object]] = {
            Tab.GUIDANCE: self.guidance.setFocus,
            Tab.PROBLEMS: self.problems.list.setFocus,
            Tab.NOTES: self.notes.focus_first,
            Tab.HISTORY: self.history.focus_first,
        }
        focus[self.currentIndex()]()

    def _count(self, *_args: object) -> None:
        count = len(self._editing.judging.shown)
        self.setTabText(Tab.PROBLEMS, _("Problems ({count})").format(count=count) if count else _("Problems"))
