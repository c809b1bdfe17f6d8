"""Words that are read as values are data: in six languages, without contradiction, and a person's own ones count."""

from pathlib import Path
from shutil import copytree

import pytest

from poadesk.core.text.fold import name_key
from poadesk.core.text.lexicon import GROUPS, MEANINGS, Lexicon, merged
from poadesk.paths import forms_folders
from poadesk.store.forms.form_reader import FormError
from poadesk.store.forms.library import FormLibrary
from tests.lexicon import LEXICON

FORMS = forms_folders()[-1]
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_official_language_says_all_that_is_read(language: str) -> None:
    text = (FORMS / f"words.{language}.toml").read_text(encoding="utf-8")
    for table in ("option.yes", "option.no", "option.developing", "option.indefinitely", "option.mr", "option.ms",
                  "missing.not-available", "missing.not-applicable", "number.0", "years", "bound", "during", "estimate",
                  *(f"language.{code}" for code in LANGUAGES)):  # fmt: skip
        assert f'"typed.{table}" = ' in text


def test_no_word_means_two_things() -> None:
    for table in MEANINGS:
        keys = [(name_key(word), meaning) for meaning, words in LEXICON.meanings[table].items() for word in words]
        by_word: dict[str, set[str]] = {}
        for key, meaning in keys:
            assert key, (table, meaning)
            by_word.setdefault(key, set()).add(meaning)
        assert {key: found for key, found in by_word.items() if len(found) > 1} == {}
    assert set(LEXICON.groups) == set(GROUPS)
    assert set(LEXICON.months.values()) == set(range(1, 13))


def test_a_word_that_means_two_things_means_neither() -> None:
    both = merged([Lexicon({"option": {"yes": ("ne", "nai")}}), Lexicon({"option": {"no": ("ne",)}})])
    assert both.options == {"nai": "yes"}


def own_words(folder: Path, text: str) -> FormLibrary:
    """The shipped forms with a person's own list of words before them."""
    copytree(FORMS, folder / "forms")
    (folder / "own").mkdir()
    (folder / "own" / "words.pt.toml").write_text(text, encoding="utf-8")
    return FormLibrary((folder / "own", folder / "forms"))


def test_words_of_a_further_language_are_read(tmp_path: Path) -> None:
    form = own_words(tmp_path, '"typed.option.yes" = ["sim"]\n"typed.month.6" = ["junho"]\n').get("poa-iti/2026")
    assert form.by_number["1.1"].answer.read("Sim.") == "yes"
    assert form.by_number["A.5"].answer.read("30 de junho de 2026") == "2026-06-30"
    assert form.by_number["1.1"].answer.read("oui") == "yes"


@pytest.mark.parametrize(
    "line",
    ['"typed.option.yes" = "sim"', '"typed.option" = ["sim"]', '"typed.month.june" = ["junho"]', '"typed.odd" = ["x"]',
     '"typed.option.yes" = [1]', '"typed.option.yes" = ["' + "s" * 100 + '"]'],
)  # fmt: skip
def test_a_list_of_words_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(FormError) as refused:
        own_words(tmp_path, line + "\n").get("poa-iti/2026")
    (fault,) = refused.value.faults
    assert (fault.code, fault.file) == ("file.entry", "words.pt.toml")
    assert "typed." in str(fault.params["cause"])
