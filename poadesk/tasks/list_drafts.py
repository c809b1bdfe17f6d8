"""Draft list: which drafts there are, and whose each is and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.form import STATE, Form
from poadesk.core.json_values import Json
from poadesk.core.progress import Progress
from poadesk.store.draft.draft_file import SUFFIX
from poadesk.tasks.context import Context
from poadesk.tasks.errors import KNOWN
from poadesk.tasks.read_report import read_report


@dataclass(frozen=True)
class DraftLine:
    """A draft as listed. If it cannot be read, there is the `error` and nothing else."""

    path: Path
    state: str = ""
    cycle: str = ""
    progress: Progress | None = None
    saved: datetime | None = None
    error: Exception | None = None


def known_drafts(recent: Sequence[Path], folder: Path) -> list[Path]:
    """The drafts opened lately, then the others in the folder of drafts, the newest first."""
    found = sorted(folder.glob(f"*{SUFFIX}"), key=_changed, reverse=True) if folder.is_dir() else []
    return list(dict.fromkeys([*recent, *found]))


def describe_draft(path: Path, language: str, context: Context) -> DraftLine:
    """Look into a draft, without holding it. The State is named in `language`."""
    try:
        found = read_report(path, context)
    except KNOWN as error:
        return DraftLine(path, error=error)
    report = found.report
    state = _state_name(report.form, report.answers.value(STATE), language)
    return DraftLine(path, state, report.cycle, report.review.total(), found.saved)


def _state_name(form: Form, code: Json, language: str) -> str:
    return form.reference(language).states.get(str(code), str(code or ""))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
