"""Changes of answers written on a page: what is new is underlined, what is gone struck out, and that is said."""

from collections.abc import Iterable

from poadesk.i18n import _
from poadesk.ui.answer_changes import Line, Shown
from poadesk.ui.reading import Reading


def key() -> str:
    """How the words are marked."""
    return _("Underlined: new. Struck out: no longer there.")


def write_changes(page: Reading, questions: Iterable[Shown], lead: str = "") -> None:
    """Write the page anew, question by question; `lead` comes before them."""
    page.begin()
    if lead:
        page.paragraph(lead, "quiet")
    for question in questions:
        page.paragraph(question.title, bold=True, above=1.5)
        write_lines(page, question.lines, indent=1)
    page.end()


def write_lines(page: Reading, lines: Iterable[Line], *, indent: int = 0) -> None:
    """Write the parts of one answer."""
    for line in lines:
        page.marked(line.label, line.runs, indent=indent)
