"""What a form says of the cycles it is for."""

from dataclasses import replace
from datetime import date

import pytest

from poadesk.core.form import Form
from poadesk.store.forms.library import FormLibrary
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("today", "cycle"),
    [
        (date(2025, 12, 31), "2026"),  # nothing served is over yet: the first one
        (date(2026, 1, 1), "2026"),
        (date(2027, 12, 31), "2026"),
        (date(2028, 1, 1), "2028"),
        (date(2099, 1, 1), "2030"),
    ],
)
def test_a_new_report_is_for_the_newest_cycle_whose_years_are_over(form: Form, today: date, cycle: str) -> None:
    assert form.usual_cycle(today) == cycle


def test_an_edition_that_was_followed_stays_with_the_cycles_it_serves(form: Form) -> None:
    assert replace(form, until="2028").usual_cycle(date(2099, 1, 1)) == "2026"


def test_the_families_of_a_form_hold_every_question_once_and_in_order(form: Form) -> None:
    held = [question.id for family in form.families for question in family.questions]
    assert held == list(form.questions)
    assert all(family.main.level == 0 and all(part.level == 1 for part in family.parts) for family in form.families)
    assert form.family_of["coordination.body.name"].main.id == "coordination.body"


@pytest.mark.parametrize("edition", ["poa-iti/2018", "poa-iti/2026"])
def test_every_family_of_a_shipped_form_has_a_short_name_of_its_own(edition: str) -> None:
    form = FormLibrary((ROOT / "forms",)).get(edition)
    texts = form.wording("en").questions
    for section in form.sections:
        names = [texts[family.main.id].short for family in section.families]
        assert all(0 < len(name) <= 24 for name in names), names
        assert len(set(names)) == len(names)
