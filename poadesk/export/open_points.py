"""Open points of a review copy: what the check found, beside the question it is about, and counted by section."""

from collections import Counter
from collections.abc import Iterator, Sequence

from poadesk.core.blocks import Entry, Grid, GridColumn, Part
from poadesk.core.check_rules import UNANSWERED
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import Question, Section
from poadesk.core.progress import Progress
from poadesk.export.report import Report
from poadesk.i18n import catalogue
from poadesk.sentences.findings import finding_sentence

_KINDS = {Severity.ERROR: "problem.error", Severity.WARNING: "problem.warning", Severity.NOTE: "problem.note"}


def points_of(report: Report, question: Question) -> tuple[str, ...]:
    """What the check found about a question; that it is unanswered is seen where its answer would stand."""
    return tuple(_point(report, finding) for finding in _listed(report) if finding.question == question.id)


def summary(report: Report, sections: Sequence[Section]) -> Part:
    """What is open in each of the sections, then what concerns no question that is printed."""
    common = report.wording.common
    columns = (
        GridColumn(common["problem.section"], share=4.0),
        *(GridColumn(common[f"problem.{key}"], "end") for key in ("answered", "open", "look", "errors")),
    )
    rows = tuple(_row(report, section) for section in sections)
    whole = len(sections) == len(report.form.sections)
    if whole:
        rows += (_figures(common["total"], report.review.total(), report.review.findings),)
    table = Entry("", "", "", "", (Grid(columns, rows, total=whole),))
    return Part("", common["problems"], common["problems.intro"], (table, *(_elsewhere(report) if whole else ())))


def _row(report: Report, section: Section) -> tuple[str, ...]:
    asked = {question.id for question in section.questions}
    found = [finding for finding in report.review.findings if finding.question in asked]
    title = f"{section.number} {report.wording.sections[section.id].title}"
    return _figures(title, report.review.progress[section.id], found)


def _figures(label: str, progress: Progress, found: Sequence[Finding]) -> tuple[str, ...]:
    """A line of the table: main questions done, then findings by severity; what is optional is no finding."""
    counts = Counter(finding.severity for finding in found)
    done = f"{progress.done}/{progress.families}"
    return (label, done, *(str(counts[severity]) for severity in sorted(Severity)))


def _elsewhere(report: Report) -> Iterator[Entry]:
    """The points that stand beside no printed question: those on the cover, and on the report as a whole."""
    printed = {q.id for section, questions in report.asked() for q in questions if section.id != "about"}
    found = [finding for finding in _listed(report) if finding.question not in printed]
    for finding in found:
        question = report.form.questions.get(finding.question or "")
        label = report.wording.questions[question.id].label if question else report.wording.common["problem.report"]
        number = question.number if question else ""
        yield Entry("", number, label, "", (), 1, (_point(report, finding),))


def _listed(report: Report) -> Iterator[Finding]:
    return (finding for finding in report.review.findings if finding.code != UNANSWERED)


def _point(report: Report, finding: Finding) -> str:
    kind = report.wording.common[_KINDS[finding.severity]]
    sentence = finding_sentence(finding, report.form, catalogue(report.wording.language))
    return report.wording.common["problem.said"].format(what=kind, sentence=sentence)
