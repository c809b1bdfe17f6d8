"""A new report: its edition, its first answers, and the name of its file."""

from dataclasses import replace
from pathlib import Path

import pytest

from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.sentences.store_errors import error_sentence
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import FileExistsAlready
from poadesk.store.forms.library import UnknownForm
from poadesk.tasks.begin import begin_report, edition_for, name_of, said_answers
from poadesk.tasks.context import Context, context_here
from poadesk.tasks.errors import TaskError
from tests.tasks.conftest import LIBRARY, stored


def test_first_answers_are_in_the_draft_and_of_the_moment_given(tmp_path: Path, form: Form, context: Context):
    path = tmp_path / "new.poadraft"
    begin_report(path, form, {STATE: "ATG", CYCLE: "2026", LANGUAGE: None}, context)
    assert stored(path) == {STATE: {"value": "ATG"}, CYCLE: {"value": "2026"}}
    with DraftFile.open(path, read_only=True) as draft:
        assert draft.saved_at() == context.now
        assert draft.revision == 1


def test_a_report_of_which_nothing_is_said_is_empty(tmp_path: Path, form: Form, context: Context):
    begin_report(tmp_path / "new.poadraft", form, {}, context)
    assert stored(tmp_path / "new.poadraft") == {}


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path, form: Form, context: Context):
    path = tmp_path / "new.poadraft"
    begin_report(path, form, {STATE: "ATG"}, context)
    with pytest.raises(FileExistsAlready):
        begin_report(path, form, {STATE: "FRA"}, context)
    assert stored(path)[STATE] == {"value": "ATG"}


@pytest.mark.parametrize(
    ("key", "cycle", "edition"),
    [(None, None, "2026"), (None, "2016", "2018"), (None, "2028", "2026"), ("poa-iti/2018", None, "2018")],
)
def test_the_edition_is_the_one_named_or_that_of_the_cycle_or_the_newest(
    key: str | None, cycle: str | None, edition: str
):
    assert edition_for(LIBRARY, key=key, cycle=cycle).edition == edition


def test_an_edition_that_is_not_there_is_refused():
    with pytest.raises(UnknownForm):
        edition_for(LIBRARY, key="poa-iti/1999")
    with pytest.raises(TaskError) as refused:
        edition_for(LIBRARY, cycle="2022")
    assert (refused.value.code, refused.value.params) == ("begin.no-edition", {"cycle": "2022"})
    assert set(refused.value.known) >= {"2026", "2028"}


@pytest.mark.parametrize("state", ["ATG", "atg", "Antigua and Barbuda", " antigua  AND barbuda "])
def test_a_state_is_known_by_its_code_or_its_name(form: Form, state: str):
    assert said_answers(form, state=state) == {STATE: "ATG"}


@pytest.mark.parametrize("language", ["fr", "French", "french"])
def test_a_language_is_known_by_its_code_or_its_name(form: Form, language: str):
    assert said_answers(form, language=language, cycle="2028") == {LANGUAGE: "fr", CYCLE: "2028"}


@pytest.mark.parametrize(
    ("said", "code", "known"),
    [
        ({"state": "Atlantis"}, "begin.state", ()),
        ({"state": ""}, "begin.state", ()),
        ({"cycle": "2022"}, "begin.cycle", ("2026", "2028")),
        ({"language": "tlh"}, "begin.language", ("ar", "zh")),
    ],
)
def test_what_the_form_does_not_know_is_refused_with_what_was_said(
    form: Form, said: dict[str, str], code: str, known: tuple[str, ...]
):
    with pytest.raises(TaskError) as refused:
        said_answers(form, **said)
    assert refused.value.code == code
    assert refused.value.params == said
    assert set(known) <= set(refused.value.known)


def test_a_file_is_named_after_state_and_cycle(form: Form):
    assert name_of(form, {STATE: "ATG", CYCLE: "2026"}, "Report") == ("Antigua and Barbuda", "2026")
    assert name_of(form, {CYCLE: "2026"}, "Report") == ("2026",)
    assert name_of(form, {STATE: "Atlantis"}, "Report") == ("Report",)


def test_the_context_is_one_moment_by_two_clocks():
    here = context_here()
    assert here.today == here.now.astimezone().date()
    assert context_here(LIBRARY).library is LIBRARY
    assert replace(here, library=LIBRARY).now == here.now


@pytest.mark.parametrize(
    "error",
    [
        TaskError("begin.state", state="Atlantis"),
        TaskError("begin.cycle", ["2026"], cycle="2022"),
        TaskError("begin.no-edition", ["2026"], cycle="2022"),
        TaskError("begin.language", ["ar"], language="tlh"),
        TaskError("compare.moment", ["sent to police"], moment="x", revision=3),
        TaskError("compare.no-milestones", moment="x", revision=3),
        TaskError("confirm.section", ["4 (brokering)"], section="99"),
        TaskError("confirm.question", question="99"),
        TaskError("confirm.nothing-waits", question="4.1"),
    ],
    ids=lambda error: error.code,
)
def test_every_refusal_has_a_sentence_that_says_what_was_meant(error: TaskError):
    said = str(error_sentence(error))
    assert said.endswith(".")
    assert "{" not in said
    assert "–" not in said
    assert all(str(param) in said for param in error.params.values())
    assert all(name in said for name in error.known)
