"""The window and the command line say the same of the same draft, and make the same draft of the same report."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poadesk import paths
from poadesk.cli import command_context, main
from poadesk.cli.document_text import lines
from poadesk.core.answers import Answers, Change
from poadesk.core.form import CYCLE, LANGUAGE, STATE
from poadesk.core.preflight import preflight
from poadesk.core.session import Session
from poadesk.export.report import Report
from poadesk.sentences.findings import finding_sentence
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.open_report import open_report
from poadesk.store.example_report import make_example
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.carry_forward import read_source, start_from
from poadesk.ui.home import draft_folder
from poadesk.ui.versions import report_comparison
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
    session = Session(opened.form, opened.answers, command_context.today())
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


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers=reports(FORM))
def test_what_becomes_of_a_final_copy_is_the_same_behind_both_doors(
    answers: Answers, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
):
    draft = tmp_path_factory.mktemp("any") / "d.poadraft"
    with DraftFile.create(draft, FORM.key, NOW) as file:
        file.commit(list(Answers().difference(answers)), "test", NOW)
    opened = open_report(draft, LIBRARY)
    opened.draft.close()
    session = Session(opened.form, opened.answers, command_context.today())
    found = preflight(session.form, session.answers, session.review)
    capsys.readouterr()
    main(["check", str(draft), "--json"])
    said = json.loads(capsys.readouterr().out)["before-it-goes-out"]
    assert (said["errors"], said["unanswered"], said["warnings"], said["not-asked"], said["final-copy"]) == (
        len(found.errors), len(found.unanswered), len(found.warnings), found.not_asked, found.verdict("final"),
    )  # fmt: skip
    to = draft.with_suffix(".json")
    assert main(["export", str(draft), "--to", str(to), "--copy", "final"]) == int(found.verdict("final") != "made")
    assert to.exists() is (found.verdict("final") == "made")


def made_in_the_window(source: Path, cycle: str) -> Path:
    """As the window makes it once the person has answered what it asks: this cycle, else what it proposes."""
    start = start_from(read_source(source, LIBRARY), LIBRARY)
    proposed = {STATE: "ATG", CYCLE: cycle or start.cycle, LANGUAGE: "en"}
    return draft_folder.make_from(start.earlier, start.form, LIBRARY, {id: proposed[id] for id in start.asked()})[0]


def made_on_the_command_line(source: Path, cycle: str) -> Path:
    """The same said in arguments."""
    asked = start_from(read_source(source, LIBRARY), LIBRARY).asked()
    path = source.with_name("by command.poadraft")
    said = [*(("--state", "ATG") if STATE in asked else ()), *(("--language", "en") if LANGUAGE in asked else ())]
    main(["new", str(path), "--from", str(source), *said, *(("--cycle", cycle) if cycle else ())])
    return path


def in_it(draft: Path) -> tuple[str, dict, list]:
    """Form, answers, and the reason and texts of each change: all but when it was made, and by which session."""
    with DraftFile.open(draft, read_only=True) as file:
        log = [(e.revision, e.origin, e.question, e.aspect, e.old, e.new) for e in file.history()]
        return file.form_key, dict(file.answers()), log


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(answers=reports(FORM), cycle=st.sampled_from(["", "2026", "2028"]), export=st.booleans())
def test_any_report_begins_the_same_next_one(
    answers: Answers, cycle: str, export: bool, tmp_path_factory: pytest.TempPathFactory
):
    source = tmp_path_factory.mktemp("any") / "d.poadraft"
    with DraftFile.create(source, FORM.key, NOW) as file:
        file.commit(list(Answers().difference(answers)), "test", NOW)
    if export:
        assert main(["export", str(source), "--to", str(source.with_suffix(".json"))]) == 0
        source = source.with_suffix(".json")
    assert in_it(made_in_the_window(source, cycle)) == in_it(made_on_the_command_line(source, cycle))


@pytest.mark.parametrize("cycle", ["", "2026", "2028"])
def test_a_report_of_the_older_edition_begins_the_same_next_one(tmp_path: Path, cycle: str):
    source = tmp_path / "2018.poadraft"
    case = CASES / "2018" / "antigua-and-barbuda.json"
    assert main(["new", str(source), "--form", "poa-iti/2018", "--from", str(case)]) == 0
    made = in_it(made_in_the_window(source, cycle))
    assert made == in_it(made_on_the_command_line(source, cycle))
    assert made[0] == "poa-iti/2026"
    assert made[1][CYCLE] == {"value": cycle or "2026"}


@pytest.mark.parametrize("cycle", ["2026", "2028"])
def test_a_new_report_is_the_same(tmp_path: Path, cycle: str):
    path = tmp_path / "new.poadraft"
    assert main(["new", str(path), "--state", "atg", "--cycle", cycle, "--language", "fr"]) == 0
    assert in_it(draft_folder.make_draft(FORM, {STATE: "ATG", CYCLE: cycle, LANGUAGE: "fr"})) == in_it(path)


def test_the_example_is_the_same(tmp_path: Path):
    assert main(["example", "--to", str(tmp_path)]) == 0
    (path,) = tmp_path.glob("*.poadraft")
    assert in_it(draft_folder.make_example(LIBRARY)) == in_it(path)


def test_what_changed_since_another_report_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    older, newer = tmp_path / "older.poadraft", tmp_path / "newer.poadraft"
    for path, year in ((older, 2010), (newer, 2020)):
        assert main(["new", str(path), "--from", str(CASES / f"antigua-and-barbuda-{year}.json")]) == 0
    with DraftFile.open(newer) as file:
        file.commit([Change("information.views", "value", None, "Three things.")], "test", NOW)
    opened = open_report(newer, LIBRARY, read_only=True)
    opened.draft.close()
    now = Report(opened.form, opened.answers, opened.draft.revision, command_context.today())
    found = report_comparison.compare(now, newer, report_comparison.report_in(older, LIBRARY), LIBRARY)
    capsys.readouterr()
    assert main(["diff", str(older), str(newer)]) == 0
    assert capsys.readouterr().out.startswith("\n".join(lines(found.document)))
