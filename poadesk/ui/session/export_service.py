"""Export service: making a file of a report away from the window's thread, from a report that no longer changes.

What is under way and what came of the last export are kept here as values, so that they outlive the widgets that show
them; whoever shows them makes the sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from poadesk.core.preflight import Preflight
from poadesk.export import Unprintable
from poadesk.export.report import Report
from poadesk.store.draft.draft_file import DraftFile
from poadesk.tasks.export import Order, Outcome, Stage, export_report
from poadesk.ui.session.known_errors import Known


@dataclass(frozen=True)
class Made:
    """The files written; the first is the one asked for."""

    written: tuple[Path, ...]


@dataclass(frozen=True)
class Doubted:
    """Nothing was written, because of characters that cannot be printed."""

    found: tuple[Unprintable, ...]


@dataclass(frozen=True)
class Stopped:
    """Nothing was written, because of what the check found."""

    found: Preflight


@dataclass(frozen=True)
class Failed:
    """Nothing was written, or not everything; `error` says why."""

    error: Exception


@dataclass(frozen=True)
class Broke:
    """A bug, for whoever handles those."""

    error: BaseException


End = Made | Doubted | Stopped | Failed | Broke


@dataclass(frozen=True)
class Export:
    """One export: of which output, by its id, what was ordered, how far it is, and how it ended."""

    output: str
    order: Order
    stage: Stage = "checking-characters"
    end: End | None = None


class ExportService(QObject):
    """Makes one file at a time. The last export stays known until the next one."""

    changed = Signal()
    ended = Signal()
    """An export is over: `last` says how."""
    _reported = Signal(object)

    def __init__(self, draft: DraftFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._thread: Thread | None = None
        self.last: Export | None = None
        self._reported.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether an export is under way."""
        return self.last is not None and self.last.end is None

    def start(self, output: str, order: Order, report: Report) -> None:
        """Begin, unless another export is under way."""
        if self.is_busy:
            return
        self.last = Export(output, order)
        self._thread = Thread(target=self._run, args=(self.last, report), name="export", daemon=True)
        self.changed.emit()
        self._thread.start()

    def forget(self) -> None:
        """Nothing is to be said of the last export any more."""
        if not self.is_busy:
            self.last = None
            self.changed.emit()

    def wait(self, timeout: float | None = None) -> None:
        """Until the export that is under way has ended, in its own thread."""
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self, export: Export, report: Report) -> None:
        def progress(stage: Stage) -> None:
            self._reported.emit(Export(export.output, export.order, stage))

        self._reported.emit(Export(export.output, export.order, end=self._end(export.order, report, progress)))

    def _end(self, order: Order, report: Report, progress: Callable[[Stage], None]) -> End:
        try:
            outcome = export_report(report, order, self._draft, progress)
        except Known as error:
            return Failed(error)
        except BaseException as error:  # noqa: BLE001 - carried over to the thread that saves the draft and says so
            return Broke(error)
        return _end_of(outcome, report)

    def _take(self, export: Export) -> None:
        """In the window's thread."""
        self.last = export
        if isinstance(export.end, Broke):
            self.last = None
            self.changed.emit()
            raise export.end.error
        self.changed.emit()
        if export.end is not None:
            self.ended.emit()


def _end_of(outcome: Outcome, report: Report) -> End:
    if outcome.verdict != "made":
        return Stopped(report.preflight)
    return Made(outcome.written) if outcome.written else Doubted(outcome.unprintable)
