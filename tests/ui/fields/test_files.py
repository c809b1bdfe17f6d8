import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from shiboken6 import isValid

from poadesk.core.editors import Field, FilesEditor
from poadesk.core.finding import Severity
from poadesk.core.kinds.files import Files
from poadesk.ui.fields import FindingMessage
from poadesk.ui.fields.attachment_row import FileRow
from poadesk.ui.widgets.theme import LIGHT

LAWS = Field("files", "Texts", Files(kind="files"), FilesEditor())


@pytest.fixture
def law(tmp_path):
    path = tmp_path / "Loi d'armes é.pdf"
    path.write_bytes(b"%PDF-1.7 law" * 200)
    return path


def drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(widget, enter)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(widget, event)
    return enter.isAccepted()


def texts(asked):
    return [label.text() for label in asked.field.findChildren(QLabel) if label.isVisible()]


def test_a_dropped_file_is_taken_in(ask, law):
    asked = ask(LAWS)
    assert drop(asked.field, law)
    (entry,) = asked.value
    assert entry["name"] == law.name
    assert entry["size"] == 2400
    assert {law.name, "2.4 kB"} <= set(texts(asked))


def test_folders_and_links_are_no_files(ask, tmp_path):
    asked = ask(LAWS)
    assert not drop(asked.field, tmp_path)
    assert asked.values == []


def test_what_cannot_be_taken_in_is_left_out_and_the_rest_is_taken(ask, law, tmp_path):
    bad = tmp_path / "run.exe"
    bad.write_bytes(b"MZ")
    asked = ask(LAWS)
    drop(asked.field, bad, law)
    assert [entry["name"] for entry in asked.value] == [law.name]
    drop(asked.field, bad)
    assert len(asked.values) == 1
    assert not [text for text in texts(asked) if "Adding" in text]


def test_a_file_is_named_in_the_answer_only_when_it_is_in(ask, law):
    asked = ask(LAWS)
    asked.attachments.slow = True
    drop(asked.field, law)
    assert texts(asked) == [f"Adding “{law.name}”…"]
    assert asked.values == []
    assert asked.attachments.arrive() == [True]
    assert [entry["name"] for entry in asked.value] == [law.name]
    assert f"Adding “{law.name}”…" not in texts(asked)


def test_files_keep_the_order_in_which_they_were_added(ask, law, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"x")
    asked = ask(LAWS)
    asked.attachments.slow = True
    drop(asked.field, law)
    drop(asked.field, other)
    asked.attachments.arrive()
    assert [entry["name"] for entry in asked.value] == [law.name, "other.pdf"]
    assert len(asked.values) == 2


def test_a_file_that_arrives_takes_no_focus_from_where_the_person_went(ask, law):
    asked = ask(LAWS)
    asked.attachments.slow = True
    drop(asked.field, law)
    asked.next.setFocus()
    asked.attachments.arrive()
    assert QApplication.focusWidget() is asked.next


def test_a_file_has_no_place_where_another_answer_is_shown_meanwhile(ask, law):
    """Such as that of another row of a table, whatever is in it."""
    asked = ask(LAWS)
    asked.attachments.slow = True
    drop(asked.field, law)
    asked.field.show_value(None)
    assert texts(asked) == ["No file yet. Add one, or drop it here."]
    assert asked.attachments.arrive() == [False]
    assert asked.values == []


def test_a_file_has_no_place_in_a_field_that_is_gone(ask, law):
    asked = ask(LAWS)
    asked.attachments.slow = True
    drop(asked.field, law)
    asked.field.deleteLater()
    QApplication.sendPostedEvents(asked.field, QEvent.Type.DeferredDelete.value)
    assert not isValid(asked.field)
    assert asked.attachments.arrive() == [False]


def test_title_and_language_can_be_given_by_keyboard(ask, law):
    asked = ask(LAWS)
    drop(asked.field, law)
    QTest.keyClicks(QApplication.focusWidget(), "Arms Act")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert asked.value[0]["title"] == "Arms Act"
    assert asked.value[0]["language"] == "fr"


def test_a_title_taken_away_leaves_none(ask, law):
    asked = ask(LAWS)
    drop(asked.field, law)
    QTest.keyClicks(QApplication.focusWidget(), "A")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert "title" not in asked.value[0]


def test_opening_and_saving_are_the_desks(ask, law):
    asked = ask(LAWS)
    drop(asked.field, law)
    QTest.mouseClick(asked.named("Open"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked.named("Save a copy…"), Qt.MouseButton.LeftButton)
    assert asked.attachments.asked == [("open", law.name), ("save", law.name)]


def test_a_file_is_removed_and_that_is_told(ask, law, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"x")
    asked = ask(LAWS)
    drop(asked.field, law, other)
    asked.named("file 1: Remove").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert [entry["name"] for entry in asked.value] == ["other.pdf"]
    assert "removed" in asked.told[0]
    assert asked.times_left == 0


def test_an_unknown_language_is_kept(ask):
    asked = ask(LAWS)
    entry = {"name": "a.pdf", "size": 1, "sha256": "0" * 64, "language": "pt"}
    asked.field.show_value([entry])
    asked.named("title").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "T")
    assert asked.value == [{**entry, "title": "T"}]


def test_the_dialog_can_add_several_files(ask, law, tmp_path, monkeypatch):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"x")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(law), str(other)], ""))
    asked = ask(LAWS)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert len(asked.value) == 2
    assert len(asked.values) == 1


def test_a_remark_marks_its_file(ask):
    asked = ask(LAWS)
    asked.field.show_value([{"name": n, "size": 1, "sha256": "0" * 64} for n in ("a.pdf", "b.xyz")])
    asked.field.show_messages([FindingMessage(Severity.WARNING, "unusual", row=1)])
    assert texts(asked).count("Warning") == 1
    assert asked.named("file 2, title").accessibleDescription() == "Warning: unusual"


def test_a_name_is_text_and_never_markup(ask):
    asked = ask(LAWS)
    asked.field.show_value([{"name": "<b>x</b>.pdf", "size": 1, "sha256": "0" * 64}])
    label = next(label for label in asked.field.findChildren(QLabel) if "<b>" in label.text())
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_read_only_list_can_be_opened_but_not_changed(ask, law):
    asked = ask(LAWS)
    asked.field.show_value([{"name": "a.pdf", "size": 1, "sha256": "0" * 64}])
    asked.field.set_read_only(True)
    assert not asked.named("Remove").isEnabled()
    assert not asked.named("add file").isEnabled()
    assert asked.named("Open").isEnabled()
    drop(asked.field, law)
    assert asked.values == []


def test_files_carried_over_show_it_until_they_are_confirmed(ask, law):
    asked = ask(LAWS)
    asked.field.set_carried(on=True)
    drop(asked.field, law)
    row = asked.field.findChild(FileRow)
    ground = row.grab().toImage().pixelColor(QPoint(6, 6)).name()
    assert ground == LIGHT.carried_ground
    shown = row.grab().toImage()
    edge = {shown.pixelColor(x, 0).name() for x in range(20, row.width() - 20)}
    assert len(edge) > 1, "no dashes"
    asked.field.set_carried(on=False)
    assert row.grab().toImage().pixelColor(QPoint(6, 6)).name() == LIGHT.card
