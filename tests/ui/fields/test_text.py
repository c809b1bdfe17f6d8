from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from poadesk.core.editors import Field, TextEditor
from poadesk.core.finding import Severity
from poadesk.core.kinds.dates import Day
from poadesk.core.kinds.figure import Number
from poadesk.core.kinds.text import Text
from poadesk.ui.fields import FindingMessage, make_field
from poadesk.ui.fields.text_behaviour import own_direction
from tests.lexicon import LEXICON

LINE = Field("line", "Name", Text(kind="line"), TextEditor(sample="A. Person"))
PROSE = Field("prose", "Describe", Text(kind="prose"), TextEditor(lines=4, columns=75))
NUMBER = Field(
    "number",
    "How many?",
    Number.model_validate({"kind": "number"}, context=LEXICON),
    TextEditor(columns=14, estimate=True),
)
DAY = Field("day", "When?", Day(kind="date"), TextEditor(columns=14))


def keys(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def selected(edit):
    return edit.selectedText() if hasattr(edit, "selectedText") else edit.textCursor().selectedText()


def test_every_key_typed_is_told(ask):
    asked = ask(LINE)
    keys("Ab ")
    assert asked.values == ["A", "Ab", "Ab "]


def test_what_is_typed_stands_as_typed_until_the_field_is_left(ask):
    asked = ask(NUMBER)
    keys("1 200")
    asked.field.show_value(asked.value)
    assert asked.named("How many?").text() == "1 200"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert asked.times_left == 1
    assert asked.named("How many?").text() == "1200"


def test_what_is_wrong_stays(ask):
    asked = ask(NUMBER)
    keys("12o")
    assert asked.value == "12o"
    asked.field.show_value(asked.value)
    asked.next.setFocus()
    assert asked.named("How many?").text() == "12o"


def test_a_date_is_shown_as_it_is_kept_after_leaving(ask):
    asked = ask(DAY)
    keys("15.05.2026")
    asked.next.setFocus()
    assert asked.named("When?").text() == "2026-05-15"


def test_clearing_tells_that_nothing_is_left(ask):
    asked = ask(LINE)
    keys("A")
    press(Qt.Key.Key_Backspace)
    assert asked.values == ["A", None]


def test_showing_the_same_again_moves_no_cursor(ask):
    asked = ask(PROSE)
    asked.field.show_value("one two three")
    edit = QApplication.focusWidget()
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    asked.field.show_value("one two three")
    assert edit.textCursor().position() == 4
    assert asked.values == []


def test_showing_another_value_puts_the_cursor_behind_what_differs(ask):
    asked = ask(PROSE)
    asked.field.show_value("one 😀 two three")
    asked.field.show_value("one 😀 2 three")
    assert asked.field.raw() == "one 😀 2 three"
    assert QApplication.focusWidget().textCursor().position() == len("one xx 2")


def test_enter_in_a_line_submits_nothing_and_changes_nothing(ask, qtbot):
    asked = ask(LINE)
    keys("A")
    press(Qt.Key.Key_Return)
    assert asked.values == ["A"]
    assert asked.times_left == 0


def test_a_long_line_shows_its_beginning_once_it_is_left(ask):
    ask(LINE)
    keys("Office of National Drug and Money Laundering Control Policy " * 3)
    line = QApplication.focusWidget()
    press(Qt.Key.Key_Tab)
    assert line.cursorPosition() == 0


def test_tab_leaves_a_passage_and_enter_makes_a_paragraph(ask):
    asked = ask(PROSE)
    keys("one")
    press(Qt.Key.Key_Return)
    keys("two")
    press(Qt.Key.Key_Tab)
    assert asked.value == "one\ntwo"
    assert asked.times_left == 1
    assert QApplication.focusWidget() is asked.next


@pytest.mark.parametrize("field", [LINE, PROSE], ids=["line", "passage"])
def test_undo_and_redo_are_the_windows(ask, field):
    asked = ask(field)
    undone = []
    for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
        action = QAction(asked.window)
        action.setShortcuts(key)
        action.triggered.connect(partial(undone.append, key))
        asked.window.addAction(action)
    keys("typed")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert undone == [QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo]
    assert asked.value == "typed"
    assert len(asked.values) == len("typed")


@pytest.mark.parametrize("field", [LINE, PROSE], ids=["line", "passage"])
def test_undo_keys_do_nothing_where_the_window_has_no_undo(ask, field):
    asked = ask(field)
    keys("typed")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked.field.raw() == "typed"


@pytest.mark.parametrize("field", [LINE, PROSE], ids=["line", "passage"])
def test_what_an_input_method_composes_is_no_change_until_committed(ask, field):
    asked = ask(field)
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent("ni", []))
    assert asked.values == []
    committed = QInputMethodEvent()
    committed.setCommitString("你")
    QApplication.sendEvent(QApplication.focusWidget(), committed)
    assert asked.values == ["你"]


