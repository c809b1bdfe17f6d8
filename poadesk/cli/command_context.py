"""Command context: the forms at hand, the clock, and writing where a person asked for it."""

from datetime import date, datetime
from pathlib import Path

from poadesk.cli.speech import Refusal
from poadesk.export.report import Report
from poadesk.i18n import _
from poadesk.store.atomic_write import write_whole
from poadesk.store.draft.open_report import OpenReport, open_report
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.context import Context, context_here


def context() -> Context:
    """For one command: the forms of this person and of the program, and this moment."""
    return context_here()


def library() -> FormLibrary:
    """The forms of this person and of the program."""
    return context().library


def today() -> date:
    """The day of a check, where the computer stands."""
    return context().today


def now() -> datetime:
    """The moment of a change, in UTC."""
    return context().now


def open_to_read(draft: Path) -> OpenReport:
    """The draft with its form, to be looked at only: it may be open in the window at the same time."""
    return open_report(draft, library(), read_only=True)


def report_of(opened: OpenReport) -> Report:
    """The report as it stands, checked today."""
    return Report(opened.form, opened.answers, opened.draft.revision, today())


def write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write the file, whole or not at all. Raises Refusal, DraftUnwritable."""
    refuse_taken(path, overwrite=overwrite)
    write_whole(path, data, replace=overwrite)


def refuse_taken(path: Path, *, overwrite: bool) -> None:
    """Raises Refusal if the file may not be written: another is there, or there is no such folder."""
    if path.is_dir() or (path.exists() and not overwrite):
        raise Refusal(_("“{path}” is there already. Choose another name, or add --overwrite.").format(path=path))
    if not path.parent.is_dir():
        raise Refusal(_("There is no folder “{path}”. Make it first, or choose another.").format(path=path.parent))
