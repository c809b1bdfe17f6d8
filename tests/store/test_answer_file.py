"""A JSON file from anybody is read as answers, or refused in a way that says what is wrong."""

import hashlib
import json
from pathlib import Path

import pytest

from poadesk.sentences.store_errors import error_sentence
from poadesk.store import answer_file
from poadesk.store.answer_file import AnswerFileError, Given, attach_files, read_answer_file


def read(tmp_path: Path, data: bytes) -> Given:
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    return read_answer_file(path)


def refusal(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(AnswerFileError) as caught:
        read(tmp_path, data)
    assert str(tmp_path / "answers.json") in (error_sentence(caught.value) or "")
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-le"])
def test_a_file_saved_by_any_editor_is_read(tmp_path: Path, encoding: str):
    assert read(tmp_path, '{"1.1": "نعم"}'.encode(encoding)).answers == {"1.1": "نعم"}


def test_an_export_and_a_named_form_are_told_from_plain_answers(tmp_path: Path):
    export = {
        "form": {"id": "poa-iti", "edition": "2026"},
        "answers": {"a": 1},
        "files": [{"sha256": "ff", "saved-as": "x"}],
    }
    assert read(tmp_path, json.dumps(export).encode()) == Given({"a": 1}, "poa-iti/2026", (), {"ff": "x"})
    assert read(tmp_path, b'{"form": "poa-iti/2026", "answers": {}}').form == "poa-iti/2026"
    assert read(tmp_path, b'{"answers": {}, "1.1": "yes"}').answers == {"answers": {}, "1.1": "yes"}


def test_no_number_becomes_a_float(tmp_path: Path):
    digits = "9" * 5000
    data = f'{{"a": 12.0, "b": 1e3, "c": 12.5, "d": NaN, "e": {digits}, "f": 1e999, "g": -0.0}}'.encode()
    assert read(tmp_path, data).answers == {
        "a": 12, "b": 1000, "c": "12.5", "d": "NaN", "e": digits, "f": "1e999", "g": 0,
    }  # fmt: skip


def test_names_given_twice_are_told_at_every_depth(tmp_path: Path):
    given = read(tmp_path, b'{"1.1": "yes", "6.1.1": {"found": 1, "found": 2, "found": 3}, "1.1": "no"}')
    assert given.twice == ("found", "1.1")
    assert given.answers == {"1.1": "no", "6.1.1": {"found": 3}}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "answers.not-json"),
        (b"{", "answers.not-json"),
        (b'{"a": 01}', "answers.not-json"),
        (b"[]", "answers.not-object"),
        (b'"text"', "answers.not-object"),
        (b'{"a": "\xff"}', "answers.not-text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "answers.not-text"),
        (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "answers.too-deep"),
    ],
)
def test_what_is_no_answers_is_refused_with_the_cause(tmp_path: Path, data: bytes, code: str):
    assert refusal(tmp_path, data) == code


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answer_file, "MAX_BYTES", 20)
    assert refusal(tmp_path, b'{"1.1": "yes", "1.2": "no"}') == "answers.too-large"


@pytest.mark.parametrize(
    "data",
    [
        b'{"4.1.1":[' + b"1," * 3_000_000 + b"1]}",
        b"{" + b",".join(b'"q%d":1' % number for number in range(150_000)) + b"}",
        b'{"a":[' + b"[]," * 200_000 + b"1]}",
        ('{"4.1.1":[' + "1," * 200_000 + "1]}").encode("utf-16"),
    ],
    ids=["numbers", "questions", "lists", "utf-16"],
)
def test_millions_of_values_are_refused_before_they_are_made(tmp_path: Path, data: bytes):
    assert refusal(tmp_path, data) == "answers.too-many"


def test_commas_in_a_text_are_no_values(tmp_path: Path):
    text = 'one, two "three", ' * 100_000
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"1.1.a": text}), encoding="utf-8")
    assert read_answer_file(path).answers == {"1.1.a": text}


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path):
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(AnswerFileError, match=r"answers\.unreadable"):
            read_answer_file(path)


