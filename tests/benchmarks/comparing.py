"""The change report: two full reports of which every passage differs, and two answers that have little in common."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from poadesk.core.answers import Answers
from poadesk.core.word_changes import words_changed
from poadesk.export.changes import changes_document
from poadesk.export.pdf import export
from poadesk.export.report import Report
from tests.benchmarks.bare import count_pages
from tests.benchmarks.measure import Row, seconds
from tests.benchmarks.reports import LATIN, example, words

LENGTH = 900
"""Words in each passage: 40,000 in the report."""


def rows() -> Iterator[Row]:
    old, new = _rewritten(1), _rewritten(2)
    kept = []
    took = seconds(lambda: kept.append(changes_document(old, new, ("old", "new"))))
    pdf: list[bytes] = []
    printing = seconds(lambda: pdf.append(export(kept[0])))
    detail = f"every passage of {LENGTH} words differs; its PDF: {count_pages(pdf[0])} pages in {printing:.2f} s"
    yield Row("change report of two full reports", took, 0.5, "s", detail)
    texts = [words(LATIN, 5_000, seed) for seed in (1, 2)]
    yield Row("two answers of 5,000 words, word by word", seconds(lambda: words_changed(*texts)), 0.2, "s")


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
