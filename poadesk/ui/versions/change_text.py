"""Change text: changes of answers written on a page: what is new is underlined, what is gone struck out, and that is
said.
"""

from collections.abc import Iterable, Iterator, Sequence

from poadesk.i18n import _
from poadesk.ui.versions.change_lines import Line, Shown
from poadesk.ui.widgets.text_page import TextPage

SPOKEN = 4000
"""Letters of a description; who wants more reads the page."""


def key() -> str:
    """How the words are marked."""
    return _("Underlined: new. Struck out: removed.")


def spoken(lines: Iterable[Line]) -> str:
    """The differences for who hears them: a line and its marks cannot be heard."""
    return " ".join(_spoken(lines))


def _spoken(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        told = [run for run in line.runs if run.edit != "same" and run.text.strip()]
        if line.label and (told or not line.runs):
            yield _("{label}: ").format(label=line.label).strip()
        for run in told:
            words = _("Removed: {words}.") if run.edit == "removed" else _("New: {words}.")
            yield words.format(words=run.text.strip().rstrip("."))


def write_changes(page: TextPage, questions: Iterable[Shown], lead: str = "") -> None:
    """Write the page anew, question by question; `lead` comes before them."""
    page.begin()
    if lead:
        page.paragraph(lead, "quiet")
    said = []
    for question in questions:
        page.paragraph(question.title, bold=True, above=1.5)
        _write(page, question.lines, indent=1)
        said.append(f"{question.title} {spoken(question.lines)}")
    page.end()
    page.setAccessibleDescription(" ".join(said)[:SPOKEN])


def write_lines(page: TextPage, lines: Sequence[Line]) -> None:
    """Write the page anew with the parts of one answer."""
    page.begin()
    _write(page, lines, indent=0)
    page.end()
    page.setAccessibleDescription(spoken(lines)[:SPOKEN])


def _write(page: TextPage, lines: Iterable[Line], *, indent: int) -> None:
    for line in lines:
        page.marked(line.label, line.runs, indent=indent + line.indent)
