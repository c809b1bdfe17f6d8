import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from poadesk.core.editors import Field, FiguresEditor, Option
from poadesk.core.finding import Severity
from poadesk.core.kinds.figure import Number
from poadesk.core.kinds.yeartable import YearTable
from poadesk.ui.fields import FindingMessage, make_field
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
    assert {"1\u202f230", "~12", "1\u202f207", "~35", "~1\u202f242"} <= set(labels(asked))
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
    assert "Error" in labels(asked)
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
