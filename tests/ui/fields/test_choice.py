import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poadesk.core.editors import ChoiceEditor, Field, Option
from poadesk.core.kinds.choice import OneOf, YesNo, YesNoDeveloping
from poadesk.core.kinds.cover_choices import LanguageName
from poadesk.core.kinds.duration import Duration
from poadesk.ui.fields import make_field

YES, NO = Option("yes", "Yes"), Option("no", "No")
YES_NO = Field("law", "Is there a law?", YesNo(kind="yes-no"), ChoiceEditor((YES, NO), in_words=True))
DEVELOPING = Field(
    "law",
    "Is there a law?",
    YesNoDeveloping(kind="yes-no-developing"),
    ChoiceEditor((YES, NO, Option("developing", "In development")), in_words=True),
)
TITLES = (Option("mr", "Mr."), Option("ms", "Ms."), Option("other", "Other", specify=True))
ONE_OF = OneOf(kind="one-of", options=("mr", "ms", "other"))
TITLE = Field("title", "Title", ONE_OF, ChoiceEditor(TITLES, in_words=True))
HOW_LONG = Field(
    "kept",
    "How long?",
    Duration(kind="duration"),
    ChoiceEditor(
        (
            Option("indefinitely", "Indefinitely"),
            Option("years", "Years", specify=True),
            Option("other", "Other", specify=True),
        )
    ),
)
LANGUAGES = ChoiceEditor((Option("en", "English"), Option("fr", "French")))
LANGUAGE = Field("language", "Language", LanguageName(kind="language"), LANGUAGES)


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_arrow_keys_move_and_space_chooses(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Down)
    assert asked.values == []
    press(Qt.Key.Key_Space)
    assert asked.values == ["no"]
    press(Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert asked.values == ["no", "yes"]


def test_pressing_the_chosen_one_again_changes_nothing(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Return)
    QTest.mouseClick(asked.named("Yes"), Qt.MouseButton.LeftButton)
    assert asked.values == ["yes"]
    assert asked.named("Yes").isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_clears(ask, key):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space, key)
    assert asked.values == ["yes", None]


def test_the_whole_segment_is_clickable(ask):
    asked = ask(YES_NO)
    segment = asked.named("No")
    assert segment.height() > 1.5 * segment.fontMetrics().height()
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton, pos=QPoint(segment.width() - 2, segment.height() - 2))
    assert asked.values == ["no"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_choose(ask, key):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Right, key)
    assert asked.values == ["no"]


@pytest.mark.parametrize(
    ("key", "option"), [("y", "yes"), ("n", "no"), ("d", "developing"), ("i", "developing"), ("3", "developing")]
)
def test_a_letter_or_a_number_chooses(ask, key, option):
    asked = ask(DEVELOPING)
    QTest.keyClicks(QApplication.focusWidget(), key)
    assert asked.values == [option]
    assert QApplication.focusWidget().isChecked()


def test_a_letter_that_several_begin_with_goes_from_one_to_the_next_and_chooses_none(ask):
    asked = ask(TITLE)
    for name in ("Ms.", "Mr.", "Ms."):
        QTest.keyClicks(QApplication.focusWidget(), "m")
        assert QApplication.focusWidget().accessibleName() == name
    assert asked.values == []


def test_a_group_is_one_stop_of_tab_at_what_is_chosen(ask):
    asked = ask(DEVELOPING)
    asked.field.show_value("developing")
    asked.next.setFocus()
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is asked.named("In development")
    press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is asked.next
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.named("In development")


def test_arrow_keys_follow_the_eye_from_right_to_left(ask):
    asked = ask(YES_NO)
    asked.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Left)
    assert QApplication.focusWidget() is asked.named("No")
    assert asked.named("No").x() < asked.named("Yes").x()


def test_options_stand_side_by_side_where_there_is_room_and_else_one_under_the_other(ask):
    asked = ask(DEVELOPING)
    yes, no = asked.named("Yes"), asked.named("No")
    assert yes.y() == no.y()
    assert yes.geometry().right() + 1 == no.x()
    asked.field.setFixedWidth(180)
    QApplication.processEvents()
    assert yes.geometry().bottom() + 1 == no.y()


def test_a_screen_reader_finds_one_named_group_of_radio_buttons_in_order_with_their_states(ask):
    asked = ask(DEVELOPING)
    asked.field.show_value("no")
    group = QAccessible.queryAccessibleInterface(asked.named("Yes").parentWidget())
    assert (group.text(QAccessible.Text.Name), group.role()) == ("Is there a law?", QAccessible.Role.Grouping)
    buttons = [group.child(place) for place in range(group.childCount())]
    assert [button.text(QAccessible.Text.Name) for button in buttons] == ["Yes", "No", "In development"]
    assert {button.role() for button in buttons} == {QAccessible.Role.RadioButton}
    assert [bool(button.state().checked) for button in buttons] == [False, True, False]
    assert [bool(button.state().focusable) for button in buttons] == [True, True, True]


@pytest.mark.parametrize("action", ["Press", "Toggle"])
def test_what_a_screen_reader_presses_is_chosen_and_never_taken_back(ask, qtbot, action):
    asked = ask(YES_NO)
    button = QAccessible.queryAccessibleInterface(asked.named("No"))
    for _time in range(2):
        button.actionInterface().doAction(action)
        qtbot.waitUntil(lambda: not asked.named("No").isDown())
    assert asked.values == ["no"]
    assert asked.named("No").isChecked()


