"""The change report, against Python's own `difflib` on the same words: full reports of which every passage differs."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count

from poadesk.core.answers import Answers
from poadesk.core.diff.words import words_of
from poadesk.export.changes import changes_document
from poadesk.export.report import Report
from tests.benchmarks.measure import Row, seconds
from tests.benchmarks.reports import LATIN, example, words

LENGTH = 900
"""Words in each passage: 40,000 in the report."""


def rows() -> Iterator[Row]:
    old, new = _rewritten(1), _rewritten(2)
    ours = seconds(lambda: changes_document(old, new, ("old", "new")))
    theirs = seconds(lambda: _matched(old, new))
    detail = f"{ours:.2f} s, {theirs:.2f} s; every passage of {LENGTH} words differs"
    yield Row("change report of two full reports, against difflib", ours / theirs, 1, "×", detail)


def _matched(old: Report, new: Report) -> None:
    """Each answer in words that both reports have, word by word, with nothing else done about it."""
    for id in old.form.questions:
        before, after = old.answers.value(id), new.answers.value(id)
        if isinstance(before, str) and isinstance(after, str):
            SequenceMatcher(None, words_of(before), words_of(after), autojunk=False).get_opcodes()


def _rewritten(seed: int) -> Report:
    """The example with long passages, of which another fifth of the words is other in each version."""
    report = example()
    numbers = count(seed * 1000)
    known = {q: {"value": report.answers.value(q)} for q in report.answers if q in report.form.questions}
    for id, question in report.form.questions.items():
        if question.answer.kind == "prose" and id in known:
            same = words(LATIN, LENGTH, len(id)).split()
            other = words(LATIN, LENGTH, next(numbers)).split()
            mixed = (b if place % 5 == 0 else a for place, (a, b) in enumerate(zip(same, other, strict=True)))
            known[id] = {"value": " ".join(mixed)}
    return replace(report, answers=Answers(known))
