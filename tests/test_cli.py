"""The command line as an official or a script meets it: what it writes, what it says, and its exit codes."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pikepdf
import pypdf
import pytest

from poadesk import paths
from poadesk.cli import main
from poadesk.cli.commands import COMMANDS
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.forms.library import FormLibrary
from poadesk.store.leftovers import remembered

ROOT = Path(__file__).resolve().parent.parent
CASES = Path(__file__).parent / "cases"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own to stand in, with a space and an accent."""
    folder = tmp_path / "mes données"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_what_a_kill_left_goes_at_the_next_command(here, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(here))
    half, copies = here / ".poadesk-0123456789ab.part", here / "poadesk-documents-1"
    half.write_bytes(b"x")
    with remembered(half):  # the note of a program that was killed is the same, without its lock
        text = next((paths.data_folder() / "unfinished").iterdir()).read_bytes()
    (paths.data_folder() / "unfinished" / "0000").write_bytes(text)
    copies.mkdir()
    (copies / "law.pdf").write_bytes(b"%PDF")
    assert main(["forms", "list"]) == 0
    assert list(here.iterdir()) == []
    assert list((paths.data_folder() / "unfinished").iterdir()) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_export_whose_files_came_back_in_the_other_normal_form_exports_again(draft, form):
    """A stick or another system may keep the same name in other characters."""
    Path("files").mkdir()
    for name in ("Décret.pdf", "Loi  sur les\u00a0armes.pdf"):
        (Path("files") / unicodedata.normalize("NFD", name)).write_bytes(name.encode())
    named = [{"file": "Décret.pdf"}, {"file": "Loi sur les armes.pdf"}]
    write("answers.json", {"10.2": named})
    assert main(["fill", draft, "answers.json", "--files", "files"]) == 0
    assert main(["export", draft, "--to", "out.json", "--copy", "review", "--with-files"]) == 0
    for path in list(Path("out-files").iterdir()):
        path.rename(path.with_name(unicodedata.normalize(form, path.name)))
    before = {path.name: path.read_bytes() for path in Path("out-files").iterdir()}
    assert len(before) == 2
    assert main(["new", "again.poadraft", "--from", "out.json"]) == 0
    for which in (draft, "again.poadraft"):
        assert main(["export", which, "--to", "out.json", "--copy", "review", "--with-files", "--overwrite"]) == 0
        assert {path.name: path.read_bytes() for path in Path("out-files").iterdir()} == before


@pytest.fixture
def draft(here: Path) -> str:
    assert main(["new", "report.poadraft", "--form", "poa-iti/2026", "--state", "ATG"]) == 0
    return "report.poadraft"


def write(name: str, content: Json) -> str:
    Path(name).write_text(json.dumps(content), encoding="utf-8")
    return name


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    try:
        code = main(arguments)
    except SystemExit as exit_:
        code = int(str(exit_.code))
    said = capsys.readouterr()
    return code, said.out, said.err


def exported(draft: str) -> dict:
    with contextlib.suppress(FileNotFoundError):
        Path("out.json").unlink()
        Path("out.schema.json").unlink()
    assert main(["export", draft, "--to", "out.json"]) == 0
    return json.loads(Path("out.json").read_bytes())


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says when it cannot be done: exit code 2, a sentence on standard error, no traceback."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err
    assert "Error" not in err
    return err


def test_new_makes_a_draft_for_a_state_and_cycle(draft: str):
    answers = exported(draft)["answers"]
    assert answers["about.state"]["value"] == "ATG"
    assert answers["about.cycle"]["value"] == "2026"


