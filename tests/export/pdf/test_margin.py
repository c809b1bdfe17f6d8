"""A review copy for paper: where a pencil finds its place, and where the person at the desk finds it again."""

import io

import pikepdf
import pytest

from poadesk.core.blocks import Entry, Paragraph, Short
from poadesk.export import pdf
from poadesk.export.pdf import style
from poadesk.export.pdf.display_list import ARTIFACT, Rule, Text
from poadesk.export.pdf.document_layout import lay_out
from poadesk.export.pdf.sheet import make_sheet

WORDS = "The register of arms is kept by the police and looked through every quarter. "
ENTRIES = tuple(Entry(f"q{n}", f"1.{n}", f"Question {n}?", "", (Paragraph(WORDS * (n % 4)),)) for n in range(1, 40))


def pages(document, **options):
    sheet = make_sheet("a4", margin=True, **options)
    return sheet, lay_out(document, sheet).pages


def texts(page, *, artifacts):
    return [item for item in page if isinstance(item, Text) and (item.tag is ARTIFACT) is artifacts]


@pytest.mark.parametrize("large", [False, True])
def test_lines_are_numbered_from_one_on_each_page_level_with_their_text(make, large):
    _, laid = pages(make(entries=ENTRIES, copy="review", notice="", colophon=()), large=large)
    for page in laid[2:]:
        numbers = [item for item in texts(page, artifacts=True) if item.line.style is style.REMARK]
        counted = [item for item in numbers if item.line.text.isdigit()]
        assert [int(item.line.text) for item in counted] == list(range(1, len(counted) + 1))
        assert {item.baseline for item in texts(page, artifacts=False)} == {item.baseline for item in counted}


def test_beside_each_answer_there_is_ruled_room_with_the_number_of_its_question(make):
    short = tuple(Entry(f"q{n}", f"1.{n}", f"Question {n}?", "", (Short("Yes"),)) for n in range(1, 60))
    sheet, laid = pages(make(entries=short))
    room = sheet.remarks_column(0)
    named = []
    for page in laid[2:]:
        labels = [item for item in texts(page, artifacts=True) if item.line.text.startswith("1.")]
        rules = [item.y for item in page if isinstance(item, Rule) and item.x > room.left]
        labels.sort(key=lambda item: -item.baseline)
        ends = [*(item.baseline for item in labels[1:]), style.BOTTOM]
        for label, end in zip(labels, ends, strict=True):
            assert any(end < y < label.baseline for y in rules)
            named.append(label.line.text)
    assert named == [entry.number for entry in short]


def test_text_and_margin_do_not_meet_and_the_margin_is_at_the_end_of_the_line(make):
    for language in ("en", "ar"):
        sheet, laid = pages(make(entries=ENTRIES, language=language))
        level = int(language == "ar")
        text, margin = sheet.text_column(level), sheet.remarks_column(level)
        assert (margin.left >= text.left + text.width) is (level == 0)
        assert (margin.left + margin.width <= text.left) is (level == 1)
        for page in laid[2:]:
            for item in texts(page, artifacts=False):
                assert text.left - 0.01 <= item.x
                assert item.x + item.line.width <= text.left + text.width + 0.01


def test_every_page_says_to_whom_the_copy_is_returned_and_by_when(make):
    note = "Please return to the Police by 30 April 2026"
    _, laid = pages(make(entries=ENTRIES, copy="review", returning=note))
    assert all(note in [item.line.text for item in texts(page, artifacts=True)] for page in laid)


def test_large_print_has_answers_of_14_points_on_paper_of_the_same_size(make):
    made = pdf.export(make(Paragraph("See https://example.org/law")), large=True)
    with pikepdf.open(io.BytesIO(made)) as file:
        page = file.pages[2]
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, *style.PAPERS["a4"]], abs=0.02)
        scale = next(
            float(operands[0]) for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "cm"
        )
        assert scale * style.BODY.size == pytest.approx(14, abs=0.01)
        left, _, right, _ = (float(side) for side in page.Annots[0].Rect)
        assert right - left > 14 * len("https://example.org/law") * 0.4


@pytest.mark.parametrize("options", [{"margin": True}, {"large": True}, {"margin": True, "large": True}])
def test_the_same_copy_gives_the_same_bytes(make, options):
    document = make(entries=ENTRIES, copy="review")
    assert pdf.export(document, **options) == pdf.export(document, **options)
