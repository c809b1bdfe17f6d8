"""Nothing opened or let go by mistake closes the report that is open, and no file gives way unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from poadesk.ui.home import draft_folder
from poadesk.ui.widgets.save_dialog import ask_where
from tests.ui.conftest import FIRST


def let_go(window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))


@pytest.fixture
def at_work(writing):
    writing.go("about.authority")
    writing.type("Ministry")
    return writing


@pytest.mark.parametrize("name", ["act.pdf", "Décret 2003.docx", "photo.png", "no ending"])
def test_a_document_let_go_beside_its_field_leaves_the_report_open(at_work, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.7")
    report = at_work.report
    let_go(at_work.window, path)
    at_work.settle()
    assert at_work.controller.report is report
    assert name in report.footer.message.text()
    at_work.press("Ctrl+Z")
    assert at_work.value("about.authority") is None


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 but broken", b'{"1.1": "yes"}'])
def test_a_draft_that_does_not_open_leaves_the_other_open(at_work, tmp_path, content):
    path = tmp_path / "other.poadraft"
    path.write_bytes(content)
    report = at_work.report
    at_work.open(path)
    assert at_work.controller.report is report
    assert "other.poadraft" in report.banner.text
    at_work.press("Ctrl+Z")
    assert at_work.value("about.authority") is None


def test_what_can_be_done_about_it_is_one_press_away(at_work, tmp_path):
    path = tmp_path / "other.poadraft"
    path.write_bytes(b"SQLite format 3\0 but broken")
    at_work.open(path)
    at_work.report.banner._buttons[0].click()
    at_work.settle()
    assert at_work.controller.report is None
    assert "other.poadraft" in at_work.controller.banner.text


def test_the_report_that_is_open_is_not_opened_again(at_work, draft):
    report = at_work.report
    at_work.open(draft)
    assert at_work.controller.report is report
    assert "open already" in report.footer.message.text()


def test_another_draft_opens_in_its_place_and_everything_is_saved(at_work, draft, form, stored):
    other = draft_folder.make_draft(form, FIRST)
    at_work.open(other)
    assert at_work.report.draft.path == other
    assert stored(draft)["about.authority"]["value"] == "Ministry"


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch):
    """The system's dialog and the question whether to replace, answered in turn; what was asked."""
    asked: list[str] = []

    def choose(*names: str) -> None:
        left = list(names)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (left.pop(0) if left else "", ""))

    def press(text: str) -> None:
        def answer(box: QMessageBox) -> int:
            asked.append(box.text())
            next(button for button in box.buttons() if button.text() == text).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", answer)

    return choose, press, asked


@pytest.mark.parametrize("suffix", [".pdf", ".json", ".poadraft"])
def test_a_file_whose_name_was_completed_is_asked_about(qtbot, writing, tmp_path, answered, suffix):
    choose, press, asked = answered
    (tmp_path / f"note{suffix}").write_bytes(b"mine")
    choose(str(tmp_path / "note"), str(tmp_path / "free"))
    press("Choose another name")
    path = ask_where(writing.window, "Save", tmp_path / "x", "", suffix)
    assert path == tmp_path / f"free{suffix}"
    assert len(asked) == 1
    assert f"note{suffix}" in asked[0]
    choose(str(tmp_path / "note"))
    press("Replace")
    assert ask_where(writing.window, "Save", tmp_path / "x", "", suffix) == tmp_path / f"note{suffix}"


def test_a_name_that_is_complete_or_free_is_not_asked_about_again(writing, tmp_path, answered):
    choose, press, asked = answered
    press("Replace")
    (tmp_path / "note.PDF").write_bytes(b"the system's dialog has asked")
    choose(str(tmp_path / "note.PDF"))
    assert ask_where(writing.window, "Save", tmp_path / "x", "", ".pdf") == tmp_path / "note.PDF"
    choose(str(tmp_path / "new"))
    assert ask_where(writing.window, "Save", tmp_path / "x", "", ".pdf") == tmp_path / "new.pdf"
    choose()
    assert ask_where(writing.window, "Save", tmp_path / "x", "", ".pdf") is None
    assert not asked
