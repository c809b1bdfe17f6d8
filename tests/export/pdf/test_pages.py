"""How a report lies on its pages, and what readers are told about it."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import chain

import pikepdf
import pypdf
import pytest

from poadesk.core.blocks import Entry, Grid, GridColumn, Heading, Paragraph, Part
from poadesk.export import pdf
from poadesk.export.column_widths import shares
from poadesk.export.pdf.display_list import Bookmark, Text
from poadesk.export.pdf.document_layout import lay_out

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
    rows = tuple((f"Kind-{n}", "Held in the depot.", f"{n:,}") for n in range(300))
    made = pdf.export(make(Grid(columns, (*rows, ("Total", "", "44,850")), total=True)))
    pages = [text for text in page_texts(made)[2:] if "Kind-" in text]
    assert len(pages) > 4
    assert all("Calibre" in text and "Seized" in text for text in pages)
    assert [int(n) for n in re.findall(r"Kind-(\d+)", poppler(made))] == list(range(300))
    assert all("1.1 (continued)" in text for text in pages[1:])
    assert "Kind-299" in pages[-1]
    assert "44,850" in pages[-1]


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
            assert re.search(rf"Question {question} asks this\? *\n?ITI 12\n.*The register", text)


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
        assert re.search(rf"{part} ?\n?Section number {part}\n", texts[int(page) - 1])
    reader = pypdf.PdfReader(io.BytesIO(made))
    tops = [item for item in reader.outline if not isinstance(item, list)]
    assert [reader.get_destination_page_number(item) + 1 for item in tops] == [int(told[n]) for n in sorted(told)]


@pytest.mark.parametrize("count", [3, 5, 7, 9, 11])
def test_a_section_follows_on_and_is_kept_with_two_questions(count, make):
    parts = tuple(Part(str(n), f"Section number {n}", "", entries(count)) for n in range(1, 19))
    pages = lay_out(make(parts=parts)).pages[2:]
    marks = [[mark for mark in page if isinstance(mark, Bookmark)] for page in pages]
    assert sum(mark.level == 0 for page in marks for mark in page) == 18
    assert any(mark.level == 0 for page in marks for mark in page[1:])
    for page in marks:
        for place, mark in enumerate(page):
            assert mark.level == 1 or [after.level for after in page[place + 1 : place + 3]] == [1, 1]


def test_a_table_starts_with_three_rows_and_no_row_stands_alone(make):
    table = Grid((GridColumn("Calibre"),), tuple((f"Kind-{n}",) for n in range(7)))
    for before in range(30, 60):
        made = pdf.export(make(Paragraph("\n".join(["Line."] * before)), table))
        rows = [re.findall(r"Kind-\d", text) for text in page_texts(made)]
        parts = [page for page in rows if page]
        assert len(parts[0]) >= 3
        assert len(parts[-1]) >= 2
        assert [row for page in parts for row in page] == [f"Kind-{n}" for n in range(7)]


def test_a_figure_is_not_divided_from_what_is_said_of_it(make):
    rows = (("Surrendered arms of every kind that was brought in", "64", "90 (estimate)"),)
    table = Grid((GridColumn("", share=7.0), GridColumn("2024", "end"), GridColumn("2025", "end")), rows)
    texts = [item.line.text for item in lay_out(make(table)).pages[2] if isinstance(item, Text)]
    assert "90 (estimate)" in texts


def test_a_family_is_kept_together_where_it_is_not_too_high(make):
    family = [
        (
            Entry(f"m{n}", f"1.{n}", f"Main {n}?", "", (Paragraph(SENTENCE),)),
            *(Entry(f"s{n}{k}", f"1.{n}.{k}", f"Sub {n} {k}?", "", (Paragraph(SENTENCE),), 1) for k in "ab"),
        )
        for n in range(30)
    ]
    for text in page_texts(pdf.export(make(entries=tuple(chain.from_iterable(family)))))[2:]:
        mains, lasts = (set(re.findall(pattern, text)) for pattern in (r"Main (\d+)\?", r"Sub (\d+) b\?"))
        assert mains == lasts


def test_short_sections_share_a_page(make):
    parts = tuple(Part(str(n), f"Section number {n}", "", entries(2)) for n in range(1, 9))
    assert len(page_texts(pdf.export(make(parts=parts)))) < 2 + 8


def test_every_page_after_the_cover_says_whose_report_it_is_and_which_page(make):
    texts = page_texts(pdf.export(make(entries=entries(60))))
    for number, text in enumerate(texts[1:], 2):
        assert f"Page {number} of {len(texts)}" in text
        assert "Ruritania" in text
        assert "National report 2026" in text
        assert "For submission" in text


def test_the_head_of_a_page_names_its_sections_and_of_many_the_first_and_the_last(make):
    entry = Entry("q", "1", "Who?", "", (Paragraph("The police"),))
    for titles, head in ((("One", "Two"), "1 One · 2 Two"), (("One", "Two", "Three"), "1 One\u00a0– 3 Three")):
        parts = tuple(Part(str(number), title, "", (entry,)) for number, title in enumerate(titles, 1))
        *_, page = lay_out(replace(make(), parts=parts)).pages
        assert head in [item.line.text for item in page if isinstance(item, Text)]


def test_the_colophon_stands_on_the_last_page_only(make):
    texts = page_texts(pdf.export(make(entries=entries(60))))
    assert ["Made for the tests." in text for text in texts] == [False] * (len(texts) - 1) + [True]
    assert "Revision" in texts[-1]


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
    made = pdf.export(make(parts=(), facts=(), title="", state="", subtitle="", notice="", colophon=(), marking=""))
    assert [len(text) > 0 for text in page_texts(made)] == [False, True]


def test_columns_share_the_room_but_none_is_narrower_than_its_words():
    assert shares([10, 10], [3, 1], 100) == [75, 25]
    assert shares([10, 40, 10], [8, 1, 1], 100) == [50, 40, 10]
    assert shares([80, 80], [1, 1], 100) == [50, 50]
