"""The order in which characters are seen: Unicode's own test, and an implementation by others."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from poadesk.export.text.bidi import base_level, levels, visual_order

UNICODE_TEST = Path(__file__).parents[2] / "data" / "BidiCharacterTest.txt.xz"
# Explicit embeddings, overrides and isolates: no text that is printed has any.
EXPLICIT = re.compile("[\u202a-\u202e\u2066-\u2069]")
ISOLATE, OVERRIDE, POP_OVERRIDE, POP_ISOLATE = "\u2066\u202d\u202c\u2069"

AWKWARD = "abاب جدאבç3٤5.,:+-%$()[]«»/?!؟ \u064e〈\u232a"

lines = st.text(st.sampled_from(AWKWARD), min_size=1, max_size=24).map(str.strip).filter(bool)
groups = ["2024-2025", "(30)", "(12/05/2024)", "5 6", "1,234.5", "[14", "في", "iARMS", "(", ")", "٪5", "$", "-"]
phrases = st.lists(st.sampled_from(groups), min_size=1, max_size=9).map(" ".join)


def seen(text: str, base: int) -> str:
    return "".join(text[place] for place in visual_order(levels(text, base)))


def unicode_tests() -> Iterator[tuple[str, int, list[int | None]]]:
    """Text, level of its paragraph, and the level of each character; None for what is invisible."""
    for line in lzma.decompress(UNICODE_TEST.read_bytes()).decode().splitlines():
        if line and not line.startswith("#"):
            characters, _direction, base, expected, _order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in characters.split())
            if not EXPLICIT.search(text):
                yield text, int(base), [None if level == "x" else int(level) for level in expected.split()]


def test_every_case_of_unicode_gets_its_levels():
    count = 0
    for text, base, expected in unicode_tests():
        found = [
            level if wanted is not None else None for level, wanted in zip(levels(text, base), expected, strict=True)
        ]
        assert found == expected, ascii(text)
        count += 1
    assert count == 91_605


@settings(max_examples=400)
@given(lines | phrases, st.sampled_from([0, 1]))
def test_order_is_that_of_the_unicode_algorithm(text, base):
    if not re.search(r"\+\W*\d", text):
        assert seen(text, base) == get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize(
    "text", ["في الفترة 2024-2025 (12/05/2024) في العاصمة", "2024-2025 (30)", "5 6 7", "(30) 462-0126", "زيادة +5"]
)
def test_numbers_without_a_plus_are_no_telephone_numbers(text):
    assert seen(text, 1) == get_display(text, base_dir="R")


telephones = st.tuples(
    st.sampled_from(["+971 46", "+1 (268) 4", "+33.555", "+٩٧١٤٥"]),
    st.lists(st.sampled_from(["4", "555", "(0)", "46-2", "0100"]), min_size=1, max_size=4).map(" ".join),
).map(" ".join)


@settings(max_examples=200)
@given(lines.filter(lambda text: "+" not in text), telephones, lines.filter(lambda text: "+" not in text))
@pytest.mark.parametrize("base", [0, 1])
def test_a_number_that_begins_with_a_plus_is_isolated_left_to_right(base, before, number, after):
    isolated = f"{before} ؟{ISOLATE}{OVERRIDE}{number}{POP_OVERRIDE}{POP_ISOLATE}؟ {after}"
    shown = EXPLICIT.sub("", get_display(isolated, base_dir="LR"[base]))
    assert seen(f"{before} ؟{number}؟ {after}", base) == shown


@pytest.mark.parametrize(
    ("text", "default", "level"),
    [("12 a", 1, 0), ("12 ب", 0, 1), ("1–2", 1, 1), ("1–2", 0, 0), ("(PoA) ب", 0, 0), ("", 1, 1)],
)
def test_the_first_letter_says_the_direction(text, default, level):
    assert base_level(text, default) == level


@pytest.mark.parametrize("text", ["هاتف +971 4 555 0100.", "هاتف (+971 4 555 0100) أو", "+12684620125 هاتف"])
def test_a_telephone_number_keeps_its_order_among_arabic(text):
    number = re.search(r"\+[0-9 ]*[0-9]", text)[0]
    assert number in seen(text, 1)
