"""Plural categories as the Unicode CLDR has them, and common words that have a form for each."""

from dataclasses import replace
from pathlib import Path

import pytest

from poadesk.core.editors import PickEditor
from poadesk.core.form import STATE, Form
from poadesk.core.text.plurals import plural_category
from poadesk.store.forms.reference_lists import read_words
from poadesk.store.forms.toml_file import Faulty


@pytest.mark.parametrize(
    ("language", "category", "numbers"),
    [  # samples from CLDR 46, supplemental/plurals.xml
        ("en", "one", [1]),
        ("en", "other", [0, 2, 21, 1_000_000]),
        ("fr", "one", [0, 1]),
        ("fr", "many", [1_000_000, 3_000_000]),
        ("fr", "other", [2, 17, 100, 1_000_001]),
        ("es", "one", [1]),
        ("es", "many", [1_000_000]),
        ("es", "other", [0, 2, 16, 1000]),
        ("ru", "one", [1, 21, 101, 1001]),
        ("ru", "few", [2, 3, 4, 22, 102, 1002]),
        ("ru", "many", [0, 5, 11, 12, 14, 19, 100, 111, 1_000_000]),
        ("ar", "zero", [0]),
        ("ar", "one", [1]),
        ("ar", "two", [2]),
        ("ar", "few", [3, 10, 103, 110, 1003]),
        ("ar", "many", [11, 26, 99, 111, 1011]),
        ("ar", "other", [100, 102, 200, 1000, 1_000_000]),
        ("zh", "other", [0, 1, 2, 100]),
        ("xx", "other", [0, 1, 2]),
        ("fr-CA", "one", [0]),
    ],
)
def test_numbers_have_the_category_that_cldr_gives_them(language: str, category: str, numbers: list[int]):
    assert {plural_category(language, number) for number in numbers} == {category}


def write(folder: Path, language: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"words.{language}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_counted_word_is_said_in_the_form_of_its_number(form: Form, tmp_path: Path):
    folder = write(tmp_path, "ru", 'years = {one = "{number} год", few = "{number} года", other = "{number} лет"}')
    words = replace(form.words(STATE, "en"), language="ru", common=read_words((folder,), "ru"))
    assert [words.say("years", count=n, number=n) for n in (1, 3, 11, 21)] == ["1 год", "3 года", "11 лет", "21 год"]


def test_the_shipped_words_count_in_english(form: Form):
    words = form.words(STATE, "en")
    assert [words.say("years", count=n, number=n) for n in (1, 2)] == ["1 year", "2 years"]
    assert words.say("size.b", count=1, number=1) == "1\u00a0byte"


def test_a_plain_word_of_ones_own_takes_the_place_of_every_form(tmp_path: Path):
    shipped = write(tmp_path / "a", "en", 'years = {one = "{number} year", other = "{number} years"}')
    own = write(tmp_path / "b", "en", 'years = "{number} yr"')
    assert read_words((own, shipped), "en") == {"years": "{number} yr"}


@pytest.mark.parametrize(
    "forms", ['{one = "a"}', '{other = "a", several = "b"}', '{other = "{number}", one = "{count}"}', "{}"]
)
def test_forms_of_no_known_number_or_with_other_places_are_refused(tmp_path: Path, forms: str):
    with pytest.raises(Faulty):
        read_words((write(tmp_path, "en", f"years = {forms}"),), "en")


def test_states_are_offered_in_the_order_of_their_letters(form: Form):
    editor = form.questions[STATE].answer.editor(form.words(STATE, "en"))
    assert isinstance(editor, PickEditor)
    names = [option.label for option in editor.options]
    assert names.index("Costa Rica") + 1 == names.index("Côte d'Ivoire") == names.index("Croatia") - 1
    assert names.index("Tunisia") + 1 == names.index("Türkiye") == names.index("Turkmenistan") - 1
