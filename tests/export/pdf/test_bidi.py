"""The order in which characters are seen, against an implementation by others."""

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from poadesk.export.pdf.bidi import base_level, levels, visual_order

AWKWARD = "abاب جدאבç3٤5.,:+-%$()[]«»/?!؟ \u064e"


def is_no_telephone_number(text):
    """Numbers in groups are kept together, which the bare algorithm does not do."""
    return sum(character.isdigit() for character in text) < (2 if "+" in text else 3)


lines = st.text(st.sampled_from(AWKWARD), min_size=1, max_size=16).map(str.strip).filter(bool)


@settings(max_examples=400)
@given(lines.filter(is_no_telephone_number), st.sampled_from([0, 1]))
def test_order_is_that_of_the_unicode_algorithm(text, base):
    seen = "".join(text[place] for place in visual_order(levels(text, base)))
    assert seen == get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize(
    ("text", "default", "level"),
    [("12 a", 1, 0), ("12 ب", 0, 1), ("1–2", 1, 1), ("1–2", 0, 0), ("(PoA) ب", 0, 0), ("", 1, 1)],
)
def test_the_first_letter_says_the_direction(text, default, level):
    assert base_level(text, default) == level


def test_a_telephone_number_keeps_its_order_among_arabic():
    text = "هاتف +971 4 555 0100."
    assert "+971 4 555 0100" in "".join(text[place] for place in visual_order(levels(text, 1)))
