"""What printed blocks promise to whoever draws them."""

import pytest

from poadesk.core.block_texts import block_texts
from poadesk.core.blocks import Bullets, Entry, Heading, Item, Paragraph, Part, split_lists
from poadesk.core.text.direction import direction_of


def test_lines_of_a_text_become_paragraphs_and_lists():
    text = "First.\n- one\n  - two \n\n-none\n-\n- \nLast.\r\n- three"
    assert list(split_lists(Paragraph(text, "quiet"))) == [
        Paragraph("First.", "quiet"),
        Bullets((Item("one"), Item("two"))),
        Paragraph("", "quiet"),
        Paragraph("-none", "quiet"),
        Paragraph("-", "quiet"),
        Paragraph("-", "quiet"),
        Paragraph("Last.", "quiet"),
        Bullets((Item("three"),)),
    ]


def test_no_letter_of_a_text_is_lost_in_splitting():
    text = "a - b\n- c - d\n\n\n- e"
    pieces = [piece for block in split_lists(Paragraph(text)) for piece in block_texts(block)]
    assert pieces == ["a - b", "c - d", "", "", "e"]


def test_sections_questions_and_rows_have_headings():
    entry = Entry("q", "1.1.a", "Who?", "", (Heading("Entry 1 of 2"),), level=1)
    part = Part("1", "Coordination", "", (entry,))
    assert (part.heading.words, part.heading.level) == ("1 Coordination", 1)
    assert (entry.heading.words, entry.heading.level) == ("1.1.a Who?", 2)
    assert [text for block in entry.blocks for text in block_texts(block)] == ["Entry 1 of 2"]


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("zh-Hans", "ltr"), ("az-Arab", "rtl"),
     ("ur-Latn", "ltr"), ("", "ltr")],
)  # fmt: skip
def test_a_language_has_a_direction(language, direction):
    assert direction_of(language) == direction
