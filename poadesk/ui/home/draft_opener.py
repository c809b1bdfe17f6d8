"""Draft opener: between the first page and the files: which drafts there are, opening one, making one. Loads forms when
first asked.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from poadesk import paths
from poadesk.export import Paper
from poadesk.store.draft.open_report import open_report
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.begin import edition_for
from poadesk.tasks.context import context_here
from poadesk.tasks.list_drafts import known_drafts
from poadesk.ui.home import draft_folder
from poadesk.ui.home.carry_forward import BegunReport, begin_from
from poadesk.ui.home.new_report_dialog import NewReport, Start
from poadesk.ui.report.report_view import ReportView
from poadesk.ui.session.attachment_service import PreviewCopies
from poadesk.ui.session.known_errors import Known, sentence
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.versions.compare_dialog import WhatChanged

LANGUAGE = "en"
"""Of the interface; forms speak it too where they can."""


@dataclass(frozen=True)
class Refused:
    """A draft did not open: why, in words, and as what it was met."""

    sentence: str
    error: Exception


@dataclass(frozen=True)
class NewDraft:
    """An empty draft that was made, and the file of the last official report to be read beside its questions."""

    path: Path
    reference: Path | None


class OpeningPreferences(Protocol):
    """What is remembered between starts that opening a draft reads and writes."""

    paper: str

    def recent(self) -> list[Path]:
        """Drafts opened lately, the last one first."""

    def add_recent(self, path: Path) -> None:
        """Note that this draft was opened."""

    def forget(self, path: Path) -> None:
        """Note it no more."""


class DraftOpener:
    """Has the forms and the list of recent drafts."""

    def __init__(self, preferences: OpeningPreferences, copies: PreviewCopies) -> None:
        self._preferences = preferences
        self._copies = copies
        self.library = FormLibrary(paths.forms_folders())

    def known(self) -> list[Path]:
        """The drafts for the first page, the one opened last first."""
        return known_drafts(self._preferences.recent(), paths.draft_folders())

    def forget(self, path: Path) -> None:
        """List this draft no more, unless it lies in a folder of drafts."""
        self._preferences.forget(path)

    def open(self, path: Path, *, read_only: bool, take_over: bool = False) -> ReportSession | Refused:
        """The report to work on, or why not."""
        try:
            opened = open_report(path.absolute(), self.library, read_only=read_only, take_over=take_over)
        except Known as error:
            return Refused(sentence(error), error)
        self._preferences.add_recent(path.absolute())
        return ReportSession(opened, today(), LANGUAGE, self._copies)

    def make_new(self, window: QWidget, reference: Path | None = None) -> NewDraft | str | None:
        """Ask what an empty report begins with and make it; a sentence on what is wrong, None if not wanted.

        `reference` is a file of the last official report that is to be read beside the questions.
        """
        try:
            form = edition_for(self.library)
            first = draft_folder.first_choice(form, today())
            dialog = NewReport(form, LANGUAGE, first, window, Start(reference=reference))
            if not dialog.exec():
                return None
            return NewDraft(draft_folder.make_draft(form, dialog.chosen()), dialog.reference)
        except Known as error:
            return sentence(error)

    def make_from(self, earlier: Path, window: QWidget) -> BegunReport | str | None:
        """Make a report that starts from an earlier one; a sentence on what is wrong, None if not wanted."""
        try:
            return begin_from(earlier.absolute(), self.library, LANGUAGE, window)
        except Known as error:
            return sentence(error)

    def what_changed(self, report: ReportView) -> WhatChanged:
        """The window that compares the open report with others."""
        page = WhatChanged(report.session.report, report.draft, self.library, self._paper(), report)
        page.chosen.connect(report.pages.reveal)
        return page

    def _paper(self) -> Paper:
        return "letter" if self._preferences.paper == "letter" else "a4"

    def make_example(self) -> Path | str:
        """A draft with the example's answers, or a sentence on what is wrong."""
        try:
            return draft_folder.make_example(self.library)
        except Known as error:
            return sentence(error)

    def folder(self) -> Path:
        """Where to look for drafts first."""
        recent = self._preferences.recent()
        return recent[0].parent if recent else paths.drafts()


def today() -> date:
    """By this machine's clock."""
    return context_here().today
