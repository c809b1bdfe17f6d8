"""An open report: steps, page, side pane and footer side by side, put together and connected."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poadesk.core.answers import Change
from poadesk.core.form import CYCLE, STATE
from poadesk.core.session import Session
from poadesk.export.report import Report
from poadesk.i18n import _, pgettext
from poadesk.sentences.opening import opening_words
from poadesk.store.reports import OpenReport
from poadesk.ui.attachments import AttachmentDesk, Copies
from poadesk.ui.background import Background
from poadesk.ui.backing_up import BackingUp
from poadesk.ui.banner import Banner
from poadesk.ui.beside import Beside
from poadesk.ui.bringing_back import BringingBack
from poadesk.ui.confirming import Confirming
from poadesk.ui.editing import Editing
from poadesk.ui.footer import Footer
from poadesk.ui.history import History
from poadesk.ui.no_longer_asked import NoLongerAsked, kept_in
from poadesk.ui.outline import Outline
from poadesk.ui.pages import PageStack
from poadesk.ui.panes import Panes
from poadesk.ui.preferences import Preferences
from poadesk.ui.review import CheckPage
from poadesk.ui.saving import SavingBridge
from poadesk.ui.search import Search
from poadesk.ui.shapes import Shape
from poadesk.ui.side import SidePane, Tab
from poadesk.ui.steps import CHECK, steps_of, title_of
from poadesk.ui.whereabouts import Whereabouts


class ReportView(QWidget):
    """Puts the parts together; each part knows only the Editing it follows."""

    title_changed = Signal()

    def __init__(
        self, opened: OpenReport, preferences: Preferences, today: date, language: str, copies: Copies
    ) -> None:
        super().__init__()
        self.opened = opened
        self.draft = opened.draft
        session = Session(opened.form, opened.answers, today)
        self.editing = Editing(session, language, read_only=opened.draft.read_only, parent=self)
        self.saving = SavingBridge(opened.draft, self)
        self.banner = Banner()
        self.footer = Footer()
        self.outline = Outline()
        self.background = Background(self)
        self.backing_up = BackingUp(opened.draft, self)
        self.desk = AttachmentDesk(opened.draft, copies, self.background, self, self.footer.tell)
        self.earlier = BringingBack(self.editing, opened.draft, self.saving, self.background, self)
        disk, banner = self.background, self.banner
        self.beside = Beside(opened.draft, self.saving, self.editing, banner=banner, background=disk, parent=self)
        self._preferences = preferences
        self.pages = PageStack(self.editing, self.desk, self._make_check, self.outline)
        self.side = SidePane(self.editing, History(self.editing, opened.draft, self.background))
        self.panes = Panes(self.outline, self.pages, self.side, self.footer)
        self.confirming = Confirming(self.editing, self)
        self.where = Whereabouts(self.editing, self.pages, self.side, self.saving.remember_place, self)
        self._arrange()
        self._connect()
        self._explain()
        self.refresh_outline()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.panes, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        editing = self.editing
        editing.session.subscribe(self.saving.follow)
        editing.updated.connect(lambda update: self._follow_title(update.changes))
        editing.updated.connect(self.refresh_outline)
        editing.judged.connect(self.refresh_outline)
        editing.burst_ended.connect(self.saving.flush)
        editing.told.connect(self.footer.tell)
        editing.returned_to.connect(self.where.reveal_if_asked)
        self.pages.told.connect(self.footer.tell)
        self.pages.shown.connect(self._shown)
        self.pages.decided.connect(self.confirming.decide)
        self.confirming.goal.connect(self.pages.reveal)
        self.confirming.told.connect(self.footer.tell)
        self.outline.chosen.connect(self.pages.show_step)
        self.outline.entered.connect(self.where.focus_page)
        self.panes.back.connect(self.where.focus_page)
        self.side.problems.chosen.connect(self.where.go_to)
        self.footer.back.connect(lambda: self.pages.show_neighbour(-1))
        self.footer.next.connect(lambda: self.pages.show_neighbour(1))
        self.saving.status_changed.connect(self._show_status)
        self.saving.saved.connect(self.side.history.refresh)
        for teller in (self.earlier, self.side.history, self.backing_up, self.where):
            teller.told.connect(self.footer.tell)
        self._show_status()

    def command(self, id: str) -> None:
        """One of the window's actions that are about the report."""
        commands: dict[str, Callable[[], object]] = {
            "save": self._save_now,
            "check": partial(self.pages.show_step, CHECK),
            "undo": partial(self._step, self.editing.undo),
            "redo": partial(self._step, self.editing.redo),
            "find": self._find,
            "previous-section": partial(self.pages.show_neighbour, -1),
            "next-section": partial(self.pages.show_neighbour, 1),
            "previous-problem": partial(self.where.next_problem, -1),
            "next-problem": partial(self.where.next_problem, 1),
            "still-true": self._confirm,
            "gone": lambda: self.confirming.gone(self.where.at()),
            "next-unconfirmed": lambda: self.confirming.go_on(self.where.at() or self.where.question),
            "previous-pane": partial(self.panes.next_pane, -1),
            "next-pane": partial(self.panes.next_pane, 1),
            "guidance": partial(self.panes.show_tab, Tab.GUIDANCE),
            "problems": partial(self.panes.show_tab, Tab.PROBLEMS),
            "notes": partial(self.panes.show_tab, Tab.NOTES),
            "question-history": partial(self.panes.show_tab, Tab.HISTORY),
            "side": self.panes.fold_side,
            "history": self.earlier.show_moments,
            "name-moment": self.earlier.name_moment,
            "backups": self.earlier.show_backups,
        }
        commands[id]()

    def _save_now(self) -> None:
        self.editing.end_burst()
        self.saving.flush()
        self.footer.tell(_("Everything is saved by itself, within a second."))

    def _step(self, step: Callable[[], object]) -> None:
        """Undo or redo: a remark on what was done before is out of date then."""
        self.footer.hush()
        step()

    def _find(self) -> None:
        search = Search(self.editing, self)
        search.chosen.connect(self.pages.reveal)
        search.exec()
        search.deleteLater()

    def restyle(self) -> None:
        """Colours or text size have changed."""
        self.side.guidance.show_again()
        self.side.problems.show_again()
        self.side.history.show_again()
        self.pages.restyle()

    def _make_check(self) -> CheckPage:
        page = CheckPage(self.editing, self.report, self.draft, self._preferences)
        page.chosen.connect(self.pages.reveal)
        page.told.connect(self.footer.tell)
        return page

    def report(self) -> Report:
        """The report as it stands, for an export."""
        self.saving.flush(wait=True)
        session = self.editing.session
        return Report(session.form, session.answers, self.draft.revision, session.today)

    @property
    def title(self) -> str:
        """State and cycle, as far as chosen."""
        parts = []
        for question in (STATE, CYCLE):
            if (value := self.editing.answers.value(question)) is not None:
                words = self.editing.words(question)
                parts.append(
                    str(value) if question == CYCLE else self.editing.question(question).answer.as_text(value, words)
                )
        return " ".join(parts) or self.draft.path.stem

    def _follow_title(self, changes: tuple[Change, ...]) -> None:
        if any(change.question in {STATE, CYCLE} for change in changes):
            self.title_changed.emit()

    # Steps

    def refresh_outline(self, *_args: object) -> None:
        self.outline.show_steps(list(steps_of(self.editing)))

    def _shown(self, step: str) -> None:
        self.outline.select(step)
        self.side.attend(problems=step == CHECK)
        if self.outline.hasFocus():
            self.where.guide()
        else:
            self.where.focus_page()
        before, after = self.pages.neighbour(-1), self.pages.neighbour(1)
        self.footer.show_neighbours(*(title_of(self.editing, near) if near else "" for near in (before, after)))
        self.where.remember()

    def _confirm(self) -> None:
        """Only what the person is at is confirmed; from elsewhere it leads to the next answer to confirm."""
        if (question := self.where.at()) is not None:
            self.confirming.still_true(question)
        else:
            self.confirming.go_on(self.where.question)

    # What is saved, and what is said of the report

    def _show_status(self) -> None:
        self.footer.show_status(self.saving.status, failed=bool(self.saving.failure))

    def _explain(self) -> None:
        """What is special about this draft."""
        if words := opening_words(self.opened):
            self.banner.say(" ".join(words), [(_("Close this notice"), self._close_notice)])

    def _close_notice(self) -> None:
        self.banner.clear()
        self.where.focus_page()

    def explain_beginning(self, sentence: str) -> None:
        """What the report was begun with; it stays until the person has read it."""
        show = [(_("Show the first"), partial(self.confirming.go_on, None))] if self.confirming.left() else []
        kept = [(_("No longer asked…"), self._show_kept)] if kept_in(self.editing) else []
        self.banner.say(sentence, [*show, *kept, (pgettext("button", "Close"), self.banner.clear)], Shape.BEGUN)

    def _show_kept(self) -> None:
        NoLongerAsked(self.editing, self).show()

    def begin(self) -> None:
        """Go to where the person was the last time."""
        self.where.begin(self.draft.place())

    def close_report(self) -> bool:
        """Leave, save and let go of the file. False if something could not be saved; then nothing has changed."""
        self.pages.leave()
        self.where.remember()
        if not self.saving.close() and not self.beside.keep_up():
            return False
        self.let_go()
        return True

    def let_go(self) -> None:
        """Let go of the file, whatever is not saved."""
        self.saving.abandon()
        self.desk.close()
        self.background.close()
        self.backing_up.close()
