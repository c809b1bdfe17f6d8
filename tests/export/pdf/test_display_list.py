"""What stands on a page and where, before anything is drawn."""

import pytest

from poadesk.core.blocks import Bullets, Grid, GridColumn, Heading, Item, Pair, Pairs, Paragraph, Short
from poadesk.export.pdf import style
from poadesk.export.pdf.display_list import ARTIFACT, Bookmark, Box, Frame, LinkArea, Rule, Tag, Text
from poadesk.export.pdf.document_layout import lay_out

FIRST_OF_TEXT = 2


def lines(document, page=FIRST_OF_TEXT):
    return [item for item in lay_out(document).pages[page] if isinstance(item, Text)]


def line_of(document, text):
    return next(item for item in lines(document) if item.line.text == text)


def test_a_page_says_which_text_stands_where(make):
    found = line_of(make(Paragraph("Nobody yet.")), "Nobody yet.")
    assert found.x == style.SIDE + style.NUMBER_COLUMN
    assert style.BOTTOM < found.baseline < style.PAPERS["a4"][1] - style.TOP
    assert found.line.style is style.BODY


def test_lines_of_a_page_follow_each_other_downwards(make):
    found = [
        item
        for item in lines(make(Paragraph("One.\nTwo.\n- three"), Heading("Four"), colophon=(), notice=""))
        if item.tag is not ARTIFACT
    ][-5:]
    texts = [item.line.text for item in found]
    assert texts == ["One.", "Two.", "•", "three", "Four"]
    heights = [item.baseline for item in found]
    assert heights == sorted(heights, reverse=True)


def test_heads_and_feet_are_artifacts_and_nothing_else_is(make):
    artifacts = [item.line.text for item in lines(make(copy="review")) if item.tag is ARTIFACT]
    assert artifacts == [
        "DRAFT",
        "Ruritania",
        "1 Coordination",
        "Page 3 of 3",
        "National report 2026",
        "For submission",
    ]


def test_a_short_answer_stands_at_the_end_of_its_questions_line_and_a_long_one_below(make):
    question, short = (line_of(make(Short("Yes")), text) for text in ("Who coordinates?", "Yes"))
    assert short.baseline == question.baseline
    assert short.x + short.line.width == pytest.approx(style.PAPERS["a4"][0] - style.SIDE)
    assert short.line.style is style.STRONG
    long = "Not available yet; waiting for the Ministry of the Interior and of Security"
    assert line_of(make(Short(long)), long).baseline < question.baseline


def test_citations_follow_the_question_on_its_line(make):
    question, citation = (line_of(make(), text) for text in ("Who coordinates?", "PoA II.4"))
    assert citation.baseline == question.baseline
    assert citation.x > question.x + question.line.width


def test_an_answer_is_black_and_larger_than_its_question():
    assert style.BODY.size >= 9.3
    assert style.BODY.colour == style.CELL.colour == (0.0, 0.0, 0.0)
    assert style.QUESTION.size < style.BODY.size


def test_an_option_that_holds_has_a_black_box_with_a_tick(make):
    document = make(Bullets((Item("Destruction", "yes"), Item("Sale", "yes"))))
    boxes = [item for item in lay_out(document).pages[FIRST_OF_TEXT] if isinstance(item, Box)]
    assert [box.fill for box in boxes] == [style.INK] * 2
    ticks = [item for item in lines(document) if item.line.text == "✔"]
    for box, tick in zip(boxes, ticks, strict=True):
        assert tick.line.style.colour == style.PAPER_WHITE
        assert box.x < tick.x < tick.x + tick.line.width < box.x + box.width


def test_contents_lead_to_bookmarks(make):
    pages = lay_out(make()).pages
    bookmarks = [item for page in pages for item in page if isinstance(item, Bookmark)]
    assert [(mark.title, mark.level) for mark in bookmarks] == [("1 Coordination", 0), ("1.1 Who coordinates?", 1)]
    links = [item for item in pages[1] if isinstance(item, LinkArea)]
    assert [link.bookmark for link in links] == [bookmarks[0].name]


def test_moving_an_item_changes_its_height_only():
    tag = Tag("Link", Tag("P"))
    colour = (0.0, 0.0, 0.0)
    assert LinkArea("part-1", 1, 2, 3, 4, tag).moved(10) == LinkArea("part-1", 1, 12, 3, 4, tag)
    assert Rule(1, 2, 3, 4, colour).moved(10) == Rule(1, 12, 3, 4, colour)
    assert Frame(1, 2, 3, 4, colour).moved(-2) == Frame(1, 0, 3, 4, colour)


def test_the_document_gives_the_side_and_a_text_its_own_direction(make):
    document = make(Paragraph("English."), Paragraph("عربي"), language="ar")
    column_end = style.PAPERS["a4"][0] - style.SIDE - style.NUMBER_COLUMN
    assert line_of(document, "English.").x == style.SIDE
    arabic = line_of(document, "عربي")
    assert arabic.x + arabic.line.width == pytest.approx(column_end)


TELEPHONE = "462-0126 / 27 (30)"


@pytest.mark.parametrize(
    ("block", "level"),
    [
        (Paragraph(TELEPHONE, direction="ltr"), 0),
        (Pairs((Pair("هاتف", TELEPHONE, "ltr"),)), 0),
        (Grid((GridColumn("هاتف", direction="ltr"),), ((TELEPHONE,),)), 0),
        (Paragraph(TELEPHONE), 1),
        (Bullets((Item(TELEPHONE),)), 1),
    ],
)
def test_a_direction_given_by_the_block_goes_before_the_letters(block, level, make):
    found = line_of(make(block, language="ar"), TELEPHONE)
    assert found.line.level == level
    assert found.x > style.PAPERS["a4"][0] / 4  # at the side that an Arabic document begins at
