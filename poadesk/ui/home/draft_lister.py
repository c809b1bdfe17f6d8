"""Draft lister: drafts looked into away from the window's thread, several at a time, so that none holds up the page.

A stick that answers slowly, or a draft that somebody else is writing to, delays only its own row. The threads end with
the program, whatever they wait for.
"""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from poadesk.tasks.cycle_calendar import CycleCalendar
from poadesk.tasks.list_drafts import DraftLine

AT_ONCE = 3
"""Drafts that are looked into at the same time."""
SLOW = 3_000
"""Milliseconds after which it is said that a place answers slowly."""
_LOOK = 15
"""Milliseconds between two looks for results."""

Found = DraftLine | CycleCalendar | Exception


class DraftLister(QObject):
    """Tells what it finds on the window's thread, in the order in which it comes."""

    calendar_found = Signal(object)
    """The CycleCalendar, before any draft."""
    described = Signal(object)
    """A DraftLine."""
    slow = Signal(object)
    """The Path of a draft that is still being looked into after SLOW."""
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: _Listing | None = None
        self._waiting: list[Path] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._timer.isActive()

    def begin(
        self,
        paths: Sequence[Path],
        describe: Callable[[Path], DraftLine],
        calendar: Callable[[], CycleCalendar] | None,
    ) -> None:
        """Look into these drafts, in place of those under way. The calendar loads the form, which all of them need."""
        self.stop()
        self._listing = _Listing(paths, describe, calendar)
        self._waiting = list(paths)
        self._clock.start()
        self._timer.start()
        Thread(target=self._listing.run, name="drafts", daemon=True).start()

    def stop(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        if self._listing is not None:
            self._listing.stopped = True
            self._listing = None

    def _look(self) -> None:
        listing = self._listing
        if listing is None:
            return
        while self._listing is listing and (found := listing.next()) is not None:
            self._tell(found)
        if self._listing is not listing:
            return
        if not self._waiting and listing.prepared:
            self.stop()
            self.finished.emit()
        elif self._clock.isValid() and self._clock.elapsed() > SLOW:
            self._clock.invalidate()
            for path in self._waiting:
                self.slow.emit(path)

    def _tell(self, found: Found) -> None:
        """A bug in a thread is raised here, where it is saved from and told of."""
        if isinstance(found, Exception):
            self.stop()
            raise found
        if isinstance(found, CycleCalendar):
            self.calendar_found.emit(found)
        else:
            self._waiting.remove(found.path)
            self.described.emit(found)


class _Listing:
    """One look through a list, without Qt: its threads may outlive the window."""

    def __init__(
        self,
        paths: Sequence[Path],
        describe: Callable[[Path], DraftLine],
        calendar: Callable[[], CycleCalendar] | None,
    ) -> None:
        self._paths = deque(paths)
        self._describe, self._calendar = describe, calendar
        self._found: SimpleQueue[Found] = SimpleQueue()
        self.stopped = False
        self.prepared = False

    def next(self) -> Found | None:
        """What was found and not told yet."""
        try:
            return self._found.get_nowait()
        except Empty:
            return None

    def run(self) -> None:
        if self._calendar is not None:
            self._put(self._calendar)
        self.prepared = True
        for _number in range(min(AT_ONCE, len(self._paths)) - 1):
            Thread(target=self._work, name="drafts", daemon=True).start()
        self._work()

    def _work(self) -> None:
        while not self.stopped:
            try:
                path = self._paths.popleft()
            except IndexError:
                return
            self._put(lambda path=path: self._describe(path))  # type: ignore[misc]

    def _put(self, work: Callable[[], Found]) -> None:
        try:
            self._found.put(work())
        except Exception as bug:  # noqa: BLE001 - raised on the window's thread
            self._found.put(bug)
