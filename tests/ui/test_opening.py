"""The start page and files: what is listed, made, opened, refused, and what happens when saving fails."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from poadesk.store.draft.draft_file import DraftFile
from poadesk.ui.home import draft_folder
from poadesk.ui.home.draft_list import PATH
from poadesk.ui.home.new_report_dialog import NewReport
from poadesk.ui.session.draft_copy import copy_to
from tests.ui.conftest import FIRST


def save_copy(report, to: Path) -> str:
    """Write everything into another draft, here and now; what is said of it."""
    return copy_to(report.draft, report.saving.waiting(), report.editing.answers, to)


def test_the_first_day_says_what_to_do(official):
    official.wait_listed()
    assert "No drafts yet" in official.window.start.hint.text()
    assert official.controller.home.card.isHidden()
    assert official.window.start.new_button.hasFocus()


def test_drafts_are_listed_with_state_cycle_progress_time_and_place(writing, draft):
    writing.press("Ctrl+W")
    writing.wait_listed()
    item = writing.controller.home.drafts.item(0)
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Antigua and Barbuda 2026.")
    assert " of 67 done" in spoken
    assert draft.name in spoken


def test_a_draft_kept_elsewhere_is_listed_with_its_place(writing, draft, tmp_path):
    copy = tmp_path / "stick" / "report.poadraft"
    copy.parent.mkdir()
    save_copy(writing.report, copy)
    writing.open(copy)
    writing.press("Ctrl+W")
    writing.wait_listed()
    assert str(copy) in writing.controller.home.drafts.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_enter_opens_the_draft_marked(writing, draft):
    writing.press("Ctrl+W")
    writing.controller.home.drafts.setFocus()
    writing.press("Return")
    assert writing.report.draft.path == draft


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_new_report_asks_three_things_and_is_named_after_them(form, qtbot, data_folder):
    dialog = NewReport(form, "en", draft_folder.first_choice(form, date(2026, 3, 1)))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.field("about.state").focus_first()
    QTest.keyClicks(dialog.focusWidget(), "Antigua and Barbuda")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    path = draft_folder.make_draft(form, dialog.chosen())
    assert path == data_folder / "drafts" / "Antigua-and-Barbuda-2026.poadraft"
    with DraftFile.open(path, read_only=True) as file:
        assert file.answers()["about.state"]["value"] == "ATG"
    assert draft_folder.make_draft(form, dialog.chosen()).name == "Antigua-and-Barbuda-2026-2.poadraft"


def test_the_example_opens_as_a_draft_of_ones_own_with_its_documents(official, data_folder):
    official.controller.open_example()
    official.settle()
    assert official.report.draft.path.parent == data_folder / "drafts"
    total = official.report.editing.session.review.total()
    assert total.answered > 100
    files = [entry for _q, entry in official.report.session.report().files()]
    assert files
    assert all(official.report.draft.attachment(str(entry["sha256"])) for entry in files)


def test_a_draft_dropped_on_the_window_opens(official, draft):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(draft))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    official.window.dropEvent(QDropEvent(QPointF(10, 10), action, mime, buttons, keys))
    official.settle()
    assert official.report.draft.path == draft


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xff\xd8\xff\xe0 JFIF", "is not a draft of poadesk"),
        (b"%PDF-1.7", "is a PDF"),
        (b"SQLite format 3\x00" + b"\x00" * 60, "“odd.poadraft”"),
    ],
)
def test_what_is_no_draft_is_refused_in_a_sentence_and_left_alone(official, tmp_path, content, words):
    path = tmp_path / "odd.poadraft"
    path.write_bytes(content)
    official.open(path)
    assert official.controller.report is None
    assert words in official.controller.banner.text
    assert path.read_bytes() == content


def test_a_missing_draft_stays_listed_with_the_reason(writing, draft):
    writing.press("Ctrl+W")
    draft.unlink()
    writing.controller.list_drafts()
    writing.wait_listed()
    assert "There is no draft" in writing.controller.home.drafts.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_draft_open_elsewhere_can_be_looked_at(official, draft):
    with DraftFile.open(draft):
        official.open(draft)
        assert "opened for reading only" in official.controller.banner.text
        official.controller.banner._buttons[0].click()
        official.settle()
        assert official.report.editing.read_only
        assert "for reading only" in official.report.banner.text


def test_a_report_open_to_look_at_takes_no_edit(official, draft, stored):
    before = stored(draft)
    official.controller.open(draft, read_only=True)
    official.settle()
    for question in ("about.authority", "about.updates"):
        official.go(question)
        official.type("x y")
        official.press("Space")
    official.press("F3")
    official.type("note")
    official.press("Ctrl+Z", "Ctrl+W")
    assert stored(draft) == before


def test_closing_the_window_saves_the_last_key(writing, draft, stored):
    writing.go("about.authority")
    writing.type("Ministry")
    writing.window.close()
    assert stored(draft)["about.authority"]["value"] == "Ministry"


def test_a_failure_to_save_is_said_stays_and_goes_by_itself(writing, draft, qtbot, stored):
    aside = draft.with_suffix(".away")
    writing.go("about.authority")
    draft.rename(aside)
    writing.type("Ministry")
    qtbot.waitUntil(lambda: "Not saved" in writing.report.footer.status.text(), timeout=5000)
    assert writing.report.footer.status.property("role") == "error"
    aside.rename(draft)
    qtbot.waitUntil(lambda: writing.report.footer.status.text().startswith("Saved"), timeout=15_000)
    assert stored(draft)["about.authority"]["value"] == "Ministry"


def test_a_report_that_cannot_be_saved_stays_open_and_can_be_copied_elsewhere(writing, draft, tmp_path, stored):
    aside = draft.with_suffix(".away")
    writing.go("about.authority")
    draft.rename(aside)
    writing.type("Ministry")
    assert not writing.window.close()
    assert writing.controller.report is not None
    assert "could not be saved" in writing.report.banner.text
    assert writing.report.banner._buttons[0].text().startswith("Save a copy elsewhere")
    copy = tmp_path / "copy.poadraft"
    assert str(copy) in save_copy(writing.report, copy)
    assert stored(copy)["about.authority"]["value"] == "Ministry"
    aside.replace(draft)


def test_a_copy_holds_the_attached_documents(official, tmp_path):
    official.controller.open_example()
    official.settle()
    copy = Path(tmp_path / "copy.poadraft")
    save_copy(official.report, copy)
    entries = [entry for _q, entry in official.report.session.report().files()]
    with DraftFile.open(copy, read_only=True) as file:
        assert all(len(file.attachment(str(entry["sha256"]))) == entry["size"] for entry in entries)


def test_a_draft_that_does_not_open_is_still_the_one_chosen(official, draft, form):
    gone = draft_folder.make_draft(form, FIRST)
    official.open(gone)
    official.open(draft)
    official.controller.command("close")
    official.settle()
    listed = official.controller.home.drafts
    assert listed.count() > 1
    row = next(n for n in range(listed.count()) if Path(listed.item(n).data(PATH)) == gone)
    assert row > 0
    gone.write_bytes(b"no draft any more")
    listed.setCurrentRow(row)
    listed.setFocus()
    official.press("Return")
    assert official.controller.report is None
    assert Path(listed.currentItem().data(PATH)) == gone
