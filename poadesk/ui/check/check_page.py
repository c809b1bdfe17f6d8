"""Check page: check and export: the whole report to read, what is wrong with it, and the files that can be made of
it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from poadesk.core.finding import Severity
from poadesk.core.form import CYCLE, STATE
from poadesk.export import Options, Unprintable
from poadesk.i18n import _, interface, ngettext
from poadesk.tasks.export import Order
from poadesk.tasks.file_name import file_name
from poadesk.ui.check.answer_overview import Show, write_overview
from poadesk.ui.check.export_list import Choice, ChoiceRow, choices
from poadesk.ui.check.unprintable_characters import UnprintableNotice
from poadesk.ui.questions.orphaned_answers import NoLongerAskedButton
from poadesk.ui.questions.put_aside import PutAside
from poadesk.ui.session.export_job import Export
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.save_dialog import ask_where
from poadesk.ui.widgets.scroll_column import scrolled
from poadesk.ui.widgets.text_page import TextPage

LEAST_LINES = 9
"""Of the report are always in sight."""


class PaperPreference(Protocol):
    """Where the paper that the person prints on is kept: `a4` or `letter`."""

    paper: str


class CheckPage(QWidget):
    """Checks everything each time it is opened."""

    chosen = Signal(str)
    """The question to go to."""
    told = Signal(str)

    def __init__(self, session: ReportSession, preferences: PaperPreference) -> None:
        super().__init__()
        editing = session.editing
        self._session, self._editing, self._preferences = session, editing, preferences
        self._result: Path | None = None
        self._asked_from: QWidget | None = None
        """The button that began the export; it has the focus again afterwards, if the person has not moved on."""
        self._moved_to: QWidget | None = None
        self.setAccessibleName(_("Check and export"))
        self._title = text_label(_("Check and export"), "title")
        self._summary = text_label("", "")
        self._show = DropDown(_("Which answers to show"))
        self._show.addItems(
            [
                _("All answers"),
                _("Answers with problems"),
                _("Left blank, and why"),
                _("Not answered yet"),
                _("Not confirmed yet"),
            ]
        )
        self.reading = TextPage(_("All answers"))
        self.reading.chosen.connect(self.chosen)
        self._aside = PutAside(editing, editing.form.questions)
        self.no_longer_asked = NoLongerAskedButton(editing, self)
        self._progress = text_label("", "strong")
        self._doubts = UnprintableNotice()
        self._doubts.chosen.connect(self._go_to_place)
        self._folder = QPushButton(_("Open folder"))
        self._folder.clicked.connect(self._open_folder)
        self.choices = ChoiceRow(choices(), preferences.paper)
        self.choices.chosen.connect(self._ask)
        self.choices.paper_chosen.connect(self._keep_paper)
        self._inside = QWidget()
        self._scroll = scrolled(self._inside)
        self._arrange()
        self._show.setCurrentIndex(session.navigation.shown_answers)
        self._show.currentIndexChanged.connect(self._show_others)
        editing.updated.connect(self._follow)
        if session.export is not None:
            self._watch(session.export)

    def _arrange(self) -> None:
        unit = theme.UNIT
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        label = QLabel(_("Sho&w:"))
        label.setBuddy(self._show)
        head.addWidget(label)
        head.addWidget(self._show)
        result = QHBoxLayout()
        result.addWidget(self._progress, 1)
        result.addWidget(self._folder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, unit)
        column.setSpacing(unit)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self.reading, 1)
        column.addWidget(self._aside)
        column.addWidget(self.no_longer_asked)
        column.addWidget(self._doubts)
        column.addLayout(result)
        column.addWidget(self.choices)
        self._progress.hide()
        self._folder.hide()

    def focus_first(self) -> None:
        self.reading.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._editing.check()
        self.refresh()

    def refresh(self) -> None:
        """Bring the page up to date with the answers."""
        self.reading.setMinimumHeight(LEAST_LINES * self.fontMetrics().lineSpacing())
        review = self._editing.session.review
        total = review.total()
        notes = sum(finding.severity is Severity.NOTE for finding in review.findings) - total.unconfirmed
        parts = [
            _("{done} of {families} done").format(done=total.done, families=total.families),
            ngettext("{count} error", "{count} errors", total.errors).format(count=total.errors),
            ngettext("{count} warning", "{count} warnings", total.warnings).format(count=total.warnings),
            ngettext("{count} not answered", "{count} not answered", notes).format(count=notes),
        ]
        if total.unconfirmed:
            words = ngettext("{count} not confirmed", "{count} not confirmed", total.unconfirmed)
            parts.append(words.format(count=total.unconfirmed))
        self._summary.setText(" · ".join(parts))
        self._aside.refresh()
        self.no_longer_asked.refresh()
        why_not = ""
        if review.has_errors():
            why_not = ngettext(
                "First put {count} error right: choose “Answers with problems” above.",
                "First put {count} errors right: choose “Answers with problems” above.",
                total.errors,
            ).format(count=total.errors)
        self.choices.hold_back(why_not)
        write_overview(self.reading, self._editing, Show(self._show.currentIndex()))

    def _show_others(self, index: int) -> None:
        self._session.navigation.shown_answers = index
        self.refresh()

    def _follow(self, _update: object) -> None:
        if self.isVisible():
            self._editing.check()
            self.refresh()

    def _keep_paper(self, paper: str) -> None:
        self._preferences.paper = paper

    def _ask(self, choice: Choice) -> None:
        """Ask where to, then make the file; a file is replaced only if the person says so."""
        if self._session.export is not None:
            return
        suggested = self._folder_for_exports() / self._name_for(choice)
        chosen = ask_where(self, choice.words.plain_title, suggested, choice.filter, choice.exporter.suffix)
        if chosen is not None:
            self.export_to(choice, chosen)

    def export_to(self, choice: Choice, path: Path) -> None:
        """Make the file there."""
        order = Order(
            choice.exporter,
            path,
            Options(choice.copy, self.choices.paper),
            existing="replace-main",
            attachments=self.choices.with_files and choice.exporter.attachments_beside,
            anyway=True,
            stop_at_unprintable=True,
        )
        self._start(order, choice.words.making)

    def _start(self, order: Order, making: str) -> None:
        self._doubts.hide()
        session = self._session
        session.export = Export(session.report(), order, making, session.draft, session)
        focus = QApplication.focusWidget()
        self._asked_from = focus if focus is not None and self.choices.isAncestorOf(focus) else None
        self._watch(session.export)
        self._moved_to = QApplication.focusWidget()
        session.export.start()

    def _watch(self, export: Export) -> None:
        """Follow an export, which goes on whatever becomes of this page."""
        export.progressed.connect(self._say)
        export.finished.connect(self._done)
        export.doubted.connect(self._doubt)
        export.failed.connect(self._failed)
        export.broke.connect(_raise)
        self.choices.setEnabled(False)
        export.tell_end()

    def _doubt(self, found: tuple[Unprintable, ...]) -> None:
        export = self._session.export
        self._end()
        self._progress.hide()
        if export is not None:
            order = replace(export.order, stop_at_unprintable=False)
            self._doubts.ask(found, lambda: self._start(order, export.making))
        self._bring_into_sight(self._doubts)

    def _done(self, written: tuple[Path, ...]) -> None:
        self._end()
        self._result = written[0]
        self._say(_made(written))
        self._folder.show()
        self.told.emit(self._progress.text())

    def _failed(self, sentence: str) -> None:
        self._end()
        self._say(sentence)
        self.told.emit(sentence)

    def _end(self) -> None:
        self._session.export = None
        self.choices.setEnabled(True)
        if self._asked_from is not None and QApplication.focusWidget() is self._moved_to:
            self._asked_from.setFocus()
        self._asked_from = None

    def _say(self, words: str) -> None:
        self._folder.hide()
        self._progress.setText(words)
        self._progress.show()
        self._bring_into_sight(self._progress)

    def _bring_into_sight(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))  # once it has its place

    def _go_to_place(self, place: str) -> None:
        """To the question that the words of a place begin with."""
        number = place.split(" ", 1)[0]
        if question := self._editing.form.by_number.get(number):
            self.chosen.emit(question.id)

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.parent)))

    def _folder_for_exports(self) -> Path:
        if self._result:
            return self._result.parent
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()  # a missing one would open in the program's own

    def _name_for(self, choice: Choice) -> str:
        parts = []
        for question in (STATE, CYCLE):
            value = self._editing.answers.value(question)
            if value is not None:
                parts.append(self._editing.words(question).reference.states.get(str(value), str(value)))
        return file_name([*(parts or [self._session.draft.path.stem]), choice.words.name], choice.exporter.suffix)


def _raise(error: BaseException) -> None:
    raise error


def _made(written: tuple[Path, ...]) -> str:
    """Which files were made and where; the documents in a folder of their own are counted."""
    folder = written[0].parent
    names = interface().join(path.name for path in written if path.parent == folder)
    beside = [path for path in written if path.parent != folder]
    said = _("Made {names} in {folder}").format(names=names, folder=folder)
    if not beside:
        return said
    words = "{count} document in its folder {place}", "{count} documents in its folder {place}"
    counted = ngettext(*words, len(beside)).format(count=len(beside), place=beside[0].parent.name)
    return _("{said}, and {counted}").format(said=said, counted=counted)
