"""The change report as a document and on paper: what it shows and leaves out, and that its marks need no colour."""

import io
import re
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from poadesk.core.answers import Answers
from poadesk.core.block_texts import block_texts
from poadesk.core.blocks import Block, Document, Layout, Marked, Paragraph, Run
from poadesk.core.diff.words import LEFT_OUT, words_changed, words_of
from poadesk.core.fill import fill
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.export import pdf
from poadesk.export.changes import changes_document
from poadesk.export.report import Report
from poadesk.store.answer_file import read_answer_file

CASES = Path(__file__).parent.parent / "cases"
LONG = "The register is kept by the police and looked through every quarter. "


def report(form: Form, given: dict[str, Json], revision: int = 3) -> Report:
    filling = fill(form, Answers(), {"A.1": "ATG", "A.2": "2026", **given})
    assert not filling.unfit
    return Report(form, Answers().with_changes(filling.changes), revision, date(2026, 5, 1))


def changes(form: Form, old: dict[str, Json], new: dict[str, Json], *, whole: bool = False) -> Document:
    return changes_document(report(form, old), report(form, new, 4), ("old", "new"), whole=whole)


def said(document: Document) -> str:
    entries = (entry for part in document.parts for entry in part.entries)
    return "\n".join(text for entry in entries for block in entry.blocks for text in block_texts(block))


@pytest.fixture(scope="module")
def antigua(form: Form) -> Document:
    """Two published reports, ten years apart."""
    made = []
    for year in (2010, 2020):
        given = read_answer_file(CASES / f"antigua-and-barbuda-{year}.json")
        made.append(report(form, dict(given.answers), 0))
    return changes_document(made[0], made[1], ("Report of 2010", "Report of 2020"))


@pytest.fixture(scope="module")
def printed(antigua: Document) -> bytes:
    return pdf.export(antigua)


def poppler(made: bytes, folder: Path, *options: str) -> str:
    (folder / "changes.pdf").write_bytes(made)
    command = ["pdftotext", *options, str(folder / "changes.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_law_cited_differently_ten_years_later_is_shown_exactly(antigua: Document) -> None:
    entry = next(e for part in antigua.parts for e in part.entries if e.question == "brokering.laws.list")
    (block,) = entry.blocks
    assert isinstance(block, Marked)
    assert [(run.text, run.edit) for run in block.runs if run.tone == "answer"] == [
        ("Firearms Act, vol. 4, chapter 171, ", "same"),
        ("Laws of Antigua and Barbuda, revised edition 1992", "removed"),
        ("2015 amendment", "added"),
        ("1992", "removed"),
        ("2015", "added"),
    ]


def test_ten_years_fit_on_two_pages(printed: bytes) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(printed)).pages) == 2


def test_old_and_new_words_come_out_of_the_pdf_apart(printed: bytes, tmp_path: Path) -> None:
    text = " ".join(poppler(printed, tmp_path).split())
    assert "Laws of Antigua and Barbuda, revised edition 1992 2015 amendment; Year: 1992 2015" in text


def test_added_words_are_bold_and_underlined_and_removed_ones_struck_through(printed: bytes) -> None:
    """Strokes at two heights: under the line for added words, through the letters for removed ones."""
    page = pypdf.PdfReader(io.BytesIO(printed)).pages[0]
    content = page.get_contents().get_data().decode("latin-1")
    line = next(line for line in _lines_with_strokes(content) if len(line[1]) == 4)
    baseline, strokes = line
    assert [round(height - baseline, 1) > 0 for height in strokes] == [True, False, True, False]
    fonts = {str(font["/BaseFont"]) for font in _fonts(page)}
    assert any("SemiBold" in name or "Semibold" in name for name in fonts)


def _lines_with_strokes(content: str) -> list[tuple[float, list[float]]]:
    """Each baseline with the heights of the strokes drawn right after its text."""
    found: list[tuple[float, list[float]]] = []
    for literal in content.splitlines():
        if text := re.match(r"BT .*? [\d.]+ ([\d.]+) Tm", literal):
            found.append((float(text[1]), []))
        rule = re.search(r"w [\d.]+ ([\d.]+) m", literal)
        if rule and found and abs(float(rule[1]) - found[-1][0]) < 5:
            found[-1][1].append(float(rule[1]))
    return found


def _fonts(page: pypdf.PageObject) -> list[dict]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_unchanged_answers_are_only_counted(form: Form) -> None:
    same: dict[str, Json] = {"brokering.laws": "no", "information.views": "Three things."}
    document = changes(form, same, {**same, "information.views": "Two things."})
    assert [entry.number for part in document.parts for entry in part.entries] == ["10.3"]
    assert "The same: 3" in {pair.label: pair.text for pair in document.facts}["In all"]


