"""The window and the command line say the same of the same draft."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from poadesk import paths
from poadesk.cli import desk, main
from poadesk.core.answers import Answers
from poadesk.core.session import Session
from poadesk.sentences import finding_sentence
from poadesk.store.draft_file import DraftFile
from poadesk.store.example import make_example
from poadesk.store.forms import FormLibrary
from poadesk.store.reports import open_report
from tests.report_strategy import reports

CASES = Path(__file__).parent / "cases"
LIBRARY = FormLibrary(paths.forms_folders()[1:])
FORM = LIBRARY.get("poa-iti/2026")
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def on_the_command_line(draft: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    capsys.readouterr()
    code = main(["check", str(draft), "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert code == any(finding["severity"] == "error" for finding in findings)
    return findings


def in_the_window(draft: Path) -> list[dict]:
    """What a session shows once the draft is open in it, as the window opens it."""
    opened = open_report(draft, LIBRARY)
    opened.draft.close()
    session = Session(opened.form, opened.answers, desk.today())
    return [
        {
            "severity": finding.severity.name.lower(),
            "code": finding.code,
            "question": finding.question,
            "number": FORM.questions[finding.question].number if finding.question else None,
            "row": finding.row,
            "part": finding.part,
            "params": json.loads(json.dumps(dict(finding.params))),
            "sentence": finding_sentence(finding, opened.form),
        }
        for finding in session.review.findings
    ]


def test_on_the_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    draft = tmp_path / "d.poadraft"
    make_example(draft, LIBRARY, NOW)
    assert on_the_command_line(draft, capsys) == in_the_window(draft) != []


@pytest.mark.parametrize("year", ["2010", "2020"])
def test_on_real_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str):
    draft = tmp_path / "d.poadraft"
    assert main(["new", str(draft), "--form", FORM.key]) == 0
    assert main(["fill", str(draft), str(CASES / f"antigua-and-barbuda-{year}.json")]) == 0
    assert on_the_command_line(draft, capsys) == in_the_window(draft) != []


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers=reports(FORM))
def test_on_any_report(answers: Answers, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]):
    draft = tmp_path_factory.mktemp("any") / "d.poadraft"
    with DraftFile.create(draft, FORM.key, NOW) as file:
        file.commit(list(Answers().difference(answers)), "test", NOW)
    assert on_the_command_line(draft, capsys) == in_the_window(draft) != []
