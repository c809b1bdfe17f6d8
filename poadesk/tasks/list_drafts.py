"""Draft list: which drafts there are, whose each is, how far it is, and where the person stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.answer_state import AnswerState, with_severity
from poadesk.core.finding import Severity
from poadesk.core.form import STATE, STATUS, Form, Section
from poadesk.core.json_values import Json
from poadesk.core.progress import Progress
from poadesk.export.report import Report
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.tasks.context import Context
from poadesk.tasks.errors import KNOWN
from poadesk.tasks.read_report import read_report


@dataclass(frozen=True)
class SectionStates:
    """A section's number and the states of its main questions, what is found wrong laid over them."""

    number: str
    states: tuple[AnswerState, ...]


@dataclass(frozen=True)
class DraftLine:
    """A draft as listed. If it cannot be read, there is the `error` and nothing else.

    `years` are those it covers, `status` what its own question on that says, `example` whether its State is invented,
    `stopped_at` the number of the question where the person was.
    """

    path: Path
    state: str = ""
    cycle: str = ""
    progress: Progress | None = None
    saved: datetime | None = None
    error: Exception | None = None
    years: tuple[int, ...] = ()
    status: str = ""
    example: bool = False
    stopped_at: str = ""
    sections: tuple[SectionStates, ...] = ()


def known_drafts(recent: Sequence[Path], folders: Sequence[Path]) -> list[Path]:
    """The drafts opened lately, then the others in the folders of drafts, the newest first."""
    found = [path for folder in folders if folder.is_dir() for path in folder.glob(f"*{SUFFIX}")]
    return list(dict.fromkeys([*recent, *sorted(found, key=_changed, reverse=True)]))


def describe_draft(path: Path, language: str, context: Context) -> DraftLine:
    """Look into a draft, without holding it. The State is named in `language`."""
    try:
        found = read_report(path, context)
    except KNOWN as error:
        return DraftLine(path, error=error)
    report, form = found.report, found.report.form
    code = report.answers.value(STATE)
    return DraftLine(
        path,
        _state_name(form, code, language),
        report.cycle,
        report.review.total(),
        found.saved,
        years=report.years if report.cycle else (),
        status=_status(report, language),
        example=any(state.example for state in form.states if state.iso == code),
        stopped_at=_number(form, found.place.get("question")),
        sections=tuple(_states(report, section) for section in form.sections),
    )


def _status(report: Report, language: str) -> str:
    """What the report says it is: draft, cleared or final; in words."""
    value = report.answers.value(STATUS)
    if value is None or STATUS not in report.form.questions:
        return ""
    return report.form.questions[STATUS].answer.as_text(value, report.form.words(STATUS, language))


def _number(form: Form, question: object) -> str:
    known = form.questions.get(question) if isinstance(question, str) else None
    return known.number if known is not None else ""


def _states(report: Report, section: Section) -> SectionStates:
    review = report.review
    found = [(finding.question, finding.severity) for finding in review.findings if finding.severity > Severity.NOTE]
    states = []
    for family in section.families:
        ids = {question.id for question in family.questions}
        worst = max((severity for question, severity in found if question in ids), default=None)
        states.append(with_severity(review.families[family.main.id].state, worst))
    return SectionStates(section.number, tuple(states))


def _state_name(form: Form, code: Json, language: str) -> str:
    return form.reference(language).states.get(str(code), str(code or ""))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
