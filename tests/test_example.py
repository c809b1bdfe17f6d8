"""The example report: whole, of an invented State, of every kind, and good enough to be handed in."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from poadesk import paths
from poadesk.cli import main
from poadesk.core.aspects import BLANK_REASONS
from poadesk.core.finding import Severity
from poadesk.core.form import STATE, Form
from poadesk.export.data import export_json
from poadesk.export.report import Report
from poadesk.store.answer_file import read_answer_file
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.open_report import open_report
from poadesk.store.example_report import NAME, make_example
from poadesk.store.forms.library import FormLibrary

LIBRARY = FormLibrary(paths.forms_folders()[1:])
WHEN = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "example.poadraft"
    make_example(path, LIBRARY, WHEN)
    return path


def report(path: Path) -> Report:
    opened = open_report(path, LIBRARY, read_only=True)
    opened.draft.close()
    assert not opened.misfits
    return Report(opened.form, opened.answers, opened.draft.revision, WHEN.date())


def form() -> Form:
    return LIBRARY.get("poa-iti/2026")


def test_everything_in_the_file_is_taken(example: Path):
    given = read_answer_file(paths.resources() / "examples" / f"{NAME}.json")
    assert not given.twice
    assert set(report(example).answers) == set(given.answers)


def test_it_could_be_handed_in_and_still_shows_what_warnings_look_like(example: Path):
    review = report(example).review
    assert not review.has_errors()
    assert not review.put_aside
    assert {finding.severity for finding in review.findings} == {Severity.WARNING, Severity.NOTE}
    total = review.total()
    assert total.answered >= 0.98 * total.asked


def test_it_uses_every_kind_every_blank_reason_and_every_script(example: Path):
    answered = report(example)
    answers = answered.answers
    kinds = {question.answer.kind for question in form().questions.values()}
    assert {form().questions[q].answer.kind for q in answers if answers.value(q) is not None} == kinds
    assert {answers.blank_reason(q) for q in answers} - {None} == set(BLANK_REASONS)
    text = export_json(answered).decode()
    for script in ("المادة", "第三条", "Закон", "relative à", "Reglamento"):
        assert script in text
    assert '"estimate"' in text


def test_its_state_is_no_state_and_stands_last_in_the_list(example: Path):
    state = next(state for state in form().states if state.iso == report(example).answers.value(STATE))
    assert state.example
    assert "invented" in state.names["en"]
    assert [known.iso for known in form().states if known.example] == [state.iso]
    editor = form().questions[STATE].answer.editor(form().words(STATE, "en"))
    assert editor.options[-1].id == state.iso


def test_its_attachments_are_inside_the_draft(example: Path):
    files = [file for _question, file in report(example).files()]
    assert {str(file["name"]).rpartition(".")[2] for file in files} == {"pdf", "png"}
    with DraftFile.open(example, read_only=True) as draft:
        assert all(len(draft.attachment(str(file["sha256"]))) == file["size"] for file in files)


def test_notes_sources_and_who_owes_what_are_not_exported(example: Path):
    exported = export_json(report(example)).decode()
    for internal in ("Asked by letter", "Army Logistics Command", "Directorate of Criminal Affairs"):
        assert internal in (paths.resources() / "examples" / f"{NAME}.json").read_text(encoding="utf-8")
        assert internal not in exported


def test_its_years_lie_in_the_period(example: Path):
    years = report(example).years
    assert years == (2024, 2025)
    assert report(example).today > date(2026, 1, 1)


def test_the_command_drafts_checks_exports_and_names_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "Exemple é"
    assert main(["example", "--to", str(folder)]) == 0
    said = capsys.readouterr().out
    for suffix in (".poadraft", ".pdf", ".json", ".schema.json"):
        assert f"{folder / NAME}{suffix}" in said
        assert (folder / f"{NAME}{suffix}").stat().st_size > 1000
    assert json.loads((folder / f"{NAME}.json").read_bytes())["state"]["iso"] == "XXA"


def test_a_second_example_leaves_the_first_alone(tmp_path: Path):
    assert main(["example", "--to", str(tmp_path)]) == 0
    before = {path: path.read_bytes() for path in tmp_path.glob("*.*")}
    assert main(["example", "--to", str(tmp_path)]) == 0
    assert {path: path.read_bytes() for path in before} == before
    assert (tmp_path / f"{NAME}-2.poadraft").exists()


def test_without_a_folder_it_goes_to_the_persons_own_drafts(data_folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["example"]) == 0
    assert (data_folder / "drafts" / f"{NAME}.pdf").exists()


def test_the_self_test_passes(capsys: pytest.CaptureFixture[str]):
    assert main(["self-test"]) == 0
    said = capsys.readouterr().out
    assert "poa-iti/2026" in said
    assert "read back without loss" in said


def test_the_self_test_fails_where_something_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert main(["self-test"]) == 2
    assert str(tmp_path) in capsys.readouterr().err
