"""The open window and the command line give the same findings for a draft, and make the same draft of a report."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from poadesk import paths
from poadesk.cli import main
from poadesk.core.form import CYCLE
from poadesk.sentences.findings import finding_sentence
from poadesk.store.example_report import make_example
from poadesk.store.forms.library import FormLibrary
from poadesk.ui.home.new_report_dialog import NewReport

CASES = Path(__file__).resolve().parents[1] / "cases"


def example(path: Path) -> None:
    make_example(path, FormLibrary(paths.forms_folders()), datetime(2026, 5, 1, tzinfo=UTC))


def case(year: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        assert main(["new", str(path)]) == 0
        assert main(["fill", str(path), str(CASES / f"antigua-and-barbuda-{year}.json")]) == 0

    return make


def wrong(path: Path) -> None:
    answers = {"A.1": "Atlantis", "A.5": "2026-13-45", "6.1": "yes", "6.1.1": {"found": {"2023": "12o"}}, "9.3": [{}]}
    source = path.with_suffix(".json")
    source.write_text(json.dumps(answers), encoding="utf-8")
    assert main(["new", str(path)]) == 0
    assert main(["fill", str(path), str(source)]) == 0


@pytest.mark.parametrize("make", [example, case("2010"), case("2020"), wrong], ids=["example", "2010", "2020", "wrong"])
def test_window_and_command_line_say_the_same(
    official, tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None]
):
    draft = tmp_path / "d.poadraft"
    make(draft)
    official.open(draft)
    session = official.report.editing.session
    capsys.readouterr()
    main(["check", str(draft), "--json"])  # while the window has the draft open
    said = json.loads(capsys.readouterr().out)["findings"]
    assert [
        (finding.severity.name.lower(), finding.code, finding.question, finding.row, finding.part, sentence)
        for finding in session.review.findings
        for sentence in [finding_sentence(finding, session.form)]
    ] == [tuple(found[key] for key in ("severity", "code", "question", "row", "part", "sentence")) for found in said]
    assert said


@pytest.mark.parametrize("cycle", ["2026", "2028"])
@pytest.mark.parametrize("suffix", [".poadraft", ".json"])
def test_window_and_command_line_start_the_same_report_from_an_earlier_one(
    official, tmp_path: Path, stored, cycle: str, suffix: str
):
    source, by_command = tmp_path / "d.poadraft", tmp_path / "next.poadraft"
    example(source)
    if suffix == ".json":
        assert main(["export", str(source), "--to", str(source.with_suffix(".json")), "--with-files"]) == 0
        source = source.with_suffix(".json")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewReport):
            dialog.field(CYCLE).value_edited.emit(cycle)
            dialog.accept()

    asking = QTimer(interval=1)
    asking.timeout.connect(answer)
    asking.start()
    official.controller.begin_from(source)
    asking.stop()
    official.settle()
    assert main(["new", str(by_command), "--from", str(source), "--cycle", cycle]) == 0
    assert stored(official.report.draft.path) == stored(by_command)
    assert official.value(CYCLE) == cycle
