import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poadesk.core.editors import ChoiceEditor, Field, Option
from poadesk.core.kinds.choice import Duration, OneOf, YesNo
from poadesk.core.kinds.cover_choices import LanguageName
from poadesk.ui.fields import make_field

YES, NO = Option("yes", "Yes"), Option("no", "No")
YES_NO = Field("law", "Is there a law?", YesNo(kind="yes-no"), ChoiceEditor((YES, NO), in_words=True))
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


def test_pressing_the_chosen_one_again_clears(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert asked.values == ["yes", None]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_clears(ask, key):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space, key)
    assert asked.values == ["yes", None]


def test_the_whole_row_is_clickable(ask):
    asked = ask(YES_NO)
    row = asked.named("No")
    assert row.width() > 300
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, row.height() - 3))
    assert asked.values == ["no"]


def test_enter_submits_and_chooses_nothing(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Return)
    assert asked.values == []


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


def test_an_answer_can_be_given_in_words_by_keyboard_alone(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "No exports")
    assert asked.value == {"text": "No exports"}


def test_words_in_place_of_an_option_stay_beside_the_option_then_chosen(ask):
    asked = ask(YES_NO)
    asked.field.show_value({"text": "does not export"})
    QTest.mouseClick(asked.named("No"), Qt.MouseButton.LeftButton)
    assert asked.value == {"option": "no", "text": "does not export"}


def test_answering_in_words_takes_the_option_back(ask):
    asked = ask(YES_NO)
    press(Qt.Key.Key_Space)
    QTest.mouseClick(asked.named("answer in words instead"), Qt.MouseButton.LeftButton)
    assert asked.value is None
    QTest.keyClicks(QApplication.focusWidget(), "partly")
    assert asked.value == {"text": "partly"}


def test_an_unused_line_for_words_goes_when_the_field_is_left(ask):
    asked = ask(YES_NO)
    QTest.mouseClick(asked.named("answer in words instead"), Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    asked.next.setFocus()
    assert not line.isVisible()
    assert asked.values == []


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
