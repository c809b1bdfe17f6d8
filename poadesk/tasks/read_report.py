"""Read-only access: a draft's report as it stands, whoever has it open, without holding the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.json_values import Json
from poadesk.export.report import Report
from poadesk.store.draft.open_report import StoredMisfit, open_report
from poadesk.tasks.context import Context


@dataclass(frozen=True)
class ReadReport:
    """`misfits` are stored but fit no question; `saved` is None if nothing was ever saved; `place` is where the person
    was.
    """

    report: Report
    misfits: tuple[StoredMisfit, ...]
    saved: datetime | None
    place: Mapping[str, Json]


def read_report(path: Path, context: Context) -> ReadReport:
    """The report in this draft, to be checked today. Raises a DraftError, UnknownForm, FormError."""
    opened = open_report(path, context.library, read_only=True)
    with opened.draft as draft:
        report = Report(opened.form, opened.answers, draft.revision, context.today)
        return ReadReport(report, opened.misfits, draft.saved_at(), draft.place())
