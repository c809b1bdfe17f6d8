"""By when a report is asked for is said in plain words, before the day, on it and after it."""

from datetime import date

import pytest

from poadesk.sentences.deadlines import days_left, deadline_sentence

DUE = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2025, 11, 25), "171 days left"),
        (date(2026, 5, 14), "1 day left"),
        (DUE, "due today"),
        (date(2026, 5, 16), ""),
    ],
)
def test_the_days_that_are_left_are_counted(today: date, left: str) -> None:
    assert days_left(DUE, today) == left


def test_after_the_day_late_reports_are_accepted() -> None:
    assert deadline_sentence(DUE, DUE) == "Asked for by 15 May 2026."
    assert deadline_sentence(DUE, date(2026, 11, 25)) == "Was asked for by 15 May 2026; late reports are accepted."


def test_nothing_is_said_of_a_day_that_is_not_known() -> None:
    assert days_left(None, DUE) == deadline_sentence(None, DUE) == ""
