"""Comparing the open report with another one, or with an earlier moment of itself. No widgets; may run anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from poadesk.core.blocks import Document
from poadesk.export import Paper
from poadesk.export.changes import changes_document
from poadesk.export.report import Report
from poadesk.i18n import _
from poadesk.sentences import local_time
from poadesk.store.compared import read_comparable
from poadesk.store.draft_file import DraftFile
from poadesk.store.forms import FormLibrary
from poadesk.store.history import Moment, answers_at, moments
from poadesk.store.whole_file import write_whole

DAYS = 30
"""So many earlier days are offered."""


@dataclass(frozen=True)
class Other:
    """Something to compare with: what it is called, and how to read it for the report as it stands now."""

    name: str
    read: Callable[[Report], Report]


@dataclass(frozen=True)
class Comparison:
    """What differs, ready to be shown and printed; and whether it was the other report that is the newer one."""

    document: Document
    reversed: bool = False


def earlier_moments(draft: DraftFile) -> tuple[Other, ...]:
    """What of the draft's own history can be compared with: moments with a name, the end of each day, its beginning."""
    return tuple(_others(draft, moments(draft)))


def report_in(path: Path, library: FormLibrary) -> Other:
    """The report in a file. Reading it may raise a DraftError, AnswerFileError, UnknownForm, FormError or OSError."""

    def read(now: Report) -> Report:
        found = read_comparable(path, library, now.form)
        return Report(found.form, found.answers, found.revision, now.today)

    return Other(path.name, read)


def compare(now: Report, draft: Path, other: Other, library: FormLibrary) -> Comparison:
    """The change report, from the older of the two to the newer. Raises what reading the other does."""
    then = other.read(now)
    turned = then.cycle > now.cycle
    old, new = ((now, draft.name), (then, other.name)) if turned else ((then, other.name), (now, draft.name))
    succession = library.succession(old[0].form, new[0].form)
    return Comparison(changes_document(old[0], new[0], (old[1], new[1]), succession), turned)


def save_pdf(document: Document, paper: Paper, to: Path) -> int:
    """Write the change report; gives the number of characters printed as numbers. Raises DraftUnwritable."""
    from poadesk.export.pdf import export, unprintable

    write_whole(to, export(document, paper), replace=True)
    return len(unprintable(document))


def _others(draft: DraftFile, found: tuple[Moment, ...]) -> Iterator[Other]:
    for moment in found:
        for name in moment.names:
            yield Other(_("“{name}”, {time}").format(name=name, time=_time(moment)), _at(draft, moment))
    days: dict[str, Moment] = {}
    for moment in found[1:]:
        days.setdefault(_time(moment)[:10], moment)
    newest = _time(found[0])[:10] if found else ""
    for day, moment in [pair for pair in days.items() if pair[0] != newest][:DAYS]:
        yield Other(_("At the end of {day}").format(day=day), _at(draft, moment))
    if len(found) > 1:
        yield Other(_("When it was begun, {time}").format(time=_time(found[-1])), _at(draft, found[-1]))


def _time(moment: Moment) -> str:
    return local_time(moment.at.isoformat()) if moment.at else ""


def _at(draft: DraftFile, moment: Moment) -> Callable[[Report], Report]:
    return partial(_read_at, draft, moment.revision)


def _read_at(draft: DraftFile, revision: int, now: Report) -> Report:
    return Report(now.form, answers_at(draft, now.form, revision), revision, now.today)
