"""Report comparison: what the open report can be compared with, by name: another file, or earlier versions. No
widgets; runs anywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from poadesk.core.blocks import Document
from poadesk.export import Paper
from poadesk.export.report import Report
from poadesk.i18n import _
from poadesk.sentences.times import local_time
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks import compare as task
from poadesk.tasks.compare import Point, Side
from poadesk.tasks.context import context_here


@dataclass(frozen=True)
class Other:
    """Something to compare with: what it is called, and how to read it for the report as it stands now."""

    name: str
    read: Callable[[Report], Side]


@dataclass(frozen=True)
class Comparison:
    """What differs, ready to be shown and printed; whether it was the other report that is the newer one.

    `unfit`: so much of the other file fits no question and was left out.
    """

    document: Document
    reversed: bool = False
    unfit: int = 0


def earlier_moments(draft: DraftFile) -> tuple[Other, ...]:
    """The versions of the draft that can be compared with: those with a name, the end of each day, its beginning."""
    return tuple(_at(draft, point) for point in task.list_points(draft))


def report_in(path: Path, library: FormLibrary) -> Other:
    """The report in a file. Reading it may raise a DraftError, AnswerFileError, UnknownForm, FormError or OSError."""
    return Other(path.name, lambda now: task.read_side(path, context_here(library), now.form))


def compare(now: Report, draft: Path, other: Other, library: FormLibrary) -> Comparison:
    """The change report, from the older of the two to the newer. Raises what reading the other does."""
    then = other.read(now)
    found = task.compare(*task.older_first(Side(draft.name, now), then), library)
    return Comparison(found.document, found.newer is then, len(then.unfit))


def save_pdf(document: Document, paper: Paper, to: Path) -> int:
    """Write the change report; gives the number of characters printed as numbers. Raises DraftUnwritable."""
    from poadesk.export.pdf import unprintable

    task.save_pdf(document, paper, to, replace=True)
    return len(unprintable(document))


def _at(draft: DraftFile, point: Point) -> Other:
    name = _name(point)
    return Other(name, partial(_side_at, draft, point, name))


def _side_at(draft: DraftFile, point: Point, name: str, now: Report) -> Side:
    return Side(name, task.report_at(draft, now.form, point, now.today))


def _name(point: Point) -> str:
    time = local_time(point.at.isoformat()) if point.at else ""
    match point.code:
        case "milestone":
            return _("“{name}”, {time}").format(name=point.name, time=time)
        case "day":
            return _("At the end of {day}").format(day=time[:10])
        case "begun":
            return _("When it was begun, {time}").format(time=time)
        case "revision":
            return _("revision {revision}").format(revision=point.revision)
