from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from poadesk.core.editors import Field, FiguresEditor, Option
from poadesk.core.finding import Severity
from poadesk.core.kinds.figure import Number
from poadesk.core.kinds.yeartable import YearTable
from poadesk.ui.fields import FindingMessage, make_field
from poadesk.ui.fields.figure_cell import CellEdit
from tests.lexicon import LEXICON

READS_FIGURES = Number.model_validate({"kind": "number"}, context=LEXICON)
SEIZED = Field(
    "seized",
    "How many weapons?",
    YearTable.model_validate({"kind": "year-table", "rows": ("seized", "found"), "sum-rows": True}, context=LEXICON),
    FiguresEditor(
        (Option("seized", "Seized"), Option("found", "Found")),
        (2024, 2025),
        sum_rows=True,
        figure=READS_FIGURES,
    ),
)


def keys(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def labels(asked):
    return [label.text() for label in asked.field.findChildren(QLabel) if label.isVisible()]


def focused():
    return QApplication.focusWidget().accessibleName()


def test_a_table_is_filled_by_keyboard_and_added_up_at_once(ask):
    asked = ask(SEIZED)
    way = (("1 200", Qt.Key.Key_Right), ("30", Qt.Key.Key_Down), ("~5", Qt.Key.Key_Backtab), ("7", Qt.Key.Key_Up))
    for text, key in way:
        keys(text)
        press(key)
    assert asked.value == {"seized": {"2024": 1200, "2025": 30}, "found": {"2024": 7, "2025": {"estimate": 5}}}
    assert {"1230", "~12", "1207", "~35", "~1242"} <= set(labels(asked))
    assert focused() == "Seized, 2024"


def test_enter_goes_down_and_the_end_of_a_row_to_the_next(ask):
    ask(SEIZED)
    press(Qt.Key.Key_Return)
    assert focused() == "Found, 2024"
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == "Seized, 2024"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert focused() == "Found, 2024"
    press(Qt.Key.Key_Left)
    assert focused() == "Seized, 2025"


def test_arrow_keys_move_within_a_figure_first(ask):
    asked = ask(SEIZED)
    keys("12")
    press(Qt.Key.Key_Left)
    keys("0")
    assert asked.value == {"seized": {"2024": 102}}


def test_columns_run_from_the_right_where_the_window_does(ask):
    asked = ask(SEIZED)
    asked.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Left)
    assert focused() == "Seized, 2025"


def test_tab_goes_in_reading_order(ask):
    ask(SEIZED)
    stops = [focused()]
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        stops.append(focused())
    assert stops == ["Seized, 2024", "Seized, 2025", "Found, 2024", "Found, 2025", "next"]


def test_a_block_from_a_spreadsheet_fills_the_cells_from_here_on(ask, clipboard):
    asked = ask(SEIZED)
    clipboard("10\t20\r\n30\tabout 40\r\n")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.value == {"seized": {"2024": 10, "2025": 20}, "found": {"2024": 30, "2025": {"estimate": 40}}}
    assert len(asked.values) == 1
    assert asked.told == []


def test_what_does_not_fit_into_the_grid_is_told(ask, clipboard):
    asked = ask(SEIZED)
    clipboard("1\t2\t3\n4\t5\t6")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.told == ["2 figures did not fit into the table."]


def test_what_is_wrong_stays_and_is_marked(ask):
    asked = ask(SEIZED)
    keys("12o")
    assert asked.value == {"seized": {"2024": "12o"}}
    asked.next.setFocus()
    asked.field.show_messages([FindingMessage(Severity.ERROR, "not a number", part="seized")])
    assert asked.named("Seized, 2024").text() == "12o"
    assert asked.named("Seized, 2024").property("mark") == "error"
    assert asked.named("Seized, 2024").accessibleDescription() == "Error: not a number"
    assert asked.named("Seized, 2025").property("mark") != "error"
    asked.field.focus_first(part="seized")
    assert focused() == "Seized, 2024"


def test_leaving_shows_figures_as_they_are_kept(ask):
    asked = ask(SEIZED)
    arabic = QInputMethodEvent()
    arabic.setCommitString("١٢")
    QApplication.sendEvent(QApplication.focusWidget(), arabic)
    asked.next.setFocus()
    assert asked.named("Seized, 2024").text() == "12"


def test_figures_of_other_years_are_not_lost(ask):
    asked = ask(SEIZED)
    asked.field.show_value({"seized": {"2020": 4, "2024": 1}})
    keys("2")
    assert asked.value["seized"]["2020"] == 4


def test_emptied_cells_leave_nothing(ask):
    asked = ask(SEIZED)
    keys("1")
    press(Qt.Key.Key_Backspace)
    assert asked.values == [{"seized": {"2024": "1"}}, None]


def test_a_read_only_table_cannot_be_changed(ask, clipboard):
    asked = ask(SEIZED)
    asked.field.set_read_only(True)
    clipboard("1\t2")
    keys("5")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked.values == []


def test_there_is_a_legend_for_estimates(ask):
    assert any("estimate" in label for label in labels(ask(SEIZED)))


