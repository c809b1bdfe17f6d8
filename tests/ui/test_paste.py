import pytest

from poadesk.core.text.plain_text import clean
from poadesk.ui.fields.pasted_text import make_plain, sentences


def test_ordinary_text_is_not_remarked_on():
    pasted = make_plain("one\r\ntwo – « three »\u00a0!")
    assert pasted.text == "one\ntwo – « three »\u00a0!"
    assert pasted.told == ""


@pytest.mark.parametrize("text", ["a\u2028b", "a\ud800b", "a\u200bb", "• a", "a\tb"])
def test_every_code_of_cleaning_has_a_sentence(text):
    (code,) = clean(text).changes
    assert sentences()[code] in make_plain(text).told


def test_a_single_line_takes_line_ends_as_spaces_and_says_so():
    pasted = make_plain("one\ntwo", single_line=True)
    assert pasted.text == "one two"
    assert "one line" in pasted.told


def test_one_line_end_at_the_end_is_not_worth_a_word():
    assert make_plain("one\n", single_line=True).told == ""
    assert make_plain("one\n", single_line=True).text == "one"


def test_pasting_is_idempotent():
    once = make_plain("• a\tb\u200b\u2028").text
    assert make_plain(once).text == once
    assert make_plain(once).told == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\uf0d8\tone\n\uf076\ttwo\no\tthree", "- one\n- two\n- three"),
        ("\uf0b7\tone\n  \uf0a7 two\n§\tthree\nØ\tfour", "- one\n- two\n- three\n- four"),
        ("\uf0fe yes \uf0a8 no", "☑ yes ☐ no"),
        ("\uf0fd yes \uf06f no \uf0fc \uf0fb", "☒ yes ☐ no ✓ ✗"),
        ("a \uf0e0 b, \uf0a3 5, \uf0b3 6, 7 \uf0b0, \uf0a3 no", "a → b, ≤ 5, ≥ 6, 7 °, ☐ no"),
        ("1.\tone\n2)\ttwo\na.\tthree", "1. one\n2) two\na. three"),
        ("semi\u2011automatic, semi\x1eautomatic", "semi-automatic, semi-automatic"),
        ("ammu\u00adnition, ammu\x1fnition", "ammunition, ammunition"),
        ("of\tone", "of one"),
        ("one o\ttwo", "one o two"),
    ],
)
def test_signs_of_a_word_processor_become_what_they_show(text: str, shown: str):
    assert make_plain(text).text == shown
    assert make_plain(shown).text == shown


@pytest.mark.parametrize("text", ["\uf0d8 a", "a\u2011b", "a\x1eb"])
def test_what_becomes_of_signs_is_told(text: str):
    assert all(sentences()[code] in make_plain(text).told for code in clean(text).changes)
    assert make_plain(text).told
