"""A marked passage as an answer: added where there is room for words, read where there are options, never a loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.excerpt import flowed, with_excerpt
from poadesk.core.finding import Misfit
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.core.row_identity import cells_of


def taken(form: Form, number: str, passage: str, held: Json = None) -> Json:
    question = form.by_number[number]
    kind = question.answer
    return kind.read(with_excerpt(kind, kind.editor(form.words(question.id, "en")), held, passage))


def first(form: Form, kind: str) -> str:
    return next(q.number for q in form.questions.values() if q.answer.kind == kind)


def test_lines_of_a_page_become_paragraphs_and_lists_stay():
    page = "The Firearms Act\nof 1992 is\nin force.\n\nIt covers:\n- rifles and\n shotguns\n- parts\na) licences"
    assert (
        flowed(page) == "The Firearms Act of 1992 is in force.\nIt covers:\n- rifles and shotguns\n- parts\na) licences"
    )


def test_a_hyphen_at_a_line_end_joins_and_stays_unless_it_is_a_soft_one():
    assert flowed("end-\nuser cer\u00ad\ntificate") == "end-user certificate"


def test_text_is_added_below_what_is_there(form: Form):
    number = first(form, "prose")
    assert taken(form, number, "New\nwords.", "Old words.") == "Old words.\nNew words."
    assert taken(form, number, "New\nwords.") == "New words."


def test_a_line_and_a_date_are_put_in_place_of_what_is_there(form: Form):
    assert taken(form, first(form, "line"), "Ministry\nof Justice", "x") == "Ministry of Justice"


@pytest.mark.parametrize(("passage", "value"), [("Yes", "yes"), ("(no)", "no"), ("We do not", {"text": "We do not"})])
def test_a_word_that_names_an_option_chooses_it_and_a_sentence_stays_one(form: Form, passage: str, value: Json):
    assert taken(form, first(form, "yes-no"), passage) == value


def test_a_passage_among_options_goes_to_the_one_that_asks_for_words(form: Form):
    number = next(
        q.number for q in form.questions.values() if q.answer.kind == "many-of" and "other" in q.answer.option_ids()
    )
    options = form.by_number[number].answer.option_ids()
    assert taken(form, number, "by the\narmoury", {options[0]: "no"}) == {
        options[0]: "no",
        "other": {"option": "yes", "text": "by the armoury"},
    }


def test_a_contact_is_read_by_its_labels_and_keeps_what_is_there(form: Form):
    value = taken(
        form, first(form, "contact"), "Telephone: +1 268 555 0100\nmail@gov.example\nJane Doe", {"position": "Head"}
    )
    assert value == {
        "name": "Jane Doe",
        "position": "Head",
        "telephone": "+1 268 555 0100",
        "email": "mail@gov.example",
    }


def test_a_passage_is_a_row_of_its_own_and_a_table_as_many_as_it_has(form: Form):
    question = next(q for q in form.questions.values() if q.answer.kind == "rows")
    columns = question.answer.part_ids()
    held = [{columns[0]: "Old Act"}]
    one = taken(form, question.number, "Firearms Act,\nchapter 171", held)
    assert [dict(cells_of(row)) for row in one] == [{columns[0]: "Old Act"}, {columns[0]: "Firearms Act, chapter 171"}]
    several = taken(form, question.number, "Act A\t1\nAct B\t2")
    assert [row[columns[0]] for row in several] == ["Act A", "Act B"]


def test_figures_by_year_and_documents_are_never_taken_from_a_passage(form: Form):
    with pytest.raises(Misfit):
        taken(form, first(form, "year-table"), "12 13")


@given(st.text(max_size=200), st.data())
def test_no_passage_loses_what_was_answered_in_text_or_rows(form: Form, passage: str, data: st.DataObject):
    number = data.draw(st.sampled_from([first(form, kind) for kind in ("prose", "contact", "rows")]))
    held: Json = {"prose": "kept", "contact": {"address": "kept"}}.get(form.by_number[number].answer.kind)
    if held is None:
        held = [{form.by_number[number].answer.part_ids()[0]: "kept"}]
    try:
        value = taken(form, number, passage, held)
    except Misfit:
        return
    assert "kept" in str(value)
