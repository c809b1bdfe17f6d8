"""Report document: what is printed, in which order and words, for every format that a person reads.

Put-aside answers, notes, sources and the words on who owes an answer are for the draft's own people: the final copy
never holds them; a review copy names who owes what and lists the open points.
"""

from collections.abc import Iterator

from poadesk.core.aspects import blank_words
from poadesk.core.blocks import (
    Block,
    Copy,
    Document,
    Entry,
    Furniture,
    Grid,
    GridColumn,
    Pair,
    Paragraph,
    Part,
)  # fmt: skip
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import AUTHORITY, CYCLE, DATE, MARKING, Question, Section
from poadesk.core.kinds.files import size_in_words
from poadesk.core.wording import Words
from poadesk.export.report import Report
from poadesk.i18n import catalogue
from poadesk.sentences import finding_sentence

COVER = "about"
"""The section that prints as the cover."""


def make_document(report: Report, copy: Copy) -> Document:
    """Lay out the report as a review copy or a final copy."""
    common = report.wording.common
    parts = [*_sections(report, copy), *_attachments(report)]
    if copy == "review":
        parts.append(_open_points(report))
    return Document(
        title=report.wording.title,
        subtitle=report.wording.subtitle,
        state=report.state_name,
        language=report.wording.language,
        copy=copy,
        revision=common["revision"].format(revision=report.revision),
        date=str(report.answers.value(DATE) or ""),
        author=str(report.answers.value(AUTHORITY) or report.state_name),
        marking=str(report.answers.value(MARKING) or ""),
        facts=tuple(_facts(report, copy)),
        notice=report.wording.notice,
        parts=tuple(parts),
        furniture=Furniture(
            common["contents"], common["page-of"], common["draft"], common["revision"], common["continued"]
        ),
        keywords=(report.form.key, report.cycle),
    )


def _facts(report: Report, copy: Copy) -> Iterator[Pair]:
    common = report.wording.common
    for question in _questions_of(report, COVER):
        name = question.id.removeprefix(f"{COVER}.")
        value = report.answers.value(question.id)
        if value is None or question.id == MARKING:
            continue
        label = common.get(f"cover.{name}", report.wording.questions[question.id].label)
        if question.id == CYCLE:
            yield Pair(label, str(value))
            yield Pair(common["cover.period"], "–".join(str(year) for year in report.years))
        else:
            yield Pair(label, question.answer.as_text(value, _words(report, question)))
    yield Pair(common["cover.form"], f"{report.form.id} {report.form.edition}")
    yield Pair(common["cover.revision"], str(report.revision))
    yield Pair(common["cover.copy"], common[f"copy.{copy}"])


def _questions_of(report: Report, section_id: str) -> tuple[Question, ...]:
    return next((questions for section, questions in report.asked() if section.id == section_id), ())


def _sections(report: Report, copy: Copy) -> Iterator[Part]:
    for section, questions in report.asked():
        if section.id != COVER:
            yield _part(report, section, questions, copy)


def _part(report: Report, section: Section, questions: tuple[Question, ...], copy: Copy) -> Part:
    text = report.wording.sections[section.id]
    entries = tuple(_entry(report, question, copy) for question in questions)
    return Part(section.number, text.title, text.intro, entries)


def _entry(report: Report, question: Question, copy: Copy) -> Entry:
    label = report.wording.questions[question.id].label
    blocks = _answer(report, question, copy)
    return Entry(question.id, question.number, label, "; ".join(question.cites), blocks, question.level)


def _answer(report: Report, question: Question, copy: Copy) -> tuple[Block, ...]:
    value = report.answers.value(question.id)
    if value is not None:
        return question.answer.blocks(value, _words(report, question))
    return (Paragraph(blank_in_words(report, question.id, copy), "quiet"),)


def blank_in_words(report: Report, question: str, copy: Copy) -> str:
    """Why a question has no answer, as printed. Who owes an answer is named in a review copy only."""
    reason, text = report.answers.blank_reason(question), report.answers.blank_text(question)
    return blank_words(reason, text, report.wording.common, internal=copy == "review")


def _words(report: Report, question: Question) -> Words:
    return report.form.words(question.id, report.wording.language, report.cycle)


def _attachments(report: Report) -> Iterator[Part]:
    common = report.wording.common
    rows = []
    for question, file in report.files():
        size = file["size"]
        words = _words(report, question)
        title = str(file.get("title") or file["name"])
        name = f"{title}\n{file['name']}" if file.get("title") else title
        rows.append(
            (question.number, name, size_in_words(size if isinstance(size, int) else 0, words), str(file["sha256"]))
        )
    if rows:
        columns = (
            GridColumn(common["attachments.number"], share=0.8),
            GridColumn(common["attachments.document"], share=3.0),
            GridColumn(common["attachments.size"], "end", 1.0),
            GridColumn(common["attachments.digest"], share=3.2),
        )
        entry = Entry("", "", "", "", (Grid(columns, tuple(rows)),))
        yield Part("", common["attachments"], common["attachments.intro"], (entry,))


_HEADS = {Severity.ERROR: "problem.error", Severity.WARNING: "problem.warning", Severity.NOTE: "problem.note"}


def _open_points(report: Report) -> Part:
    common = report.wording.common
    found = report.review.findings
    if not found:
        none = Entry("", "", "", "", (Paragraph(common["problems.none"], "quiet"),))
        return Part("", common["problems"], common["problems.intro"], (none,))
    entries = tuple(
        Entry("", "", common[_HEADS[severity]], "", (_points(report, severity, found),))
        for severity in sorted(_HEADS, reverse=True)
        if any(finding.severity is severity for finding in found)
    )
    return Part("", common["problems"], common["problems.intro"], entries)


def _points(report: Report, severity: Severity, found: tuple[Finding, ...]) -> Block:
    """The findings of one severity; notes all say the same, so for them number and question are enough."""
    common = report.wording.common
    keys = ("number", "question") if severity is Severity.NOTE else ("number", "question", "what")
    shares = {"number": 0.8, "question": 3.0, "what": 4.0}
    rows = tuple(_point(report, finding)[: len(keys)] for finding in found if finding.severity is severity)
    if severity is Severity.NOTE:
        shares["question"] = 7.0
    return Grid(tuple(GridColumn(common[f"problem.{key}"], share=shares[key]) for key in keys), rows)


def _point(report: Report, finding: Finding) -> tuple[str, str, str]:
    question = report.form.questions.get(finding.question or "")
    sentence = finding_sentence(finding, report.form, catalogue(report.wording.language))
    if question is None:
        return "", report.wording.common["problem.report"], sentence
    return question.number, report.wording.questions[question.id].label, sentence
