"""Results of work away from the window's thread come only to somebody who is still there."""

import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListWidget

from poadesk.ui.session.background_worker import Background


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_a_result_comes_to_its_owner(background, qtbot):
    owner, got = QObject(), []
    background.run(lambda: 7, got.append, got.append, owner=owner)
    qtbot.waitUntil(lambda: got == [7])


@pytest.mark.parametrize("fails", [False, True])
def test_a_window_that_was_closed_meanwhile_is_told_nothing(background, qtbot, fails):
    go, told = threading.Event(), []
    listing = QListWidget()

    def work() -> int:
        go.wait(10)
        if fails:
            raise OSError
        return 1

    def show(_result: object) -> None:
        told.append(listing.count())

    background.run(work, show, show, owner=listing)
    shiboken6.delete(listing)
    go.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == []


def test_an_earlier_state_read_after_its_window_was_closed_disturbs_nobody(writing, qtbot, monkeypatch):
    writing.go("about.authority")
    writing.type("Ministry")
    writing.wait_saved()
    writing.press("Ctrl+H")
    dialog = writing.report.versions.dialog
    qtbot.waitUntil(lambda: dialog.list.count() > 0 and not writing.report.session.background.busy)
    go = threading.Event()
    real = writing.report.versions._answers_at
    monkeypatch.setattr(writing.report.versions, "_answers_at", lambda moment: (go.wait(10), real(moment))[1])
    writing.report.versions._list_moments()
    qtbot.waitUntil(lambda: dialog._sum.text() == "Reading…")
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go.set()
    qtbot.waitUntil(lambda: not writing.report.session.background.busy)
    assert not shiboken6.isValid(dialog)


def test_what_a_callback_raises_in_the_window_is_not_swallowed(writing, qtbot):
    with qtbot.captureExceptions() as caught:
        QTimer.singleShot(0, lambda: 1 / 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_the_catcher_of_errors_gives_back_what_it_took(official):
    before = sys.excepthook, threading.excepthook
    official.program.crash.install()
    assert sys.excepthook != before[0]
    official.program.crash.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