ESTIMATE = st.builds(lambda n: {"estimate": n}, st.integers(0, 10**9))
FIGURE = st.one_of(st.integers(0, 10**14), ESTIMATE, st.text(min_size=1))
YEARS = st.dictionaries(st.sampled_from(["2020", "2024", "2025"]), FIGURE)
TABLES = st.dictionaries(st.sampled_from(["seized", "found"]), YEARS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(raws=st.lists(TABLES, max_size=2))
def test_what_is_read_is_shown_and_read_back_the_same(qapp, raws):
    widget = make_field(SEIZED, None)
    for raw in raws:
        value = SEIZED.kind.read(raw)
        widget.show_value(value)
        assert SEIZED.kind.read(widget.raw()) == value


@pytest.mark.parametrize("sums", [True, False])
def test_column_totals_are_there_only_where_rows_can_be_added(ask, sums):
    editor = FiguresEditor(SEIZED.editor.rows, (2024,), sum_rows=sums, figure=READS_FIGURES)
    assert labels(ask(Field("x", "X", SEIZED.kind, editor))).count("Total") == (2 if sums else 1)


def places(asked):
    cells = [w for w in asked.field.findChildren(CellEdit) if w.isVisible()]
    return [(cell.accessibleName(), cell.mapTo(asked.field, QPoint()), cell.size()) for cell in cells]


def test_columns_stay_where_they_are_while_messages_come_and_totals_grow(ask):
    asked = ask(SEIZED)
    asked.window.resize(900, 500)
    QApplication.processEvents()
    before = [(name, place.x(), size.width()) for name, place, size in places(asked)]
    asked.field.show_messages([FindingMessage(Severity.ERROR, "not a number", part="seized")])
    asked.field.show_value({"seized": {"2024": {"estimate": 123456789}, "2025": {"missing": "not-available"}}})
    QApplication.processEvents()
    assert [(name, place.x(), size.width()) for name, place, size in places(asked)] == before


def test_all_tables_have_the_same_columns(ask):
    rows = (Option("seized", "word " * 12), Option("found", "Found"))
    first, second = ask(SEIZED), ask(replace(SEIZED, editor=replace(SEIZED.editor, rows=rows)))
    for asked in (first, second):
        asked.window.resize(900, 500)
    QApplication.processEvents()
    assert [place.x() for _name, place, _size in places(first)] == [place.x() for _name, place, _size in places(second)]


@pytest.mark.parametrize("typed", ["n", "N", "n/a"])
def test_a_figure_that_is_not_available_stands_flat_with_the_word(ask, typed):
    asked = ask(SEIZED)
    keys(typed)
    press(Qt.Key.Key_Right)
    cell = asked.named("Seized, 2024")
    assert cell.text() == "n/a"
    assert cell.property("missing") == "true"
    assert asked.value == {"seized": {"2024": {"missing": "not-available"}}}
    keys("5")
    assert asked.named("Seized, 2025").property("missing") != "true"


def test_totals_say_what_they_leave_out(ask):
    asked = ask(SEIZED)
    asked.field.show_value({"seized": {"2024": 40, "2025": {"missing": "not-available"}}, "found": {"2025": "12o"}})
    assert "40, 1 n/a" in labels(asked)
    assert "40 (partial)" in labels(asked)


def test_thousands_are_grouped_as_in_print(ask):
    asked = ask(SEIZED)
    asked.field.show_value({"seized": {"2024": 12000, "2025": {"estimate": 1500}}})
    assert asked.named("Seized, 2024").text() == "12\u202f000"
    assert asked.named("Seized, 2025").text() == "~1500"
    assert "~13\u202f500" in labels(asked)
    assert READS_FIGURES.read("12\u202f000") == 12000


TYPES = tuple(Option(f"t{number}", f"Type {number}") for number in range(6))
BY_TYPE = Field(
    "types",
    "Which types?",
    YearTable.model_validate({"kind": "year-table", "rows": [o.id for o in TYPES], "sum-rows": True}, context=LEXICON),
    FiguresEditor(TYPES, (2024, 2025), sum_rows=True, figure=READS_FIGURES),
)
TWO = {"t1": {"2024": 3}, "t4": {"2025": {"missing": "not-available"}}}


def in_sight(asked):
    return [name for name, _place, _size in places(asked) if name.endswith("2024")]


def test_rows_without_figures_are_folded_and_open_by_key(ask):
    asked = ask(BY_TYPE)
    asked.field.show_value(TWO)
    assert in_sight(asked) == ["Type 1, 2024", "Type 4, 2024"]
    assert asked.named("4 more rows, all empty").isVisible()
    asked.field.focus_first()
    for _down in range(2):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert len(in_sight(asked)) == 6
    assert focused() == "Type 0, 2024"
    assert asked.values == []


def test_folded_rows_open_by_a_click_for_a_block_and_for_a_finding(ask, clipboard):
    for way in ("click", "paste", "finding"):
        asked = ask(BY_TYPE)
        asked.field.show_value(TWO)
        asked.field.focus_first()
        clipboard("1\n2\n3")
        match way:
            case "click":
                QTest.mouseClick(asked.named("4 more rows, all empty"), Qt.MouseButton.LeftButton)
            case "paste":
                press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            case "finding":
                asked.field.focus_first(part="t0")
        assert len(in_sight(asked)) == 6


def test_an_empty_table_folds_nothing_and_rows_do_not_fold_while_one_writes(ask):
    asked = ask(BY_TYPE)
    asked.field.show_value(None)
    keys("1")
    asked.field.show_value(asked.value)
    asked.next.setFocus()
    asked.field.show_value({"t1": {"2024": 3}})
    assert len(in_sight(asked)) == 6


def test_labels_go_above_the_cells_where_there_is_no_room_beside(ask):
    asked = ask(BY_TYPE)
    asked.window.resize(900, 600)
    QApplication.processEvents()
    label = next(label for label in asked.field.findChildren(QLabel) if label.text() == "Type 1")
    cell = asked.named("Type 1, 2024")
    assert abs(label.geometry().center().y() - cell.geometry().center().y()) < cell.height() / 2
    asked.window.resize(asked.window.minimumSizeHint())
    QApplication.processEvents()
    assert asked.field.rect().contains(cell.mapTo(asked.field, QPoint()))
    assert label.geometry().bottom() < cell.geometry().top()