def test_new_takes_the_newest_form_and_a_state_by_name(here: Path):
    assert main(["new", "a.poadraft", "--state", "Antigua and Barbuda", "--cycle", "2028"]) == 0
    newest = FormLibrary(paths.forms_folders()).newest("poa-iti").edition
    head = exported("a.poadraft")
    assert (head["form"], head["state"]["iso"], head["period"]) == (
        {"id": "poa-iti", "edition": newest},
        "ATG",
        [2026, 2027],
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--state", "Atlantis"),
        ("--cycle", "2014"),
        ("--form", "poa-iti/1999"),
        ("--form", "../../etc"),
        ("--from", "missing.json"),
    ],
)
def test_new_leaves_nothing_behind_when_it_cannot(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str]
):
    complaint(capsys, "new", "a.poadraft", *arguments)
    assert not list(here.iterdir())


def test_new_never_takes_the_place_of_a_file(draft: str, capsys: pytest.CaptureFixture[str]):
    before = Path(draft).read_bytes()
    assert draft in complaint(capsys, "new", draft)
    assert Path(draft).read_bytes() == before


def test_fill_takes_what_fits_and_lists_the_rest(draft: str, capsys: pytest.CaptureFixture[str]):
    answers = write("a.json", {"1.1": "yes", "9.99": "yes", "3.2": {"bogus": "yes"}, "1.1.a": "حماية (12)"})
    code, out, err = run(capsys, "fill", draft, answers)
    assert code == 1
    assert "2 questions" in out
    assert '"9.99": the form has no question' in err
    assert "bogus" in err
    held = exported(draft)["answers"]
    assert held["coordination.body"]["value"] == "yes"
    assert held["coordination.body.name"]["value"] == "حماية (12)"


def test_fill_says_which_answers_are_not_asked_at_present(draft: str, capsys: pytest.CaptureFixture[str]):
    code, out, _err = run(capsys, "fill", draft, write("a.json", {"1.1.a": "Commission"}))
    assert (code, "1.1.a" in out) == (0, True)
    assert "coordination.body.name" not in exported(draft)["answers"]
    assert main(["fill", draft, write("b.json", {"1.1": "yes"})]) == 0
    assert exported(draft)["answers"]["coordination.body.name"]["value"] == "Commission"


