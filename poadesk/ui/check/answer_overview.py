"""Answer overview: every answer of the report on one page to read, with a way to change each: what is printed,
before it is printed.
"""

from collections.abc import Iterator
from enum import IntEnum

from poadesk.core.aspects import BLANK_REASONS
from poadesk.core.blocks import Block, Bullets, Grid, Heading, Pairs, Paragraph, Short
from poadesk.core.check import Review
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import Form, Question, Section
from poadesk.i18n import _, pgettext
from poadesk.sentences.findings import finding_sentence
from poadesk.sentences.labels import blank_label, severity_label
from poadesk.ui.questions.carried_strip import carried_words
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.text_page import TextPage


class Show(IntEnum):
    """What the page is reduced to."""

    EVERYTHING = 0
    PROBLEMS = 1
    BLANK = 2
    OPEN = 3
    UNCONFIRMED = 4


def write_overview(page: TextPage, editing: Editing, show: Show) -> None:
    """Write the page anew."""
    page.begin()
    written = [_section(page, editing, section, show) for section in editing.form.sections]
    if not any(written):
        page.paragraph(_("Nothing of this kind."), "quiet")
    page.end()


def _section(page: TextPage, editing: Editing, section: Section, show: Show) -> bool:
    questions = [question for question in section.questions if _wanted(editing, question, show)]
    if questions:
        title = editing.form.wording(editing.language).sections[section.id].title
        page.heading(_("{number} {title}").format(number=section.number, title=title), 1.2, above=2.5)
        for question in questions:
            _question(page, editing, question)
    return bool(questions)


def _wanted(editing: Editing, question: Question, show: Show) -> bool:
    answers, review = editing.answers, editing.session.review
    if question.id not in review.visible:
        return False
    match show:
        case Show.PROBLEMS:
            return any(True for _found in _problems(review, question))
        case Show.BLANK:
            return answers.blank_reason(question.id) is not None
        case Show.OPEN:
            return answers.value(question.id) is None and answers.blank_reason(question.id) is None
        case Show.UNCONFIRMED:
            return answers.carried_from(question.id) is not None
        case _:
            return True


def _question(page: TextPage, editing: Editing, question: Question) -> None:
    words, value = editing.words(question.id), editing.answers.value(question.id)
    title = _("{number} {question}").format(number=question.number, question=words.text.label)
    page.paragraph(title, bold=True, above=1.5)
    page.link(pgettext("link", "Change"), question.id, _("Change {question}").format(question=title))
    if value is not None:
        for block in question.answer.blocks(value, words):
            _block(page, block)
    else:
        page.paragraph(_blank_words(editing, question.id), "quiet", indent=1)
    if (earlier := editing.answers.carried_from(question.id)) is not None:
        page.paragraph(carried_words(earlier), "quiet", indent=1)
    for finding in _problems(editing.session.review, question):
        tone = finding.severity.name.lower()
        page.paragraph(_finding_words(finding, editing.form), tone, indent=1)


def _problems(review: Review, question: Question) -> Iterator[Finding]:
    return (f for f in review.findings if f.question == question.id and f.severity > Severity.NOTE)


def _finding_words(finding: Finding, form: Form) -> str:
    sentence = finding_sentence(finding, form)
    return _("{severity}: {sentence}").format(severity=severity_label(finding.severity), sentence=sentence)


def _blank_words(editing: Editing, question: str) -> str:
    reason = editing.answers.blank_reason(question)
    if reason is None:
        return _("Not answered")
    label = next(blank_label(known) for known in BLANK_REASONS if known == reason)
    return _("Left blank: {reason} {words}").format(reason=label, words=editing.answers.blank_text(question)).strip()


def _block(page: TextPage, block: Block) -> None:
    match block:
        case Heading():
            page.paragraph(block.words, indent=1, bold=True)
        case Paragraph() | Short():
            page.paragraph(block.text, "quiet" if block.tone == "quiet" else "ink", indent=1)
        case Bullets():
            for item in block.items:
                page.paragraph(item.text, above=0.25, indent=item.level + 1)
        case Pairs():
            for pair in block.pairs:
                page.paragraph(_("{label}: {text}").format(label=pair.label, text=pair.text), above=0.25, indent=1)
        case Grid():
            ends = tuple(column.align == "end" for column in block.columns)
            page.grid(tuple(column.title for column in block.columns), block.rows, ends, total=block.total)
            if block.note:
                page.paragraph(block.note, "quiet", above=0.25, indent=1)
