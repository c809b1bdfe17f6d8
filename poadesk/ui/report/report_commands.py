"""Report commands: what each action of the window that is about the open report does, by the id of the action."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from poadesk.i18n import _
from poadesk.ui.report.navigation import Navigation
from poadesk.ui.report.pane_splitter import Panes
from poadesk.ui.report.question_search import Search
from poadesk.ui.report.section_answers import STILL_TRUE, SectionAnswers
from poadesk.ui.report.section_progress import CHECK
from poadesk.ui.report.side_pane import Tab
from poadesk.ui.session.confirmation import SECTION
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.versions.version_restore import VersionRestore


class ReportCommands:
    """The commands of one report view; `window` is what their dialogs belong to."""

    def __init__(
        self, session: ReportSession, where: Navigation, panes: Panes, versions: VersionRestore, window: QWidget
    ) -> None:
        self._session, self._where, self._versions, self._window = session, where, versions, window
        self._panes, self._pages, self._side, self._footer = panes, panes.pages, panes.side, panes.footer
        self._commands = self._table()

    def run(self, id: str) -> None:
        """Do what the action with this id stands for; see `poadesk.ui.shell.action_table`."""
        self._commands[id]()

    def _table(self) -> Mapping[str, Callable[[], object]]:
        return {
            "save": self._save_now,
            "check": partial(self._pages.show_step, CHECK),
            "undo": partial(self._step, self._session.editing.undo),
            "redo": partial(self._step, self._session.editing.redo),
            "find": self.find,
            "previous-section": partial(self._pages.show_neighbour, -1),
            "next-section": partial(self._pages.show_neighbour, 1),
            "previous-problem": partial(self._where.next_problem, -1),
            "next-problem": partial(self._where.next_problem, 1),
            "answer-section": self._answer_section,
            "still-true": self._confirm,
            "gone": lambda: self._session.confirming.gone(self._where.at()),
            "next-unanswered": partial(self._where.next_unanswered, 1),
            "previous-unanswered": partial(self._where.next_unanswered, -1),
            "next-unconfirmed": self._where.next_unconfirmed,
            "previous-pane": partial(self._panes.next_pane, -1),
            "next-pane": partial(self._panes.next_pane, 1),
            "guidance": partial(self._panes.show_tab, Tab.GUIDANCE),
            "problems": partial(self._panes.show_tab, Tab.PROBLEMS),
            "notes": partial(self._panes.show_tab, Tab.NOTES),
            "question-history": partial(self._panes.show_tab, Tab.HISTORY),
            "reference": partial(self._panes.show_tab, Tab.REPORT),
            "take-passage": self._side.reference.take,
            "side": self._panes.fold_side,
            "navigator": self._panes.fold_navigator,
            "history": self._versions.show_moments,
            "name-moment": self._versions.name_moment,
            "backups": self._versions.show_backups,
        }

    def _save_now(self) -> None:
        self._session.editing.end_burst()
        if self._session.saving.flush(wait=True):
            self._footer.tell(_("Everything is on the disk. poadesk also saves by itself, within a second."))
        else:
            self._footer.tell(self._session.saving.reason)

    def _step(self, step: Callable[[], object]) -> None:
        """Undo or redo: a message on what was done before is out of date then."""
        self._footer.hush()
        step()

    def find(self) -> None:
        """Ask for a question by its words or number, and go there."""
        search = Search(self._session.editing, self._window)
        search.chosen.connect(self._pages.reveal)
        search.exec()
        search.deleteLater()

    def decide(self, what: str, about: str) -> None:
        """Confirm or drop what was carried over: a question at once, a whole section after a look at its questions."""
        if what == SECTION:
            self._show_section_answers(about, STILL_TRUE)
        else:
            self._session.confirming.decide(what, about)

    def _answer_section(self) -> None:
        if self._pages.step == CHECK:
            self._footer.tell(_("Go to the section first that you want to answer together."))
        else:
            self._show_section_answers(self._pages.step)

    def _show_section_answers(self, section: str, first: int | None = None) -> None:
        self._session.editing.end_burst()
        known = next(known for known in self._session.editing.form.sections if known.id == section)
        dialog = SectionAnswers(self._session.editing, known, self._window, first)
        dialog.told.connect(self._footer.tell)
        dialog.finished.connect(self._where.focus_page)
        dialog.open()

    def _confirm(self) -> None:
        """Only what the person is at is confirmed; from elsewhere it leads to the next answer to confirm."""
        if (question := self._where.at()) is not None:
            self._session.confirming.still_true(question)
        else:
            self._session.confirming.go_on(self._where.question)