def test_fill_names_no_more_than_a_screenful_of_misfits(draft: str, capsys: pytest.CaptureFixture[str]):
    code, _out, err = run(capsys, "fill", draft, write("a.json", {f"x{n}": n for n in range(5000)}))
    assert code == 1
    assert "4800 more" in err


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xd8\xff\xe0", b"{" * 90_000, b'{"a":' * 90_000])
def test_fill_refuses_what_is_no_answers(draft: str, capsys: pytest.CaptureFixture[str], content: bytes):
    Path("a.json").write_bytes(content)
    assert "a.json" in complaint(capsys, "fill", draft, "a.json")


def test_hostile_answers_are_cleaned_and_kept_in_every_question(draft: str):
    nasty = "<img src=/etc/passwd>\ud800\x00\x1b[2J {x} %s =cmd() \u202e" + "w" * 100_000
    questions = FormLibrary(paths.forms_folders()).get("poa-iti/2026").questions
    assert main(["fill", draft, write("a.json", dict.fromkeys(questions, nasty))]) == 1
    kept = exported(draft)["answers"]["information.views"]["value"]
    assert kept.startswith("<img src=/etc/passwd>\ufffd[2J {x} %s =cmd() ")
    assert kept.endswith("w" * 100_000)


def test_files_come_in_by_name_and_go_out_beside_the_export(draft: str, here: Path):
    (here / "in").mkdir()
    (here / "in" / "Plan é.pdf").write_bytes(b"%PDF-1.4 plan")
    given = {"1.3": "yes", "1.3.a": [{"file": "Plan é.pdf", "title": "Plan", "language": "fr"}]}
    assert main(["fill", draft, write("a.json", given), "--files", "in"]) == 0
    assert main(["export", draft, "--to", "out.json", "--with-files"]) == 0
    assert (here / "out-files" / "Plan é.pdf").read_bytes() == b"%PDF-1.4 plan"


@pytest.mark.parametrize("in_the_way", ["out-files", "out-files/p.pdf"])
def test_nothing_is_exported_if_its_files_could_not_be_saved(
    draft: str, here: Path, capsys: pytest.CaptureFixture[str], in_the_way: str
):
    (here / "in").mkdir()
    (here / "in" / "p.pdf").write_bytes(b"%PDF-1.4 plan")
    assert main(["fill", draft, write("a.json", {"1.3": "yes", "1.3.a": [{"file": "p.pdf"}]}), "--files", "in"]) == 0
    (here / in_the_way).parent.mkdir(exist_ok=True)
    (here / in_the_way).write_text("mine")
    code, _out, said = run(capsys, "export", draft, "--to", "out.pdf", "--with-files")
    assert (code, (here / "out.pdf").exists(), (here / in_the_way).read_text()) == (2, False, "mine")
    assert f"“{Path(in_the_way)}” is there already" in said


def test_an_export_makes_a_new_draft_that_exports_the_same(draft: str, here: Path):
    (here / "in").mkdir()
    (here / "in" / "p.pdf").write_bytes(b"%PDF-1.4 plan")
    assert main(["fill", draft, write("a.json", {"1.3": "yes", "1.3.a": [{"file": "p.pdf"}]}), "--files", "in"]) == 0
    assert main(["export", draft, "--to", "one.json", "--with-files"]) == 0
    assert main(["new", "again.poadraft", "--from", "one.json", "--form", "poa-iti/2026"]) == 0
    assert main(["export", "again.poadraft", "--to", "two.json", "--with-files"]) == 0
    one, two = (json.loads(Path(name).read_bytes()) for name in ("one.json", "two.json"))
    assert {**one, "revision": 0} == {**two, "revision": 0}
    assert list(one["answers"]) == list(two["answers"])
    assert (here / "two-files" / "p.pdf").read_bytes() == b"%PDF-1.4 plan"


def test_check_lists_findings_and_tells_errors_by_its_exit_code(draft: str, capsys: pytest.CaptureFixture[str]):
    code, out, _err = run(capsys, "check", draft)
    assert code == 0
    assert "Note: 1.1 " in out
    assert (
        main(["fill", draft, write("a.json", {"A.5": "2026-13-45", "6.1": "yes", "6.1.1": {"found": {"2024": "12o"}}})])
        == 0
    )
    code, out, _err = run(capsys, "check", draft)
    assert code == 0
    assert any(line.startswith("Warning: A.5 ") for line in out.splitlines())
    assert "“12o” is not a whole number" in out
    assert "2 warnings" in out.splitlines()[-1]
    assert main(["fill", draft, write("b.json", {"A.1": "Atlantis"})]) == 0
    code, out, _err = run(capsys, "check", draft)
    assert code == 1
    assert out.splitlines()[1].startswith("  1 error in A.1.")
    listed = out.splitlines()[out.splitlines().index("") + 1 :]
    assert listed[0].startswith("Error: A.1 ")
    assert "1 error" in out.splitlines()[-1]


def test_check_gives_the_same_as_json(draft: str, capsys: pytest.CaptureFixture[str]):
    _code, text, _err = run(capsys, "check", draft)
    code, out, _err = run(capsys, "check", draft, "--json")
    findings = json.loads(out)["findings"]
    assert code == 0
    assert all(finding["sentence"] in text for finding in findings)
    listed = text.splitlines()[text.splitlines().index("") + 1 :]
    assert len(findings) == len(listed) - 1


def test_show_prints_the_answers_in_order_and_json_on_demand(draft: str, capsys: pytest.CaptureFixture[str]):
    assert main(["fill", draft, str(CASES / "antigua-and-barbuda-2010.json")]) == 0
    code, out, _err = run(capsys, "show", draft)
    assert code == 0
    assert out.index("3.4 ") < out.index("does not export SALW") < out.index("8.1.2 ") < out.index("Royal Police Force")
    code, out, _err = run(capsys, "show", draft, "--json")
    assert json.loads(out) == exported(draft)


@pytest.mark.parametrize("copy", ["review", "final"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_export_writes_the_pdf_and_says_so(draft: str, capsys: pytest.CaptureFixture[str], copy: str, paper: str):
    code, out, _err = run(capsys, "export", draft, "--to", "out.PDF", "--copy", copy, "--paper", paper, "--anyway")
    assert (code, "out.PDF" in out) == (0, True)
    with pikepdf.open("out.PDF") as pdf:
        width = float(pdf.pages[0].mediabox[2])
    assert round(width) == (612 if paper == "letter" else 595)


def test_characters_that_no_font_has_are_named_with_their_place(draft: str, capsys: pytest.CaptureFixture[str]):
    assert main(["fill", draft, write("a.json", {"10.3": "\U00013000 😀", "7.1": "yes", "7.1.a": "plain"})]) == 0
    code, _out, err = run(capsys, "export", draft, "--to", "out.pdf")
    assert code == 0
    assert "10.3" in err
    assert "EGYPTIAN HIEROGLYPH A001" in err
    assert "7.1.a" not in err


OUTPUTS = [("pdf", "out.pdf"), ("json", "out.json")]


@pytest.mark.parametrize(("id", "to"), OUTPUTS)
@pytest.mark.parametrize("more", [(), ("--anyway",)])
def test_a_final_copy_with_errors_is_held_back_and_the_errors_listed(
    draft: str, capsys: pytest.CaptureFixture[str], id: str, to: str, more: tuple[str, ...]
):
    assert main(["fill", draft, write("a.json", {"A.1": "Atlantis"})]) == 0
    code, out, err = run(capsys, "export", draft, "--to", to, "--as", id, "--copy", "final", *more)
    assert (code, out, "“Atlantis”" in err) == (1, "", True)
    assert not Path(to).exists()
    assert main(["export", draft, "--to", to, "--as", id, "--copy", "review"]) == 0


@pytest.mark.parametrize(("id", "to"), OUTPUTS)
def test_a_final_copy_with_open_points_is_made_only_if_told_so(
    draft: str, capsys: pytest.CaptureFixture[str], id: str, to: str
):
    code, out, err = run(capsys, "export", draft, "--to", to, "--as", id, "--copy", "final")
    assert (code, out) == (1, "")
    assert re.search(r"Goes out with \d+ unanswered, status not chosen\.", err)
    assert not Path(to).exists()
    code, out, _err = run(capsys, "export", draft, "--to", to, "--as", id, "--copy", "final", "--anyway")
    assert code == 0
    assert out.splitlines()[0].startswith("Goes out with ")
    assert Path(to).exists()


TITLES = {"law.pdf": "Firearms Act", "torn.pdf": "Decree"}


def test_an_attached_pdf_is_printed_with_the_number_of_its_pages(draft: str):
    with pikepdf.new() as law:
        for _page in range(3):
            law.add_blank_page()
        law.save("law.pdf")
    Path("torn.pdf").write_bytes(b"%PDF-1.7 torn")
    with DraftFile.open(Path(draft)) as file:
        entries = [{**file.attach(Path(name)), "title": title} for name, title in TITLES.items()]
    assert main(["fill", draft, write("files.json", {"10.2": entries})]) == 0
    assert main(["export", draft, "--to", "out.pdf", "--copy", "final", "--anyway"]) == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader("out.pdf").pages)
    listed = text[text.rindex("SHA-256") :]
    whole, torn = listed[listed.index("Firearms Act") :].split("Decree")
    assert "3\u00a0pages" in whole
    assert "page" not in torn.partition("Language")[0]
    assert "13\u00a0bytes" in torn


def test_a_review_copy_for_paper_holds_the_sections_asked_for_and_says_where_it_returns(
    draft: str, capsys: pytest.CaptureFixture[str]
):
    asked = ("--margin", "--sections", "3,6", "--return-to", "the Police", "--return-by", "2026-04-30")
    code, out, _err = run(capsys, "export", draft, "--to", "out.pdf", *asked)
    assert (code, out.splitlines()[-1]) == (0, "Written: out.pdf")
    texts = [page.extract_text() for page in pypdf.PdfReader("out.pdf").pages]
    assert all("Please return to the Police by 30 April 2026" in text for text in texts)
    assert "6.1" in "".join(texts)
    assert "5.1" not in "".join(texts)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--sections", "3,99"), "no section “99”"),
        (("--return-by", "31 February"), "no date"),
        (("--copy", "final", "--margin"), "--margin cannot be used with this copy"),
        (("--as", "json", "--to", "out.json", "--large"), "--large cannot be used with this copy"),
    ],
)
def test_what_cannot_be_set_of_a_copy_is_said_and_nothing_is_written(
    draft: str, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
):
    code, _out, err = run(capsys, "export", draft, "--to", "out.pdf", *more)
    assert code == 2
    assert said in err
    assert not Path("out.pdf").exists()


