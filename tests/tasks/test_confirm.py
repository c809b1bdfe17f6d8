"""Confirming in bulk and one by one, from the names that a person gives."""

import pytest

from poadesk.core.answers import Answers
from poadesk.core.form import Form
from poadesk.tasks.confirm import clear_questions, confirm_questions, confirm_section, waiting
from poadesk.tasks.errors import TaskError

MARK = {"from": "2018"}
HELD = Answers(
    {
        "brokering.laws": {"value": "yes", "carried": MARK},
        "brokering.laws.list": {"value": [{"title": "Firearms Act", "year": 1992}], "carried": MARK},
        "information.views": {"value": "None.", "carried": MARK},
        "transfers.licence": {"value": "Yes."},
    }
)


def test_what_waits_says_from_where_and_whether_it_has_to_be_looked_at(form: Form):
    found = [(one.question, one.earlier, one.alone) for one in waiting(form, HELD)]
    assert found == [
        ("brokering.laws", "2018", False),
        ("brokering.laws.list", "2018", True),
        ("information.views", "2018", False),
    ]


@pytest.mark.parametrize("name", ["4", "brokering"])
def test_a_section_is_confirmed_but_for_facts(form: Form, name: str):
    after = HELD.with_changes(confirm_section(form, HELD, name))
    assert [one.question for one in waiting(form, after)] == ["brokering.laws.list", "information.views"]


def test_questions_are_confirmed_or_cleared_once_however_often_they_are_named(form: Form):
    changes = confirm_questions(form, HELD, ["4.1", "brokering.laws", "4.1"])
    assert [(change.question, change.aspect, change.new) for change in changes] == [("brokering.laws", "carried", None)]
    after = HELD.with_changes(clear_questions(form, HELD, ["4.1", "4.1"]))
    assert after.value("brokering.laws") is None


@pytest.mark.parametrize(("name", "code"), [("99", "confirm.question"), ("transfers.licence", "confirm.nothing-waits")])
def test_what_cannot_be_confirmed_is_refused(form: Form, name: str, code: str):
    for act in (confirm_questions, clear_questions):
        with pytest.raises(TaskError) as refused:
            act(form, HELD, ["4.1", name])
        assert refused.value.code == code
    with pytest.raises(TaskError) as refused:
        confirm_section(form, HELD, name)
    assert "4 (brokering)" in refused.value.known
