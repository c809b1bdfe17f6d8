"""Catalogues: one language's words and customs, chosen per call; the interface's is one of them."""

import struct
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk import i18n, paths
from poadesk.core.text.collation import sort_key
from poadesk.i18n import Catalogue, catalogue, read_catalogue

EN = catalogue("en")


def compiled(messages: dict[str, str]) -> bytes:
    """A .mo file, as msgfmt makes it: header, table of messages, table of translations, texts."""
    entries = sorted((key.encode() + b"\0", text.encode() + b"\0") for key, text in messages.items())
    start = 28 + 16 * len(entries)
    originals, translations, texts = b"", b"", b""
    for column in (0, 1):
        for entry in entries:
            place = struct.pack("<II", len(entry[column]) - 1, start + len(texts))
            originals, translations = (
                (originals + place, translations) if column == 0 else (originals, translations + place)
            )
            texts += entry[column]
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    return head + originals + translations + texts


def put(folder: Path, language: str, data: bytes) -> None:
    file = folder / language / "LC_MESSAGES" / "poadesk.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)


RUSSIAN = {
    "": "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
    " n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n",
    "Error": "Ошибка",
    "severity\x04Note": "Примечание",
    "{count} error\0{count} errors": "{count} ошибка\0{count} ошибки\0{count} ошибок",
    "end of a list\x04{first} and {last}": "{first} и {last}",
    "date in figures\x04{year}-{month}-{day}": "{day}.{month}.{year}",
    "quotation\x04“{name}”": "«{name}»",
    "between groups of three digits\x04\u202f": "\u00a0",
}


@pytest.fixture
def russian(tmp_path: Path) -> Catalogue:
    put(tmp_path, "ru", compiled(RUSSIAN))
    return read_catalogue(tmp_path, "ru")


def test_a_compiled_catalogue_gives_words_plurals_and_customs(russian: Catalogue):
    assert russian.gettext("Error") == "Ошибка"
    assert (russian.pgettext("severity", "Note"), russian.gettext("Note")) == ("Примечание", "Note")
    counted = [russian.ngettext("{count} error", "{count} errors", n).format(count=n) for n in (1, 3, 11)]
    assert counted == ["1 ошибка", "3 ошибки", "11 ошибок"]
    assert russian.join(["а", "б", "в"]) == "а, б и в"
    assert russian.date(date(2026, 5, 3)) == "03.05.2026"
    assert russian.date_and_time(datetime(2026, 5, 3, 9, 4, tzinfo=UTC)) == "03.05.2026 09:04"
    assert russian.quoted("x") == "«x»"
    assert russian.number(-1234567) == "-1\u00a0234\u00a0567"


def test_lists_of_any_length_are_joined():
    assert [EN.join("abcd"[:n]) for n in range(5)] == ["", "a", "a and b", "a, b and c", "a, b, c and d"]
    assert EN.join("abc", "or") == "a, b or c"
    assert EN.join("abc", "plain") == "a, b, c"


@given(st.lists(st.text(), min_size=1, max_size=8))
def test_a_plain_list_loses_nothing_whatever_its_items_hold(items: list[str]):
    assert EN.join(items, "plain") == ", ".join(items)


def test_numbers_are_grouped_from_five_digits_on():
    assert [EN.number(n) for n in (0, 2026, 9999, 10_000, 1_234_567)] == [
        "0", "2026", "9999", "10\u202f000", "1\u202f234\u202f567",
    ]  # fmt: skip


def test_two_languages_are_spoken_in_one_process_and_the_interface_can_change(russian: Catalogue):
    try:
        i18n.use_interface(russian)
        assert i18n._("Error") == "Ошибка"
        assert i18n.pgettext("severity", "Note") == "Примечание"
        assert catalogue("en").gettext("Error") == "Error"
        i18n.use_interface("en")
        assert i18n._("Error") == "Error"
    finally:
        i18n.use_interface("en")


def test_a_language_without_a_catalogue_has_the_english_words():
    french = catalogue("fr-CA")
    assert (french.language, french.gettext("Error"), french.join("abc")) == ("fr-CA", "Error", "a, b and c")


@pytest.mark.parametrize("data", [b"", b"\xde\x12\x04\x95", b"PK\x03\x04" * 99, compiled(RUSSIAN)[:90], b"\0" * 28])
def test_a_broken_catalogue_is_as_none(tmp_path: Path, data: bytes):
    put(tmp_path, "ru", data)
    assert read_catalogue(tmp_path, "ru").gettext("Error") == "Error"


@pytest.mark.parametrize("language", ["../../etc", "/etc", "", "ru\0", "a" * 5000, "en"])
def test_what_is_no_language_never_becomes_a_path(language: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(paths, "resources", lambda: pytest.fail("looked on the disk"))
    assert catalogue(language).language == "en"


def test_the_environment_chooses_among_the_languages_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path / "locale", "ru", compiled(RUSSIAN))
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert i18n.language_of({"LANGUAGE": "xx:ru_RU:en", "LANG": "fr_FR.UTF-8"}) == "ru"
    assert i18n.language_of({"LC_ALL": "ru_RU.UTF-8@euro"}) == "ru"
    assert i18n.language_of({"LANG": "C.UTF-8"}) == "en"
    assert i18n.language_of({"LANG": "../ru"}) == "en"
    assert i18n.language_of({}) == "en"


def test_names_sort_by_their_letters_whatever_marks_they_have():
    in_order = """Åland|albania|Cote d’Azur|Côte d'Ivoire|Croatia|Cyprus|Guinea|Guinea-Bissau|Łódź|Lz|Niger|Nigeria
        |Österreich|Togo|Türkiye|Tuvalu|Zambia"""
    names = [name.strip() for name in in_order.split("|")]
    assert sorted(set(names), key=EN.sort_key) == names


@given(st.text(), st.text())
def test_only_the_same_name_has_the_same_place(one: str, other: str):
    assert (sort_key(one) == sort_key(other)) is (one == other)
