"""Attached documents shown as copies: read-only, under harmless names, and never a program."""

import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.kinds.files import names_device
from poadesk.store.draft.attachment_preview import TemporaryCopies, may_be_opened, safe_name
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import AttachmentNotOpened, DraftUnwritable
from tests.store.test_bad_disks import files_no_larger_than

KILLED = """
import os
from poadesk.store.draft.attachment_preview import TemporaryCopies
copies = TemporaryCopies()
(copies.folder / "secret.pdf").write_text("x")
print(copies.folder, flush=True)
os.abort() if not {wait} else input()
"""


@pytest.fixture(autouse=True)
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for temporary files of this test alone."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def attach(draft: DraftFile, path: Path, content: bytes) -> dict:
    path.write_bytes(content)
    return dict(draft.attach(path))


def test_copy_is_read_only_and_gone_at_the_end(draft: DraftFile, tmp_path: Path, temp: Path):
    entry = attach(draft, tmp_path / "plan.pdf", b"%PDF-")
    with TemporaryCopies() as copies:
        path = copies.copy(draft, entry["name"], entry["sha256"])
        assert path.read_bytes() == b"%PDF-"
        assert path.is_relative_to(temp)
        assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH | stat.S_IXUSR)
        assert copies.copy(draft, entry["name"], entry["sha256"]) == path
    assert list(temp.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        *("run.exe", "RUN.EXE", "a.pdf.bat", "x.cmd", "x.js", "x.vbs", "x.ps1", "x.lnk", "x.scr", "x.msi", "x.sh"),
        *("x.desktop", "x.py", "x.html", "fdp\u202e.exe", "x.exe.", "x.exe ", "noending", "x.jar", "x.appimage"),
        *("x.docm", "x.xlsm", "x.url", "x.hta", "x.scf", "x.library-ms", "x.iqy", "x.rdp", "x.img", "x.webloc"),
    ],
)
def test_what_could_be_a_program_is_never_opened(draft: DraftFile, tmp_path: Path, temp: Path, name: str):
    entry = attach(draft, tmp_path / "x.pdf", b"harmless")
    with TemporaryCopies() as copies:
        with pytest.raises(AttachmentNotOpened):
            copies.copy(draft, name, entry["sha256"])
        assert not list(copies.folder.rglob("*.*"))


@pytest.mark.parametrize("start", [b"MZ\x90", b"\x7fELF", b"#!/bin/sh\n", b"\n[Desktop Entry]\n"])
def test_program_under_the_name_of_a_document_is_not_opened(start: bytes):
    assert not may_be_opened("plan.pdf", start)


@pytest.mark.parametrize("name", ["plan.pdf", "Plan 2.DOCX", "صورة.jpg", "a.b.c.txt", "data.csv", "x.zip"])
def test_documents_are_opened(name: str):
    assert may_be_opened(name, b"%PDF-1.7")


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_every_system_takes(name: str):
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('/\\:*?"<>|\0\n\u202e')
    assert safe == safe.strip(" .")
    assert safe.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
    assert len(safe) <= 95
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["CON", "con.pdf", "Nul .txt", "CONIN$", "com¹.docx", "lpt9.a.b"])
def test_device_of_windows_gets_another_name(name: str):
    assert names_device(name)
    assert not names_device(safe_name(name))


@pytest.mark.parametrize("name", ["console.pdf", "contract.docx", "com10.txt", "a.con", "null"])
def test_name_that_only_begins_like_a_device_stays(name: str):
    assert not names_device(name)
    assert safe_name(name) == name


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_copies_are_where_other_programs_find_them(temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "shown").symlink_to(temp)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "shown"))
    with TemporaryCopies() as copies:
        assert copies.folder.parent == temp.resolve()


@pytest.mark.parametrize(("wait", "stays"), [(0, False), (1, True)])
def test_copies_of_a_crashed_session_go_at_the_next_start_and_those_of_a_running_one_stay(wait: int, stays: bool):
    command = [sys.executable, "-c", KILLED.format(wait=wait)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        assert program.stdout is not None
        folder = Path(program.stdout.readline().strip())
        if not wait:
            program.wait()
        assert folder.is_dir()
        TemporaryCopies().close()
        assert folder.exists() is stays
        program.kill()


def test_copy_is_never_a_part_of_the_document(draft: DraftFile, tmp_path: Path):
    content = b"%PDF-" + b"x" * 100_000
    entry = attach(draft, tmp_path / "plan.pdf", content)
    with TemporaryCopies() as copies:
        with files_no_larger_than(50_000), pytest.raises(DraftUnwritable) as caught:
            copies.copy(draft, entry["name"], entry["sha256"])
        assert caught.value.reason == "full"
        assert copies.copy(draft, entry["name"], entry["sha256"]).read_bytes() == content


@pytest.mark.parametrize(
    "name",
    [
        *(
            "plan\uff0e\uff45\uff58\uff45",
            "plan.pdf\ufe0f.exe",
            "plan.\u202efdp.exe",
            "plan.exe\uff0epdf",
            "plan.p\u200ddf",
        ),
        *("plan.pdf.scpt", "x.reg", "x.xlsb", "x.vcf", "x.ics", "x.eml", "x.svgz", "x.wasm", "x.newkind", "x.\uff50df"),
    ],
)
def test_only_endings_of_documents_are_opened_as_written_and_as_they_look(name: str):
    assert not may_be_opened(name, b"%PDF-1.7")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *(("a.docx", b"PK\x03\x04"), ("a.odt", b"PK\x03\x04"), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
        *(("a.rtf", b"{\\rtf1"), ("a.txt", "Décret".encode()), ("a.csv", b"a;b"), ("a.txt", b"\xff\xfea\0")),
        *(
            ("a.jpg", b"\xff\xd8\xff\xe0"),
            ("a.webp", b"RIFF1234WEBP"),
            ("a.tif", b"II*\0"),
            ("a.heic", b"\0\0\0\x18ftypheic"),
        ),
        *(("a.PDF\ufe0f", b"%PDF-"), ("\u202aplan.pdf\u202c", b"\n%PDF-1.4")),
    ],
)
def test_a_document_that_begins_as_its_kind_is_opened(name: str, data: bytes):
    assert may_be_opened(name, data)


@pytest.mark.parametrize("data", [b"", b"<html><script>", b"\0\0\0\0", b"echo", b"L\0\0\0\x01\x14\x02"])
def test_what_does_not_begin_like_a_document_is_not_opened(data: bytes):
    assert not may_be_opened("plan.pdf", data)


def test_what_is_not_opened_is_set_apart_in_a_folder(draft: DraftFile, tmp_path: Path):
    entry = attach(draft, tmp_path / "tool.pdf", b"x")
    with TemporaryCopies() as copies:
        path = copies.set_apart(draft, "tool\u202e.exe", entry["sha256"])
        assert path.name == "tool.exe"
        assert [path] == list(path.parent.iterdir())
        assert not path.stat().st_mode & stat.S_IXUSR