def attach(path: Path) -> dict:
    data = path.read_bytes()
    return {"name": path.name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_files_named_anywhere_in_an_answer_are_attached(tmp_path: Path):
    (tmp_path / "act.pdf").write_bytes(b"act")
    given = Given({"2.1.1.a": [{"title": "Act", "document": [{"file": "act.pdf", "title": "The Act"}]}]})
    answers = attach_files(given, tmp_path, attach).answers
    assert answers["2.1.1.a"] == [{"title": "Act", "document": [{**attach(tmp_path / "act.pdf"), "title": "The Act"}]}]


@pytest.mark.parametrize("name", ["../secret.pdf", "/etc/passwd", "a/b.pdf", "..\\secret.pdf", "", ".", "C:act.pdf"])
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str):
    folder = tmp_path / "files"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    with pytest.raises(AnswerFileError):
        attach_files(Given({"10.2": [{"file": name}]}), folder, attach)


def test_a_link_never_leads_out_of_the_folder(tmp_path: Path):
    folder = tmp_path / "files"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (folder / "plan.pdf").symlink_to(tmp_path / "secret.pdf")
    with pytest.raises(AnswerFileError, match="file-missing"):
        attach_files(Given({"10.2": [{"file": "plan.pdf"}]}), folder, attach)


def test_an_exports_file_that_was_altered_is_refused(tmp_path: Path):
    (tmp_path / "plan.pdf").write_bytes(b"altered")
    with pytest.raises(AnswerFileError, match="file-differs"):
        attach_files(Given({}, saved={"0" * 64: "plan.pdf"}), tmp_path, attach)


def test_names_given_twice_are_counted_at_once_however_many_there_are(tmp_path: Path):
    path = tmp_path / "answers.json"
    path.write_text("{" + ",".join(f'"a{number}": 0, "a{number}": 1' for number in range(40_000)) + "}")
    assert len(read_answer_file(path).twice) == 40_000


@pytest.mark.parametrize(
    ("stored", "named"),
    [
        ("De\u0301cret.pdf", "D\u00e9cret.pdf"),
        ("D\u00e9cret.pdf", "De\u0301cret.pdf"),
        ("Act  2003.pdf", "Act  2003.pdf"),
        ("Act  2003.pdf", "Act 2003.pdf"),
        ("Act\u00a02004.pdf", "Act\u00a02004.pdf"),
        ("Act\u00a02004.pdf", "Act 2004.pdf"),
        ("l\u2019arme.pdf", "l'arme.pdf"),
        ("act\u20112003.pdf", "act-2003.pdf"),
        ("Act v. 2.1 (final)...pdf", "Act v. 2.1 (final)...pdf"),
        (f"{'long ' * 25}.pdf", f"{'long ' * 25}.pdf"),
        ("أسلحة.pdf", "أسلحة.pdf"),
    ],
)
def test_a_file_is_found_in_whatever_form_its_name_is_kept(tmp_path: Path, stored: str, named: str):
    (tmp_path / stored).write_bytes(b"x")
    given = Given({"a": [{"file": named}]})
    assert attach_files(given, tmp_path, lambda path: {"name": path.name}).answers == {"a": [{"name": stored}]}


@pytest.mark.parametrize("name", ["../a.pdf", "/a.pdf", "..\\a.pdf", "..", ".", " ", "C:a.pdf", "x/a.pdf"])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, name: str):
    folder = tmp_path / "files"
    folder.mkdir()
    (tmp_path / "a.pdf").write_bytes(b"x")
    with pytest.raises(AnswerFileError):
        attach_files(Given({"a": {"file": name}}), folder, lambda path: {"name": path.name})


def test_of_two_files_that_a_name_may_mean_none_is_taken(tmp_path: Path):
    for name in ("Décret.pdf", "Dècret.pdf"):  # not by their case, which Windows does not see
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(AnswerFileError):
        attach_files(Given({"a": {"file": "Decret.pdf"}}), tmp_path, lambda path: {"name": path.name})
