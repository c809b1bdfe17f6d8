"""Report view: an open report on the screen: navigator, pages, side pane and footer, put together and connected."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from poadesk.core.finding import Severity
from poadesk.ui.check.check_page import CheckPage
from poadesk.ui.check.output_options import PaperPreference
from poadesk.ui.fields.input_method import finish_composing
from poadesk.ui.questions.more_menu import HISTORY, NOTE
from poadesk.ui.questions.orphaned_answers import NoLongerAsked
from poadesk.ui.reference.reference_pane import Reference
from poadesk.ui.report.attachment_dialogs import AttachmentDialogs
from poadesk.ui.report.focus_restoration import focus_again, place_of_focus
from poadesk.ui.report.footer import Footer
from poadesk.ui.report.navigation import Navigation
from poadesk.ui.report.navigator import Navigator
from poadesk.ui.report.page_stack import PageStack
from poadesk.ui.report.pane_splitter import Panes
from poadesk.ui.report.report_commands import ReportCommands
from poadesk.ui.report.section_progress import CHECK, heading_of
from poadesk.ui.report.side_pane import SidePane, Tab, rail_entries
from poadesk.ui.report.side_rail import SideRail
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.versions.answer_history import History
from poadesk.ui.versions.version_restore import VersionRestore
from poadesk.ui.widgets.banner import Banner
from poadesk.ui.widgets.state_glyphs import Shape
from poadesk.ui.widgets.tab_order import precede_in_tab_order

_PANES = {NOTE: Tab.NOTES, HISTORY: Tab.HISTORY}
"""What a question's menu asks for, by its tab."""
_ACTION_OF_TAB = {
    Tab.GUIDANCE: "guidance",
    Tab.PROBLEMS: "problems",
    Tab.NOTES: "notes",
    Tab.HISTORY: "question-history",
    Tab.REPORT: "reference",
}


