"""Starting from an earlier report, and confirming it, as an official does it on the command line."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from poadesk.cli import command_context, main
from poadesk.core.answers import Change
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile

CASE = Path(__file__).parent / "cases" / "2018" / "antigua-and-barbuda.json"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mes données"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def older(here: Path) -> str:
    """A draft of the report on the older form."""
    assert main(["new", "2018.poadraft", "--form", "poa-iti/2018", "--from", str(CASE)]) == 0
    return "2018.poadraft"


@pytest.fixture
def begun(older: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["new", "2026.poadraft", "--from", older, "--form", "poa-iti/2026"]) == 0
    return "2026.poadraft"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def stored(draft: str) -> Mapping[str, Mapping[str, Json]]:
    with DraftFile.open(Path(draft), read_only=True) as file:
        return file.answers()


def put(draft: str, question: str, value: Json) -> None:
    with DraftFile.open(Path(draft)) as file:
        file.commit([Change(question, "value", None, value)], "test", command_context.now())


def test_a_draft_of_the_older_form_begins_the_next_report(older: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "new", "new.poadraft", "--from", older, "--form", "poa-iti/2026")
    answers = stored("new.poadraft")
    assert code == 0
    assert "7.3.3" in out
    assert "Commissioner of Police" in out
    assert answers["about.cycle"] == {"value": "2026"}
    assert answers["brokering.laws"] == {"value": "yes", "carried": {"from": "2018"}}
    assert answers["2018/brokering.offence"]["value"]["text"] == "Yes"  # type: ignore[index,call-overload]


def test_the_earlier_draft_is_only_read(older: str) -> None:
    before = Path(older).read_bytes()
    assert main(["new", "new.poadraft", "--from", older]) == 0
    assert Path(older).read_bytes() == before


def test_an_export_of_the_older_form_begins_the_next_report(older: str) -> None:
    assert main(["export", older, "--to", "2018.json"]) == 0
    assert main(["new", "new.poadraft", "--from", "2018.json"]) == 0
    answers = stored("new.poadraft")
    assert answers["brokering.laws.list"]["carried"] == {"from": "2018"}
    assert "2018/brokering.offence" in answers


def test_an_export_of_the_same_cycle_is_taken_back_whole(begun: str) -> None:
    assert main(["export", begun, "--to", "a.json"]) == 0
    assert main(["new", "again.poadraft", "--from", "a.json", "--form", "poa-iti/2026"]) == 0
    assert main(["new", "named.poadraft", "--from", "a.json", "--cycle", "2026"]) == 0
    assert stored("named.poadraft") == stored("again.poadraft")
    assert not any("carried" in aspects for aspects in stored("again.poadraft").values())
    assert main(["export", "again.poadraft", "--to", "b.json"]) == 0
    assert json.loads(Path("b.json").read_bytes())["answers"] == json.loads(Path("a.json").read_bytes())["answers"]


def test_an_export_begins_the_report_of_another_cycle_of_the_same_form(begun: str) -> None:
    assert main(["export", begun, "--to", "a.json"]) == 0
    assert main(["new", "2028.poadraft", "--from", "a.json", "--cycle", "2028"]) == 0
    answers = stored("2028.poadraft")
    assert answers["about.cycle"]["value"] == "2028"
    assert answers["brokering.laws"]["carried"] == {"from": "2026"}


def test_the_next_cycle_is_the_one_after_that_of_the_earlier_report(begun: str) -> None:
    assert main(["new", "next.poadraft", "--from", begun]) == 0
    answers = stored("next.poadraft")
    assert answers["about.cycle"]["value"] == "2028"
    assert answers["brokering.laws"]["carried"] == {"from": "2018"}
    assert "2018/brokering.offence" in answers


def test_documents_come_along_and_lost_ones_are_named(older: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.pdf").write_bytes(b"%PDF-1.7 plan")
    assert main(["new", "a.poadraft", "--state", "ATG"]) == 0
    with DraftFile.open(Path("a.poadraft")) as file:
        entry = dict(file.attach(Path("plan.pdf")))
    gone = {"name": "gone.pdf", "size": 3, "sha256": "0" * 64}
    put("a.poadraft", "information.documents", [entry, gone])
    code, _, err = run(capsys, "new", "b.poadraft", "--from", "a.poadraft")
    assert code == 1
    assert "gone.pdf" in err
    assert "plan.pdf" not in err
    with DraftFile.open(Path("b.poadraft"), read_only=True) as file:
        assert file.attachment(str(entry["sha256"])) == b"%PDF-1.7 plan"


def test_documents_come_along_with_an_export(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.pdf").write_bytes(b"%PDF-1.7 plan")
    Path("a.json").write_text('{"10.2": [{"file": "plan.pdf"}], "A.1": "ATG", "A.2": "2026"}', encoding="utf-8")
    assert main(["new", "a.poadraft", "--from", "a.json", "--files", "."]) == 0
    assert main(["export", "a.poadraft", "--to", "out.json", "--with-files"]) == 0
    assert main(["new", "b.poadraft", "--from", "out.json", "--cycle", "2028"]) == 0
    (entry,) = stored("b.poadraft")["information.documents"]["value"]  # type: ignore[misc]
    with DraftFile.open(Path("b.poadraft"), read_only=True) as file:
        assert file.attachment(str(entry["sha256"])) == b"%PDF-1.7 plan"  # type: ignore[index,call-overload]


def test_answers_that_do_not_fit_their_own_form_are_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = {"form": "poa-iti/2018", "answers": {"7": "yes", "99": "yes"}}
    Path("a.json").write_text(json.dumps(given), encoding="utf-8")
    code, _, err = run(capsys, "new", "a.poadraft", "--from", "a.json")
    assert code == 1
    assert '"99"' in err
    assert stored("a.poadraft")["brokering.laws"]["value"] == "yes"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.poadraft", b"not a draft", "not a draft"),
        ("a.json", b'{"form": "att/2026", "answers": {}}', "att/2026"),
        ("missing.poadraft", None, "missing.poadraft"),
    ],
)
def test_what_cannot_be_a_start_is_refused_and_leaves_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    code, out, err = run(capsys, "new", "new.poadraft", "--from", name)
    assert (code, out) == (2, "")
    assert said in err
    assert not Path("new.poadraft").exists()


def test_a_new_report_takes_the_edition_of_its_cycle(here: Path) -> None:
    assert main(["new", "a.poadraft", "--cycle", "2016"]) == 0
    with DraftFile.open(Path("a.poadraft"), read_only=True) as file:
        assert file.form_key == "poa-iti/2018"


def test_a_cycle_that_no_edition_serves_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "new", "a.poadraft", "--cycle", "2022")
    assert code == 2
    served = [cycle.id for cycle in command_context.library().newest("poa-iti").served_cycles()]
    assert ", ".join(served[:2]) in err


def test_confirm_lists_what_waits(begun: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(begun).read_bytes()
    code, out, _ = run(capsys, "confirm", begun)
    assert code == 0
    assert "4.1.1" in out
    assert "(2018)" in out
    assert Path(begun).read_bytes() == before


def test_a_section_is_confirmed_but_for_what_has_to_be_looked_at(
    begun: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(begun, "brokering.laws.list", [{"title": "Firearms Act", "year": 1992}])
    code, out, _ = run(capsys, "confirm", begun, "--section", "4")
    assert code == 0
    assert "3 answers were confirmed" in out
    assert "* 4.1.1" in out
    assert "  4.1.2" not in out
    answers = stored(begun)
    assert "carried" not in answers["brokering.laws"]
    assert "carried" in answers["brokering.laws.list"]
    assert "carried" in answers["transfers.licence"]
    code, out, _ = run(capsys, "confirm", begun, "4.1.1")
    assert "1 answer was confirmed" in out
    assert "carried" not in stored(begun)["brokering.laws.list"]


def test_what_is_gone_is_cleared(begun: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "confirm", begun, "3.5", "stockpile.reviews.frequency", "--gone")
    assert code == 0
    assert "2 answers were cleared" in out
    assert {"transfers.simplified", "stockpile.reviews.frequency"}.isdisjoint(stored(begun))


@pytest.mark.parametrize(
    "arguments",
    [("99",), ("10.3",), ("--section", "99"), ("--section", "4", "--gone"), ("--gone",), ("4.1", "--section", "4")],
)
def test_what_cannot_be_confirmed_is_refused_and_changes_nothing(
    begun: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    before = stored(begun)
    code, out, err = run(capsys, "confirm", begun, *arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err
    assert stored(begun) == before


def test_check_points_to_what_waits_until_it_is_confirmed(begun: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Taken from the report of 2018" in run(capsys, "check", begun)[1]
    for question in [q for q, aspects in stored(begun).items() if "carried" in aspects]:
        assert main(["confirm", begun, question]) == 0
    assert "Taken from" not in run(capsys, "check", begun)[1]


def test_the_empty_questions_of_a_section_are_listed_first_and_then_left_blank(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "report.poadraft", "--state", "ATG"]) == 0
    capsys.readouterr()
    assert main(["blank", "report.poadraft", "--section", "4"]) == 0
    listed = capsys.readouterr().out
    assert "4.1" in listed
    assert main(["blank", "report.poadraft", "--section", "4", "--reason", "not-applicable"]) == 2
    assert "few words" in capsys.readouterr().err
    given = ["--reason", "not-applicable", "--because", "No broker works here"]
    assert main(["blank", "report.poadraft", "--section", "4", *given]) == 0
    assert "left blank" in capsys.readouterr().out
    assert main(["show", "report.poadraft"]) == 0
    assert "No broker works here" in capsys.readouterr().out
    assert main(["blank", "report.poadraft", "--section", "4"]) == 0
    assert "No descriptive question" in capsys.readouterr().out
