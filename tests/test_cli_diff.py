"""`poadesk diff` as an official or a script meets it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from poadesk.cli import main
from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile

CASES = Path(__file__).parent / "cases"
OLD, NEW = (str(CASES / f"antigua-and-barbuda-{year}.json") for year in (2010, 2020))
AT = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def draft(here: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["new", "report.poadraft", "--from", OLD]) == 0
    capsys.readouterr()
    return "report.poadraft"


def change(draft: str, question: str, value: str) -> None:
    with DraftFile.open(Path(draft)) as opened:
        opened.commit([Change(question, "value", None, value)], "test", AT)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["diff", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_two_files_of_answers_are_compared_word_by_word(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, OLD, NEW)
    assert (code, err) == (0, "")
    assert "chapter 171, [-Laws of Antigua and Barbuda, revised edition 1992-]{+2015 amendment+}" in out
    assert "New: 2 · Changed: 1 · Dropped: 31" in out


def test_a_draft_does_not_differ_from_its_own_export(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", draft, "--to", "report.json"]) == 0
    capsys.readouterr()
    code, out, _ = run(capsys, draft, "report.json")
    assert code == 0
    assert "NOTHING HAS CHANGED" in out


def test_a_draft_is_compared_with_a_milestone_of_its_own(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    with DraftFile.open(Path(draft)) as opened:
        opened.add_milestone("Sent to police", AT)
    change(draft, "information.cooperation", "None.")
    change(draft, "information.views", "Three things.")
    code, out, _ = run(capsys, draft, "--since", "sent to POLICE")
    assert code == 0
    assert "{+Three things.+}" in out
    assert "Before: report.poadraft: Sent to police" in out


def test_an_earlier_revision_is_named_by_its_number(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, draft, "--since", "0")
    assert code == 0
    assert "{+The State does not export SALW+}" in out
    assert "[-" not in out.rpartition("Removed")[0]


def test_reports_on_two_editions_are_compared_by_the_newer_ones_succession(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"coordination.agency": "yes", "coordination.agency.name": "Ministry of Interior, arms unit"}
    Path("old.json").write_text(json.dumps({"form": "poa-iti/2018", "answers": answers}))
    answers = {"coordination.body": "yes", "coordination.body.name": "Ministry of Justice, arms unit"}
    Path("new.json").write_text(json.dumps({"form": "poa-iti/2026", "answers": answers}))
    code, out, err = run(capsys, "old.json", "new.json")
    assert (code, err) == (0, "")
    assert "Ministry of [-Interior-]{+Justice+}, arms unit" in out
    assert "Changed: 1 ·" in out
    assert "Dropped" not in out


def test_the_pdf_is_written_and_never_over_another_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, OLD, NEW, "--to", "changes.pdf")[0] == 0
    assert len(pypdf.PdfReader("changes.pdf").pages) == 2
    before = Path("changes.pdf").read_bytes()
    code, _, err = run(capsys, OLD, NEW, "--to", "changes.pdf")
    assert code == 2
    assert "there already" in err
    assert Path("changes.pdf").read_bytes() == before
    assert run(capsys, OLD, NEW, "--to", "changes.pdf", "--overwrite")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((OLD,), "Name two reports"),
        ((OLD, NEW, "--since", "1"), "Name two reports"),
        ((OLD, NEW, "--to", "changes.docx"), "must be .pdf"),
        ((OLD, "missing.json"), "missing.json"),
        (("missing.poadraft", NEW), "There is no draft"),
        ((OLD, "--since", "1"), "is JSON, not a draft"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    here: Path, arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert sentence in err


def test_an_unknown_moment_is_answered_with_the_known_ones(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    with DraftFile.open(Path(draft)) as opened:
        opened.add_milestone("Sent to police", AT)
    code, _, err = run(capsys, draft, "--since", "sent to army")
    assert code == 2
    assert "“Sent to police”" in err


def test_what_does_not_fit_its_form_is_said_and_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.json").write_text(json.dumps({"99.9": "yes", "4.1": "no"}))
    code, out, err = run(capsys, NEW, "odd.json")
    assert code == 0
    assert "99.9" in err
    assert "[-Yes-]{+No+}" in out


def test_answers_cannot_steer_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.json").write_text(json.dumps({"10.3": "red \u001b[31m text"}))
    assert "\x1b" not in run(capsys, NEW, "odd.json")[1]