class ReportView(QWidget):
    """Widgets only: made from a session and its navigation state, and thrown away without loss."""

    changes_wanted = Signal()
    """What changed since another report is to be shown."""

    def __init__(self, session: ReportSession, preferences: PaperPreference) -> None:
        super().__init__()
        self.session = session
        self.editing, self.saving, self.draft = session.editing, session.saving, session.draft
        self._preferences = preferences
        self.banner = Banner()
        self.footer = Footer()
        self.navigator = Navigator(self.editing, session.title)
        self.outline = self.navigator.outline
        attachments = AttachmentDialogs(session.attachments, self)
        self.versions = VersionRestore(self.editing, session.draft, session.restoring, session.background, self)
        self.pages = PageStack(self.editing, session.navigation, attachments, self._make_check, self.navigator)
        history = History(self.editing, session.draft, session.background)
        self.side = SidePane(self.editing, history, Reference(self.editing, session.earlier))
        self.rail = SideRail(rail_entries())
        self.panes = Panes(self.navigator, self.pages, self.side, self.rail, self.footer)
        self.where = Navigation(session, self.pages, self.side, self)
        self.commands = ReportCommands(session, self.where, self.panes, self.versions, self)
        self._arrange()
        self._connect()
        self.refresh_outline()
        self._show_notice()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.panes, 1)
        column.addWidget(self.footer)
        precede_in_tab_order((*self.footer.stops(), *self.rail.stops()), self.side.first_stop())

    def _connect(self) -> None:
        session, editing = self.session, self.editing
        editing.updated.connect(self.refresh_outline)
        editing.judged.connect(self.refresh_outline)
        session.title_changed.connect(self._show_title)
        editing.returned_to.connect(self.where.reveal_if_asked)
        session.told.connect(self.footer.tell)
        session.notices.changed.connect(self._show_notice)
        session.notices.closed.connect(self.where.focus_page)
        session.orphaned_wanted.connect(self._show_kept)
        session.confirming.goal.connect(self.pages.reveal)
        self.pages.shown.connect(self._shown)
        self.pages.decided.connect(self.commands.decide)
        self.pages.pane_wanted.connect(lambda pane: self.panes.show_tab(_PANES[pane]))
        self.navigator.chosen.connect(self.pages.show_step)
        self.navigator.question_chosen.connect(self.where.go_to_question)
        self.navigator.entered.connect(self.where.focus_page)
        self.navigator.search_wanted.connect(self.commands.find)
        self.where.moved.connect(self._show_place)
        self.panes.back.connect(self.where.focus_page)
        self.side.problems.chosen.connect(self.where.go_to)
        self.footer.back.connect(lambda: self.pages.show_neighbour(-1))
        self.footer.next.connect(lambda: self.pages.show_neighbour(1))
        self.footer.unanswered.connect(partial(self.where.next_unanswered, 1))
        self.saving.status_changed.connect(self._show_status)
        self.saving.saved.connect(self.side.history.refresh)
        for teller in (self.pages, self.side.history, self.side.reference, self.where):
            teller.told.connect(self.footer.tell)
        self._show_status()

    def command(self, id: str) -> None:
        """One of the window's actions that are about the report."""
        self.commands.run(id)

    def restyle(self) -> None:
        """Colours or text size have changed."""
        self.side.guidance.show_again()
        self.side.problems.show_again()
        self.side.history.show_again()
        self.pages.restyle()

    def _make_check(self) -> CheckPage:
        page = CheckPage(self.session, self._preferences)
        page.chosen.connect(self.pages.reveal)
        page.finding_chosen.connect(self.where.go_to)
        page.changes_wanted.connect(self.changes_wanted)
        page.told.connect(self.footer.tell)
        return page

    def refresh_outline(self, *_args: object) -> None:
        """The report has changed, or what is found in it."""
        self.navigator.refresh()
        found = self.editing.judging.shown
        grave = any(finding.severity is Severity.ERROR for finding in found)
        self.rail.button(Tab.PROBLEMS).show_count(len(found), grave=grave)
        self.footer.show_unanswered(left=bool(self.editing.session.review.missing()))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say beside the buttons which key does the same; `keys` are by the id of the action."""
        self.navigator.search.show_key(keys["find"])
        self.footer.show_key(keys["next-unanswered"])
        for tab, action in _ACTION_OF_TAB.items():
            self.rail.button(tab).show_key(keys[action])

    def _show_title(self) -> None:
        self.navigator.show_title(self.session.title)

    def _show_place(self) -> None:
        self.navigator.show_place(self.pages.step, self.where.question)

    def _shown(self, step: str) -> None:
        self._show_around(step)
        if self.navigator.isAncestorOf(QApplication.focusWidget() or self):
            self.where.guide()
        else:
            self.where.focus_page()
        self.where.remember()

    def _show_around(self, step: str) -> None:
        self._show_place()
        self.side.attend(problems=step == CHECK)
        before, after = self.pages.neighbour(-1), self.pages.neighbour(1)
        titles = (heading_of(self.editing, near) if near else "" for near in (before, after))
        self.footer.show_neighbours(*titles, is_section=after != CHECK)

    def _show_status(self) -> None:
        failed = bool(self.saving.failure)
        self.footer.show_status(self.saving.status, failed=failed, saved=not failed and not self.saving.unsaved)

    def _show_notice(self) -> None:
        notice = self.session.notices.notice
        if notice is None:
            self.banner.clear()
        else:
            self.banner.say(notice.text, notice.ways, Shape.BEGUN if notice.calm else Shape.WARNING)

    def _show_kept(self) -> None:
        NoLongerAsked(self.editing, self).show()

    def begin(self) -> None:
        """Go to where the person was the last time."""
        self.where.begin()

    def hand_over(self) -> None:
        """Give the session what only the widgets know, and act on it no more: another view is to take its place."""
        state, focus = self.session.navigation, QApplication.focusWidget()
        finish_composing(focus if focus is not None and self.isAncestorOf(focus) else None)
        self.editing.apply_typed()
        self.where.capture()
        self.pages.capture()
        state.side, state.panes = self.side.state(), self.panes.state()
        state.focus = place_of_focus(self._named_panes(), self.pages.cards())
        self.where.release()
        self.pages.release()
        self.side.notes.release()
        self.editing.returned_to.disconnect(self.where.reveal_if_asked)

    def prepare(self) -> None:
        """Before it is seen: show what the navigation state says, and aim the focus, without judging or moving."""
        state = self.session.navigation
        self.pages.shown.disconnect(self._shown)
        self.pages.show_step(state.step)
        self.pages.shown.connect(self._shown)
        self._show_around(state.step)
        if (page := self.pages.section_page()) is not None:
            page.make_all()
        self.side.show_question(state.question)
        if state.side is not None:
            self.side.resume(state.side)
        focus_again(state.focus, self._named_panes(), self.pages.cards())

    def resume(self) -> None:
        """Now that it is seen: focus, cursor, selection and scrolling as they were."""
        state = self.session.navigation
        if state.panes is not None:
            self.panes.resume(state.panes)
        focus_again(state.focus, self._named_panes(), self.pages.cards())
        if (page := self.pages.section_page()) is not None:
            page.scroll_to(state.scroll.get(state.step, 0))
        if state.side is not None:
            self.side.guidance.scroll_to(state.side.scrolled)

    def _named_panes(self) -> dict[str, QWidget]:
        return {
            "notice": self.banner,
            "navigator": self.navigator,
            "page": self.pages.page(),
            "rail": self.rail,
            "side": self.side,
            "footer": self.footer,
        }

    def close_report(self) -> bool:
        """Leave, save and let go of the file. False if something could not be saved; then nothing has changed."""
        self.pages.leave()
        self.where.capture()
        return self.session.close()
