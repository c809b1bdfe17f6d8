import pytest

from poadesk.core.plain_text import clean
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
