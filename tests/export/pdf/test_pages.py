"""How a report lies on its pages, and what readers are told about it."""

import io
import os
import re
import subprocess
import sys

import pikepdf
import pypdf
import pytest

from poadesk.core.blocks import Entry, Grid, GridColumn, Heading, Paragraph, Part
from poadesk.export import pdf
from poadesk.export.pdf.table import shares

SENTENCE = "The register of arms is kept by the police and looked through every quarter. "


def page_texts(made):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def entries(count, sentences=4):
    return tuple(
        Entry(f"q{n}", f"1.{n}", f"Question {n} asks this?", "ITI 12", (Paragraph(SENTENCE * (1 + n % sentences)),))
        for n in range(count)
    )


def test_the_same_document_gives_the_same_bytes(answers, make):
    document = make(Paragraph("\n".join(answers.values())), copy="review")
    assert pdf.export(document) == pdf.export(document)


def test_another_process_gives_the_same_bytes(answers):
    program = (
        "import sys; from poadesk.core.blocks import *; from poadesk.export import pdf\n"
        "words = sys.argv[1].split()\n"
        "grid = Grid((GridColumn('A'), GridColumn('B')), tuple(zip(words, words)))\n"
        "entry = Entry('q', '1', 'Q', '', (Paragraph(sys.argv[1]), grid))\n"
        "furniture = Furniture('Contents', '{page} of {pages}', 'DRAFT', 'Revision', 'continued')\n"
        "part = Part('1', 'P', '', (entry,))\n"
        "made = Document('T', '', 'S', 'ar', 'final', '', '', '', '', (), '', (part,), furniture)\n"
        "sys.stdout.buffer.write(pdf.export(made))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program, " ".join(answers.values())],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF-")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_each_paper_has_its_size(paper, size, make):
    page = pypdf.PdfReader(io.BytesIO(pdf.export(make(), paper))).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_a_long_table_has_its_head_on_every_page_and_all_its_rows(make, poppler):
    columns = (GridColumn("Calibre"), GridColumn("FindingMessage", share=3), GridColumn("Seized", "end"))
    rows = tuple((f"Kind-{n}", "Held in the depot.", f"{n:,}") for n in range(200))
    made = pdf.export(make(Grid(columns, (*rows, ("Total", "", "19,900")), total=True)))
    pages = [text for text in page_texts(made)[2:] if "Kind-" in text]
    assert len(pages) > 4
    assert all("Calibre" in text and "Seized" in text for text in pages)
    assert [int(n) for n in re.findall(r"Kind-(\d+)", poppler(made))] == list(range(200))
    assert all("1.1 (continued)" in text for text in pages[1:])
    assert "Kind-199" in pages[-1]
    assert "19,900" in pages[-1]


def test_a_row_higher_than_a_page_goes_on_overleaf_under_the_head(make, poppler):
    made = pdf.export(make(Grid((GridColumn("FindingMessage"),), (("word " * 5000,),))))
    pages = [text for text in page_texts(made)[2:] if "word" in text]
    assert len(pages) > 3
    assert all("FindingMessage" in text for text in pages)
    assert poppler(made).split().count("word") == 5000


def test_an_answer_of_five_thousand_words_is_printed_whole(make, poppler):
    made = pdf.export(make(Paragraph("word " * 5000)))
    assert poppler(made).split().count("word") == 5000
    assert "1.1 (continued)" in page_texts(made)[4]


@pytest.mark.parametrize("sentences", [2, 3, 5, 7])
def test_a_question_stays_with_the_first_lines_of_its_answer(sentences, make):
    made = pdf.export(make(entries=entries(80, sentences)))
    for text in page_texts(made)[2:]:
        for question in re.findall(r"Question (\d+) asks this\?", text):
            assert re.search(rf"Question {question} asks this\?\nITI 12\n.*The register", text)


@pytest.mark.parametrize("heading", [Heading, lambda text: Paragraph(text, "strong")], ids=["heading", "strong"])
def test_a_heading_within_an_answer_stays_with_what_it_heads(heading, make):
    blocks = [block for n in range(60) for block in (heading(f"Entry {n} of 60"), Paragraph(SENTENCE))]
    made = pdf.export(make(*blocks))
    for text in page_texts(made)[2:]:
        for entry in re.findall(r"Entry (\d+) of 60", text):
            assert re.search(rf"Entry {entry} of 60\nThe register", text)


