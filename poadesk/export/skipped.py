"""Skip logic in print: which questions are not asked, in one line for each run of them, and because of which answer.

Passed over are questions that wait for an answer that is not given, since that is said where it is missing, and the
lettered parts of the very question (2.6.a after 2.6), which only ask for details of a Yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from poadesk.core.condition import leaves, target
from poadesk.core.form import Question, Section
from poadesk.core.kinds.choice import chosen_option
from poadesk.export.report import Report

_PLAIN_OPTIONS = frozenset({"yes", "no", "developing"})


@dataclass(frozen=True)
class Skipped:
    """Questions one after the other that are not asked because of the answer to `because`."""

    first: Question
    last: Question
    because: Question


def with_skipped(report: Report, section: Section) -> Iterator[Question | Skipped]:
    """The questions of a section in order, those that are not asked gathered into runs."""
    for reason, group in groupby(section.questions, lambda question: _why_skipped(report, question)):
        questions = list(group)
        if reason is None:
            yield from (question for question in questions if question.id in report.review.visible)
        elif not all(_is_detail(question, reason) for question in questions):
            yield Skipped(questions[0], questions[-1], reason)


def _is_detail(question: Question, of: Question) -> bool:
    """Whether it is a lettered part of the question (2.6.a of 2.6), or of the same one (2.6.c beside 2.6.b)."""
    stem, _, letter = question.number.rpartition(".")
    beside, _, other = of.number.rpartition(".")
    return letter.isalpha() and (stem == of.number or (stem == beside and other.isalpha()))


def _why_skipped(report: Report, question: Question) -> Question | None:
    """The question whose answer closed this one; None if it is asked, or waits for an answer."""
    visible, form = report.review.visible, report.form
    while question.id not in visible and question.when is not None:
        looked_at = [form.questions[target(leaf)] for leaf in leaves(question.when)]
        answered = [asked for asked in looked_at if report.answers.value(asked.id) is not None and asked.id in visible]
        if answered:
            return answered[0]
        hidden = [asked for asked in looked_at if asked.id not in visible]
        if not hidden:
            return None
        question = hidden[0]
    return None


def skipped_sentence(report: Report, skipped: Skipped) -> str:
    """The line that stands in place of the questions."""
    common, because = report.wording.common, skipped.because
    one = skipped.first is skipped.last
    questions = skipped.first.number if one else f"{skipped.first.number}\N{EN DASH}{skipped.last.number}"
    option = chosen_option(report.answers.value(because.id))
    words = report.form.words(because.id, report.wording.language, report.cycle)
    said = words.option(option) if option in _PLAIN_OPTIONS else ""
    key = ("skipped.one" if one else "skipped") + ("" if said else ".otherwise")
    return common[key].format(questions=questions, number=because.number, answer=said)
