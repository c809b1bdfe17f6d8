"""Section progress: how far each step of a report is, in words and as a shape. No widgets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from poadesk.core.finding import Severity
from poadesk.core.form import Section
from poadesk.core.progress import Progress
from poadesk.i18n import _, ngettext, pgettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.state_glyphs import Shape

CHECK = "check"
"""The last step. No section of a form is called so."""


@dataclass(frozen=True)
class Step:
    """A row of the outline: an id, what it is called, and how far it is."""

    id: str
    title: str
    state: str
    shape: Shape


def state_of(progress: Progress) -> tuple[str, Shape]:
    """How far a section is, in words and as a shape. Messages count before progress: they ask for something."""
    counted = _("{done} of {families} done").format(done=progress.done, families=progress.families)
    waiting = ngettext("{count} not confirmed", "{count} not confirmed", progress.unconfirmed)
    waiting = waiting.format(count=progress.unconfirmed)
    if progress.unconfirmed and (progress.errors or progress.warnings):
        counted = _("{state} · {counted}").format(state=waiting, counted=counted)
    if progress.errors:
        words = ngettext("{count} error", "{count} errors", progress.errors).format(count=progress.errors)
        return _("{state} · {counted}").format(state=words, counted=counted), Shape.ERROR
    if progress.warnings:
        words = ngettext("{count} warning", "{count} warnings", progress.warnings).format(count=progress.warnings)
        return _("{state} · {counted}").format(state=words, counted=counted), Shape.WARNING
    shape = shape_of(progress)
    if progress.unconfirmed:
        return _("{state} · {counted}").format(state=waiting, counted=counted), shape
    state = {
        Shape.EMPTY: pgettext("step of the report", "Not begun"),
        Shape.BEGUN: pgettext("step of the report", "Begun"),
        Shape.DONE: pgettext("step of the report", "Done"),
    }[shape]
    return _("{state} · {counted}").format(state=state, counted=counted), shape


def shape_of(progress: Progress) -> Shape:
    """How far it is, leaving messages aside."""
    if progress.done == progress.families:
        return Shape.DONE
    return Shape.BEGUN if progress.answered or progress.unconfirmed else Shape.EMPTY


def steps_of(editing: Editing) -> Iterator[Step]:
    """The steps of the report; their states count the findings in sight, as the cards do."""
    text = editing.form.wording(editing.language).sections
    for section in editing.form.sections:
        state, shape = state_of(_seen(editing, section))
        title = _("{number} {title}").format(number=section.number, title=text[section.id].title)
        yield Step(section.id, title, state, shape)
    total = editing.session.review.total()
    errors = sum(finding.severity is Severity.ERROR for finding in editing.judging.shown)
    yield Step(CHECK, _("Check and export"), *state_of(replace(total, errors=errors, warnings=0)))


def title_of(editing: Editing, step: str) -> str:
    """What a step is called, without its number."""
    if step == CHECK:
        return _("Check and export")
    return editing.form.wording(editing.language).sections[step].title


def _seen(editing: Editing, section: Section) -> Progress:
    known, section_of = editing.session.review.progress[section.id], editing.form.section_of
    found = [f.severity for f in editing.judging.shown if f.question and section_of[f.question] is section]
    return replace(known, errors=found.count(Severity.ERROR), warnings=found.count(Severity.WARNING))
