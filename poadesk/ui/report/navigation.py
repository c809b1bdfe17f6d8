"""Navigation: the question in focus, where the person was in each section, and the ways from there.

The place is kept in the draft, so that the next session begins where the last one ended.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.core.editors import ChecksEditor, ChoiceEditor
from poadesk.core.finding import Finding
from poadesk.core.search import asked_first
from poadesk.i18n import _
from poadesk.ui.report.next_place import next_finding, next_question
from poadesk.ui.report.page_stack import PageStack
from poadesk.ui.report.section_progress import CHECK
from poadesk.ui.report.side_pane import SidePane
from poadesk.ui.session.report_session import ReportSession


class Navigation(QObject):
    """Follows the focus, and keeps each new place in the session's navigation state."""

    told = Signal(str)
    moved = Signal()
    """The person is at another question."""

    def __init__(self, session: ReportSession, pages: PageStack, side: SidePane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._editing, self._state = session, session.editing, session.navigation
        self._pages, self._side = pages, side
        pages.painted.connect(side.guidance.page_is_painted)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def question(self) -> str | None:
        """The one that last had the focus."""
        return self._state.question

    def release(self) -> None:
        """Follow the focus no longer."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]

    def at(self) -> str | None:
        """The question whose card has the focus."""
        page = self._pages.section_page()
        return page.question_of(QApplication.focusWidget()) if page else None

    def go_to(self, finding: Finding) -> None:
        """To what a finding is about."""
        self._state.finding = finding
        if finding.question is None:
            self._pages.show_step(CHECK)
        else:
            self._pages.reveal(finding.question, finding.row, finding.part)

    def go_to_question(self, question: str) -> None:
        """To a question, or to the one whose answer decides whether it is asked."""
        visible, form = self._editing.session.review.visible, self._editing.form
        if question in visible:
            self._pages.reveal(question)
            return
        gate = asked_first(form, visible, form.questions[question])
        self._pages.reveal(gate)
        words = _("{number} is not asked at present; it depends on {gate}.")
        number = form.questions[question].number
        self.told.emit(words.format(number=number, gate=form.questions[gate].number))

    def next_problem(self, step: int) -> None:
        """To the next problem in the form's order; everything answered is judged first."""
        self._editing.judge(self._editing.answers)
        found, round_again = next_finding(self._editing, self._state.finding, self.at() or self.question, step)
        if found is None:
            self.told.emit(_("No problem in what is filled in. “Check and export” checks the whole report."))
            return
        if round_again:
            self._tell_round(step)
        self.go_to(found)
        self._side.problems.mark(found)

    def next_unanswered(self, step: int) -> None:
        """To the next question that is asked and not answered, in whatever section."""
        missing = self._editing.session.review.missing()
        self._go_round(
            missing, step, _("Nothing is left to answer: every question is answered or blank with a reason.")
        )

    def next_unconfirmed(self) -> None:
        """To the next answer that was carried over and not confirmed."""
        self._go_round(self._session.confirming.left(), 1, _("Nothing is left to be confirmed."))

    def _go_round(self, goals: Sequence[str], step: int, nothing: str) -> None:
        """To the next of these questions, or say that there is none."""
        here = self.at() or self.question
        goal, round_again = next_question(goals, self._editing.form.place, here, step)
        if goal is None:
            self.told.emit(nothing)
        elif goal == here:
            self._pages.reveal(goal)
            self.told.emit(_("This is the only one."))
        else:
            if round_again:
                self._tell_round(step)
            self._pages.reveal(goal)

    def _tell_round(self, step: int) -> None:
        last = _("That was the last one; this is the first again.")
        self.told.emit(last if step > 0 else _("That was the first one; this is the last again."))

    def reveal_if_asked(self, question: str) -> None:
        """After an undo: to the question concerned, where it is asked; not onto an option, which a key would choose."""
        if question in self._editing.session.review.visible:
            editor = self._editing.question(question).answer.editor(self._editing.words(question))
            self._pages.reveal(question, as_a_whole=isinstance(editor, ChoiceEditor | ChecksEditor))

    def focus_page(self, *_args: object) -> None:
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
            self._state.question = goal
            self._show_beside(goal)
            self.moved.emit()

    def capture(self) -> None:
        """Put step and scroll positions into the navigation state."""
        if self._pages.step:  # before the first page is shown there is nothing to know
            self._state.step = self._pages.step
            self._state.scroll.update(self._pages.scrolls())

    def remember(self) -> None:
        """Keep where the person is now, in the draft too."""
        self.capture()
        self._session.remember_place()

    def begin(self) -> None:
        """Go to where the person was the last time."""
        question = self._state.question
        self._show_step()
        QTimer.singleShot(0, self, lambda: self._restore(question))

    def _show_step(self) -> None:
        step, steps = self._state.step, self._pages.steps
        scroll = self._state.scroll.get(step, 0)
        self._pages.show_step(step if step in steps else steps[0])
        self._state.scroll[step] = scroll  # which showing an unscrolled page has overwritten

    def _restore(self, question: str | None) -> None:
        page, scroll = self._pages.section_page(), self._state.scroll.get(self._pages.step, 0)
        if page is None:
            return
        if question is not None and question in set(page.visible_questions()):
            page.reveal(question)
        else:
            self.focus_page()
        page.scroll_to(scroll)

    def _goal(self) -> str | None:
        """The question of the page in sight where the person was, else its first."""
        page = self._pages.section_page()
        known = list(page.listed_questions()) if page else []
        last = self._state.last.get(self._pages.step)
        return last if last in known else next(iter(known), None)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        page = self._pages.section_page()
        question = page.question_of(now) if page else None
        if page is None or question is None:
            return
        page.making.make_after(question)
        if old is not None and not QApplication.mouseButtons():  # the person did something else than click or come back
            page.sight.follow_focus()
        if question != self.question:
            self._be_at(question)

    def _be_at(self, question: str) -> None:
        self._state.question = self._state.last[self._pages.step] = question
        self._show_beside(question)
        self.moved.emit()
        self.remember()

    def _show_beside(self, question: str) -> None:
        """What goes with a question, once its page is seen."""
        page = self._pages.section_page()
        self._side.show_question(question, later=page is not None and not page.making.seen)
