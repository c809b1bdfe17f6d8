import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poadesk.core.editors import ChecksEditor, Field, Option
from poadesk.core.finding import Severity
from poadesk.core.kinds.many import Many
from poadesk.ui.fields import FindingMessage, make_field

MANY = Many(
    kind="many-of",
    options=[{"id": "destruction", "parts": ["melting"]}, {"id": "sale"}, {"id": "other", "specify": True}],
)
METHODS = Field(
    "methods",
    "Which methods?",
    MANY,
    ChecksEditor(
        (
            Option("destruction", "Destruction"),
            Option("melting", "Melting", level=1),
            Option("sale", "Sale"),
            Option("other", "Other", specify=True),
        )
    ),
)


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def focused():
    return QApplication.focusWidget().accessibleName()


def test_space_says_yes_and_again_changes_nothing(ask):
    asked = ask(METHODS)
    press(Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert asked.values == [{"destruction": "yes"}]


def test_n_says_no_y_says_yes_and_delete_leaves_empty(ask):
    asked = ask(METHODS)
    press(Qt.Key.Key_N)
    assert asked.value == {"destruction": "no"}
    assert focused() == "Destruction: no"
    press(Qt.Key.Key_Y)
    assert asked.value == {"destruction": "yes"}
    press(Qt.Key.Key_Delete)
    assert asked.values[-1] is None


def test_tab_stops_once_a_row(ask):
    ask(METHODS)
    stops = [focused()]
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        stops.append(focused())
    assert stops == ["Destruction: yes", "Melting: yes", "Sale: yes", "Other: yes", "next"]


def test_tab_comes_to_what_is_chosen(ask):
    asked = ask(METHODS)
    asked.field.show_value({"melting": "no"})
    press(Qt.Key.Key_Tab)
    assert focused() == "Melting: no"


def test_arrow_keys_go_between_rows_and_between_yes_and_no(ask):
    asked = ask(METHODS)
    press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert focused() == "Melting: no"
    press(Qt.Key.Key_Down)
    assert focused() == "Sale: no"
    press(Qt.Key.Key_Space)
    assert asked.value == {"sale": "no"}
    press(Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert focused() == "Melting: yes"


def test_arrow_keys_follow_the_eye_from_right_to_left(ask):
    asked = ask(METHODS)
    asked.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Left)
    assert focused() == "Destruction: no"


def test_a_click_on_the_words_of_a_row_goes_there_and_answers_nothing(ask):
    asked = ask(METHODS)
    row = asked.named("Sale: yes").parentWidget().parentWidget()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(10, row.height() // 2))
    assert focused() == "Sale: yes"
    assert asked.values == []
    QTest.mouseClick(asked.named("Sale: no"), Qt.MouseButton.LeftButton)
    assert asked.value == {"sale": "no"}


def test_the_answers_of_all_rows_stand_in_one_column_at_the_end(ask):
    asked = ask(METHODS)
    groups = [asked.named(f"{name}: no").parentWidget() for name in ("Destruction", "Melting", "Sale")]
    ends = {group.mapTo(asked.field, group.rect().topRight()).x() for group in groups}
    assert ends == {asked.field.width() - 1}


def test_an_option_can_ask_for_words(ask):
    asked = ask(METHODS)
    asked.field.focus_first(part="other")
    press(Qt.Key.Key_Space, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "recycling")
    assert asked.value == {"other": {"option": "yes", "text": "recycling"}}
    QTest.mouseClick(asked.named("Other: no"), Qt.MouseButton.LeftButton)
    assert asked.value == {"other": "no"}
    QTest.mouseClick(asked.named("Other: yes"), Qt.MouseButton.LeftButton)
    assert asked.value == {"other": {"option": "yes", "text": "recycling"}}


def test_words_in_place_of_yes_or_no_are_shown_and_kept(ask):
    asked = ask(METHODS)
    asked.field.show_value({"sale": {"text": "only antiques"}})
    assert asked.field.raw() == {"sale": {"text": "only antiques"}}
    QTest.mouseClick(asked.named("Sale: yes"), Qt.MouseButton.LeftButton)
    assert asked.value == {"sale": {"option": "yes", "text": "only antiques"}}


def test_a_remark_marks_its_row_in_words_and_is_read_out_with_it(ask):
    asked = ask(METHODS)
    asked.field.show_messages([FindingMessage(Severity.WARNING, "say which", part="sale")])
    assert asked.named("Sale: yes").accessibleDescription() == "Warning: say which"
    assert asked.named("Melting: yes").accessibleDescription() == ""


def test_a_read_only_field_cannot_be_changed(ask):
    asked = ask(METHODS)
    asked.field.show_value({"sale": "yes"})
    asked.field.set_read_only(True)
    press(Qt.Key.Key_Space, Qt.Key.Key_N)
    QTest.mouseClick(asked.named("Sale: no"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked.named("Sale: yes"), Qt.MouseButton.LeftButton)
    assert asked.values == []
    assert asked.named("Sale: yes").isChecked()


def test_leaving_is_told_once(ask):
    asked = ask(METHODS)
    press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert asked.times_left == 0
    asked.next.setFocus()
    assert asked.times_left == 1


ANSWER = st.one_of(
    st.sampled_from(["yes", "no"]),
    st.fixed_dictionaries({"text": st.text(min_size=1)}),
    st.fixed_dictionaries({"option": st.sampled_from(["yes", "no"]), "text": st.text(min_size=1)}),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(raws=st.lists(st.dictionaries(st.sampled_from(MANY.option_ids()), ANSWER), max_size=3))
def test_what_is_read_is_shown_and_read_back_the_same(qapp, raws):
    widget = make_field(METHODS, None)
    for raw in raws:
        value = MANY.read(raw)
        widget.show_value(value)
        assert MANY.read(widget.raw()) == value


@pytest.mark.parametrize("letter", ["x", "0", "3"])
def test_other_keys_change_nothing(ask, letter):
    asked = ask(METHODS)
    QTest.keyClicks(QApplication.focusWidget(), letter)
    assert asked.values == []
