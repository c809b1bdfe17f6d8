import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.open_report import open_report
from poadesk.store.errors import DraftBusy
from poadesk.store.forms.library import FormLibrary, UnknownForm

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
RELEASED = sorted((ROOT / "tests" / "drafts").glob("format-*.poadraft"))


@pytest.fixture(scope="module")
def library() -> FormLibrary:
    return FormLibrary((ROOT / "forms",))


def test_answers_come_back_with_their_form(filled: Path, library: FormLibrary):
    report = open_report(filled, library)
    with report.draft as draft:
        assert report.form.key == draft.form_key == "poa-iti/2026"
        assert report.answers.value("a.one") == "first"
        assert report.misfits == ()


def test_what_does_not_fit_its_question_is_listed_kept_and_shown_to_nobody(tamper, library: FormLibrary):
    odd = json.dumps(["not", "a", "table"])
    path = tamper(
        f"INSERT INTO answer VALUES ('collection.count', 'value', '{odd}')",  # noqa: S608
        "INSERT INTO answer VALUES ('collection.count', 'note', '\"ask the army\"')",
        "INSERT INTO answer VALUES ('collection.count', 'clearance', '\"of tomorrow\"')",
        "INSERT INTO answer VALUES ('about.updates', 'blank', '{\"reason\": \"tired\"}')",
        "INSERT INTO answer VALUES ('about.person', 'value', 'no json')",
    )
    report = open_report(path, library)
    with report.draft:
        found = {(misfit.question, misfit.aspect): misfit.misfit.code for misfit in report.misfits}
        assert found.pop(("collection.count", "value")).startswith("misfit.")
        assert found == {
            ("collection.count", "clearance"): "misfit.aspect",
            ("about.updates", "blank"): "misfit.blank-reason",
            ("about.person", "value"): "misfit.stored-json",
        }
        assert report.answers.value("collection.count") is None
        assert report.answers.get("collection.count", "note") == "ask the army"
    report = open_report(path, library, read_only=True)
    with report.draft as draft:
        assert draft.answers()["collection.count"]["value"] == ["not", "a", "table"]
        assert len(report.misfits) == 4


def test_draft_of_a_form_that_is_not_installed_is_let_go_of(path: Path, library: FormLibrary):
    DraftFile.create(path, "poa-iti/2030", AT).close()
    with pytest.raises(UnknownForm):
        open_report(path, library)
    DraftFile.open(path).close()


def test_second_window_is_refused_until_it_only_looks(filled: Path, library: FormLibrary):
    with open_report(filled, library).draft:
        with pytest.raises(DraftBusy):
            open_report(filled, library)
        with open_report(filled, library, read_only=True).draft as seen:
            assert seen.read_only


def test_there_is_a_sample_of_every_format_released():
    assert [path.name for path in RELEASED] == ["format-1.poadraft"]


@pytest.mark.parametrize("sample", RELEASED, ids=lambda path: path.stem)
def test_drafts_of_every_format_ever_released_open_and_can_be_changed(
    sample: Path, tmp_path: Path, library: FormLibrary
):
    path = tmp_path / "old.poadraft"
    path.write_bytes(sample.read_bytes())
    report = open_report(path, library)
    with report.draft as draft:
        assert report.misfits == ()
        assert report.answers.value("about.cycle") == "2026"
        assert "الأسلحة" in str(report.answers.value("coordination.body.name"))
        assert report.answers.value("collection.count") == {"seized": {"2024": 12, "2025": {"estimate": 30}}}
        assert report.answers.blank_reason("coordination.body.men") == "not-available"
        (document,) = report.answers.value("coordination.action-plan.documents")
        assert draft.attachment(document["sha256"]).startswith(b"National action plan")
        assert draft.place()["section"] == "collection"
        assert [entry.origin for entry in draft.history("coordination.body.name")] == ["typing 1", "typing 2"]
        draft.commit([Change("about.person", "value", None, "R. Example")], "typing 3", AT)
