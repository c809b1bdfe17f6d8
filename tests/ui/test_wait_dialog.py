"""Work that lasts is done behind one sentence, and the window lives on meanwhile."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from poadesk.core.answers import Change
from poadesk.core.form import STATE
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.timestamps import utc_now
from poadesk.ui.home.new_report_dialog import NewReport
from poadesk.ui.widgets.wait_dialog import WaitDialog, wait_for

DOCUMENTS = "information.documents"


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def whenever() -> Iterator[Callable[[type, Callable[[QWidget], object]], QTimer]]:
    """Do something once a modal window of this kind is in front."""
    timers = []

    def await_(kind: type, do: Callable[[QWidget], object]) -> QTimer:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind):
                timer.stop()
                do(dialog)

        timer = QTimer(interval=1)
        timer.timeout.connect(look)
        timer.start()
        timers.append(timer)
        return timer

    yield await_
    for timer in timers:
        timer.stop()


def test_what_is_over_at_once_shows_nothing(window, whenever):
    seen = whenever(WaitDialog, lambda waiting: waiting.accept())
    assert wait_for("Working…", lambda: 7, window) == 7
    assert seen.isActive()


def test_the_window_lives_while_the_work_lasts_and_escape_does_not_end_it(window, whenever):
    go_on, said = Event(), []

    def look(waiting: QWidget) -> None:
        QTest.keyClick(waiting, Qt.Key.Key_Escape)
        said.append((waiting.isVisible(), waiting.findChild(QLabel).text()))
        go_on.set()

    whenever(WaitDialog, look)
    assert wait_for("Working…", lambda: go_on.wait(20), window) is True
    assert said == [(True, "Working…")]


def test_what_goes_wrong_is_told_to_whoever_asked_for_the_work(window, whenever):
    go_on = Event()

    def work() -> None:
        go_on.wait(20)
        raise OSError("no room")

    whenever(WaitDialog, lambda _waiting: go_on.set())
    with pytest.raises(OSError, match="no room"):
        wait_for("Working…", work, window)


def test_documents_of_an_earlier_report_are_brought_over_while_the_window_lives(
    official, draft: Path, whenever, stored
):
    """Somebody else writes to the earlier report, so that it can only be read when they are done."""
    with DraftFile.open(draft) as earlier:
        entry = {"name": "plan.pdf", "size": 5, "sha256": earlier.keep_document(b"%PDF-", utc_now())}
        earlier.commit([Change(DOCUMENTS, "value", None, [entry])], "", utc_now())
    said = []
    with closing(sqlite3.connect(draft, isolation_level=None)) as other:

        def agree(dialog: QWidget) -> None:
            other.execute("BEGIN EXCLUSIVE")
            whenever(WaitDialog, look)
            dialog.accept()

        def look(waiting: QWidget) -> None:
            said.append(waiting.findChild(QLabel).text())
            other.execute("ROLLBACK")

        whenever(NewReport, agree)
        official.controller.begin_from(draft)
    assert [words.startswith("Carrying over the answers and documents of ") for words in said] == [True]
    assert official.value(STATE) == "ATG"
    with DraftFile.open(official.report.draft.path, read_only=True) as made:
        assert json.dumps(made.answers()[DOCUMENTS]["value"]) == json.dumps([entry])
        assert made.attachment(entry["sha256"]) == b"%PDF-"
