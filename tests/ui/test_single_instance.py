"""One window per person: a second start gives its draft to the first and ends."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from poadesk import paths
from poadesk.ui.shell.single_instance import SingleInstance


def second_start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "poadesk", *arguments])


def test_draft_opened_from_a_folder_goes_to_the_window_that_is_open(qtbot: QtBot, tmp_path: Path):
    first = SingleInstance(paths.data_folder())
    assert first.claim()
    first.listen()
    draft = tmp_path / "Été 2026.poadraft"
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        second = second_start(str(draft))
    assert asked.args == [draft]
    assert second.wait(20) == 0
    first.release()


def test_starting_once_more_without_a_draft_shows_the_window(qtbot: QtBot):
    first = SingleInstance(paths.data_folder())
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        second = second_start()
    assert asked.args == [None]
    assert second.wait(20) == 0
    first.release()


def test_what_was_asked_while_the_first_was_starting_is_heard(qtbot: QtBot, tmp_path: Path):
    first = SingleInstance(paths.data_folder())
    assert first.claim()
    second = second_start(str(tmp_path / "a.poadraft"))
    qtbot.waitUntil(lambda: any((paths.data_folder() / "requests").glob("*.ask")), timeout=20_000)
    with qtbot.waitSignal(first.asked):
        first.listen()
    assert second.wait(20) == 0
    first.release()


def test_first_window_that_has_ended_is_no_longer_asked():
    first, second = SingleInstance(paths.data_folder()), SingleInstance(paths.data_folder())
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_window_that_does_not_answer_keeps_no_other_from_opening(monkeypatch, tmp_path: Path):
    monkeypatch.setattr("poadesk.ui.shell.single_instance.WAIT", 0.1)
    first, second = SingleInstance(paths.data_folder()), SingleInstance(paths.data_folder())
    assert first.claim()
    assert not second.claim()
    assert not second.hand_over(tmp_path / "a.poadraft")
    assert not list((paths.data_folder() / "requests").iterdir())
    first.release()


def test_folder_that_cannot_be_written_keeps_no_window_from_opening(tmp_path: Path):
    (tmp_path / "file").touch()
    assert SingleInstance(tmp_path / "file").claim()
