"""Rules that several places go by: how words are compared, and which documents answers name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Answers
from poadesk.core.documents import documents_in
from poadesk.core.fill import fill
from poadesk.core.form import Form
from poadesk.core.text.fold import fold
from poadesk.core.text.scripts import HAN


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cote  d'ivoire", "Côte d'Ivoire"),
        ("STRASSE", "Straße"),
        ("١٢", "12"),
        ("ＡＢＣ", "abc"),
        ("احمد", "أحمد"),
        ("İstanbul", "istanbul"),
        ("\u00a0Yes\n", "yes"),
    ],
)
def test_what_people_type_is_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


def test_an_option_may_be_given_by_its_label_without_accents(form: Form) -> None:
    filling = fill(form, Answers(), {"A.1": "cote d'ivoire"})
    assert not filling.unfit
    assert filling.changes[0].new == "CIV"


@pytest.mark.parametrize(("character", "is_han"), [("武", True), ("𠀋", True), ("カ", True), ("a", False)])
def test_characters_that_go_by_themselves(character: str, *, is_han: bool) -> None:
    assert (re.fullmatch(f"[{HAN}]", character) is not None) is is_han


def test_documents_are_found_at_any_depth_in_the_order_named() -> None:
    first, second = {"sha256": "a", "name": "one.pdf"}, {"sha256": "b"}
    deep: object = [second]
    for _level in range(10_000):
        deep = [deep]
    answers = Answers({"q": {"value": [{"document": [first]}, {"text": "x"}]}, "kept/1": {"value": {"value": deep}}})
    assert list(documents_in(answers).items()) == [("a", "one.pdf"), ("b", "")]
