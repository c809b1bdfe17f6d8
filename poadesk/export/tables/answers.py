"""List of all answers: every question of the form, whether it is asked, and its answer or why there is none."""

from collections.abc import Iterator

from poadesk.core.form import Question
from poadesk.export.document import blank_in_words
from poadesk.export.report import Report
from poadesk.export.tables.answer_text import answer_text
from poadesk.export.tables.columns import columns
from poadesk.export.tables.table import Cell, Table

_COLUMNS = ("question", "number", "wording", "asked", "status", "reason", "why", "answer")


def answer_table(report: Report) -> Table:
    """An answer that is put aside, because its question is not asked, is never in it."""
    rows = tuple(_row(report, question) for question in report.form.questions.values())
    common = report.wording.common
    return Table("answers", common["tables.answers"], columns(_COLUMNS, common), rows, keys=3)


def _row(report: Report, question: Question) -> tuple[Cell, ...]:
    is_asked = question.id in report.review.visible
    label = report.wording.questions[question.id].label
    return (question.id, question.number, label, int(is_asked), *(_said(report, question) if is_asked else _NOT_ASKED))


_NOT_ASKED: tuple[Cell, ...] = ("not-asked", None, None, None)


def _said(report: Report, question: Question) -> Iterator[Cell]:
    """Status, the reason why it is blank as a code and in words, and the answer as printed."""
    value, reason = report.answers.value(question.id), report.answers.blank_reason(question.id)
    if value is not None:
        words = report.form.words(question.id, report.wording.language, report.cycle)
        yield from ("answered", None, None, answer_text(question.answer.blocks(value, words), words))
    elif reason is not None:
        yield from ("blank", reason, blank_in_words(report, question.id, "final"), None)
    else:
        yield from ("unanswered", None, None, None)
