"""What two people type differently and mean alike is found and named alike."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.text.fold import fold, name_key
from poadesk.paths import forms_folders
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.begin import said_answers


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l'arme", "l’arme"),
        ("l`arme", "lʼarme"),
        ("l´arme", "l‘arme"),
        ('"acte"', "“acte”"),
        ("«acte»", "„acte“"),
        ("oeuvre", "œuvre"),
        ("OEUVRE", "Œuvre"),
        ("Aegypten", "Ægypten"),
        ("strasse", "Straße"),
        ("office", "oﬃce"),
        ("Lodz", "Łódź"),
        ("Sorensen", "Sørensen"),
        ("dakovo", "Đakovo"),
        ("hamrun", "Ħamrun"),
        ("Diyarbakir", "Dıyarbakır"),
        ("istanbul", "İstanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("semi-automatic", "semi\u2011automatic"),
        ("2024-2025", "2024–2025"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("act 2003", "Ａｃｔ\u00a02003"),
        ("act  2003", "act 2003"),
        ("decret", "De\u0301cret"),
        ("السلاح", "السِّلاح"),
        ("احكام", "أحكام"),
        ("اسلحه", "أسلحة"),
        ("محمد", "محـــمد"),
        ("علي", "على"),
        ("2026", "٢٠٢٦"),
        ("2026", "۲۰۲۶"),
        ("yes", "\u200eye\u00ads\u202c"),
        ("pdf", "pdf\ufe0f"),
        ("ель", "ёль"),
        ("Viet Nam", "Việt Nam"),
        ("m2", "m²"),
    ],
)
def test_both_ways_of_writing_are_one(typed: str, meant: str):
    assert fold(typed) == fold(meant)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("1.1", "11"), ("yes", "no"), ("क्ष", "कष")])
def test_what_differs_stays_different(one: str, other: str):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cote d ivoire", "Côte d’Ivoire"),
        ("Cote dIvoire", "Côte d'Ivoire"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Iran, Islamic Republic of", "Iran (Islamic Republic of)"),
        ("TIMOR LESTE", "Timor-Leste"),
    ],
)
def test_names_are_one_without_their_spaces_and_signs(typed: str, name: str):
    assert name_key(typed) == name_key(name)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(max_size=40))
def test_the_normal_form_makes_no_difference(text: str):
    assert len({fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")} | {fold(text)}) == 1


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("ivory coast", "CIV"),
        ("Turkiye", "TUR"),
        ("TURKEY", "TUR"),
        ("Guinea Bissau", "GNB"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Bosnia & Herzegovina", "BIH"),
        ("Iran", "IRN"),
        ("Sao Tome & Principe", "STP"),
        ("timor leste", "TLS"),
        ("civ", "CIV"),
        ("\u200eNiger\u200e", "NER"),
        ("Korea", "KOR"),
    ],
)
def test_a_state_is_known_by_any_spelling_of_any_of_its_names(typed: str, iso: str):
    form = FormLibrary(forms_folders()).newest("poa-iti")
    assert said_answers(form, state=typed) == {"about.state": iso}


def test_no_name_of_a_state_is_that_of_another():
    states = FormLibrary(forms_folders()).newest("poa-iti").states
    named = [(name_key(name), state.iso) for state in states for name in {*state.names.values(), *state.aliases}]
    assert len({name for name, _iso in named}) == len(set(named))