def test_pasted_text_is_cleaned_and_that_is_told(ask, clipboard):
    asked = ask(PROSE)
    clipboard("First\u200b\tpart\r\n• bullet\u2028end")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.value == "First part\n- bullet\nend"
    assert len(asked.values) == 1
    (told,) = asked.told
    assert told.startswith("Pasted as plain text: unusual line breaks became ordinary ones; invisible characters")
    assert told.endswith("bullet signs became “- ”; tabs became spaces.")


def test_plain_pasted_text_is_not_remarked_on(ask, clipboard):
    asked = ask(PROSE)
    clipboard("one\r\ntwo")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.value == "one\ntwo"
    assert asked.told == []


def test_pasted_markup_is_text(ask):
    asked = ask(PROSE)
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("<b>bold</b>")
    QApplication.clipboard().setMimeData(data)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.value == "<b>bold</b>"


def test_lines_pasted_into_a_single_line_become_one(ask, clipboard):
    asked = ask(LINE)
    keys("x")
    clipboard("one\ntwo")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.values[-1] == "xone two"
    assert "one line" in asked.told[0]


@pytest.mark.parametrize("field", [LINE, PROSE], ids=["line", "passage"])
def test_dragging_what_is_selected_moves_no_text(ask, field):
    asked = ask(field)
    asked.field.show_value("one two three")
    edit = QApplication.focusWidget()
    edit.selectAll()
    ground = edit.viewport() if field is PROSE else edit
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert selected(edit) == ""  # nothing that could be dragged
    QTest.mouseMove(ground, QPoint(60, 12))
    assert len(selected(edit)) in range(1, 12)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert asked.values == []
    assert asked.field.raw() == "one two three"


@pytest.mark.parametrize("field", [LINE, PROSE], ids=["line", "passage"])
def test_text_dropped_from_elsewhere_is_taken(ask, field):
    asked = ask(field)
    edit = QApplication.focusWidget()
    ground = edit.viewport() if field is PROSE else edit
    data = QMimeData()
    data.setText("dropped")
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    for kind in (QDragEnterEvent, QDropEvent):
        place = QPoint(20, 12) if kind is QDragEnterEvent else QPointF(20, 12)
        QApplication.sendEvent(ground, kind(place, copy, data, Qt.MouseButton.LeftButton, none))
    assert asked.value == "dropped"


@pytest.mark.parametrize("field", [LINE, PROSE], ids=["line", "passage"])
def test_the_menu_has_no_undo_of_its_own_and_pastes_plain_text(ask, clipboard, field):
    asked = ask(field)
    clipboard("a\tb")
    edit = QApplication.focusWidget()
    QTest.keyClick(edit, Qt.Key.Key_A)
    here = QPoint(5, 5)
    by_keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(edit, QContextMenuEvent(by_keyboard, here, edit.mapToGlobal(here)))
    menu = QApplication.activePopupWidget()
    names = [action.objectName() for action in menu.actions()]
    assert "edit-undo" not in names
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()
    assert asked.value == "aa b"


def test_the_estimate_box_and_the_sign_say_the_same(ask):
    asked = ask(NUMBER)
    box = asked.named("estimate")
    assert isinstance(box, QCheckBox)
    assert not box.isEnabled()
    keys("~300")
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert asked.value == 300
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert asked.value == {"estimate": 300}
    assert asked.named("How many?").text() == "~300"


def test_an_estimate_in_words_loses_its_words_when_the_box_is_unticked(ask):
    asked = ask(NUMBER)
    keys("about 1 500")
    QTest.mouseClick(asked.named("estimate"), Qt.MouseButton.LeftButton)
    assert asked.value == 1500


