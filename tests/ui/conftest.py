"""The whole program in one window, driven by keys, over a real draft file."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.ui.home import draft_folder
from poadesk.ui.report.report_view import ReportView
from poadesk.ui.shell.application import Program

FIRST = {STATE: "ATG", CYCLE: "2026", LANGUAGE: "en"}


class Official:
    """Sits at the keyboard. Keys go to whatever has the focus."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self.controller = program.controller
        self._qtbot = qtbot

    @property
    def report(self) -> ReportView:
        assert self.controller.report is not None
        return self.controller.report

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def open(self, path: Path) -> None:
        self.controller.open(path)
        self.settle()

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))
            self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        self.settle()

    def go(self, question: str) -> None:
        """By search, as one who knows the number."""
        self.report.pages.reveal(question)
        self.settle()

    def value(self, question: str) -> Json:
        return self.report.editing.answers.value(question)

    def text(self, question: str) -> str:
        """What stands beneath a question."""
        card = self.report.pages.section_page().cards[question]
        return "\n".join(label.text() for label in card.messages.findChildren(QWidget) if hasattr(label, "text"))

    def wait_saved(self) -> None:
        self._qtbot.waitUntil(lambda: self.report.saving.status.startswith("Saved"))

    def wait_listed(self) -> None:
        """Until every draft of the first page was looked into."""
        self._qtbot.waitUntil(lambda: not self.controller.home.busy)

    def settle(self) -> None:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.fixture
def official(qtbot: QtBot, qapp: QApplication, data_folder: Path) -> Iterator[Official]:
    font = qapp.font()
    program = Program(qapp, None)
    program.window.resize(1366, 768)
    with qtbot.waitSignal(program.window.painted):
        program.window.show()
        program.window.activateWindow()
    qtbot.waitUntil(lambda: hasattr(program, "controller"))
    program.crash.uninstall()  # an error in a test is to fail the test
    person = Official(program, qtbot)
    yield person
    if person.controller.report is not None:
        person.controller._open_report.close_unsaved()
    program.window.close()
    program.window.deleteLater()
    program.look.deleteLater()
    person.settle()
    qapp.setFont(font)


@pytest.fixture
def draft(form: Form, data_folder: Path) -> Path:
    """A new report of Antigua and Barbuda."""
    return draft_folder.make_draft(form, FIRST)


@pytest.fixture
def writing(official: Official, draft: Path) -> Official:
    """The official with that report open."""
    official.open(draft)
    return official


@pytest.fixture
def stored() -> Callable[[Path], Mapping[str, Mapping[str, Json]]]:
    """What is in a draft, read by another hand."""

    def read(path: Path) -> Mapping[str, Mapping[str, Json]]:
        with DraftFile.open(path, read_only=True) as file:
            return file.answers()

    return read
