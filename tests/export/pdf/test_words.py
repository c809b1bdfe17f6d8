"""What was written comes out of the file again, in every script, by two readers that go about it differently."""

import io
import unicodedata

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poadesk.core.blocks import Bullets, Grid, GridColumn, Item, Pair, Pairs, Paragraph
from poadesk.export import pdf

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def words(text):
    return unicodedata.normalize("NFKC", text).split()


def in_order(wanted, found):
    """Whether the wanted words stand among the found ones, one right after the other."""
    starts = range(len(found) - len(wanted) + 1)
    return any(found[start : start + len(wanted)] == wanted for start in starts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document_language", ["en", "ar"])
def test_an_answer_comes_back_word_for_word(language, document_language, answers, make, poppler, pypdf_text):  # noqa: PLR0917
    made = pdf.export(make(Paragraph(answers[language]), language=document_language))
    for text in (poppler(made), pypdf_text(made)):
        if language == "zh":
            assert "".join(words(answers["zh"])) in "".join(text.split())
        else:
            assert in_order(words(answers[language]), text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_come_back_from_tables_lists_and_labels(language, answers, make, poppler):
    answer = answers[language]
    first = answer[:24]
    made = pdf.export(
        make(
            Grid((GridColumn("A"), GridColumn("B", "end")), ((first, "12"), (first, "7"))),
            Bullets((Item(answer, "yes"), Item(answer, "no"))),
            Pairs((Pair(first, answer),)),
            language=language,
        )
    )
    found = set(poppler(made).split())
    if language != "zh":
        assert set(words(answer)) <= found
    else:
        assert all(character in "".join(found) for character in "国家联络点设在外交部军控司")


def test_several_languages_in_one_answer(answers, make, poppler, pypdf_text):
    """poppler reads a whole page one way: among Latin, what stands on the two sides of a number changes places."""
    codes = ("en", "ar", "ru", "fr", "es")
    made = pdf.export(make(Paragraph("\n".join(answers[code] for code in codes))))
    for code in codes:
        assert in_order(words(answers[code]), pypdf_text(made).split())
        if code != "ar":
            assert in_order(words(answers[code]), poppler(made).split())
    letters_only = {word for word in words(answers["ar"]) if word.isalpha()}
    assert len(letters_only & set(poppler(made).split())) >= 0.8 * len(letters_only)


def test_lam_alef_vowel_signs_and_tatweel_come_back_as_letters(make, poppler, pypdf_text):
    text = "سلاح الأسلحة الإدارة الآن كتـــاب مُحَمَّدٌ بِسْمِ"
    made = pdf.export(make(Paragraph(text)))
    assert in_order(text.split(), poppler(made).split())
    assert in_order(text.split(), pypdf_text(made).split())


def test_every_font_is_inside_the_file(answers, make):
    made = pdf.export(make(Paragraph("\n".join(answers.values())), copy="review"))
    with pikepdf.open(io.BytesIO(made)) as file:
        fonts = {font.objgen: font for page in file.pages for font in page.resources.Font.as_dict().values()}
        assert len(fonts) >= 4
        for font in fonts.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_markup_is_text_and_reads_no_file(make, poppler):
    hostile = '<img src="/etc/hostname"/> <b>x <a href="javascript:alert(1)">y &amp; z </para> (a\\)b) \\n %PDF ET Q'
    document = make(
        Paragraph(hostile),
        Grid((GridColumn(hostile),), ((hostile,),)),
        title=hostile, state=hostile, marking=hostile, revision=hostile, author=hostile,
    )  # fmt: skip
    made = pdf.export(document)
    assert hostile in " ".join(poppler(made).split())
    with pikepdf.open(io.BytesIO(made)) as file:
        assert not any(page.get_images() for page in file.pages)
        links = [note for page in file.pages for note in page.get("/Annots", [])]
        assert all("/A" not in note for note in links)


def test_bidirectional_controls_cannot_turn_words_round(make, poppler):
    assert "destroyed 12 of 34 arms" in poppler(pdf.export(make(Paragraph("destroyed \u202e12 of 34\u202c arms"))))


def test_a_character_no_font_has_is_told_by_place_and_printed_as_its_number(make, poppler):
    document = make(Paragraph("Seal \U0001f9ff and \ud800."), Pairs((Pair("Name", "\U00013000\U00012000"),)))
    told = pdf.unprintable(document)
    assert [(one.place, one.name) for one in told] == [
        ("1.1 Who coordinates?", "NAZAR AMULET"),
        ("1.1 Who coordinates?", "U+D800"),
        ("1.1 Who coordinates?", "EGYPTIAN HIEROGLYPH A001"),
        ("1.1 Who coordinates?", "CUNEIFORM SIGN A"),
    ]
    text = poppler(pdf.export(document))
    assert all(number in text for number in ("⟨U+1F9FF⟩", "⟨U+D800⟩", "⟨U+13000⟩"))


def test_what_fonts_have_is_not_told(answers, make):
    control = "tab\there, nul\x00, joiner \u200d, soft\u00adhyphen, \ufeff, narrow\u202fspace"
    assert pdf.unprintable(make(Paragraph("\n".join((*answers.values(), control))))) == []


def test_a_word_of_a_hundred_thousand_letters_is_printed_whole(make, poppler):
    text = poppler(pdf.export(make(Paragraph("W" * 100_000))))
    assert text.count("W") >= 100_000


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=120))
def test_no_text_breaks_the_export(make, text):
    document = make(
        Paragraph(text),
        Bullets((Item(text, "no", 2),)),
        Grid((GridColumn(text), GridColumn("n", "end")), ((text, text),)),
        title=text, state=text, marking=text, author=text, notice=text,
    )  # fmt: skip
    made = pdf.export(document)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) >= 3


letters = st.text(st.sampled_from("abcéñşЖщыя国家轻αω12"), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(letters, min_size=1, max_size=40))
def test_any_words_left_to_right_come_back_in_order(make, pypdf_text, given_words):
    text = pypdf_text(pdf.export(make(Paragraph(" ".join(given_words)))))
    assert "".join(given_words) in "".join(text.split())


letter = st.sampled_from("ابتثجحدذرزسشصضطعغفقكلمنهويىأإآةءؤئپچگی")
signed = st.tuples(letter, st.sampled_from(["", "", "", "َ", "ُ", "ِ", "ّ", "ً"])).map("".join)
arabic = st.lists(signed, min_size=1, max_size=8).map("".join)
clause = st.tuples(st.sampled_from(["", "(", "«"]), arabic, st.sampled_from(["", "،", ".", "؟", ")", ".»", ":"])).map(
    "".join
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(clause | st.sampled_from(["2024", "iARMS", "92.5", "poa@mod.example"]), min_size=1, max_size=40))
def test_any_arabic_words_and_numbers_come_back_in_order(make, poppler, given_words):
    given_words = ["تقرير", *given_words, "انتهى"]
    made = pdf.export(make(Paragraph(" ".join(["وثيقة"] * 40)), Paragraph(" ".join(given_words)), language="ar"))
    assert in_order(words(" ".join(given_words)), poppler(made).split())