def test_an_estimate_box_keeps_what_is_wrong(ask):
    asked = ask(NUMBER)
    keys("12o")
    QTest.mouseClick(asked.named("estimate"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked.named("estimate"), Qt.MouseButton.LeftButton)
    assert asked.value == "12o"


def test_words_of_prose_are_counted_in_every_script(ask):
    asked = ask(PROSE)
    asked.field.show_value("Two words – 两个字")
    assert "5 words" in [label.text() for label in asked.field.findChildren(QLabel)]
    asked.field.show_value(None)
    assert not any(label.isVisible() for label in asked.field.findChildren(QLabel))


def test_a_passage_grows_with_its_text_up_to_a_limit(ask, qtbot):
    asked = ask(PROSE)
    edit = QApplication.focusWidget()
    empty = edit.height()
    asked.field.show_value("line\n" * 10)
    grown = edit.height()
    asked.field.show_value("line\n" * 500)
    assert empty < grown < edit.height() < 60 * edit.fontMetrics().height()


def test_words_are_counted_only_where_one_writes_and_nothing_moves_for_that(ask):
    asked = ask(PROSE)
    asked.field.show_value("Two words")
    QApplication.processEvents()
    below = asked.next.y()
    asked.next.setFocus()
    QApplication.processEvents()
    assert not any(label.isVisible() for label in asked.field.findChildren(QLabel))
    assert asked.next.y() == below


def test_a_passage_grows_by_several_lines_at_once_while_one_writes(ask):
    ask(PROSE)
    edit = QApplication.focusWidget()
    heights = []
    for _line in range(18):
        keys("word")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        heights.append(edit.height())
        assert edit.verticalScrollBar().maximum() == 0
    assert 1 < len(set(heights)) <= 18 / 3 + 1


def test_a_sample_stands_beside_the_line_and_not_in_it(ask, of_kind):
    asked = ask(of_kind("date"))
    assert QApplication.focusWidget().placeholderText() == ""
    assert "for example 2026-05-15" in [label.text() for label in asked.field.findChildren(QLabel)]


def test_no_break_spaces_survive(ask):
    asked = ask(PROSE)
    asked.field.show_value("« Voilà\u00a0»\u202f!")
    keys("x")
    assert "Voilà\u00a0»\u202f!" in asked.value


def test_arabic_runs_from_the_right_and_numbers_from_the_left(ask):
    asked = ask(LINE)
    edit = asked.named("Name")
    asked.field.show_value("قانون (2024)")
    assert edit.layoutDirection() == Qt.LayoutDirection.RightToLeft
    asked.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    asked.field.show_value("+1 268 462")
    assert edit.layoutDirection() == Qt.LayoutDirection.LeftToRight
    asked.field.show_value(None)
    assert edit.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_direction_is_that_of_the_first_letter():
    assert own_direction("") is None
    assert own_direction("(12) abc") == Qt.LayoutDirection.LeftToRight
    assert own_direction("- مادة abc") == Qt.LayoutDirection.RightToLeft


def test_a_read_only_field_can_be_read_but_not_changed(ask, clipboard):
    asked = ask(NUMBER)
    asked.field.show_value({"estimate": 5})
    asked.field.set_read_only(True)
    clipboard("7")
    keys("1")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.values == []
    assert not asked.named("estimate").isEnabled()


def test_remarks_and_descriptions_reach_the_control(ask):
    asked = ask(NUMBER)
    asked.field.show_messages([FindingMessage(Severity.WARNING, "odd"), FindingMessage(Severity.ERROR, "wrong")])
    asked.field.set_description("Error: wrong")
    edit = asked.named("How many?")
    assert edit.property("mark") == "error"
    assert edit.accessibleDescription() == "Error: wrong"
    asked.field.show_messages([])
    assert edit.property("mark") == ""


@pytest.mark.parametrize("field", [LINE, PROSE, NUMBER, DAY], ids=lambda field: field.id)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.one_of(st.text(), st.integers().map(str), st.integers().map(lambda n: f"~{n}"), st.dates().map(str)))
def test_what_is_read_is_shown_and_read_back_the_same(qapp, field, text):
    widget = make_field(field, None)
    told = []
    widget.value_edited.connect(told.append)
    value = field.kind.read(text)
    widget.show_value(value)
    assert field.kind.read(widget.raw()) == value
    before = widget.raw()
    widget.show_value(value)
    assert widget.raw() == before
    assert told == []
