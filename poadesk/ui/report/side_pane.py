"""Side pane: what stands beside the page, one at a time; the rail chooses: guidance, problems, notes, history, and the
last official report.
"""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.reference.reference_pane import Reference
from poadesk.ui.report.flat_button import GlyphButton
from poadesk.ui.report.frame_glyphs import book, clock, mirrored, printed, sheet, towards_end, triangle
from poadesk.ui.report.guidance_pane import Guidance
from poadesk.ui.report.notes_pane import Notes
from poadesk.ui.report.problems_pane import Problems
from poadesk.ui.report.side_rail import RailEntry
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import SideState
from poadesk.ui.versions.answer_history import History
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.scroll_column import scrolled
from poadesk.ui.widgets.theme import px


class Tab(IntEnum):
    """The panes in the order of the rail."""

    GUIDANCE = 0
    PROBLEMS = 1
    NOTES = 2
    HISTORY = 3
    REPORT = 4
    """The last official report."""


def rail_entries() -> tuple[RailEntry, ...]:
    """The panes as the rail offers them."""
    return (
        RailEntry(Tab.GUIDANCE, _("Guidance"), book),
        RailEntry(Tab.PROBLEMS, _("Problems"), triangle),
        RailEntry(Tab.NOTES, _("Notes"), sheet),
        RailEntry(Tab.HISTORY, _("History"), clock),
        RailEntry(Tab.REPORT, _("Last report"), printed),
    )


class SidePane(QFrame):
    """Follows the question in focus."""

    changed = Signal()
    """Another pane is in front."""
    fold_wanted = Signal()

    def __init__(self, editing: Editing, history: History, reference: Reference) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._editing, self._question = editing, ""
        self.guidance = Guidance(editing)
        self.problems = Problems(editing)
        self.notes = Notes(editing)
        self.history, self.reference = history, reference
        self._before: Tab | None = None
        self._title = text_label("", "strong", wrap=False)
        self._about = text_label("", "hint", wrap=False)
        self._fold = GlyphButton(_("Fold the pane"), towards_end)
        self._stack = QStackedWidget()
        for pane in (self.guidance, self.problems, scrolled(self.notes), scrolled(self.history), self.reference):
            self._stack.addWidget(pane)
        self._arrange()
        self._fold.clicked.connect(self.fold_wanted)
        self._show_head()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(8), px(6))
        head.setSpacing(px(10))
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def currentIndex(self) -> int:  # noqa: N802 - as Qt's own containers call it
        """The pane in front."""
        return self._stack.currentIndex()

    def setCurrentIndex(self, tab: int) -> None:  # noqa: N802 - as Qt's own containers call it
        """Put a pane in front."""
        if tab != self._stack.currentIndex():
            self._stack.setCurrentIndex(tab)
            self._show_head()
            self.changed.emit()

    def first_stop(self) -> QWidget:
        """Where Tab enters it."""
        return self._fold

    @property
    def about(self) -> str:
        """What stands beside the title: the number of the question, and what it is asked by."""
        return self._about.text()

    def _show_head(self) -> None:
        entry = rail_entries()[self.currentIndex()]
        self._title.setText(entry.word)
        self.setAccessibleName(entry.word)
        asked = self._editing.form.questions.get(self._question)
        about = "" if asked is None or entry.tab == Tab.PROBLEMS else asked.number
        if asked is not None and asked.cites and entry.tab == Tab.GUIDANCE:
            about = " · ".join((about, *asked.cites))
        self._about.setText(about)
        self._about.setToolTip(about)
        mirror = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._fold.show_glyph(mirrored(towards_end) if mirror else towards_end, _("Fold the pane"))

    def show_question(self, question: str | None, *, later: bool = False) -> None:
        """What goes with this question; None leaves what is there. With `later`, its page is to be painted first."""
        if question is not None:
            self._question = question
            self._show_head()
        self.guidance.show_question(question, later=later)
        self.notes.show_question(question)
        self.history.show_question(question)
        self.reference.show_question(question)

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
        problems, scrolled = self.problems, self.guidance.scrolled
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
        """Open a pane, the one in front if none is named, and put the focus into it."""
        if tab is not None:
            self.setCurrentIndex(tab)
        focus: dict[int, Callable[[], object]] = {
            Tab.GUIDANCE: self.guidance.focus_first,
            Tab.PROBLEMS: self.problems.focus_first,
            Tab.NOTES: self.notes.focus_first,
            Tab.HISTORY: self.history.focus_first,
            Tab.REPORT: self.reference.focus_first,
        }
        focus[self.currentIndex()]()
