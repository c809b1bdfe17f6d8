"""Page stack: the middle of the window: one page for each step, built on its first visit, and going from one to the
other.
"""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from poadesk.core.form import CYCLE
from poadesk.core.session import Update
from poadesk.ui.check.check_page import CheckPage
from poadesk.ui.fields.base import AttachmentActions
from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.questions.section_page import SectionPage
from poadesk.ui.report.section_progress import CHECK
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.widgets.tab_order import follow_in_tab_order


class PageStack(QStackedWidget):
    """Pages by step. `make_check` makes the last one; `before` is what Tab comes to pages from."""

    shown = Signal(str)
    painted = Signal()
    """The section's page in sight is on the screen now."""
    told = Signal(str)
    decided = Signal(str, str)
    pane_wanted = Signal(str)
    """NOTE or HISTORY of the question that has the focus."""

    def __init__(
        self,
        editing: Editing,
        state: NavigationState,
        attachments: AttachmentActions,
        make_check: Callable[[], CheckPage],
        before: QWidget,
    ) -> None:
        super().__init__()
        self._editing, self._state = editing, state
        self._desk = attachments
        self._make_check = make_check
        self._check: CheckPage | None = None
        self._before = before
        self._pages: dict[str, QWidget] = {}
        self._outdated: set[str] = set()
        self.steps = (*(section.id for section in editing.form.sections), CHECK)
        self.step = ""
        editing.updated.connect(self._follow)

    def show_step(self, step: str) -> None:
        """Open a step's page; the one left behind is judged."""
        if step == self.step:
            return
        self.leave()
        if step not in self._pages:
            self._pages[step] = self._make(step)
            self.addWidget(self._pages[step])
            follow_in_tab_order(self._before, self._pages[step])
        self.step = step
        self.setCurrentWidget(self._pages[step])
        self._forget(self._outdated - {step})
        self.shown.emit(step)

    def show_neighbour(self, distance: int) -> None:
        """The step so many places on, if there is one."""
        place = self.steps.index(self.step) + distance
        if 0 <= place < len(self.steps):
            self.show_step(self.steps[place])

    def neighbour(self, distance: int) -> str | None:
        place = self.steps.index(self.step) + distance
        return self.steps[place] if 0 <= place < len(self.steps) else None

    def page(self) -> QWidget:
        """The page in sight."""
        return self._pages[self.step]

    def restyle(self) -> None:
        """Colours or text size have changed."""
        if self._check is not None:
            self._check.refresh()

    def check_page(self) -> CheckPage:
        """The last page, made if it is not there yet."""
        if self._check is None:
            self._check = self._make_check()
        return self._check

    def section_page(self) -> SectionPage | None:
        """The page in sight, if it is a section's."""
        page = self._pages.get(self.step)
        return page if isinstance(page, SectionPage) else None

    def reveal(
        self, question: str, row: int | None = None, part: str | None = None, *, as_a_whole: bool = False
    ) -> None:
        """Open the page of a question and go to it."""
        self.show_step(self._editing.form.section_of[question].id)
        if page := self.section_page():
            page.reveal(question, row, part, as_a_whole=as_a_whole)

    def cards(self) -> Mapping[str, QuestionCard]:
        """The questions on the page in sight that have a card by now."""
        page = self.section_page()
        return page.cards if page is not None else {}

    def scrolls(self) -> dict[str, int]:
        """How far each page that was visited is scrolled, by step."""
        return {
            step: page.verticalScrollBar().value()
            for step, page in self._pages.items()
            if isinstance(page, SectionPage)
        }

    def capture(self) -> None:
        """Keep what only the pages know, for those that come after them."""
        for page in self._section_pages():
            page.capture()

    def release(self) -> None:
        """Have no page act on the session any more."""
        self._editing.updated.disconnect(self._follow)
        for page in self._section_pages():
            page.release()

    def _section_pages(self) -> Iterator[SectionPage]:
        return (page for page in self._pages.values() if isinstance(page, SectionPage))

    def leave(self) -> None:
        """The person leaves the page in sight: its questions may be judged."""
        if page := self.section_page():
            self._editing.end_burst()
            self._editing.judge(page.visible_questions())

    def _make(self, step: str) -> QWidget:
        if step == CHECK:
            return self.check_page()
        section = next(section for section in self._editing.form.sections if section.id == step)
        page = SectionPage(section, self._editing, self._state, self._desk, self)
        page.told.connect(self.told)
        page.decided.connect(self.decided)
        page.pane_wanted.connect(self.pane_wanted)
        page.making.painted.connect(self.painted)
        return page

    def _follow(self, update: Update) -> None:
        if any(change.question == CYCLE and change.aspect == "value" for change in update.changes):
            lasting = {self._editing.form.section_of[CYCLE].id, CHECK}
            self._outdated = self._pages.keys() - lasting
            self._forget(self._outdated - {self.step})

    def _forget(self, steps: set[str]) -> None:
        """Another cycle has other years: pages that show years are built anew when next visited."""
        for step in steps:
            page = self._pages.pop(step)
            self.removeWidget(page)
            page.deleteLater()
        self._outdated -= steps