def test_export_never_replaces_a_file_unasked(draft: str, capsys: pytest.CaptureFixture[str]):
    Path("out.schema.json").write_text("mine")
    assert "--overwrite" in complaint(capsys, "export", draft, "--to", "out.json")
    assert not Path("out.json").exists()
    assert main(["export", draft, "--to", "out.json", "--overwrite"]) == 0
    assert "urn:poadesk" in Path("out.schema.json").read_text(encoding="utf-8")


def test_export_never_replaces_its_own_draft(here: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["new", "draft.json"]) == 0
    before = Path("draft.json").read_bytes()
    complaint(capsys, "export", "draft.json", "--to", "./draft.json", "--overwrite")
    assert Path("draft.json").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_on_standard_output_is_a_sentence(draft: str):
    with Path("/dev/full").open("w") as full:
        done = poadesk("show", draft, stdout=full)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("to", ["out.txt", "out", "no/such/folder/out.pdf"])
def test_export_says_what_is_wrong_with_the_name(draft: str, capsys: pytest.CaptureFixture[str], to: str):
    complaint(capsys, "export", draft, "--to", to)


def test_forms_are_listed_shown_and_described(capsys: pytest.CaptureFixture[str]):
    assert "poa-iti/2026" in run(capsys, "forms", "list")[1]
    code, out, _err = run(capsys, "forms", "show", "poa-iti/2026")
    assert code == 0
    assert "3.10.2" in out
    shown = json.loads(run(capsys, "forms", "show", "poa-iti/2026", "--json")[1])
    questions = [question for section in shown["sections"] for question in section["questions"]]
    body = next(q for q in questions if q["id"] == "coordination.body.name")
    assert (body["number"], body["kind"], body["cites"], body["basis"]) == ("1.1.a", "prose", ["PoA II.4"], "seen")
    assert body["when"] == {"question": "coordination.body", "is": ["yes", "developing"]}
    marking = next(q for q in questions if q["number"] == "2.2.1")
    assert marking["options"]["serial-number"] == "Serial number"


