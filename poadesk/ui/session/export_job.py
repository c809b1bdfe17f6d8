"""Export job: making a file of a report away from the window's thread, from a report that no longer changes."""

from collections.abc import Callable
from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, Signal

from poadesk.export.report import Report
from poadesk.i18n import _
from poadesk.sentences.preflight import held_back_sentence
from poadesk.store.draft.draft_file import DraftFile
from poadesk.tasks.export import Order, Stage, export_report
from poadesk.ui.session.known_errors import Known, sentence


class Export(QObject):
    """One export on its way. `progressed` says what is being done, then one of the other signals comes.

    The end is kept, and told by this object in the window's thread: a page that is made in between misses nothing.
    """

    progressed = Signal(str)
    finished = Signal(object)
    """The files written, as a tuple of Paths; the first is the one asked for."""
    doubted = Signal(object)
    """Nothing was written, because of characters that cannot be printed: a tuple of Unprintable."""
    failed = Signal(str)
    broke = Signal(object)
    """A bug: the exception, for whoever handles those."""
    _ended = Signal(object)

    def __init__(
        self, report: Report, order: Order, making: str, draft: DraftFile, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report, self._draft = report, draft
        self.order, self.making = order, making
        self._words: dict[Stage, str] = {
            "checking-characters": _("Looking for characters that cannot be printed…"),
            "rendering": making,
            "writing": _("Writing the file…"),
        }
        self._end: Callable[[], None] | None = None
        self._ended.connect(self._keep_end)
        self._thread = Thread(target=self._run, name="export", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def tell_end(self) -> None:
        """Tell how it ended, if it has, to whoever listens by now."""
        if self._end is not None:
            self._end()

    def _keep_end(self, end: Callable[[], None]) -> None:
        self._end = end
        end()

    def wait(self, timeout: float | None = None) -> None:
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            made = export_report(self._report, self.order, self._draft, self._progress)
        except Known as error:
            self._ended.emit(partial(self.failed.emit, sentence(error)))
        except BaseException as error:  # noqa: BLE001 - carried over to the thread that saves the draft and says so
            self._ended.emit(partial(self.broke.emit, error))
        else:
            if made.verdict != "made":
                self._ended.emit(partial(self.failed.emit, held_back_sentence(self._report.preflight)))
            elif made.written:
                self._ended.emit(partial(self.finished.emit, made.written))
            else:
                self._ended.emit(partial(self.doubted.emit, made.unprintable))

    def _progress(self, stage: Stage) -> None:
        self.progressed.emit(self._words[stage])
