"""Many descriptive questions of a section are left blank for one reason; figures, persons and documents never are."""

from datetime import date

import pytest

from poadesk.core.answers import Answers
from poadesk.core.check import review
from poadesk.core.form import Form
from poadesk.tasks.bulk import empty, left_blank
from poadesk.tasks.confirm import find_section
from poadesk.tasks.errors import TaskError

TODAY = date(2026, 5, 1)


def emptied(form: Form, answers: Answers, section: str) -> tuple[str, ...]:
    return empty(form, review(form, answers, TODAY), find_section(form, section))


def test_only_what_is_asked_empty_and_descriptive_is_left_blank(form: Form) -> None:
    answers = Answers({"stockpile.destroyed": {"value": "yes"}, "stockpile.standards": {"value": "no"}})
    found = emptied(form, answers, "5")
    assert "stockpile.disposal" in found
    assert "stockpile.standards" not in found
    assert not any(form.questions[id].answer.factual for id in found)
    assert found == tuple(id for id in form.questions if id in found)
    changed = answers.with_changes(left_blank(answers, found, "no-change"))
    assert all(changed.blank_reason(id) == "no-change" for id in found)
    assert emptied(form, changed, "5") == ()


def test_nothing_on_the_cover_is_left_blank_with_the_rest(form: Form) -> None:
    assert emptied(form, Answers(), "A") == ()


def test_that_it_does_not_apply_is_explained(form: Form) -> None:
    with pytest.raises(TaskError) as raised:
        left_blank(Answers(), ["brokering.laws"], "not-applicable", "  ")
    assert raised.value.code == "blank.unexplained"
    with pytest.raises(TaskError) as raised:
        left_blank(Answers(), ["brokering.laws"], "by-choice")
    assert raised.value.code == "blank.reason"
    (change,) = left_blank(Answers(), ["brokering.laws"], "not-applicable", " No arms industry ")
    assert change.new == {"reason": "not-applicable", "text": "No arms industry"}
