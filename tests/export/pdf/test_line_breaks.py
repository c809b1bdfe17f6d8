"""Where lines may end: Unicode's own test, the library that knows the rules, and what they mean on a page."""

import lzma
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.linebreak import line_break_boundaries

from poadesk.export.pdf.column import Column
from poadesk.export.pdf.line_breaking import break_lines
from poadesk.export.pdf.line_breaks import opportunities
from poadesk.export.pdf.shaping import Shaper
from poadesk.export.pdf.style import BODY

UNICODE_TEST = Path(__file__).parents[2] / "data" / "LineBreakTest.txt.xz"
LATIN = "aéÆ'’ß 12.,;:!?()[]«»“”‘\"-–—/%$€№°…•·&@#+=*_<>|\\\u0301\u00a0\u200b\u2060\u2010\u25cc"
OTHERS = "яЁж12 ؛،؟عربيةَُ١٢٪日本国家、。《》（）“”あぁー가각힣אב\u05be한"
RARE = "ꦲ꧀ꦱᬓ᭄ᬓ\U0001f1eb\U0001f1f7\U0001f468\u200d\U0001f469☺\U0001f44d\U0001f3fd\u1100\u1161\u11a8\ufffc\u2014\u2014"

texts = st.one_of(
    st.text(st.sampled_from(LATIN), max_size=16),
    st.text(st.sampled_from(LATIN + OTHERS), max_size=16),
    st.text(st.sampled_from(LATIN + OTHERS + RARE), max_size=12),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=10),
)


def unicode_tests() -> Iterator[tuple[str, list[int]]]:
    """Text, and the places within it at which a line may begin."""
    for line in lzma.decompress(UNICODE_TEST.read_bytes()).decode().splitlines():
        if line and not line.startswith("#"):
            _, *pairs = line.split()
            text = "".join(chr(int(code, 16)) for code in pairs[::2])
            yield text, [place for place, mark in enumerate(pairs[1::2], 1) if mark == "÷" and place < len(text)]


def by_library(text: str) -> list[int]:
    return [place for place in line_break_boundaries(text) if 0 < place < len(text)]


def test_lines_end_where_unicode_says():
    right = [opportunities(text) == places for text, places in unicode_tests()]
    assert len(right) == 7654
    assert sum(right) / len(right) >= 0.99


@settings(max_examples=1500)
@given(texts)
def test_the_fast_path_says_what_the_library_says(text):
    if not any("\u0e00" <= letter <= "\u0eff" or "\u1000" <= letter <= "\u17ff" for letter in text):
        assert opportunities(text) == by_library(text)


def test_a_long_text_is_looked_at_in_a_moment_and_a_strange_one_in_parts():
    words = "The register of arms, kept by the police (Cap. 171), is “looked through” 4 times a year. " * 2000
    assert len(opportunities(words)) == words.count(" ") - 1
    assert opportunities("“" * 30_000) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Resolution 75/241 and co-operation", ["Resolution ", "75/241 ", "and ", "co-", "operation"]),
        ("1 000\u00a0kg", ["1 ", "000\u00a0kg"]),
        ("never\u2060/\u2060ever", ["never\u2060/\u2060ever"]),
        ("long\u200bname", ["long\u200b", "name"]),
        ("“轻小武器”的标识（2024年）", ["“轻", "小", "武", "器”", "的", "标", "识", "（2024", "年）"]),
        ("المادة (14) من القانون", ["المادة ", "(14) ", "من ", "القانون"]),
        ("ITI 8(a); $1,204.50 (92%)", ["ITI ", "8(a); ", "$1,204.50 ", "(92%)"]),
        ("Смирнов–Иванов, № 4512-ФЗ", ["Смирнов–", "Иванов, ", "№ ", "4512-", "ФЗ"]),
    ],
)
def test_what_stays_together(text, parts):
    places = [0, *opportunities(text), len(text)]
    assert [text[start:end] for start, end in pairwise(places)] == parts


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in break_lines(Shaper(), text, BODY, Column(0.0, width, 0))]


def test_a_telephone_number_stays_on_one_line():
    assert lines("Day and night +999 1 555 0142; +999 1 555 0143", 130.0) == [
        "Day and night",
        "+999\u00a01\u00a0555\u00a00142;",
        "+999\u00a01\u00a0555\u00a00143",
    ]


def test_blanks_without_width_are_obeyed_and_not_drawn():
    word = "Waffenbesitz\u200bkarten\u200bverordnung"
    assert lines(word, 90.0) == ["Waffenbesitzkarten", "verordnung"]
    held = "see\u00a0section\u2060/\u2060article\u00a09"
    assert lines(f"Please {held}", 100.0) == ["Please", held.replace("\u2060", "")]


@pytest.mark.parametrize(
    "word", ["e\u0301\u0323" * 60, "क्षत्रिय" * 30, "가각" * 5 + "\u1100\u1161\u11a8" * 40, "ا\u064e\u0651ل" * 60]
)
def test_a_word_wider_than_a_line_is_cut_between_grapheme_clusters_only(word):
    cut = lines(word, 60.0)
    assert len(cut) > 2
    ends, place = set(grapheme_cluster_boundaries(word)), 0
    assert "".join(cut) == word
    for piece in cut:
        place += len(piece)
        assert place in ends


def test_a_long_address_ends_a_line_after_its_marks_and_a_short_one_stays_whole():
    address = "https://www.smallarms.example/reports/national-report?year=2026&language=english"
    assert lines(f"See {address}", 190.0)[:2] == ["See", "https://www.smallarms.example/reports/"]
    assert lines("See more at https://example.org/a-b/c", 150.0) == ["See more at", "https://example.org/a-b/c"]
