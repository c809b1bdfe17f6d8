"""Answers given from outside become changes; what does not fit is named, and everything else is kept."""

import pytest

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.fill import LONGEST_TEXT, Filling, fill
from poadesk.core.form import Form
from poadesk.sentences.misfits import misfit_sentence
from poadesk.store.forms.library import FormLibrary


@pytest.fixture(scope="module")
def form() -> Form:
    return FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")


def test_a_name_as_long_as_a_book_and_a_table_as_long_are_told_at_once(form: Form) -> None:
    given = {"q" * 5_000_000: 1, "4.1.1": [{"title": "Act"}] * 90_000}
    filling = fill(form, Answers(), given)
    assert filling.changes == ()
    assert [(len(item.name), item.misfit.code) for item in filling.unfit] == [
        (80, "misfit.unknown-question"),
        (5, "misfit.too-many-rows"),
    ]


def new(filling: Filling) -> dict:
    return {(change.question, change.aspect): change.new for change in filling.changes}


def values(form: Form, given: dict) -> dict:
    filling = fill(form, Answers(), given)
    assert not filling.unfit
    return {question: value for (question, _aspect), value in new(filling).items()}


def test_a_question_is_named_by_its_id_or_its_printed_number(form: Form):
    by_number = values(form, {"1.1": "yes", " 2.3.2 ": 30})
    by_id = values(form, {"coordination.body": "yes", "manufacture.records.duration": 30})
    assert (
        by_number
        == by_id
        == {
            "coordination.body": "yes",
            "manufacture.records.duration": {"option": "years", "text": "30"},
        }
    )


def test_options_rows_and_columns_may_be_given_as_the_form_prints_them(form: Form):
    given = values(
        form,
        {
            "A.1": "antigua  and barbuda",
            "1.1": "In development",
            "5.3.1": {"Burning or melting": "Yes"},
            "6.1.1": {"Seized": {"2024": 12}},
            "9.3": [{"Area": "Destruction", "priority": "HIGH"}],
        },
    )
    assert given["about.state"] == "ATG"
    assert given["coordination.body"] == "developing"
    assert given["collection.count"] == {"seized": {"2024": 12}}
    assert given["cooperation.needs"] == [{"area": "destruction", "priority": "high"}]


def test_a_sentence_in_place_of_an_option_is_kept_as_a_sentence(form: Form):
    assert values(form, {"3.4": "does not export SALW"}) == {"transfers.re-export": {"text": "does not export SALW"}}


def test_what_fits_is_kept_beside_what_does_not(form: Form):
    given = {
        "99.9": "yes",
        "1.3": {"blank": "bad reason"},
        "3.2": {"end-user-certificate": "yes", "receipt": "yes"},
        "4.1.1": [{"title": "Firearms Act", "pages": 12}, "no row", {"title": ["x"]}],
        "6.1.1": {"seized": {"2024": 3, "24": 4}, "found": {"2025": 5}},
        "1.1": "yes",
    }
    filling = fill(form, Answers(), given)
    assert new(filling) == {
        ("coordination.body", "value"): "yes",
        ("transfers.documents", "value"): {"end-user-certificate": "yes"},
        ("brokering.laws.list", "value"): [{"title": "Firearms Act"}],
        ("collection.count", "value"): {"found": {"2025": 5}},
    }
    assert [unfit.name for unfit in filling.unfit] == ["99.9", "1.3", "3.2", "4.1.1", "4.1.1", "4.1.1", "6.1.1"]
    assert [unfit.misfit.params.get("row") for unfit in filling.unfit if unfit.name == "4.1.1"] == [1, 2, 3]


def test_a_question_that_does_not_fit_at_all_keeps_what_it_held(form: Form):
    held = Answers({"transfers.documents": {"value": {"other": "yes"}}})
    filling = fill(form, held, {"3.2": {"receipt": "yes"}, "1.1.d.i": [1], "2.2.2": {"a": {}}})
    assert not filling.changes
    assert len(filling.unfit) == 3


def test_an_entry_says_blank_note_and_source(form: Form):
    held = Answers({"coordination.body": {"value": "yes"}})
    given = {
        "1.1": {"blank": {"reason": "not-available", "text": "Justice"}, "note": "asked"},
        "1.2": {"value": "no", "source": "decree"},
    }
    assert new(fill(form, held, given)) == {
        ("coordination.body", "value"): None,
        ("coordination.body", "blank"): {"reason": "not-available", "text": "Justice"},
        ("coordination.body", "note"): "asked",
        ("coordination.point-of-contact", "value"): "no",
        ("coordination.point-of-contact", "source"): "decree",
    }


def test_null_clears_and_what_is_the_same_changes_nothing(form: Form):
    held = Answers({"coordination.body": {"value": "yes"}, "coordination.gender": {"value": "no"}})
    filling = fill(form, held, {"1.1": None, "1.5": "No", "1.2": None})
    assert new(filling) == {("coordination.body", "value"): None}
    assert filling.changes[0].old == "yes"


def test_a_note_alone_leaves_the_answer_alone(form: Form):
    held = Answers({"coordination.body": {"value": "yes"}})
    assert new(fill(form, held, {"1.1": {"note": "n"}})) == {("coordination.body", "note"): "n"}


def test_the_same_question_twice_is_said_and_the_first_counts(form: Form):
    filling = fill(form, Answers(), {"1.1": "yes", "coordination.body": "no"}, twice=["1.5"])
    assert new(filling) == {("coordination.body", "value"): "yes"}
    assert [(unfit.name, unfit.misfit.code) for unfit in filling.unfit] == [
        ("1.5", "misfit.named-twice"),
        ("coordination.body", "misfit.named-twice"),
    ]


def test_hostile_answers_are_cleaned_or_named(form: Form):
    deep: object = "x"
    for _level in range(10_000):
        deep = [deep]
    given = {"2.2.2": "frame\ud800\x00\x1b[31m", "10.3": deep, "1.7.a": "x" * (LONGEST_TEXT + 1), "\ud800\x1b]0;": 1}
    filling = fill(form, Answers(), given)
    assert new(filling) == {("manufacture.marking.part", "value"): "frame\ufffd[31m"}
    assert [unfit.misfit.code for unfit in filling.unfit] == [
        "misfit.too-deep",
        "misfit.too-long",
        "misfit.unknown-question",
    ]
    assert filling.unfit[2].name.isprintable()


def test_every_cause_has_its_sentence(form: Form):
    given = {"9.9": 1, "1.1": [1], "1.3": {"blank": 3}, "1.1.c": 1, "6.1.1": {"x": 1}, "10.2": [{"name": "a"}]}
    filling = fill(form, Answers(), given, twice=["1.5"])
    assert len(filling.unfit) == 7
    assert all(misfit_sentence(unfit.misfit) for unfit in filling.unfit)
