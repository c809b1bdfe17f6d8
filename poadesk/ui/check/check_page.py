"""Check page: check and export: what stands in the way of the report, what is open, and what can be made of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from poadesk.core.form import STATUS
from poadesk.core.preflight import FINAL, Preflight, preflight
from poadesk.i18n import _, interface
from poadesk.sentences.preflight import preflight_points
from poadesk.tasks.export import Order
from poadesk.ui.check.columns import Columns
from poadesk.ui.check.export_target import ask_target, order_for
from poadesk.ui.check.export_words import export_words
from poadesk.ui.check.not_asked import NotAsked
from poadesk.ui.check.open_by_section import OpenBySection
from poadesk.ui.check.output_card import OutputCard
from poadesk.ui.check.output_list import OutputList
from poadesk.ui.check.output_options import PaperPreference
from poadesk.ui.check.outputs import all_outputs
from poadesk.ui.check.point_list import PointList
from poadesk.ui.check.reading_view import ReadingView
from poadesk.ui.check.unprintable_characters import UnprintableNotice
from poadesk.ui.session.export_service import Doubted
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.scroll_column import scrolled


class CheckPage(QStackedWidget):
    """Checks everything each time it is opened; its other side is the whole report to read."""

    chosen = Signal(str)
    """The question to go to."""
    finding_chosen = Signal(object)
    """The Finding to go to."""
    changes_wanted = Signal()
    """What changed since another report is to be shown."""
    told = Signal(str)

    def __init__(self, session: ReportSession, preferences: PaperPreference) -> None:
        super().__init__()
        editing = session.editing
        self._session, self._editing = session, editing
        self.setAccessibleName(_("Check and export"))
        self._progress = text_label("", "quiet", wrap=False)
        self._read = QPushButton(_("Read the whole report"))
        self._changes = QPushButton(_("What changed…"))
        self.points = PointList()
        self.not_asked = NotAsked(editing, self)
        self.doubts = UnprintableNotice()
        self.outputs = OutputList(all_outputs(), preferences)
        self.open_points = OpenBySection(editing)
        self.reading = ReadingView(editing, session.navigation)
        self._arrange()
        self._connect()
        self.outputs.open(next(iter(self.outputs.cards), ""))
        self._show_export()

    def _arrange(self) -> None:
        unit = theme.UNIT
        head = QHBoxLayout()
        head.setContentsMargins(2 * unit, unit, 2 * unit, unit)
        head.setSpacing(unit)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(text_label(_("Check and export"), "title", wrap=False))
        title.addWidget(self._progress)
        more = Flow()
        more.addWidget(self._read)
        more.addWidget(self._changes)
        head.addLayout(title)
        head.addStretch(1)
        head.addLayout(more)
        inside = Columns(
            (text_label(_("Before it goes out"), "heading"), self.points, self.not_asked),
            (text_label(_("What can be made"), "heading"), self.outputs, self.doubts),
            (text_label(_("What is open"), "heading"), self.open_points),
        )
        self._scroll = scrolled(inside)
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.addWidget(front)
        self.addWidget(self.reading)

    def _connect(self) -> None:
        self._read.clicked.connect(self.read)
        self._changes.clicked.connect(self.changes_wanted)
        self.points.chosen.connect(self._go)
        self.open_points.chosen.connect(self.finding_chosen)
        self.outputs.wanted.connect(self._ask)
        self.outputs.put_right.connect(lambda: self._go("errors"))
        self.outputs.look_first.connect(self._look_first)
        self.outputs.status_wanted.connect(lambda: self._editing.edit(STATUS, "value", FINAL))
        self.doubts.chosen.connect(self._go_to_place)
        self.reading.chosen.connect(self.chosen)
        self.reading.closed.connect(self._close_reading)
        self._editing.updated.connect(self._follow)
        self._session.exports.changed.connect(self._show_export)
        self._session.exports.ended.connect(self._tell_end)

    def focus_first(self) -> None:
        """To the first thing that stands in the way, or to the first output."""
        if self.currentWidget() is self.reading:
            self.reading.page.setFocus()
            return
        first = self.points.first_button() or next(card.export for card in self.outputs.cards.values())
        first.setFocus()

    def read(self) -> None:
        """Show the whole report."""
        self.reading.refresh()
        self.setCurrentWidget(self.reading)
        self.reading.page.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._editing.check()
        self.refresh()

    def found(self) -> Preflight:
        """What the check finds now."""
        session = self._editing.session
        return preflight(session.form, session.answers, session.review)

    def refresh(self) -> None:
        """Bring the page up to date with the answers."""
        form, found, total = self._editing.form, self.found(), self._editing.session.review.total()
        number = interface().number
        done = _("{done} of {families} done").format(done=number(total.done), families=number(total.families))
        self._progress.setText(done)
        self.points.show_points(preflight_points(found, form))
        self.not_asked.refresh()
        self.outputs.show_preflight(found, form, may_edit=not self._editing.read_only)
        self.open_points.show_points(found)
        if self.currentWidget() is self.reading:
            self.reading.refresh()

    def _follow(self, _update: object) -> None:
        if self.isVisible():
            self._editing.check()
            self.refresh()

    def _close_reading(self) -> None:
        self.setCurrentIndex(0)
        self._read.setFocus()

    def _go(self, kind: str) -> None:
        found = self.found()
        ways: Mapping[str, Callable[[], object]] = {
            "errors": lambda: self.finding_chosen.emit(found.errors[0]),
            "warnings": lambda: self.finding_chosen.emit(found.warnings[0]),
            "unconfirmed": lambda: self.chosen.emit(found.unconfirmed[0].question),
            "unanswered": lambda: self.chosen.emit(found.unanswered[0].question),
            "not-asked": self._show_not_asked,
            "status": lambda: self.chosen.emit(STATUS),
        }
        ways[kind]()

    def _look_first(self) -> None:
        self._go(preflight_points(self.found(), self._editing.form)[0].kind)

    def _show_not_asked(self) -> None:
        self.not_asked.unfold()
        self._bring_into_sight(self.not_asked)

    # Exporting

    def _ask(self, card: OutputCard) -> None:
        """Ask where to, then make the file; a file is replaced only if the person says so."""
        if fault := card.options.fault:
            card.show_words(fault)
            announce(card, fault, urgent=True)
            return
        if not self._session.exports.is_busy and (order := ask_target(self, card, self._session)) is not None:
            self._start(card.output.id, order)

    def export_to(self, id: str, path: Path) -> None:
        """Make an output there."""
        self._start(id, order_for(self.outputs.cards[id], path))

    def _start(self, id: str, order: Order) -> None:
        self.doubts.hide()
        self._session.exports.start(id, order, self._session.report())

    def _show_export(self) -> None:
        last = self._session.exports.last
        if last is not None and last.output in self.outputs.cards:
            self.outputs.open(last.output)
            self._bring_into_sight(self.outputs.cards[last.output])
        self.outputs.show_export(last)
        if last is not None and isinstance(last.end, Doubted):
            again = replace(last.order, stop_at_unprintable=False)
            self.doubts.ask(last.end.found, lambda: self._start(last.output, again))
            self._bring_into_sight(self.doubts)

    def _tell_end(self) -> None:
        last = self._session.exports.last
        if last is not None and last.output in self.outputs.cards and not isinstance(last.end, Doubted):
            self.told.emit(export_words(last, self.outputs.cards[last.output].output))

    def _bring_into_sight(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))  # once it has its place

    def _go_to_place(self, place: str) -> None:
        """To the question that the words of a place begin with."""
        number = place.split(" ", 1)[0]
        if question := self._editing.form.by_number.get(number):
            self.chosen.emit(question.id)
