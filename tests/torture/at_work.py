"""Someone at work in the real window, offscreen, who marks among its system calls what is done when.

Run by `disk_calls` under strace. Prints the writer's thread. Each act ends when its change is called saved.
"""

import os
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poadesk.core.answers import Change
from poadesk.ui.report.report_view import ReportView
from poadesk.ui.report.side_pane import Tab
from poadesk.ui.shell.application import Program, make_application
from tests.torture.told import Teller

BEGIN, END = "/begin ", "/end "
"""Files that are nowhere: being asked for one of them is a mark in the list of calls."""

DOCUMENTS = "information.documents"
DOCUMENT = "law.pdf"
"""A file beside the draft, to be added to it."""

AFTERWARDS = 300
"""Milliseconds after an act is saved in which what follows from it belongs to the act."""


class Person:
    """Types, chooses and goes about."""

    def __init__(self, application: QApplication, report: ReportView, teller: Teller) -> None:
        self._application, self._report, self._teller = application, report, teller
        self.acts: Mapping[str, Callable[[], object]] = {
            "type": partial(self._on, "information.views", self._type),
            "undo": report.editing.undo,
            "redo": report.editing.redo,
            "choose": partial(self._on, "coordination.gender", partial(self._press, Qt.Key.Key_Space)),
            "move the focus": self._tab_on,
            "leave the page": partial(report.command, "next-section"),
            "type a note": self._note,
            "add a file": self._add_file,
        }

    def work(self) -> None:
        """Do everything, with the history of the answer in sight."""
        self._report.panes.show_tab(Tab.HISTORY)
        self._settle()
        for act, do in self.acts.items():
            before = self._report.editing.session.revision
            mark(BEGIN + act)
            do()
            self._report.editing.end_burst()
            self._wait_saved()
            mark(END + act)
            self._teller.said("did", act, self._report.editing.session.revision - before)

    def offend(self) -> None:
        """What must not be: a commit on the window's thread."""
        mark(f"{BEGIN}offend")
        self._report.draft.commit([Change("information.views", "source", None, "x")], "", self._report.draft.created)
        mark(f"{END}offend")

    def _on(self, question: str, do: Callable[[], object]) -> None:
        self._report.pages.reveal(question)
        self._application.processEvents()
        do()

    def _type(self) -> None:
        QTest.keyClicks(self._application.focusWidget(), "words")

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(self._application.focusWidget(), key)

    def _tab_on(self) -> None:
        """To another question, as the place that is kept."""
        before = self._report.session.navigation.place()
        while self._report.session.navigation.place() == before:
            self._press(Qt.Key.Key_Tab)

    def _note(self) -> None:
        self._report.panes.show_tab(Tab.NOTES)
        self._application.processEvents()
        self._type()

    def _add_file(self) -> None:
        """What the system's own dialog does before is not ours."""
        self._report.pages.reveal(DOCUMENTS)
        card = self._report.pages.section_page().cards[DOCUMENTS]
        settled = QEventLoop()
        self._report.session.attachments.settled.connect(settled.quit)
        card.field.attach([self._report.draft.path.with_name(DOCUMENT)])
        settled.exec()

    def _wait_saved(self) -> None:
        saving, tick = self._report.saving, QTimer(interval=10)
        tick.start()
        while not (saving.flush() and saving.status.startswith("Saved")):
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._settle()

    def _settle(self) -> None:
        """What a signal from another thread, or a timer, has the window do now."""
        loop = QEventLoop()
        QTimer.singleShot(AFTERWARDS, loop.quit)
        loop.exec()


def mark(path: str) -> None:
    """Nothing but a call that can be found again in the list."""
    os.path.exists(path)  # noqa: PTH110 - exactly one call


def main(path: str) -> None:
    application = make_application()
    program = Program(application, Path(path))
    program.window.show()
    while getattr(program, "controller", None) is None or program.controller.report is None:
        application.processEvents()
    program.crash.uninstall()
    teller = Teller(1)
    teller.said("writer", next(t.native_id for t in threading.enumerate() if t.name == "draft writer"))
    person = Person(application, program.controller.report, teller)
    person.work()
    person.offend()
    program.window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
