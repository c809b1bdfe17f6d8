"""The text of a PDF or Word file: read as it stands, whatever the file holds, within bounds."""

import io
import sys
import time
import zipfile
from pathlib import Path
from threading import Thread

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from poadesk import paths
from poadesk.store.document_text.extraction import DocumentText, Extraction
from poadesk.store.errors import DocumentTextError

if sys.platform != "win32":
    import resource

PATH = Path("/stick/report 2024.pdf")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def read(data: bytes, seconds: float = 60) -> DocumentText:
    return Extraction(PATH, data, seconds).run()


def reason(data: bytes, seconds: float = 60) -> str:
    with pytest.raises(DocumentTextError) as caught:
        read(data, seconds)
    assert caught.value.params["name"] == PATH.name
    return caught.value.reason


def pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        for number, line in enumerate(page.split("\n")):
            canvas.drawString(50, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def docx(body: str) -> bytes:
    return zipped(word__document_xml=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_pdf_is_read_page_by_page_and_progress_is_told():
    told: list[tuple[int, int]] = []
    text = Extraction(PATH, pdf("1.1 National body\nMinistry", "2.1 Laws")).run(lambda *at: told.append(at))
    assert text.whole
    assert [page.strip().split("\n") for page in text.pages] == [["1.1 National body", "Ministry"], ["2.1 Laws"]]
    assert told == [(1, 2), (2, 2)]


def test_a_word_file_gives_its_paragraphs_and_the_rows_of_its_tables():
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Firearms Act", "1992"))
    deleted = "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    broken = "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
    text = read(docx(paragraph("1.1 Body") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + deleted + broken))
    assert text.pages == ("1.1 Body\nFirearms Act\t1992\nkept\none\ntwo",)


def test_an_opendocument_file_gives_its_paragraphs():
    body = "<text:h>1.1 Body</text:h><text:p>The <text:span>Ministry</text:span> of Justice</text:p>"
    office = f'<office xmlns:text="{TEXT}">{body}</office>'
    assert read(zipped(content_xml=office)).pages == ("1.1 Body\nThe Ministry of Justice",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "kind"),
        (b"\xff\xd8\xff\xe0 JFIF", "kind"),
        (zipped(xl__workbook_xml="<x/>"), "kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-word"),
        (b"%PDF-1.7\n" + bytes(2000), "damaged"),
        (docx(paragraph("text"))[:200], "damaged"),
        (zipped(word__document_xml='<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'), "damaged"),
        (zipped(word__document_xml="<d><open>"), "damaged"),
        (docx(""), "no-text"),
        (pdf("", "", "3"), "no-text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause_within_a_second(data: bytes, why: str):
    begun = time.monotonic()
    assert reason(data) == why
    assert time.monotonic() - begun < 10  # a second on an idle machine


def test_a_scanned_report_is_known_by_having_no_letters():
    out = io.BytesIO()
    canvas = Canvas(out)
    picture = ImageReader(str(paths.resources() / "examples" / "marovia-2026-files" / "mark-of-manufacture.png"))
    for number in range(3):
        canvas.drawImage(picture, 0, 0, 500, 700)
        canvas.drawString(300, 20, str(number))
        canvas.showPage()
    canvas.save()
    assert reason(out.getvalue()) == "no-text"


def locked(password: str, owner: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf("1.1 National body of the State"))))
    writer.encrypt(password, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_asked_for_elsewhere_and_a_lock_on_printing_is_no_hindrance():
    assert reason(locked("secret", "secret")) == "encrypted"
    assert "National body" in read(locked("", "owner")).pages[0]


def with_contents(contents: bytes) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf("1.1 National body of the State"))))
    stream = DecodedStreamObject()
    stream.set_data(contents)
    writer.pages[0][NameObject("/Contents")] = stream.flate_encode()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a child is measured as POSIX does")
def test_a_page_that_unpacks_to_gigabytes_or_never_ends_is_ended_and_takes_no_memory():
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    bomb = with_contents(b"BT /F1 12 Tf (aaaaaaaa) Tj ET\n" * 2_000_000)
    assert reason(bomb, seconds=3) in {"too-slow", "too-large", "damaged"}
    assert max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) < 500_000 or before > 500_000


def test_what_was_read_when_time_ran_out_is_kept():
    slow = PdfWriter(PdfReader(io.BytesIO(pdf("1.1 National body of the State"))))
    slow.append(io.BytesIO(with_contents(b"BT /F1 12 Tf (aaaaaaaa) Tj ET\n" * 600_000)))
    out = io.BytesIO()
    slow.write(out)
    text = read(out.getvalue(), seconds=2)
    assert not text.whole
    assert "National body" in text.pages[0]


def test_reading_can_be_stopped():
    extraction = Extraction(PATH, with_contents(b"BT /F1 12 Tf (aaaaaaaa) Tj ET\n" * 600_000))
    raised: list[str] = []

    def run() -> None:
        try:
            extraction.run()
        except DocumentTextError as error:
            raised.append(error.reason)

    thread = Thread(target=run)
    thread.start()
    extraction.stop()
    thread.join(30)
    assert raised == ["stopped"]


def test_a_module_lying_beside_the_file_is_never_run(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('run')", encoding="utf-8")
    (tmp_path / "pypdf.py").write_text("raise SystemExit('run')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "National body" in read(pdf("1.1 National body of the State")).pages[0]
