"""Two versions of a text, word by word: exact on both sides, readable, and quick on anything."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.blocks import Run
from poadesk.core.diff.words import LEFT_OUT, shortened, words_changed

TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            [
                "the ",
                "police ",
                "arms",
                ", ",
                ".",
                "\n",
                "1,204 ",
                "e-mail ",
                "枪",
                "支",
                "。",
                "سلاح ",
                "سجلات",
                "e\u0301",
            ]
        ),
        max_size=60,
    ).map("".join),
)


def old_of(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs if run.edit != "added")


def new_of(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs if run.edit != "removed")


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[run.edit].format(run.text) for run in words_changed(old, new))


@given(TEXTS, TEXTS)
def test_runs_rebuild_both_versions_to_the_letter(old: str, new: str) -> None:
    runs = words_changed(old, new)
    assert (old_of(runs), new_of(runs)) == (old, new)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {run.edit for run in words_changed(text, text)} <= {"same"}


@given(TEXTS, TEXTS)
def test_runs_are_never_empty_and_neighbours_differ(old: str, new: str) -> None:
    runs = words_changed(old, new)
    assert all(run.text for run in runs)
    assert all(a.edit != b.edit for a, b in pairwise(runs))


@given(TEXTS, TEXTS, TEXTS)
def test_a_sentence_put_between_is_all_that_is_added(before: str, sentence: str, after: str) -> None:
    old = f"Before {before}.\nAfter {after}."
    runs = words_changed(old, f"Before {before}.\nZzz {sentence} zzz.\nAfter {after}.")
    assert not any(run.edit == "removed" for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (
            "Firearms Act, vol. 4, chapter 171, Laws of Antigua, revised edition 1992",
            "Firearms Act, vol. 4, chapter 171, 2015 amendment",
            "Firearms Act, vol. 4, chapter 171, [-Laws of Antigua, revised edition 1992-]{+2015 amendment+}",
        ),
        ("kept for 20 years", "kept for 30 years", "kept for [-20-]{+30+} years"),
        ("1,204 arms seized", "1,304 arms seized", "[-1,204-]{+1,304+} arms seized"),
        ("The don’t-ask rule", "The don’t-tell rule", "The [-don’t-ask-]{+don’t-tell+} rule"),
        ("One. Two three.", "One. New here. Two four.", "One. {+New here. +}Two [-three-]{+four+}."),
        ("公安机关对查获的枪支登记。", "公安机关对收缴的枪支登记。", "公安机关对[-查获-]{+收缴+}的枪支登记。"),
        ("لمدة 30 سنة على الأقل", "لمدة 20 سنة على الأقل", "لمدة [-30-]{+20+} سنة على الأقل"),
        ("سلاحٌ ناري", "سلاحٍ ناري", "[-سلاحٌ-]{+سلاحٍ+} ناري"),
    ],
)
def test_what_changed_is_marked_by_whole_words(old: str, new: str, marked: str) -> None:
    assert shown(old, new) == marked


def test_stray_words_in_common_do_not_break_up_what_was_written_anew() -> None:
    old = "Arms are kept by the army in depots under guard"
    new = "Customs and police since 2024 share the electronic register with neighbours"
    assert shown(old, new) == f"[-{old}-]{{+{new}+}}"


WORDS = [f"w{n * 7919 % 2003}" for n in range(5000)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ".join(WORDS), " ".join(reversed(WORDS))),
        ("a b " * 2500, "b a c " * 1700),
        ("枪" * 5000, "支枪" * 2500),
        (". " * 5000, "." * 5000),
        ("x" * 40_000, "x" * 39_999 + "y"),
        ("- " * 5000, " -" * 5000),
    ],
    ids=["other order", "few words", "one character", "no words", "one word", "marks"],
)
def test_five_thousand_words_are_compared_at_once(old: str, new: str) -> None:
    begin = time.process_time()
    runs = words_changed(old, new)
    assert time.process_time() - begin < 1.0  # takes 0.05 s; a quadratic way would take a minute
    assert (old_of(runs), new_of(runs)) == (old, new)


def test_texts_too_long_to_compare_are_changed_as_a_whole() -> None:
    old, new = (" ".join(f"{letter}{n}" for n in range(26_000)) + " end" for letter in "ab")
    assert words_changed(f"{old} x", f"{new} y")[0].edit == "removed"


def test_what_stands_far_from_a_change_is_left_out() -> None:
    far = "far away from it all " * 20
    runs = shortened(words_changed(f"{far}near 1 near {far}", f"{far}near 2 near {far}"))
    text = "".join(run.text for run in runs)
    assert text.startswith(LEFT_OUT)
    assert text.endswith(LEFT_OUT)
    assert "near" in runs[0].text
    assert len(text) < 140


def test_of_long_new_words_more_is_kept_than_of_removed_ones() -> None:
    removed, added = shortened((Run("old words " * 200, "removed"), Run("new words " * 200, "added")))
    assert LEFT_OUT in removed.text
    assert LEFT_OUT in added.text
    assert len(removed.text) < len(added.text) < 700


@given(TEXTS, TEXTS)
def test_cutting_never_makes_a_text_longer_than_the_mark_it_puts_in(old: str, new: str) -> None:
    for run, cut in zip(words_changed(old, new), shortened(words_changed(old, new)), strict=True):
        assert len(cut.text) <= len(run.text)
        assert cut.edit == run.edit


def test_a_long_row_of_dots_is_compared_at_once() -> None:
    dots = "." * 200_000
    assert words_changed(f"1{dots}", f"2{dots}")[0].text == "1"
