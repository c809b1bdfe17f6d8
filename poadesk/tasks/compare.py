"""Change report: what differs between two reports, or between a draft and an earlier version of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from poadesk.core.blocks import Document
from poadesk.core.fill import Unfit
from poadesk.core.form import Form
from poadesk.export import Paper
from poadesk.export.changes import changes_document
from poadesk.export.report import Report
from poadesk.store.atomic_write import write_whole
from poadesk.store.comparable_report import read_comparable, read_compared
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import Moment, answers_at, moments
from poadesk.store.draft.open_report import open_report
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.begin import FORM
from poadesk.tasks.context import Context
from poadesk.tasks.errors import TaskError

DAYS = 30
"""So many earlier days of a draft are offered."""


@dataclass(frozen=True)
class Side:
    """One of the two reports, what the person calls it, and what of its file fits no question."""

    name: str
    report: Report
    unfit: tuple[Unfit, ...] = ()


@dataclass(frozen=True)
class Point:
    """An earlier version of a draft: a milestone (`name`), the end of a day, its beginning, or a revision by number."""

    code: Literal["milestone", "day", "begun", "revision"]
    revision: int
    at: datetime | None = None
    name: str = ""


@dataclass(frozen=True)
class Comparison:
    """What differs, from the older to the newer, ready to be shown and printed."""

    document: Document
    older: Side
    newer: Side


def read_side(path: Path, context: Context, against: Form | None = None) -> Side:
    """The report in a draft, an export, or a file of answers, called by its file's name.

    Raises EarlierUnusable for one that is not on the same form as `against`, a DraftError, AnswerFileError,
    UnknownForm, FormError.
    """
    library = context.library
    found = read_comparable(path, library, against) if against else read_compared(path, library, FORM)
    return Side(path.name, Report(found.form, found.answers, found.revision, context.today), found.unfit)


def report_at(draft: DraftFile, form: Form, point: Point, today: date) -> Report:
    """The draft's report as it stood at this moment."""
    return Report(form, answers_at(draft, form, point.revision), point.revision, today)


def sides_since(path: Path, said: str, context: Context, named: Callable[[str, Point], str]) -> tuple[Side, Side]:
    """A draft as it was in the version that the person names, and as it is now; `named` says what to call the former.

    Raises TaskError (compare.moment, compare.no-milestones), a DraftError, UnknownForm, FormError.
    """
    opened = open_report(path, context.library, read_only=True)
    with opened.draft as draft:
        point = find_point(draft, said)
        then = report_at(draft, opened.form, point, context.today)
        now = Report(opened.form, opened.answers, draft.revision, context.today)
    return Side(named(path.name, point), then), Side(path.name, now)


def find_point(draft: DraftFile, said: str) -> Point:
    """The newest milestone of this name, in any case, else the revision of this number. Raises TaskError."""
    milestones = draft.milestones()
    for milestone in reversed(milestones):
        if milestone.name.casefold() == said.strip().casefold():
            return Point("milestone", milestone.revision, milestone.at, milestone.name)
    if said.isdecimal() and int(said) <= draft.revision:
        return Point("revision", int(said))
    code = "compare.moment" if milestones else "compare.no-milestones"
    raise TaskError(code, (milestone.name for milestone in milestones), moment=said, revision=draft.revision)


def list_points(draft: DraftFile) -> tuple[Point, ...]:
    """What of the draft's own history can be compared with: milestones, the end of each day, the beginning."""
    return tuple(_points(moments(draft)))


def older_first(now: Side, other: Side) -> tuple[Side, Side]:
    """The two in order, by their cycles; the other one is older if that does not tell."""
    return (now, other) if other.report.cycle > now.report.cycle else (other, now)


def compare(older: Side, newer: Side, library: FormLibrary, *, whole: bool = False) -> Comparison:
    """The change report; `whole` leaves out nothing of an answer that differs. Raises FormError."""
    succession = library.succession(older.report.form, newer.report.form)
    names = (older.name, newer.name)
    document = changes_document(older.report, newer.report, names, succession, whole=whole)
    return Comparison(document, older, newer)


def save_pdf(document: Document, paper: Paper, to: Path, *, replace: bool) -> None:
    """Write the change report. Raises a DraftError."""
    from poadesk.export.pdf import export

    write_whole(to, export(document, paper), replace=replace)


def _points(found: tuple[Moment, ...]) -> Iterator[Point]:
    """`found` are all versions, the newest first."""
    for moment in found:
        yield from (Point("milestone", moment.revision, moment.at, name) for name in moment.names)
    days: dict[date | None, Moment] = {}
    for moment in found[1:]:
        days.setdefault(_day(moment), moment)
    newest = _day(found[0]) if found else None
    for moment in [last for day, last in days.items() if day != newest][:DAYS]:
        yield Point("day", moment.revision, moment.at)
    if len(found) > 1:
        yield Point("begun", found[-1].revision, found[-1].at)


def _day(moment: Moment) -> date | None:
    """By this machine's clock; None for what it cannot show."""
    try:
        return moment.at.astimezone().date() if moment.at else None
    except (ValueError, OverflowError, OSError):
        return None
