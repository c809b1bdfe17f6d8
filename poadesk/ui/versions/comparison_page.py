"""Comparison page: a change report on a page to read: by section and question, with the words marked and a link to
each question.
"""

from poadesk.core.blocks import Document, Entry, Marked, Part
from poadesk.core.form import Form
from poadesk.i18n import _
from poadesk.ui.widgets.text_page import TextPage


def write_document(page: TextPage, document: Document, form: Form) -> None:
    """Write the page anew; questions that `form` does not have get no link."""
    page.begin()
    for fact in document.facts:
        page.paragraph(_("{label}: {text}").format(label=fact.label, text=fact.text), above=0.25)
    if document.notice:
        page.paragraph(document.notice, "quiet")
    for part in document.parts:
        _part(page, part, form)
    page.end()


def _part(page: TextPage, part: Part, form: Form) -> None:
    page.heading(_("{number} {title}").format(number=part.number, title=part.title).strip(), 1.15)
    if part.intro:
        page.paragraph(part.intro, "quiet", above=0.25)
    for entry in part.entries:
        _entry(page, entry, form)


def _entry(page: TextPage, entry: Entry, form: Form) -> None:
    title = _("{number} {question}").format(number=entry.number, question=entry.title)
    page.paragraph(title, bold=True, above=1.5)
    if entry.question in form.questions:
        page.link(_("Go to it"), entry.question, _("Go to {question}").format(question=title))
    for block in entry.blocks:
        if isinstance(block, Marked):
            page.marked("", block.runs, indent=1)
