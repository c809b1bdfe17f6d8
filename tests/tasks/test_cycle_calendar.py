"""The calendar of the cycle: from the list of cycles and today's date, before and after the due date."""

from dataclasses import replace
from datetime import date

from poadesk.tasks.context import Context
from poadesk.tasks.cycle_calendar import calendar_now


def on(context: Context, day: date):
    return calendar_now(replace(context, today=day))


def test_the_cycle_whose_years_are_over_is_the_one_to_report_for(context: Context):
    calendar = on(context, date(2026, 2, 10))
    assert (calendar.cycle, calendar.years, calendar.due) == ("2026", (2024, 2025), date(2026, 5, 15))


def test_lines_stand_in_order_and_say_what_is_over(context: Context):
    lines = on(context, date(2026, 5, 16)).lines
    assert [line.day for line in lines if line.day] == sorted(line.day for line in lines if line.day)
    assert [line.past for line in lines if line.due] == [True]
    meeting = next(line for line in lines if "Ninth" in line.what)
    assert (meeting.when, meeting.past) == ("1–5 June 2026", False)
    assert [line.when for line in lines if "Biennial" in line.what or "Conference" in line.what][-2:] == [
        "2028",
        "2030",
    ]


def test_a_cycle_of_which_no_day_is_known_has_its_meeting(context: Context):
    calendar = on(context, date(2028, 1, 10))
    assert (calendar.cycle, calendar.due) == ("2028", None)
    assert (calendar.lines[0].what, calendar.lines[0].past) == ("Tenth Biennial Meeting of States", False)