def test_contents_lead_to_the_pages_where_parts_begin(make):
    parts = tuple(Part(str(n), f"Section number {n}", "", entries(12 * n)) for n in range(1, 5))
    made = pdf.export(make(parts=parts))
    texts = page_texts(made)
    told = dict(re.findall(r"Section number (\d) ?\n?(\d+)", texts[1]))
    assert set(told) == {"1", "2", "3", "4"}
    for part, page in told.items():
        assert f"{part}\nSection number {part}\n" in texts[int(page) - 1]
    reader = pypdf.PdfReader(io.BytesIO(made))
    tops = [item for item in reader.outline if not isinstance(item, list)]
    assert [reader.get_destination_page_number(item) + 1 for item in tops] == [int(told[n]) for n in sorted(told)]


@pytest.mark.parametrize("count", [3, 5, 7, 9, 11])
def test_a_section_begins_in_the_upper_part_of_a_page(count, make):
    parts = tuple(Part(str(n), f"Section number {n}", "", entries(count)) for n in range(1, 9))
    reader = pypdf.PdfReader(io.BytesIO(pdf.export(make(parts=parts))))
    begins = [item for item in reader.outline if not isinstance(item, list)]
    assert len(begins) == 8
    assert all(float(item.top) > 841.89 * 0.42 for item in begins)


def test_short_sections_share_a_page(make):
    parts = tuple(Part(str(n), f"Section number {n}", "", entries(2)) for n in range(1, 9))
    assert len(page_texts(pdf.export(make(parts=parts)))) < 2 + 8


def test_every_page_after_the_cover_says_whose_report_it_is_and_which_page(make):
    texts = page_texts(pdf.export(make(entries=entries(60))))
    for number, text in enumerate(texts[1:], 2):
        assert f"Page {number} of {len(texts)}" in text
        assert "Ruritania" in text
        assert "Revision 7" in text
        assert "For submission" in text


@pytest.mark.parametrize(("copy", "marked"), [("review", True), ("final", False)])
def test_only_a_review_copy_is_marked_draft_and_on_every_page(copy, marked, make):
    texts = page_texts(pdf.export(make(entries=entries(30), copy=copy)))
    assert all(("DRAFT" in text) is marked for text in texts)


def test_readers_are_told_title_language_and_author(make):
    made = pdf.export(make(language="ar", state="جمهورية", keywords=("أسلحة", "ITI")))
    reader = pypdf.PdfReader(io.BytesIO(made))
    about = reader.metadata
    assert about.title == "جمهورية: National report"
    assert (about.author, about.subject, about.keywords) == ("Ministry of Security", "Cycle 2026", "أسلحة, ITI")
    assert about.creation_date.isoformat().startswith("2026-05-12")
    with pikepdf.open(io.BytesIO(made)) as file:
        assert str(file.Root.Lang) == "ar"
        assert file.Root.ViewerPreferences.DisplayDocTitle


def test_an_arabic_report_is_mirrored(make):
    columns = (GridColumn("Alpha"), GridColumn("Omega", "end"))
    places = {}
    for language in ("en", "ar"):
        made = pdf.export(make(Grid(columns, (("a", "b"),)), language=language))
        found = places.setdefault(language, {})

        def note(text, _cm, tm, _font, _size, found=found):
            for word in ("Alpha", "Omega"):
                if word in text:
                    found[word] = tm[4]

        pypdf.PdfReader(io.BytesIO(made)).pages[2].extract_text(visitor_text=note)
    assert places["en"]["Alpha"] < places["en"]["Omega"]
    assert places["ar"]["Alpha"] > places["ar"]["Omega"]


def test_a_document_with_nothing_in_it_still_prints(make):
    made = pdf.export(make(parts=(), facts=(), title="", state="", subtitle="", notice="", marking="", date=""))
    assert [len(text) > 0 for text in page_texts(made)] == [False, True]


def test_columns_share_the_room_but_none_is_narrower_than_its_words():
    assert shares([10, 10], [3, 1], 100) == [75, 25]
    assert shares([10, 40, 10], [8, 1, 1], 100) == [50, 40, 10]
    assert shares([80, 80], [1, 1], 100) == [50, 50]