def test_forms_schema_is_the_one_that_goes_with_an_export(draft: str, capsys: pytest.CaptureFixture[str]):
    exported(draft)
    assert run(capsys, "forms", "schema", "poa-iti/2026")[1].encode() == Path("out.schema.json").read_bytes()


def test_forms_check_names_file_and_question(here: Path, capsys: pytest.CaptureFixture[str]):
    copy = here / "poa-iti" / "2026"
    shutil.copytree(ROOT / "forms" / "poa-iti" / "2026", copy)
    assert run(capsys, "forms", "check", str(copy))[0] == 0
    form = (copy / "form.toml").read_text(encoding="utf-8")
    (copy / "form.toml").write_text(form.replace('number = "1.1"', 'number = "1.2"', 1), encoding="utf-8")
    code, out, _err = run(capsys, "forms", "check", str(copy))
    assert code == 1
    assert "form.toml, section coordination" in out


def test_a_persons_own_form_wins_over_the_shipped_one(
    data_folder: Path, here: Path, capsys: pytest.CaptureFixture[str]
):
    copy = data_folder / "forms" / "poa-iti" / "2026"
    shutil.copytree(ROOT / "forms" / "poa-iti" / "2026", copy)
    form = (copy / "form.toml").read_text(encoding="utf-8")
    (copy / "form.toml").write_text(form.replace('number = "1.7"', 'number = "1.70"', 1), encoding="utf-8")
    assert "  1.70 " in run(capsys, "forms", "show", "poa-iti/2026")[1]


