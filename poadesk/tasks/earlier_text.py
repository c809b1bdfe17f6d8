"""Earlier report as text: where in it each question of the present form was answered, whatever its edition.

The numbers of older editions lead to the present questions by the same table as their answers do.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from poadesk.core.form import Form
from poadesk.core.numbered_text import places
from poadesk.store.document_text.extraction import Extraction, Progress
from poadesk.store.forms.library import FormError, FormLibrary

_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of characters, and what no text may hold."""


@dataclass(frozen=True)
class EarlierText:
    """The lines of a document, the line at which each page begins, and where each question is found, counted from 0.

    `whole` is False if there is more than was read; `unread` are pages, from 1, that could not be read.
    """

    lines: tuple[str, ...]
    pages: tuple[int, ...]
    found: Mapping[str, int]
    whole: bool
    unread: tuple[int, ...]

    def page_of(self, line: int) -> int:
        """The page, from 1, on which a line stands."""
        return max(1, sum(first <= line for first in self.pages))


def read_earlier_text(extraction: Extraction, form: Form, library: FormLibrary, progress: Progress) -> EarlierText:
    """Read a document's text and find the questions of `form` in it. Raises DocumentTextError, OSError."""
    document = extraction.run(progress)
    pages = [_lines_of(page) for page in document.pages]
    lines = tuple(line for page in pages for line in page)
    begins = tuple(accumulate((len(page) for page in pages[:-1]), initial=0))
    return EarlierText(lines, begins, questions_in(lines, form, library), document.whole, document.unread)


def _lines_of(page: str) -> list[str]:
    """The lines of a page, at least one, each of characters that can be shown."""
    return [_NOT_SHOWN.sub(" ", line).rstrip() for line in page.splitlines()] or [""]


def questions_in(lines: Sequence[str], form: Form, library: FormLibrary) -> Mapping[str, int]:
    """The line, from 0, at which each question of `form` is found in the text, in the order of the form.

    The edition that fits the text best is taken. An older edition that cannot be read counts as not there.
    """
    fitting = [(found.weight, edition, found.lines) for edition in _editions(form, library)
               if (found := places(lines, edition, next(iter(edition.wordings)))).lines]  # fmt: skip
    if not fitting:
        return {}
    _weight, edition, lines_of = max(fitting, key=lambda fit: fit[0])
    moved = library.succession(edition, form)
    newer = {move.newer: line for id, line in lines_of.items() if (move := moved.move(id)) is not None}
    return {id: newer[id] for id in form.questions if id in newer}


def nearest(found: Mapping[str, int], form: Form, question: str) -> str | None:
    """The question in whose place to look for this one: itself, its main question, or the last one before it in its
    section; None if none of these is found.
    """
    if question in found:
        return question
    before = [id for id in form.questions if form.place[id] < form.place[question] and id in found]
    return next((id for id in reversed(before) if form.section_of[id] is form.section_of[question]), None)


def _editions(form: Form, library: FormLibrary) -> list[Form]:
    """The form itself and the editions before it."""
    older = []
    for edition in library.editions():
        if edition.form == form.id and edition.edition < form.edition:
            try:
                older.append(library.get(edition.key))
            except FormError:
                continue
    return [form, *older]
