"""The places of questions in a printed report: found by their numbers, and not misled by other figures."""

from hypothesis import given, settings
from hypothesis import strategies as st

from poadesk.core.form import Form
from poadesk.core.numbered_text import places


def found(form: Form, *lines: str) -> dict[str, int]:
    return {form.questions[id].number: line for id, line in places(lines, form, "en").lines.items()}


def test_numbers_are_found_however_they_are_written(form: Form):
    lines = (
        "1.1 Body",
        "  a) Name",
        "1.1.b Also",
        "1.2. Contact",
        "Q. 2.1 Laws",
        "Question 3.1: Laws",
        "6.1.3 What was done",
        "7.1) More",
    )
    numbers = ("1.1", "1.1.a", "1.1.b", "1.2", "2.1", "3.1", "6.1.3", "7.1")
    assert found(form, *lines) == {number: line for line, number in enumerate(numbers)}


def test_a_table_of_contents_and_figures_in_the_text_lead_nowhere(form: Form):
    contents = ["1.1 Coordination .......... 2", "2.1 Laws on manufacture ....... 5", "3.1 Laws on transfers ..... 7"]
    body = ["1.1 National coordination body", "5.4 tonnes were melted", "2.1 Laws", "1.1 million people", "3.1 Laws"]
    assert found(form, *contents, *body) == {"1.1": 3, "2.1": 5, "3.1": 7}


def test_the_words_of_the_question_decide_between_two_places(form: Form):
    label = form.words(form.by_number["2.1"].id, "en").text.label
    assert found(form, "2.1", "nothing", "to", "do", "with", "it", f"2.1 {label}")["2.1"] == 6


def test_text_without_numbers_has_no_places(form: Form):
    assert found(form, "Report", "", "the", "a) first", "1999 was a year") == {}


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(st.text(max_size=30), st.from_regex(r"[0-9A-Z]\.[0-9]{1,2}(\.[0-9a-d])? [a-z]{3}", fullmatch=True))
    )
)
def test_places_stand_in_the_order_of_the_form_and_of_the_text(form: Form, lines: list[str]):
    found = places(lines, form, "en").lines
    order = list(form.questions)
    assert [order.index(id) for id in found] == sorted(order.index(id) for id in found)
    assert list(found.values()) == sorted(set(found.values()))
    assert all(0 <= line < len(lines) for line in found.values())
