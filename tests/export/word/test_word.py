"""The Word file: what a word processor and its users find in it. Read back as python-docx and LibreOffice read it."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from poadesk.core.blocks import (
    Block,
    Bullets,
    Copy,
    Document,
    Entry,
    Furniture,
    Grid,
    GridColumn,
    Item,
    Marked,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Picture,
    Plates,
    Run,
    Short,
)
from poadesk.export.word import export

REMARK = "Changes made here are not read back."
PAGE_OF = "Page {page} of {pages}"
FURNITURE = Furniture("Contents", PAGE_OF, "DRAFT", "Revision {revision}", "continued")
TABLE = Grid(
    (GridColumn("", share=7.0), GridColumn("2024", "end"), GridColumn("2025", "end")),
    (("Pistols", "10", "20"), ("Total", "10", "20")),
    total=True,
    note="Not answered: rifles.",
)


def document(*blocks: Block, language: str = "en", copy: Copy = "final", title: str = "How many?") -> Document:
    entry = Entry("q", "1.1", title, "PoA II.4", blocks, 0, ("To be put right: a year.",) if copy == "review" else ())
    return Document(
        title="National report",
        subtitle="On small arms",
        state="Marovia",
        language=language,
        copy=copy,
        revision="Revision 3",
        date="2026-05-01",
        author="Ministry of Foreign Affairs",
        marking="For official use",
        facts=(Pair("Reporting cycle", "2026"),),
        notice="Not the official form.",
        parts=(Part("1", "Coordination", "Who coordinates.", (entry,)),),
        furniture=FURNITURE,
        short_title="National report 2026",
        colophon=(Pair("Form", "poa-iti 2026"),),
    )


def opened(data: bytes) -> WordFile:
    return docx.Document(BytesIO(data))


def made(*blocks: Block, **given: str) -> WordFile:
    return opened(export(document(*blocks, **given), remark=REMARK))  # type: ignore[arg-type]


def styled(file: WordFile, style: str) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs if paragraph.style and paragraph.style.name == style]


def paragraph_with(file: WordFile, text: str) -> object:
    return next(p for p in file.element.body.iter(qn("w:p")) if text in "".join(t.text for t in p.iter(qn("w:t"))))


def runs_of(paragraph: object) -> dict[str, object]:
    return {"".join(t.text for t in run.iter(qn("w:t"))): run for run in paragraph.iter(qn("w:r"))}  # type: ignore[attr-defined]


def told(run: object) -> dict[str, str]:
    """What a run says of its language: by the script that it is said for."""
    language = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")  # type: ignore[attr-defined]
    return {key.partition("}")[2]: value for key, value in language.attrib.items()}


def test_headings_questions_and_answers_have_styles_that_word_lists():
    file = made(Short("Yes"), Paragraph("In words."), Paragraph("Nothing.", "quiet"))
    assert styled(file, "Title") == ["National report"]
    assert styled(file, "Heading 1") == ["1\tCoordination"]
    assert styled(file, "Heading 2") == ["1.1\tHow many?  PoA II.4"]
    assert styled(file, "Answer strong") == ["Yes"]
    assert styled(file, "Answer") == ["In words."]
    assert "Nothing." in styled(file, "Quiet")


def test_the_first_page_says_that_changes_are_not_read_back_by_themselves():
    texts = [paragraph.text for paragraph in made().paragraphs]
    assert texts.index(REMARK) < texts.index("Contents")


def test_a_review_copy_is_marked_shows_what_is_open_and_tracks_changes():
    file = made(copy="review")
    assert styled(file, "Draft mark") == ["DRAFT"]
    assert styled(file, "Open point") == ["▸ To be put right: a year."]
    assert file.sections[0].header.paragraphs[0].text.startswith("DRAFT · Marovia")
    assert file.settings.element.find(qn("w:trackRevisions")) is not None
    final = made()
    assert "DRAFT" not in final.sections[0].header.paragraphs[0].text
    assert final.settings.element.find(qn("w:trackRevisions")) is None


def test_head_and_foot_have_title_marking_and_the_page_as_a_field():
    section = made().sections[0]
    assert section.header.paragraphs[0].text == "Marovia\tNational report 2026"
    assert section.footer.paragraphs[0].text == "For official use\tPage 1 of 1"
    codes = [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_table_repeats_its_head_and_says_its_note_below():
    file = made(TABLE)
    table = next(table for table in file.tables if table.style and table.style.name == "Report table")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["", "2024", "2025"], *map(list, TABLE.rows)]
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows] == [
        True,
        False,
        False,
    ]
    assert table.rows[2].cells[0].paragraphs[0].style.name == "Table total"
    assert "Not answered: rifles." in styled(file, "Quiet")


def test_lists_are_lists():
    file = made(Paragraph("Two:\n- one\n- two"), Bullets((Item("Marked", "yes"), Item("Deeper", level=1))))
    numbered = {p.text: p._p.pPr.numPr for p in file.paragraphs if p._p.pPr.numPr is not None}
    assert list(numbered) == ["one", "two", "Marked", "Deeper"]
    assert numbered["one"].numId.val != numbered["Marked"].numId.val
    assert (numbered["one"].ilvl.val, numbered["Deeper"].ilvl.val) == (0, 1)


def test_labelled_values_stand_side_by_side_and_addresses_are_links():
    file = made(Pairs((Pair("Website", "www.example.org"), Pair("Telephone", "+1 555", "ltr"))))
    rows = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    assert ["Website", "www.example.org"] in rows
    targets = [rel.target_ref for rel in file.part.rels.values() if rel.is_external]
    assert targets == ["https://www.example.org"]


def test_two_tables_one_after_the_other_stay_two():
    file = made(TABLE, TABLE)
    assert sum(table.style is not None and table.style.name == "Report table" for table in file.tables) == 2
    tags = [child.tag for child in file.element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in pairwise(tags)


def test_arabic_runs_right_to_left_and_figures_in_it_do_not():
    file = made(Paragraph("قانون رقم 12 PoA"), language="ar", title="كم؟")
    paragraph = paragraph_with(file, "قانون")
    assert paragraph.pPr.find(qn("w:bidi")).get(qn("w:val")) == "1"
    runs = runs_of(paragraph)
    arabic = next(run for text, run in runs.items() if "قانون" in text)
    assert arabic.rPr.find(qn("w:rtl")) is not None
    assert told(arabic) == {"bidi": "ar-SA"}
    latin = next(run for text, run in runs.items() if "PoA" in text)
    assert latin.rPr.find(qn("w:rtl")) is None
    assert told(latin) == {"val": "en-GB"}
    assert file.element.body.sectPr.find(qn("w:bidi")) is not None


def test_a_question_number_reads_the_same_in_a_right_to_left_document():
    assert styled(made(language="ar", title="كم؟"), "Heading 2") == ["\u200e1.1\tكم؟  PoA II.4"]


def test_a_right_to_left_document_has_its_tables_from_the_right():
    assert made(TABLE, language="ar").element.body.find(f".//{qn('w:bidiVisual')}") is not None
    assert made(TABLE).element.body.find(f".//{qn('w:bidiVisual')}") is None


def test_each_script_is_told_with_its_font_and_language():
    runs = runs_of(paragraph_with(made(Paragraph("Law 国家协调机构 закон हिन्दी")), "Law"))
    chinese = next(run for text, run in runs.items() if "国家" in text)
    assert chinese.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"
    assert told(chinese) == {"eastAsia": "zh-CN"}
    assert told(next(run for text, run in runs.items() if "закон" in text)) == {"val": "ru-RU"}
    hindi = next(run for text, run in runs.items() if "हिन्दी" in text)
    assert hindi.rPr.find(qn("w:cs")) is not None
    assert told(hindi) == {"bidi": "hi-IN"}


def test_kana_makes_the_text_around_it_japanese():
    runs = runs_of(paragraph_with(made(Paragraph("銃砲刀剣類の管理")), "銃砲"))
    assert [told(run) for run in runs.values()] == [{"eastAsia": "ja-JP"}]


def test_what_the_file_says_of_itself_names_the_report_and_nobody_at_the_machine():
    said = made(language="fr").core_properties
    assert (said.title, said.language, said.author) == (
        "Marovia: National report",
        "fr-FR",
        "Ministry of Foreign Affairs",
    )
    assert str(said.created) == str(said.modified) == "2026-05-01 00:00:00+00:00"
    assert (said.last_modified_by, said.comments) == ("", "")
    with ZipFile(BytesIO(export(document()))) as parts:
        assert not [
            name for name in parts.namelist() if name.startswith(("docProps/thumb", "docProps/app", "customXml"))
        ]
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_date_that_is_none_does_not_stop_the_export():
    assert opened(export(replace(document(), date="2026-02-31"))).core_properties.created.year == 2000


def test_a_picture_is_shown_with_its_words_and_what_is_none_is_passed_over():
    data = BytesIO()
    Image.new("RGB", (40, 20), "red").save(data, "PNG")
    file = made(Plates((Picture(data.getvalue(), "Import mark"), Picture(b"no picture", "Nothing"))))
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == ["Import mark"]
    assert styled(file, "Caption") == ["Import mark"]


def test_two_versions_of_a_text_differ_without_colour():
    runs = (Run("kept "), Run("old", "removed"), Run(" new", "added"))
    paragraph = next(p for p in made(Marked(runs)).paragraphs if p.text.startswith("kept"))
    assert paragraph.text == "kept old new"
    assert {run.text.strip(): run.style.name for run in paragraph.runs} == {
        "kept": "Default Paragraph Font",
        "old": "Removed words",
        "new": "Added words",
    }


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_gives_a_file_that_opens(text: str):
    blocks = (Paragraph(text), Grid((GridColumn(text),), ((text,),)), Bullets((Item(text),)), Marked((Run(text),)))
    assert made(*blocks, title=text or "?").paragraphs


def test_nothing_acts_that_a_person_wrote():
    file = made(Paragraph("a\x00b\x1b[0m <w:br/> &amp; \ud800 \u202eevil"))
    assert styled(file, "Answer") == ["ab[0m <w:br/> &amp; ⟨U+D800⟩ evil"]


def test_letter_paper_is_letter_paper():
    section = opened(export(document(), "letter")).sections[0]
    assert (section.page_width.inches, section.page_height.inches) == (8.5, 11)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_opens_it_and_makes_a_pdf_of_it(tmp_path: Path, language: str):
    words = {"en": "National commission", "ar": "لجنة التنسيق الوطنية", "zh": "国家协调机构"}[language]
    source = tmp_path / "report.docx"
    given = document(Paragraph(words), TABLE, language=language)
    given = replace(
        given, furniture=replace(FURNITURE, page_of={"ar": "صفحة {page} من {pages}"}.get(language, PAGE_OF))
    )
    source.write_bytes(export(given, remark=REMARK))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    assert "error" not in (done.stdout + done.stderr).lower()
    text = subprocess.run(["pdftotext", str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True)
    assert re.search(r"Page 1 of [23]", text.stdout) or language == "ar"
    assert "صفحة" in text.stdout or language != "ar"
    assert "10" in text.stdout
