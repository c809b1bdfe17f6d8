"""Earlier report as text: where in it each question of the present form was answered, whatever its edition.

The numbers of older editions lead to the present questions by the same table as their answers do.
"""

from collections.abc import Mapping, Sequence

from poadesk.core.form import Form
from poadesk.core.numbered_text import places
from poadesk.store.forms.library import FormError, FormLibrary


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
