"""The history of an answer and of the whole report: seen word by word, named, brought back, taken back by undo."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCharFormat
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton, QTextEdit, QWidget

from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import Moment
from poadesk.ui.versions.version_restore import LISTED, thinned
from poadesk.ui.widgets.text_page import TextPage

AUTHORITY, SECOND = "about.authority", "about.person"


def marked(reading: TextPage) -> dict[str, str]:
    """The words that are underlined and those that are struck out."""
    found = {"added": "", "removed": ""}
    for style, text in _pieces(reading):
        found["added"] += text if style.fontUnderline() else ""
        found["removed"] += text if style.fontStrikeOut() else ""
    return found


def _pieces(reading: TextPage) -> Iterator[tuple[QTextCharFormat, str]]:
    block = reading.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment().charFormat(), pieces.fragment().text()
            pieces += 1
        block = block.next()


def write(person, question: str, text: str) -> None:
    person.report.editing.edit(question, "value", text)
    person.report.editing.end_burst()
    person.wait_saved()


@pytest.fixture
def twice(writing, qtbot):
    """An answer that was written and then changed."""
    writing.go(AUTHORITY)
    write(writing, AUTHORITY, "Ministry of Foreign Affairs")
    write(writing, AUTHORITY, "Ministry of the Interior")
    return writing


@pytest.fixture
def history(twice, qtbot):
    twice.press("F4")
    pane = twice.report.side.history
    qtbot.waitUntil(lambda: pane.list.count() == 2)
    return pane


def test_the_history_of_an_answer_shows_who_when_and_the_words_that_differ(history):
    assert history.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Answer: Ministry of the Interior")
    assert "-" in history.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert marked(history.words) == {"added": "the Interior", "removed": "Foreign Affairs"}
    assert "Ministry of " in history.words.toPlainText()
    assert history.words.accessibleDescription() == "Removed: Foreign Affairs. New: the Interior."


def test_the_version_marked_is_brought_back_by_keyboard_and_undo_takes_that_back(twice, history, qtbot):
    twice.press("Down", "Tab", "Tab")
    assert twice.focus is history.restore
    twice.press("Space")
    assert twice.value(AUTHORITY) == "Ministry of Foreign Affairs"
    assert "Restored" in twice.report.footer.message.text()
    twice.wait_saved()
    qtbot.waitUntil(lambda: history.list.count() == 3)
    assert "restored" in history.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    twice.press("Ctrl+Z")
    assert twice.value(AUTHORITY) == "Ministry of the Interior"


def test_the_field_shows_what_was_brought_back(twice, history):
    history.list.setCurrentRow(1)
    history.restore.click()
    twice.settle()
    card = twice.report.pages.section_page().cards[AUTHORITY]
    shown = [field.toPlainText() for field in card.findChildren(QTextEdit)]
    shown += [field.text() for field in card.findChildren(QLineEdit)]
    assert "Ministry of Foreign Affairs" in shown


def test_bringing_back_the_latest_version_changes_nothing_and_says_so(twice, history):
    history.restore.click()
    assert twice.value(AUTHORITY) == "Ministry of the Interior"
    assert "is the answer now" in twice.report.footer.message.text()


def test_a_version_that_was_empty_is_brought_back_empty(twice, history, qtbot):
    write(twice, AUTHORITY, None)
    qtbot.waitUntil(lambda: history.list.count() == 3)
    write(twice, AUTHORITY, "Ministry of Defence")
    qtbot.waitUntil(lambda: history.list.count() == 4)
    history.list.setCurrentRow(1)
    history.restore.click()
    assert twice.value(AUTHORITY) is None


def test_the_history_follows_the_question_and_what_is_saved(twice, history, qtbot):
    twice.go(SECOND)
    qtbot.waitUntil(history.list.isHidden)
    assert "Nothing has been changed here yet" in history._hint.text()
    twice.report.editing.edit(SECOND, "note", "ask the police")
    qtbot.waitUntil(lambda: history.list.count() == 1)
    assert "Internal note: ask the police" in history.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_markup_in_an_earlier_answer_is_shown_as_it_was_typed(writing, qtbot):
    writing.go(AUTHORITY)
    write(writing, AUTHORITY, "<b>bold</b>")
    writing.press("F4")
    qtbot.waitUntil(lambda: writing.report.side.history.list.count() == 1)
    assert "<b>bold</b>" in writing.report.side.history.words.toPlainText()


def moments(person, qtbot, count: int):
    person.press("Ctrl+H")
    dialog = person.report.versions.dialog
    qtbot.waitUntil(lambda: dialog.list.count() == count)
    qtbot.waitUntil(lambda: "Reading" not in dialog._sum.text())
    return dialog


def back(person) -> None:
    """The screenless platform does not do by itself what every other does when a dialog closes."""
    person.window.activateWindow()
    person.settle()


def choose(dialog, row: int, qtbot) -> None:
    dialog.list.setCurrentRow(row)
    qtbot.waitUntil(lambda: "Reading" not in dialog._sum.text())


def test_the_report_as_of_a_moment_is_compared_before_it_is_brought_back(twice, qtbot):
    write(twice, SECOND, "A. Clerk")
    dialog = moments(twice, qtbot, 4)
    assert dialog._sum.text() == "The report is like this now."
    assert not dialog.restore.isEnabled()
    choose(dialog, 2, qtbot)
    assert dialog._sum.text() == "2 questions would change."
    assert marked(dialog.reading) == {"added": "Foreign Affairs", "removed": "the InteriorA. Clerk"}
    assert twice.value(SECOND) == "A. Clerk"


def test_a_moment_is_brought_back_as_one_step_and_undone_as_one(twice, qtbot, stored, draft):
    write(twice, SECOND, "A. Clerk")
    before = twice.report.editing.answers
    dialog = moments(twice, qtbot, 4)
    choose(dialog, 2, qtbot)
    dialog.restore.click()
    twice.settle()
    assert twice.value(AUTHORITY) == "Ministry of Foreign Affairs"
    assert twice.value(SECOND) is None
    assert "you can undo them" in twice.report.footer.message.text()
    back(twice)
    twice.wait_saved()
    assert stored(draft)[AUTHORITY]["value"] == "Ministry of Foreign Affairs"
    twice.press("Ctrl+Z")
    assert twice.report.editing.answers == before


def test_the_report_can_be_read_as_it_stood(twice, qtbot):
    dialog = moments(twice, qtbot, 3)
    choose(dialog, 1, qtbot)
    dialog._view.setCurrentIndex(1)
    text = dialog.reading.toPlainText()
    assert "Ministry of Foreign Affairs" in text
    assert "Antigua and Barbuda" in text
    assert "Change" not in text.split()


def test_a_moment_that_was_named_is_found_by_its_name(twice, qtbot, draft):
    twice.report.command("name-moment")
    ask = twice.report.findChild(QInputDialog)
    ask.setTextValue("sent to <police>")
    ask.accept()
    qtbot.waitUntil(lambda: "sent to <police>" in twice.report.footer.message.text())
    back(twice)
    write(twice, AUTHORITY, "Ministry of Justice")
    dialog = moments(twice, qtbot, 4)
    named = dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert named.startswith("“sent to <police>”")
    choose(dialog, 1, qtbot)
    dialog.restore.click()
    assert twice.value(AUTHORITY) == "Ministry of the Interior"
    with DraftFile.open(draft, read_only=True) as file:
        assert [milestone.name for milestone in file.milestones()] == ["sent to <police>"]


def test_a_name_given_by_mistake_is_taken_back_and_the_moment_stays(twice, qtbot, draft):
    twice.report.versions.name_as("by mistake")
    qtbot.waitUntil(lambda: "by mistake" in twice.report.footer.message.text())
    dialog = moments(twice, qtbot, 3)
    [button] = [button for button in dialog.findChildren(QPushButton) if button.text() == "Remove the name"]
    choose(dialog, 1, qtbot)
    assert not button.isEnabled()
    choose(dialog, 0, qtbot)
    button.click()
    qtbot.waitUntil(lambda: not button.isEnabled())
    assert dialog.list.count() == 3
    assert "No version is called “by mistake” any more" in twice.report.footer.message.text()
    with DraftFile.open(draft, read_only=True) as file:
        assert file.milestones() == ()


def test_what_is_typed_just_before_a_name_is_part_of_the_moment(writing, qtbot):
    writing.go(AUTHORITY)
    writing.type("Ministry")
    writing.report.versions.name_as("seen by the minister")
    qtbot.waitUntil(lambda: "seen by the minister" in writing.report.footer.message.text())
    dialog = moments(writing, qtbot, 2)
    assert "seen by the minister" in dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert dialog._sum.text() == "The report is like this now."


def test_enter_in_the_list_of_moments_brings_nothing_back(twice, qtbot):
    dialog = moments(twice, qtbot, 3)
    choose(dialog, 1, qtbot)
    dialog.list.setFocus()
    twice.press("Return")
    assert twice.value(AUTHORITY) == "Ministry of the Interior"


def test_who_only_looks_sees_the_history_and_brings_nothing_back(twice, draft, qtbot):
    twice.press("Ctrl+W")
    twice.controller.open(draft, read_only=True)
    twice.settle()
    dialog = moments(twice, qtbot, 3)
    choose(dialog, 1, qtbot)
    assert dialog._sum.text() == "1 question would change."
    assert not dialog.restore.isEnabled()
    assert not any(button.isEnabled() for button in _buttons(dialog) if button.text().startswith("Name"))


def test_every_control_of_the_history_has_a_name(twice, qtbot, history):
    dialog = moments(twice, qtbot, 3)
    for widget in (*controls(dialog), *controls(twice.report.side.history)):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip(), widget
    stops = [dialog.list]
    dialog.list.setFocus()
    while len(stops) < 20 and dialog.focusNextChild() and twice.focus is not dialog.list:
        stops.append(twice.focus)
    assert len(stops) == len(set(stops)) == len(list(controls(dialog)))


def controls(inside: QWidget) -> Iterator[QWidget]:
    """What the keyboard can reach."""
    for widget in inside.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            yield widget


def test_of_long_histories_the_last_moment_of_each_older_day_and_all_names_are_listed():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    names = {5: ("sent to police",)}
    found = [Moment(n, start + timedelta(hours=n), "", 1, names.get(n, ())) for n in range(2000, 0, -1)]
    listed = list(thinned(found))
    assert [moment.revision for moment in listed[:LISTED]] == list(range(2000, 2000 - LISTED, -1))
    assert 5 in [moment.revision for moment in listed]
    days = [moment.at.astimezone().date() for moment in listed]
    assert len(set(days)) == len({moment.at.astimezone().date() for moment in found})
    assert len(listed) < LISTED + 90


def _buttons(dialog):
    return [dialog.buttons.itemAt(place).widget() for place in range(dialog.buttons.count())]


def test_the_history_of_a_table_shows_its_fields_line_by_line(writing, qtbot):
    question = "coordination.targets.list"
    writing.report.editing.edit("coordination.targets", "value", "yes")
    target = "Destroy all surplus weapons of the police by the end of the cycle"
    write(writing, question, [{"target": target, "year": 2027}])
    write(writing, question, [{"target": target.replace("police", "army"), "year": 2028}])
    writing.go(question)
    writing.press("F4")
    pane = writing.report.side.history
    qtbot.waitUntil(lambda: pane.list.count() == 2)
    lines = pane.words.toPlainText().split("\n")
    assert any("police" in line and "army" in line and "2027" not in line for line in lines)
    assert any("2027" in line and "2028" in line for line in lines)


def test_the_history_of_the_report_names_the_questions(twice, qtbot):
    dialog = moments(twice, qtbot, 3)
    words = dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "A.6 Authority" in words
    numbered = twice.report.versions._named(list(twice.report.editing.form.questions))
    assert numbered.startswith("A.1, A.1.a, A.1.b, A.2, A.3, A.4, A.5, A.6 and ")
