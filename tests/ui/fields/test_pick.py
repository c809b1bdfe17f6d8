import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from poadesk.core.editors import Field, Option, PickEditor
from poadesk.core.kinds.choice import OneOf
from poadesk.core.kinds.cover_choices import StateName
from poadesk.core.text.fold import fold
from poadesk.ui.fields import make_field

STATE = Field(
    "state",
    "Which State?",
    StateName(kind="state"),
    PickEditor((Option("CIV", "Côte d'Ivoire"), Option("CRI", "Costa Rica"), Option("TUR", "Türkiye"))),
)


def in_sight():
    """What the open list offers."""
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QListView):
        return []
    return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]


def test_any_part_of_a_name_finds_it_without_accents(ask):
    ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "IVO")
    assert in_sight() == ["Côte d'Ivoire"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_enter_and_tab_take_what_is_marked(ask, key):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "turk")
    QTest.keyClick(QApplication.activePopupWidget(), key)
    assert asked.value == "TUR"
    assert asked.named("Which State?").text() == "Türkiye"


def test_arrow_keys_go_through_the_list(ask):
    asked = ask(STATE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert len(in_sight()) == 3
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.activePopupWidget(), key)
    assert asked.value == "CRI"


def test_the_button_shows_the_whole_list_and_a_click_chooses(ask):
    asked = ask(STATE)
    QTest.mouseClick(asked.named("show the list"), Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    place = popup.visualRect(popup.model().index(1, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.value == "CRI"


def test_what_is_in_no_list_is_kept_as_typed(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "Atlantis")
    assert asked.value == "Atlantis"
    assert in_sight() == []
    asked.next.setFocus()
    assert asked.named("Which State?").text() == "Atlantis"


def test_a_name_typed_out_is_the_option(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "cote d'ivoire")
    assert asked.value == "CIV"
    QApplication.activePopupWidget().hide()
    asked.next.setFocus()
    assert asked.named("Which State?").text() == "Côte d'Ivoire"


def test_an_id_is_found_too(ask):
    ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "cri")
    assert in_sight() == ["Costa Rica"]


def test_an_open_list_is_no_leaving(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "co")
    assert asked.times_left == 0


def test_a_read_only_field_opens_no_list(ask):
    asked = ask(STATE)
    asked.field.set_read_only(True)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert in_sight() == []


def test_searching_ignores_case_accents_and_spaces():
    assert fold("  Côte   d'IVOIRE ") == "cote d'ivoire"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(raw=st.one_of(st.sampled_from(["CIV", "CRI", "TUR"]), st.text()))
def test_what_is_read_is_shown_and_read_back_the_same(qapp, raw):
    widget = make_field(STATE, None)
    value = STATE.kind.read(raw)
    widget.show_value(value)
    assert STATE.kind.read(widget.raw()) == value


@pytest.mark.parametrize("times", [1, 2])
def test_down_stays_on_the_only_match(ask, times):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "ivo")
    for _time in range(times):
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert asked.value == "CIV"


def test_down_goes_from_the_marked_match_to_the_next(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "co")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert asked.value == "CRI"


def test_a_fragment_that_means_one_option_is_completed_on_leaving(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "ivo")
    QApplication.activePopupWidget().hide()
    asked.next.setFocus()
    assert asked.value == "CIV"
    assert asked.named("Which State?").text() == "Côte d'Ivoire"


def test_a_fragment_that_could_mean_two_is_kept(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "co")
    QApplication.activePopupWidget().hide()
    asked.next.setFocus()
    assert asked.value == "co"


def test_what_was_not_typed_now_is_never_completed(ask):
    asked = ask(STATE)
    asked.field.show_value("ivo")
    asked.field.focus_first()
    asked.next.setFocus()
    assert asked.named("Which State?").text() == "ivo"


AREAS = tuple(Option(f"a{number}", f"Area {number}") for number in range(8))
AREA = Field(
    "area",
    "Area",
    OneOf(kind="one-of", options=(*(option.id for option in AREAS), "other")),
    PickEditor((*AREAS, Option("other", "Other", specify=True)), in_words=True),
)


def test_words_that_are_no_option_are_said_of_the_one_that_asks_for_words(ask):
    asked = ask(AREA)
    QTest.keyClicks(QApplication.focusWidget(), "Clearing wrecks")
    assert asked.value == {"option": "other", "text": "Clearing wrecks"}
    asked.next.setFocus()
    assert asked.named("Area").text() == "Clearing wrecks"


def test_an_option_of_a_long_list_is_found_by_typing(ask):
    asked = ask(AREA)
    QTest.keyClicks(QApplication.focusWidget(), "7")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert asked.value == "a7"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(option=st.sampled_from(["a1", "other", None]), text=st.one_of(st.none(), st.text()))
def test_a_choice_with_words_is_shown_and_read_back_the_same(qapp, option, text):
    widget = make_field(AREA, None)
    value = AREA.kind.read({"option": option, "text": text})
    widget.show_value(value)
    assert AREA.kind.read(widget.raw()) == value
