"""The last official report as text beside the questions: its numbers lead to the questions of today's form."""

from poadesk.core.form import Form
from poadesk.tasks.context import context_here
from poadesk.tasks.earlier_text import nearest, questions_in


def numbers(form: Form, lines: list[str]) -> dict[str, int]:
    found = questions_in(lines, form, context_here().library)
    return {form.questions[id].number: line for id, line in found.items()}


def labelled(form: Form, *names: str) -> list[str]:
    asked = (form.find(name) for name in names)
    return [f"{q.number} {form.words(q.id, 'en').text.label}" for q in asked if q is not None]


def test_a_report_on_this_edition_is_found_by_its_numbers(form: Form):
    assert numbers(form, ["Report", *labelled(form, "1.1", "2.1", "5.2")]) == {"1.1": 1, "2.1": 2, "5.2": 3}


def test_a_report_on_an_older_form_leads_to_where_its_answers_are_now_asked(form: Form):
    older = context_here().library.get("poa-iti/2018")
    lines = labelled(older, "coordination.agency", "manufacture.laws.list", "stockpile.review-interval")
    found = questions_in(lines, form, context_here().library)
    assert found == {"coordination.body": 0, "manufacture.laws.list": 1, "stockpile.reviews.frequency": 2}


def test_a_question_that_is_not_found_has_the_one_before_it_in_its_section(form: Form):
    at = {form.by_number["1.1"].id: 3}
    assert nearest(at, form, form.by_number["1.1.a"].id) == form.by_number["1.1"].id
    assert nearest(at, form, form.by_number["1.1"].id) == form.by_number["1.1"].id
    assert nearest(at, form, form.by_number["2.1"].id) is None
