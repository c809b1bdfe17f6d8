"""Section progress: how far each section of a report is, and the state of each of its main questions. No widgets.

The states count the findings in sight, as the questions on the page do, not all that the check knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from poadesk.core.answer_state import AnswerState, with_severity
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import Question, Section
from poadesk.core.progress import FamilyProgress, Progress
from poadesk.core.wording import Wording
from poadesk.i18n import _, ngettext
from poadesk.sentences.labels import state_label
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.state_glyphs import Shape

CHECK = "check"
"""The last step. No section of a form is called so."""


@dataclass(frozen=True)
class FamilyLine:
    """A main question as it is listed: `name` in a few letters, `label` in full, and the state of its family."""

    id: str
    number: str
    name: str
    label: str
    state: AnswerState

    @property
    def spoken(self) -> str:
        """All of it in words."""
        return _("{number} {name}: {state}").format(number=self.number, name=self.name, state=state_label(self.state))


@dataclass(frozen=True)
class SectionLine:
    """A section as it is listed, with its main questions in order."""

    id: str
    number: str
    title: str
    families: tuple[FamilyLine, ...]
    progress: Progress
    errors: int
    warnings: int

    @property
    def heading(self) -> str:
        """Number and title."""
        return _("{number} {title}").format(number=self.number, title=self.title)

    @property
    def worst(self) -> AnswerState | None:
        """What is worst of what is found in it, if anything is."""
        return AnswerState.ERROR if self.errors else AnswerState.WARNING if self.warnings else None

    @property
    def words(self) -> str:
        """How far it is, and what asks for something."""
        return " · ".join(_section_words(self))


class SectionLines:
    """The sections as they stand; a section in which nothing has changed stays the very same object."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        self._known: dict[str, tuple[Progress, list[Finding], SectionLine]] = {}

    def now(self) -> tuple[SectionLine, ...]:
        """The lines as of this moment, in the order of the form."""
        found = _found_by_section(self._editing)
        return tuple(self._line(section, found.get(section.id, [])) for section in self._editing.form.sections)

    def _line(self, section: Section, found: list[Finding]) -> SectionLine:
        progress = self._editing.session.review.progress[section.id]
        known = self._known.get(section.id)
        if known is not None and known[0] is progress and known[1] == found:
            return known[2]
        line = _section_line(self._editing, section, found)
        self._known[section.id] = (progress, found, line)
        return line


def _section_line(editing: Editing, section: Section, found: list[Finding]) -> SectionLine:
    wording = editing.form.wording(editing.language)
    review, severities = editing.session.review, [finding.severity for finding in found]
    return SectionLine(
        section.id,
        section.number,
        wording.sections[section.id].title,
        tuple(
            _family_line(family.main, wording, review.families[family.main.id], found) for family in section.families
        ),
        review.progress[section.id],
        severities.count(Severity.ERROR),
        severities.count(Severity.WARNING),
    )


def _family_line(main: Question, wording: Wording, known: FamilyProgress, found: list[Finding]) -> FamilyLine:
    text = wording.questions[main.id]
    worst = max((finding.severity for finding in found if finding.question in known.states), default=None)
    return FamilyLine(main.id, main.number, text.name, text.label, with_severity(known.state, worst))


def shape_of(progress: Progress) -> Shape:
    """How far it is, leaving messages aside."""
    if progress.done == progress.families:
        return Shape.ANSWERED
    return Shape.BEGUN if progress.answered or progress.unconfirmed else Shape.EMPTY


def title_of(editing: Editing, step: str) -> str:
    """What a step is called, without its number."""
    if step == CHECK:
        return _("Check and export")
    return editing.form.wording(editing.language).sections[step].title


def heading_of(editing: Editing, step: str) -> str:
    """What a step is called, with its number if it has one."""
    number = next((section.number for section in editing.form.sections if section.id == step), "")
    title = title_of(editing, step)
    return _("{number} {title}").format(number=number, title=title) if number else title


def _section_words(line: SectionLine) -> Iterator[str]:
    yield _("{done} of {families} done").format(done=line.progress.done, families=line.progress.families)
    if line.errors:
        yield ngettext("{count} error", "{count} errors", line.errors).format(count=line.errors)
    if line.warnings:
        yield ngettext("{count} warning", "{count} warnings", line.warnings).format(count=line.warnings)
    if waiting := line.progress.unconfirmed:
        yield ngettext("{count} to confirm", "{count} to confirm", waiting).format(count=waiting)


def _found_by_section(editing: Editing) -> dict[str, list[Finding]]:
    """The findings in sight that are about a question, by its section."""
    found: dict[str, list[Finding]] = {}
    for finding in editing.judging.shown:
        if (section := editing.form.section_of.get(finding.question or "")) is not None:
            found.setdefault(section.id, []).append(finding)
    return found
