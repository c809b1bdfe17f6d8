"""Light, dark and large; and the calm window after an error nobody foresaw."""

import importlib.abc
import sys
import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMessageBox

from poadesk import paths
from poadesk.ui.shell.crash_dialog import log_text, write_log
from poadesk.ui.shell.preferences import Preferences


def test_light_and_dark_can_be_chosen_and_are_remembered(writing, qapp, data_folder):
    writing.program.look.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < 80
    writing.program.look.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() > 200
    writing.program.look.choose("dark")
    assert Preferences(data_folder / "window.ini").colours == "dark"
    writing.program.look.choose("system")


def test_text_grows_to_twice_its_size_and_back(writing, qapp):
    usual = qapp.font().pointSizeF()
    writing.press(*["Ctrl++"] * 9)
    assert qapp.font().pointSizeF() == usual * 2
    writing.press("Ctrl+0")
    assert qapp.font().pointSizeF() == usual


def test_a_broken_file_of_preferences_is_as_none(data_folder):
    data_folder.mkdir()
    (data_folder / "window.ini").write_bytes(b"\x00\xff[General]\ntext-size=huge\ncolours=pink\n")
    preferences = Preferences(data_folder / "window.ini")
    assert (preferences.colours, preferences.text_size, preferences.paper) == ("system", 100, "a4")


def broken(answer: str) -> None:
    raise ValueError(f"cannot use {answer}")


def test_the_log_says_where_but_never_what_was_answered():
    with pytest.raises(ValueError, match="cannot use") as caught:
        broken("a secret answer")
    text = log_text(caught.value, datetime(2026, 3, 1, tzinfo=UTC))
    assert "ValueError" in text
    assert "in broken" in text
    assert "secret" not in text


def test_an_unexpected_error_saves_the_draft_and_shows_one_calm_window(writing, draft, stored, monkeypatch):
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text() + box.informativeText()))
    writing.go("about.authority")
    writing.type("Ministry")
    writing.program.crash._happened.emit(ValueError("a secret answer"))
    writing.settle()
    assert len(shown) == 1
    assert str(draft) in shown[0]
    assert "secret" not in (paths.logs() / "poadesk.log").read_text(encoding="utf-8")
    assert stored(draft)["about.authority"]["value"] == "Ministry"


def test_errors_of_other_threads_are_caught_too(writing, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    writing.program.crash.install()
    try:
        thread = threading.Thread(target=broken, args=("answer",))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(shown))
    finally:
        writing.program.crash.uninstall()


def test_without_a_place_for_logs_the_program_goes_on(data_folder):
    data_folder.mkdir(parents=True)
    (data_folder / "logs").write_text("in the way")
    assert write_log(ValueError()) is None


class NothingMore(importlib.abc.MetaPathFinder):
    """The disk that the program is on has gone: nothing that is not loaded yet can be."""

    def find_spec(self, name, path=None, target=None):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def test_when_nothing_more_can_be_loaded_the_draft_is_saved_and_it_is_said(writing, draft, stored, monkeypatch):
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text() + box.informativeText()))
    writing.go("about.authority")
    writing.type("Ministry")
    with monkeypatch.context() as failing:
        failing.setattr(sys, "meta_path", [NothingMore()])
        writing.program.crash._happened.emit(ModuleNotFoundError("No module", name="poadesk.export.pdf"))
        writing.settle()
    assert len(shown) == 1
    assert "A part of the program cannot be loaded (poadesk.export.pdf)" in shown[0]
    assert stored(draft)["about.authority"]["value"] == "Ministry"
