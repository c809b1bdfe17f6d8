"""Where the person is in the report: the question in focus, where they were in each section, the ways from there.

The place is kept in the draft, so that the next session begins where the last one ended.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.core.finding import Finding
from poadesk.core.json import Json
from poadesk.i18n import _
from poadesk.ui.editing import Editing
from poadesk.ui.findings import next_problem
from poadesk.ui.pages import PageStack
from poadesk.ui.side import SidePane
from poadesk.ui.steps import CHECK


class Whereabouts(QObject):
    """Follows the focus; `keep` is given each new place."""

    told = Signal(str)

    def __init__(
        self,
        editing: Editing,
        pages: PageStack,
        side: SidePane,
        keep: Callable[[dict[str, Json]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editing, self._pages, self._side, self._keep = editing, pages, side, keep
        self.question: str | None = None
        """The one that last had the focus."""
        self._last: dict[str, str] = {}
        self._finding: Finding | None = None
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def at(self) -> str | None:
        """The question whose card has the focus."""
        page = self._pages.section_page()
        return page.question_of(QApplication.focusWidget()) if page else None

    def go_to(self, finding: Finding) -> None:
        """To what a finding is about."""
        self._finding = finding
        if finding.question is None:
            self._pages.show_step(CHECK)
        else:
            self._pages.reveal(finding.question, finding.row, finding.part)

    def next_problem(self, step: int) -> None:
        """To the next problem in the form's order, around the end if need be; everything answered is judged first."""
        self._editing.judge(self._editing.answers)
        found, round_again = next_problem(self._editing, self._finding, self.question, step)
        if found is None:
            self.told.emit(_("No problem in what is filled in. “Check and export” checks the whole report."))
            return
        if round_again:
            self.told.emit(_("Round again from the other end."))
        self.go_to(found)

    def reveal_if_asked(self, question: str) -> None:
        """After an undo: to the question concerned, where it is in sight."""
        if question in self._editing.session.review.visible:
            self._pages.reveal(question)

    def focus_page(self) -> None:
        """Into the page: where the person was, else its first question."""
        page, goal = self._pages.section_page(), self._goal()
        if page is None:
            self._pages.check_page().focus_first()
        elif goal is not None:
            page.reveal(goal)
            self._be_at(goal)

    def guide(self) -> None:
        """The steps keep the focus: the side pane shows what goes with the page that they opened."""
        if (goal := self._goal()) is not None:
            self.question = goal
            self._side.show_question(goal)

    def place(self) -> dict[str, Json]:
        """Step, question and how far the page is scrolled."""
        page = self._pages.section_page()
        scroll = page.verticalScrollBar().value() if page else 0
        return {"step": self._pages.step, "question": self.question, "scroll": scroll}

    def remember(self) -> None:
        """Keep where the person is now."""
        self._keep(self.place())

    def begin(self, place: Mapping[str, Json]) -> None:
        """Go to where the person was the last time."""
        step, steps = place.get("step"), self._pages.steps
        self._pages.show_step(step if isinstance(step, str) and step in steps else steps[0])
        QTimer.singleShot(0, self, lambda: self._restore(place.get("question"), place.get("scroll")))

    def _restore(self, question: Json, scroll: Json) -> None:
        page = self._pages.section_page()
        if page is None:
            return
        if isinstance(question, str) and question in set(page.visible_questions()):
            page.reveal(question)
        else:
            self.focus_page()
        if isinstance(scroll, int):
            page.scroll_to(scroll)

    def _goal(self) -> str | None:
        """The question of the page in sight where the person was, else its first."""
        page = self._pages.section_page()
        known = list(page.visible_questions()) if page else []
        last = self._last.get(self._pages.step)
        return last if last in known else next(iter(known), None)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        page = self._pages.section_page()
        question = page.question_of(now) if page else None
        if page is None or question is None:
            return
        page.make_next(question)
        if old is not None and not QApplication.mouseButtons():  # the person did something else than click or come back
            page.follow_focus()
        if question != self.question:
            self._be_at(question)

    def _be_at(self, question: str) -> None:
        self.question = question
        self._last[self._pages.step] = question
        self._side.show_question(question)
        self.remember()
