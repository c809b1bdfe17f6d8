"""The calendar beside a date: it helps to choose one; opening it, looking and leaving change nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from poadesk.core.editors import DateSpan, Field, TextEditor
from poadesk.core.kinds.dates import Day, parse_day
from poadesk.tasks.context import today_here
from poadesk.ui.fields.calendar_button import CalendarButton, start_day
from poadesk.ui.fields.calendar_popup import CalendarPopup
from poadesk.ui.fields.month_model import FIRST_DAY, LAST_DAY, MonthModel, day_in_month, last_of_month
from tests.lexicon import LEXICON
from tests.ui.fields.test_all_fields import KINDS

DAY = Field("day", "When?", Day(kind="date"), TextEditor(columns=14, dates=DateSpan()))
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_PHASE = Qt.ScrollPhase.NoScrollPhase
ALT, SHIFT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
DAYS = st.dates(FIRST_DAY, LAST_DAY)


@pytest.fixture
def asked(ask):
    """A date with an answer, the focus in its line."""
    asked = ask(DAY)
    asked.field.show_value("2026-05-15")
    yield asked
    if popup := QApplication.activePopupWidget():
        popup.close()


def press(key, modifiers=NONE):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def opened() -> CalendarPopup | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, CalendarPopup) else None


def marked() -> str:
    """What stands above the days: the day that Enter would choose."""
    return next(label.text() for label in opened().findChildren(QLabel) if label.property("role") == "strong")


def day_place(popup: CalendarPopup, day: date) -> QPoint:
    month = popup.month
    return month.visualRect(month.model().index_of(day)).center()


def test_alt_down_opens_it_at_the_date_that_is_there(asked):
    press(Qt.Key.Key_Down, ALT)
    assert marked() == "15 May 2026"


def test_a_click_on_the_button_opens_it_and_one_on_a_day_chooses(asked):
    QTest.mouseClick(asked.named("When?: calendar"), LEFT)
    QTest.mouseClick(opened().month.viewport(), LEFT, pos=day_place(opened(), date(2026, 5, 28)))
    assert asked.values == ["2026-05-28"]
    assert opened() is None
    assert QApplication.focusWidget() is asked.named("When?")


def test_tab_reaches_the_button_and_enter_opens(asked):
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.named("When?: calendar")
    press(Qt.Key.Key_Return)
    assert marked() == "15 May 2026"


def test_the_date_is_read_as_people_type_it(asked):
    asked.named("When?").selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "20.4.2026")
    press(Qt.Key.Key_Down, ALT)
    assert marked() == "20 April 2026"


def test_without_a_date_it_opens_today(asked):
    asked.field.show_value(None)
    press(Qt.Key.Key_Down, ALT)
    assert opened().month.day() == today_here()


@pytest.mark.parametrize(
    ("key", "modifiers", "day"),
    [
        (Qt.Key.Key_Right, NONE, "16 May 2026"),
        (Qt.Key.Key_Left, NONE, "14 May 2026"),
        (Qt.Key.Key_Down, NONE, "22 May 2026"),
        (Qt.Key.Key_Up, NONE, "8 May 2026"),
        (Qt.Key.Key_PageDown, NONE, "15 June 2026"),
        (Qt.Key.Key_PageUp, NONE, "15 April 2026"),
        (Qt.Key.Key_PageDown, SHIFT, "15 May 2027"),
        (Qt.Key.Key_PageUp, SHIFT, "15 May 2025"),
        (Qt.Key.Key_Home, NONE, "1 May 2026"),
        (Qt.Key.Key_End, NONE, "31 May 2026"),
    ],
)
def test_keys_go_about_in_it_and_enter_chooses(asked, key, modifiers, day):
    press(Qt.Key.Key_Down, ALT)
    press(key, modifiers)
    assert marked() == day
    assert asked.values == []
    press(Qt.Key.Key_Return)
    assert len(asked.values) == 1
    assert asked.named("When?").text() == asked.value == parse_day(day, LEXICON).isoformat()


def test_the_buttons_above_the_days_go_by_month_and_year_and_the_one_below_to_today(asked):
    press(Qt.Key.Key_Down, ALT)
    said = []
    for name in ("Next month", "Next year", "Previous month", "Previous month", "Previous year", "Today"):
        buttons = opened().findChildren(QPushButton)
        QTest.mouseClick(next(b for b in buttons if (b.accessibleName() or b.text()).startswith(name)), LEFT)
        said.append(opened().month.day())
    months = ((2026, 6), (2027, 6), (2027, 5), (2027, 4), (2026, 4))
    assert said == [*(date(year, month, 15) for year, month in months), today_here()]
    assert asked.values == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_looking_and_leaving_change_nothing(asked, key):
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_PageDown)
    press(key)
    assert opened() is None
    assert (asked.values, asked.times_left, asked.field.raw()) == ([], 0, "2026-05-15")
    assert QApplication.focusWidget() is asked.named("When?")


def test_the_wheel_turns_the_months_and_chooses_nothing(asked):
    press(Qt.Key.Key_Down, ALT)
    view = opened().month.viewport()
    middle = QPointF(view.rect().center())
    where, down = view.mapToGlobal(middle), QPoint(0, -120)
    turn = QWheelEvent(middle, where, QPoint(), down, NO_BUTTON, NONE, NO_PHASE, False)  # noqa: FBT003
    QApplication.sendEvent(view, turn)
    assert marked() == "15 June 2026"
    assert asked.values == []


def test_half_a_date_typed_stays_as_it_was_typed(asked):
    edit = asked.named("When?")
    edit.selectAll()
    QTest.keyClicks(edit, "15.0")
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Escape)
    QTest.keyClicks(QApplication.focusWidget(), "6.2026")
    assert asked.field.raw() == "15.06.2026"
    assert asked.times_left == 0


def test_choosing_the_day_that_is_there_is_no_edit(asked):
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Return)
    assert asked.values == []


def test_a_press_on_the_button_closes_it_and_does_not_open_it_again(asked):
    button = asked.named("When?: calendar")
    QTest.mouseClick(button, LEFT)
    popup = opened()
    QTest.mousePress(popup, LEFT, pos=popup.mapFromGlobal(button.mapToGlobal(button.rect().center())))
    assert popup.testAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
    assert opened() is None


def test_it_is_not_there_to_be_only_read(asked):
    asked.field.set_read_only(True)
    press(Qt.Key.Key_Down, ALT)
    assert opened() is None
    assert not any(button.isVisible() for button in asked.field.findChildren(CalendarButton))


def test_in_a_mirrored_window_the_arrow_to_the_left_goes_on(asked):
    asked.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Left)
    assert marked() == "16 May 2026"


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_it_is_wholly_on_the_screen(asked, corner):
    screen = asked.window.screen().availableGeometry()
    asked.window.move(corner[0] * (screen.width() - 200), corner[1] * (screen.height() - 60))
    press(Qt.Key.Key_Down, ALT)
    assert screen.contains(QRect(opened().pos(), opened().size()))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "date"])
def test_only_a_date_has_one(ask, of_kind, kind):
    assert ask(of_kind(kind)).field.findChildren(CalendarButton) == []


@given(day=DAYS)
def test_weeks_begin_on_monday_and_have_the_whole_month(qapp, day):
    month = MonthModel(day, day)
    index = month.index_of(day)
    assert index.column() == day.weekday()
    assert month.day_at(index) == day
    assert month.index_of(last_of_month(day)).isValid()
    assert month.index_of(day.replace(day=1)).row() == 0
    assert str(day.day) == month.data(index)
    assert month.data(index, Qt.ItemDataRole.AccessibleTextRole).endswith(f"{day.year}, today")


@given(day=DAYS, months=st.integers(-30, 30))
def test_some_months_on_is_the_same_day_or_the_last(day, months):
    then = day_in_month(day, months)
    wanted = day.year * 12 + day.month + months
    if FIRST_DAY < then < LAST_DAY:
        assert then.year * 12 + then.month == wanted
        assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)
    assert FIRST_DAY <= then <= LAST_DAY


@given(written=st.none() | st.dates(), today=DAYS, years=st.sampled_from([(), (2024, 2025)]))
def test_it_opens_at_the_date_else_today_else_within_the_years_expected(written, today, years):
    day = start_day(written, today, DateSpan(years))
    assert FIRST_DAY <= day <= LAST_DAY
    if written is not None and FIRST_DAY <= written <= LAST_DAY:
        assert day == written
    elif not years or today.year in years:
        assert day == today
    else:
        assert day in {date(2024, 1, 1), date(2025, 12, 31)}