def test_long_unchanged_stretches_are_left_out_unless_asked_for(form: Form) -> None:
    old, new = (f"{LONG * 30}It has {count} cards. {LONG * 30}" for count in (120, 140))
    cut, whole = (
        said(changes(form, {"information.views": old}, {"information.views": new}, whole=w)) for w in (False, True)
    )
    assert len(cut) < 250
    assert cut.count(LEFT_OUT) == 2
    assert "It has 120140 cards." in cut
    assert len(whole) > 60 * len(LONG)


def test_options_that_say_the_same_are_said_together(form: Form) -> None:
    also: dict[str, Json] = {"tracing.procedures": "yes"}
    new: dict[str, Json] = {**also, "tracing.request-content": ["circumstances", "markings"]}
    assert said(changes(form, also, new)).count("Yes") == 1


def test_figures_of_two_periods_stand_side_by_side_under_their_years(form: Form) -> None:
    also: dict[str, Json] = {"collection.collected": "yes"}
    old: dict[str, Json] = {**also, "collection.count": {"seized": {"2022": 5, "2023": 7}, "found": {"2022": 1}}}
    new: dict[str, Json] = {**also, "collection.count": {"seized": {"2024": 6, "2025": 8}}}
    assert said(changes(form, old, new)) == "Changed: 2022, 2023 2024, 2025: Found: 1, – –, –; Seized: 5, 7 6, 8"


def test_a_replaced_document_of_the_same_name_is_said_in_words(form: Form) -> None:
    old, new = ({"information.documents": [{"name": "plan.pdf", "size": 9, "sha256": d * 64}]} for d in "ab")
    assert "another document of the same name" in said(changes(form, old, new))


def test_rows_in_another_order_are_said_in_words(form: Form) -> None:
    rows: list[Json] = [{"title": "Firearms Act"}, {"title": "Customs Act"}]
    old, new = ({"brokering.laws": "yes", "brokering.laws.list": some} for some in (rows, rows[::-1]))
    assert said(changes(form, old, new)) == "Changed: The entries stand in another order."


def test_reports_that_say_the_same_make_one_page_that_says_so(form: Form) -> None:
    document = changes(form, {}, {})
    made = pypdf.PdfReader(io.BytesIO(pdf.export(document)))
    assert len(made.pages) == 1
    assert "Nothing has changed" in made.pages[0].extract_text()


def test_notes_and_answers_put_aside_are_in_no_change_report(form: Form) -> None:
    old = report(form, {})
    new = report(
        form, {"brokering.laws": {"value": "no", "note": "INTERNAL"}, "brokering.laws.list": [{"title": "Secret"}]}
    )
    assert "INTERNAL" not in said(changes_document(old, new, ("a", "b")))
    assert "Secret" not in said(changes_document(old, new, ("a", "b")))


SCRIPTS = {
    "Arabic": (
        "تحتفظ القوات المسلحة بالسجلات لمدة 30 سنة (المادة 14)",
        "تحتفظ الشرطة بالسجلات لمدة 20 سنة (المادة 14)",
    ),
    "Chinese": ("公安机关对查获的枪支登记，共1,204件。", "公安机关对收缴的枪支登记，共1,310件。"),
    "Russian": ("реестр ведёт министерство внутренних дел", "реестр ведёт министерство обороны"),
    "French": ("1 204 armes saisies : dépôt sécurisé ;", "987 armes saisies : dépôt « central » ;"),
    "one endless word": ("a" * 400, "b" * 400),
    "lines": ("Line one.\n- item\n- other", "Line one.\n\n- item two\n- other"),
    "no letters": (" — ", "…"),
}
each_script = pytest.mark.parametrize(("old", "new"), SCRIPTS.values(), ids=SCRIPTS.keys())


def with_answer(document: Document, block: Block) -> Document:
    part = document.parts[0]
    return replace(document, parts=(replace(part, entries=(replace(part.entries[0], title="Q", blocks=(block,)),)),))


@each_script
@pytest.mark.parametrize("layout", ["leaflet", "report"])
def test_words_of_any_script_come_back_from_the_pdf(
    antigua: Document, old: str, new: str, layout: Layout, tmp_path: Path
) -> None:
    runs = words_changed(old, new)
    text = squeezed(poppler(pdf.export(with_answer(replace(antigua, layout=layout), Marked(runs))), tmp_path))
    for run in runs:
        for word in words_of(run.text):
            assert squeezed(word) in text


@each_script
def test_words_without_marks_print_as_any_answer_does(antigua: Document, old: str, new: str) -> None:
    document = replace(antigua, layout="report")
    for text in (old.partition("\n")[0], new.partition("\n")[0]):
        plain = pdf.export(with_answer(document, Paragraph(text)))
        assert pdf.export(with_answer(document, Marked((Run(text),)))) == plain


def squeezed(text: str) -> str:
    """Letters and digits only: lines may break anywhere, also within words."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))