def test_an_option_that_asks_for_words_shows_a_line_for_them(ask):
    asked = ask(TITLE)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Dr.")
    assert asked.named("Title: Please specify").isVisible()
    assert asked.values[-1] == {"option": "other", "text": "Dr."}


def test_words_of_an_option_come_back_with_it_and_are_not_said_of_another(ask):
    asked = ask(TITLE)
    asked.field.show_value({"option": "other", "text": "Dr."})
    QTest.mouseClick(asked.named("Mr."), Qt.MouseButton.LeftButton)
    assert asked.value == "mr"
    QTest.mouseClick(asked.named("Other"), Qt.MouseButton.LeftButton)
    assert asked.value == {"option": "other", "text": "Dr."}


def test_words_go_along_from_one_specified_option_to_another(ask):
    asked = ask(HOW_LONG)
    asked.field.show_value({"option": "years", "text": "over 1 year"})
    QTest.mouseClick(asked.named("Other"), Qt.MouseButton.LeftButton)
    assert asked.value == {"option": "other", "text": "over 1 year"}


def test_an_answer_can_be_given_in_words(ask):
    asked = ask(YES_NO)
    asked.field.answer_in_words()
    QTest.keyClicks(QApplication.focusWidget(), "No exports")
    assert asked.value == {"text": "No exports"}


def test_words_in_place_of_an_option_stay_beside_the_option_then_chosen(ask):
    asked = ask(YES_NO)
    asked.field.show_value({"text": "does not export"})
    QTest.mouseClick(asked.named("No"), Qt.MouseButton.LeftButton)
    assert asked.value == {"option": "no", "text": "does not export"}


def test_words_take_the_place_of_the_option_once_there_are_any(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space)
    asked.field.answer_in_words()
    assert asked.values == ["yes"]
    QTest.keyClicks(QApplication.focusWidget(), "partly")
    assert asked.value == {"text": "partly"}
    assert not asked.named("Yes").isChecked()


def test_an_unused_line_for_words_goes_when_the_field_is_left(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space)
    asked.field.answer_in_words()
    line = QApplication.focusWidget()
    asked.next.setFocus()
    assert not line.isVisible()
    assert asked.values == ["yes"]


def test_a_value_that_is_no_option_is_shown_and_can_be_replaced(ask):
    asked = ask(LANGUAGE)
    asked.field.show_value("xx")
    assert asked.field.raw() == "xx"
    QTest.mouseClick(asked.named("French"), Qt.MouseButton.LeftButton)
    assert asked.value == "fr"


def test_it_counts_as_one_field_for_leaving(ask):
    asked = ask(TITLE)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    assert asked.times_left == 0
    asked.next.setFocus()
    assert asked.times_left == 1


def test_a_read_only_choice_cannot_be_changed(ask):
    asked = ask(TITLE)
    asked.field.show_value({"option": "other", "text": "Dr."})
    asked.field.set_read_only(True)
    press(Qt.Key.Key_Space, Qt.Key.Key_Delete)
    QTest.mouseClick(asked.named("Mr."), Qt.MouseButton.LeftButton)
    assert asked.values == []
    assert asked.field.raw() == {"option": "other", "text": "Dr."}


def test_a_long_option_wraps_and_is_not_cut(ask):
    long = Option("mr", "word " * 60)
    asked = ask(Field("x", "X", TITLE.kind, ChoiceEditor((long, *TITLES[1:]))))
    button = asked.named(long.label)
    assert button.height() >= button.heightForWidth(button.width()) > 3 * button.fontMetrics().height()


def test_focus_goes_to_the_part_a_finding_is_about(ask):
    asked = ask(TITLE)
    asked.field.show_value("other")
    asked.field.focus_first(part="other")
    assert QApplication.focusWidget() is asked.named("Please specify")


WORDS = st.text(min_size=1)
CHOICES = st.one_of(
    st.none(),
    st.sampled_from(["mr", "ms", "other"]),
    st.fixed_dictionaries({"option": st.sampled_from(["mr", "ms", "other"]), "text": WORDS}),
    st.fixed_dictionaries({"text": WORDS}),
    WORDS,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(raws=st.lists(CHOICES, max_size=3))
def test_what_is_read_is_shown_and_read_back_the_same(qapp, raws):
    widget = make_field(TITLE, None)
    told = []
    widget.value_edited.connect(told.append)
    for raw in raws:
        value = TITLE.kind.read(raw)
        widget.show_value(value)
        assert TITLE.kind.read(widget.raw()) == value
    assert told == []


def test_going_to_an_answer_in_words_goes_to_the_words(ask):
    asked = ask(YES_NO)
    asked.field.show_value({"text": "The State does not export"})
    asked.next.setFocus()
    asked.field.focus_first()
    QTest.keyClicks(QApplication.focusWidget(), " arms")
    assert asked.value == {"text": "The State does not export arms"}


def test_clear_takes_the_answer_back_as_an_edit(ask):
    asked = ask(TITLE)
    asked.field.show_value({"option": "other", "text": "Dr."})
    asked.field.clear()
    assert asked.values == [None]
    assert asked.field.raw() is None


def test_an_inline_field_counts_its_part_beneath_as_its_own(ask):
    asked = ask(YES_NO)
    assert asked.field.inline
    asked.field.beneath.setParent(asked.window)
    asked.field.answer_in_words()
    QTest.keyClicks(QApplication.focusWidget(), "partly")
    assert asked.value == {"text": "partly"}
    assert asked.field.holds_focus()
    asked.next.setFocus()
    assert asked.times_left == 1