def not_drafts() -> dict[str, bytes]:
    return {"empty": b"", "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" * 40, "json": b"{}", "pdf": b"%PDF-1.7\n" * 40}


@pytest.mark.parametrize("command", [("show",), ("check",), ("export", "--to", "x.pdf"), ("fill", "a.json")])
@pytest.mark.parametrize("content", not_drafts().values(), ids=not_drafts())
def test_what_is_no_draft_gets_a_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], content: bytes
):
    write("a.json", {"1.1": "yes"})
    Path("d.poadraft").write_bytes(content)
    name, *rest = command
    assert "d.poadraft" in complaint(capsys, name, "d.poadraft", *rest)
    assert Path("d.poadraft").read_bytes() == content


def test_a_truncated_draft_and_a_missing_one_get_a_sentence(draft: str, capsys: pytest.CaptureFixture[str]):
    Path("cut.poadraft").write_bytes(Path(draft).read_bytes()[:5000])
    assert "cut.poadraft" in complaint(capsys, "check", "cut.poadraft")
    assert "none.poadraft" in complaint(capsys, "check", "none.poadraft")
    assert "a folder" in complaint(capsys, "check", ".")


def test_a_draft_that_is_open_elsewhere_can_be_read_but_not_filled(draft: str, capsys: pytest.CaptureFixture[str]):
    with DraftFile.open(Path(draft)):
        assert run(capsys, "check", draft)[0] == 0
        assert "open elsewhere" in complaint(capsys, "fill", draft, write("a.json", {"1.1": "yes"}))


def test_a_form_that_is_not_installed_is_named(draft: str, capsys: pytest.CaptureFixture[str], monkeypatch):
    monkeypatch.setattr(paths, "forms_folders", lambda: (Path("nowhere"),))
    assert "poa-iti/2026" in complaint(capsys, "check", draft)


def test_a_mistake_of_the_program_is_logged_without_answers(
    draft: str, data_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> None:
        raise RuntimeError("the answer was XYZZY")

    monkeypatch.setattr("poadesk.cli.check.finding_line", broken)
    _code, _out, err = run(capsys, "check", draft)
    log = (data_folder / "logs" / "poadesk.log").read_text(encoding="utf-8")
    assert str(data_folder / "logs") in err
    assert "RuntimeError" in log
    assert "XYZZY" not in log + err


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]):
    code, out, _err = run(capsys, "--help")
    assert code == 0
    for name in COMMANDS:
        assert name in out
        assert run(capsys, name, "--help")[0] == 0


@pytest.mark.parametrize("arguments", [("nonsense",), ("export", "x.poadraft"), ("new",), ("--wrong",)])
def test_a_wrong_command_ends_with_code_2(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]):
    assert run(capsys, *arguments)[0] == 2


def poadesk(*arguments: str, stdout: object = subprocess.PIPE, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "poadesk", *arguments],
        stdout=stdout, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False, env={**os.environ, **more},
    )  # fmt: skip


def test_answers_in_every_script_reach_a_console_that_knows_only_ascii(draft: str):
    assert main(["fill", draft, write("a.json", {"10.3": "نعم 武器 да"})]) == 0
    done = poadesk("show", draft, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "نعم 武器 да" in done.stdout


def test_a_reader_who_stops_reading_is_no_mistake(draft: str):
    command = [sys.executable, "-m", "poadesk", "show", draft]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_without_a_display_the_window_is_refused_in_a_sentence(here: Path):
    done = poadesk(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no display" in done.stderr
