import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QTableView, QTableWidget

from poadesk.core.editors import ChoiceEditor, Field, Option, TableEditor, TextEditor
from poadesk.core.finding import Severity
from poadesk.core.kinds.choice import YesNo
from poadesk.core.kinds.figure import Number
from poadesk.core.kinds.record import Column
from poadesk.core.kinds.rows import Rows
from poadesk.core.kinds.text import Text
from poadesk.core.row_identity import row_id
from poadesk.ui.fields import FindingMessage
from poadesk.ui.fields.clipboard_rows import columns_by_heading, columns_by_place, make_rows, split_cells
from poadesk.ui.fields.row_form import RowForm
from poadesk.ui.widgets.theme import LIGHT

KINDS = {"law": Text(kind="line"), "count": Number(kind="number"), "force": YesNo(kind="yes-no")}
EDITORS = {
    "law": TextEditor(),
    "count": TextEditor(columns=14, estimate=True),
    "force": ChoiceEditor((Option("yes", "Yes"), Option("no", "No")), in_words=True),
}
LABELS = {"law": "Law", "count": "How many", "force": "In force"}
PARTS = tuple(Field(id, LABELS[id], KINDS[id], EDITORS[id]) for id in KINDS)
LAWS = Field(
    "laws",
    "Which laws?",
    Rows(kind="rows", columns=tuple(Column(id=id, answer=kind) for id, kind in KINDS.items())),
    TableEditor(PARTS, "Law", "Add a law"),
)
THREE = [{"law": "A"}, {"law": "B", "count": 2}, {"law": "C"}]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def keys(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def show_three(ask):
    asked = ask(LAWS)
    asked.field.show_value(THREE)
    asked.field.focus_first()
    return asked


def laws(value):
    return [row.get("law") for row in value]


def listed(asked):
    model = asked.field.findChild(QTableView).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def heads(asked):
    model = asked.field.findChild(QTableView).model()
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def form(asked):
    return asked.field.findChild(RowForm)


def test_an_empty_table_offers_a_row(ask):
    asked = ask(LAWS)
    assert not asked.field.findChild(QTableView).isVisible()
    assert QApplication.focusWidget().text() == "Add a law"


def test_a_row_is_added_and_filled_by_keyboard(ask):
    asked = ask(LAWS)
    press(Qt.Key.Key_Space)
    assert asked.values == []
    keys("Firearms Act")
    press(Qt.Key.Key_Tab)
    keys("~12")
    assert asked.value == [{"law": "Firearms Act", "count": {"estimate": 12}}]
    assert listed(asked) == [["1", "Firearms Act", "~12", ""]]
    assert heads(asked) == ["Law", "Law", "How many", "In force"]


def test_insert_adds_behind_the_present_row(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Insert)
    keys("A2")
    assert laws(asked.value) == ["A", "A2", "B", "C"]


def test_the_button_below_adds_behind_the_last_row(ask):
    asked = show_three(ask)
    QTest.mouseClick(asked.named("Add a law"), Qt.MouseButton.LeftButton)
    keys("D")
    assert laws(asked.value) == ["A", "B", "C", "D"]


def test_an_empty_row_is_in_no_answer_and_goes_when_the_field_is_left(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Insert)
    assert len(listed(asked)) == 4
    assert "3 entries" in [label.text() for label in asked.field.findChildren(QLabel)]
    asked.next.setFocus()
    assert len(listed(asked)) == 3
    assert asked.values == []


def test_a_second_empty_row_is_not_added(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_Insert)
    assert len(listed(asked)) == 4


def test_a_row_emptied_by_hand_is_no_row(ask):
    asked = ask(LAWS)
    press(Qt.Key.Key_Space)
    keys("A")
    press(Qt.Key.Key_Backspace)
    assert asked.values[-1] is None
    keys("B")
    assert asked.value == [{"law": "B"}]


def test_messages_stand_at_their_rows_though_an_empty_one_is_among_them(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Insert)
    asked.field.show_messages([FindingMessage(Severity.ERROR, "not whole", 1, "count")])
    assert [row[0] for row in listed(asked)] == ["1", "2", "3: Error", "4"]


def test_a_row_is_duplicated(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_D, CTRL)
    assert asked.value == [THREE[0], THREE[1], THREE[1], THREE[2]]


def test_rows_are_moved_and_the_mark_goes_with_them(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert laws(asked.value) == ["B", "C", "A"]
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert laws(asked.value) == ["B", "A", "C"]


def test_a_deleted_row_is_told_of(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert laws(asked.value) == ["A", "C"]
    assert asked.told == ["Row 2 deleted. You can undo this."]


def test_deleting_the_last_row_leaves_no_answer_and_the_focus_in_the_field(ask):
    asked = ask(LAWS)
    asked.field.show_value(THREE[:1])
    asked.field.focus_first()
    press(Qt.Key.Key_Delete)
    assert asked.values == [None]
    assert asked.field.holds_focus()
    assert asked.times_left == 0


def test_enter_goes_into_the_row_marked(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    keys("x")
    assert laws(asked.value) == ["A", "Bx", "C"]


def test_every_button_does_what_its_key_does(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Return)
    for name in ("Duplicate", "Move down", "Move up", "Delete"):
        QTest.mouseClick(asked.named(name), Qt.MouseButton.LeftButton)
    assert [laws(value) for value in asked.values] == [
        ["A", "A", "B", "C"],
        ["A", "B", "A", "C"],
        ["A", "A", "B", "C"],
        ["A", "B", "C"],
    ]
    press(Qt.Key.Key_Return)
    QTest.mouseClick(form(asked).buttons["add"], Qt.MouseButton.LeftButton)
    keys("x")
    assert laws(asked.value) == ["A", "B", "x", "C"]


def test_the_form_opens_under_its_row_and_escape_closes_it(ask):
    asked = show_three(ask)
    assert form(asked) is None
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    view = asked.field.findChild(QTableView)
    QApplication.processEvents()
    top = form(asked).geometry().top()
    second = view.viewport().mapTo(asked.field, QPoint(0, view.rowViewportPosition(1))).y()
    third = view.viewport().mapTo(asked.field, QPoint(0, view.rowViewportPosition(2))).y()
    assert second < top < form(asked).geometry().bottom() < third
    assert asked.field.rect().contains(form(asked).geometry())
    press(Qt.Key.Key_Escape)
    assert not form(asked).isVisible()
    assert QApplication.focusWidget() is view
    assert asked.times_left == 0


def test_a_click_on_a_row_opens_it(ask):
    asked = show_three(ask)
    view = asked.field.findChild(QTableView)
    where = view.visualRect(view.model().index(1, 1)).topLeft() + QPoint(5, 5)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    keys("x")
    assert laws(asked.value) == ["A", "Bx", "C"]


def test_the_form_takes_the_room_that_a_long_text_needs(ask, of_kind):
    asked = ask(of_kind("rows"))
    press(Qt.Key.Key_Space)
    before = form(asked).height()
    for _line in range(9):
        keys("word")
        press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form(asked).height() > before
    assert form(asked).record.geometry().bottom() < form(asked).height()
    assert asked.field.findChild(QTableView).height() > form(asked).height()


def test_keys_of_the_list_that_no_text_needs_work_in_the_form_too(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down, ALT)
    assert laws(asked.value) == ["B", "A", "C"]
    keys("x")
    assert laws(asked.value) == ["B", "Ax", "C"]
    press(Qt.Key.Key_Insert)
    keys("new")
    assert laws(asked.value) == ["B", "Ax", "new", "C"]


def test_what_cannot_be_done_is_not_offered(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Return)
    assert not asked.named("Move up").isEnabled()
    asked.field.focus_first(row=2)
    assert not asked.named("Move down").isEnabled()


def test_editing_one_row_shows_in_the_list_and_leaves_the_cursor(ask):
    asked = show_three(ask)
    asked.field.focus_first(row=1, part="law")
    keys("12")
    asked.field.show_value(asked.value)
    keys("3")
    assert listed(asked)[1][1] == "B123"


def test_rows_with_problems_are_marked_in_words(ask):
    asked = show_three(ask)
    asked.field.show_messages([FindingMessage(Severity.ERROR, "not whole", 1, "count")])
    assert [row[0] for row in listed(asked)] == ["1", "2: Error", "3"]
    asked.field.focus_first(row=1, part="count")
    assert QApplication.focusWidget().property("mark") == "error"
    assert QApplication.focusWidget().accessibleDescription() == "Error: not whole"
    asked.field.focus_first(row=0, part="count")
    assert QApplication.focusWidget().property("mark") != "error"


def test_an_undone_change_keeps_the_row_marked(ask):
    asked = show_three(ask)
    asked.field.focus_first(row=2)
    asked.field.show_value([THREE[0], {"law": "new"}, THREE[2]])
    keys("!")
    assert laws(asked.value)[:2] == ["A", "new"]


def test_more_rows_than_an_answer_holds_are_refused_in_words(ask):
    asked = ask(LAWS)
    asked.field.insert_rows([{"law": "x"}] * 6000)
    assert asked.values == []
    assert asked.told == ["there are more than 5000 rows"]


def test_tab_leaves_the_list(ask):
    asked = show_three(ask)
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert asked.times_left == 0


def test_a_read_only_table_can_be_looked_through_but_not_changed(ask):
    asked = show_three(ask)
    asked.field.set_read_only(True)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    keys("x")
    assert asked.values == []
    assert not asked.named("Add a law").isEnabled()


def opened(asked):
    return asked.field.findChild(QDialog)


def test_rows_from_a_spreadsheet_are_shown_before_they_are_taken(ask, clipboard, qtbot):
    asked = show_three(ask)
    clipboard("In force\tLaw\r\nyes\tCustoms Act\r\nNo\tArms Act\r\n")
    press(Qt.Key.Key_V, CTRL)
    dialog = opened(asked)
    assert asked.values == []
    assert "2 rows" in dialog.findChild(QLabel).text()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.value[3:] == [{"law": "Customs Act", "force": "yes"}, {"law": "Arms Act", "force": "no"}]
    assert len(asked.values) == 1


def test_a_pasted_column_can_be_sent_elsewhere(ask, clipboard):
    asked = ask(LAWS)
    clipboard("12\tArms Act")
    QTest.mouseClick(asked.named("Paste rows…"), Qt.MouseButton.LeftButton)
    dialog = opened(asked)
    first, second = dialog.findChildren(QComboBox)
    first.setCurrentIndex(first.findData("count"))
    second.setCurrentIndex(second.findData("law"))
    assert dialog.rows() == [{"law": "Arms Act", "count": 12}]
    dialog.reject()
    assert asked.values == []


def test_a_pasted_column_that_is_left_out_can_be_read_and_is_told(ask, clipboard):
    asked = ask(LAWS)
    clipboard("Law\tHow many\tRemarks\nArms Act\t3\tsee gazette 7\n\t\tonly a message\n")
    QTest.mouseClick(asked.named("Paste rows…"), Qt.MouseButton.LeftButton)
    dialog = opened(asked)
    assert dialog.rows() == [{"law": "Arms Act", "count": 3}]
    assert "1 column is left out" in dialog.findChild(QLabel).text()
    preview = dialog.findChild(QTableWidget)
    assert [preview.item(1, column).text() for column in range(3)] == ["Arms Act", "3", "see gazette 7"]
    boxes = dialog.findChildren(QComboBox)
    assert all(preview.columnWidth(n) >= box.sizeHint().width() for n, box in enumerate(boxes))
    dialog.reject()


def test_an_empty_clipboard_says_what_to_do(ask, clipboard):
    asked = ask(LAWS)
    clipboard("")
    QTest.mouseClick(asked.named("Paste rows…"), Qt.MouseButton.LeftButton)
    dialog = opened(asked)
    assert "copy them first" in dialog.findChild(QLabel).text()
    dialog.reject()


def test_cells_with_line_ends_and_quotes_stay_whole():
    assert split_cells('a\t"two\nlines"\n\n"say ""no"""\tb\r\n') == [["a", "two\nlines"], ['say "no"', "b"]]


@pytest.mark.parametrize("first", [["LAW", "in  force"], ["law", "count", "other"]])
def test_headings_are_known_by_label_and_id(first):
    assert columns_by_heading(PARTS, first) == {2: ["law", "force"], 3: ["law", "count", None]}[len(first)]


@pytest.mark.parametrize("first", [["Arms Act", "12"], ["Law", "Law"], [""]])
def test_what_is_no_heading_is_a_row(first):
    assert columns_by_heading(PARTS, first) is None


def test_columns_too_many_are_left_out_and_wrong_cells_kept():
    columns = columns_by_place(PARTS, 4)
    assert columns == ["law", "count", "force", None]
    rows = make_rows(PARTS, columns, [["A", "12o", "YES", "z"], ["B"]])
    assert rows == [{"law": "A", "count": "12o", "force": "yes"}, {"law": "B"}]


def test_a_row_stays_the_same_row_while_it_is_typed_in_moved_and_duplicated(ask):
    asked = show_three(ask)
    first, second, third = (row_id(row) for row in asked.field.raw())
    press(Qt.Key.Key_Return)
    keys("n old act")
    assert [row_id(row) for row in asked.field.raw()] == [first, second, third]
    asked.field.focus_first()
    press(Qt.Key.Key_Down, ALT)
    assert [row_id(row) for row in asked.field.raw()] == [second, first, third]
    press(Qt.Key.Key_D, CTRL)
    *known, copy, last = (row_id(row) for row in asked.field.raw())
    assert [*known, last] == [second, first, third]
    assert copy not in {None, first, second, third}


def test_a_field_that_says_the_same_is_not_touched_for_the_ids_of_its_rows(ask):
    asked = show_three(ask)
    held = asked.field.raw()
    asked.field.show_value([{"#": f"r{number}", **row} for number, row in enumerate(THREE)])
    assert [row_id(row) for row in asked.field.raw()] == [row_id(row) for row in held]


def test_the_first_column_has_room_for_what_is_wrong_with_a_row(ask):
    asked = show_three(ask)
    view = asked.field.findChild(QTableView)
    asked.field.show_messages([FindingMessage(Severity.WARNING, "odd", row=1)])
    assert view.columnWidth(0) >= view.sizeHintForColumn(0)


def test_rows_carried_over_have_a_diamond_and_dashes_until_they_are_confirmed(ask):
    asked = show_three(ask)
    view = asked.field.findChild(QTableView)
    plain, first = view.grab().toImage(), view.model().index(0, 0)
    asked.field.set_carried(on=True)
    assert not first.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "1: to confirm"
    assert view.columnWidth(0) >= view.sizeHintForColumn(0)
    shown = view.grab().toImage()
    under_the_second = view.horizontalHeader().height() + 2 * view.rowHeight(0) - 1
    colours = [shown.pixelColor(x, under_the_second).name() for x in range(shown.width())]
    assert colours.count(LIGHT.carried_line) in range(shown.width() // 3, shown.width() - 100)
    asked.field.set_carried(on=False)
    assert view.grab().toImage() == plain


def test_the_form_of_a_row_carried_over_shows_it_in_each_part_that_holds_something(ask):
    asked = show_three(ask)
    asked.field.set_carried(on=True)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().property("carried") == "true"
    assert asked.named("How many").property("carried") != "true"
    press(Qt.Key.Key_Escape)
    asked.field.set_carried(on=False)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().property("carried") != "true"
