"""Autosave: gathers changes for a moment, commits them on a thread of its own, and says how it went.

No Qt. "Saved" is said only of what is on the disk. Whatever exception ends a commit, what was to be saved is kept and
tried again; so what `Writer.flush` gives is the only word on whether all is saved.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Condition, ExceptHookArgs, Thread
from time import monotonic

from poadesk.core.answers import Change
from poadesk.core.json_values import Json
from poadesk.store.draft.change_log import Step
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.json_codec import encode
from poadesk.store.draft.lock_owner import user_name
from poadesk.store.errors import DraftError, failure_of
from poadesk.store.timestamps import utc_now


@dataclass(frozen=True)
class Saving:
    """A commit has begun."""


@dataclass(frozen=True)
class Saved:
    """Everything up to this revision of the session, as given to `submit`, is on the disk since `at`."""

    revision: int
    at: datetime


@dataclass(frozen=True)
class Failed:
    """A commit failed; the changes are kept and tried again by themselves after `retry_in` seconds."""

    error: DraftError
    retry_in: float


SavingEvent = Saving | Saved | Failed


@dataclass(frozen=True)
class Pace:
    """Seconds: commit after `quiet` without a change, `longest` after the first one; wait `retries` after failures."""

    quiet: float = 0.7
    longest: float = 0.9  # so that with the commit itself no more than a second can be lost
    retries: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0)


class Writer:
    """Commits to `draft`, which must be open for writing and stay open until `close` has given True.

    `on_event` is called on the writer's thread and must not wait for the writer; what it raises is reported as that
    of any thread, and saving goes on. `now` dates the changes.
    """

    def __init__(
        self,
        draft: DraftFile,
        on_event: Callable[[SavingEvent], None],
        *,
        now: Callable[[], datetime] = utc_now,
        pace: Pace | None = None,
    ) -> None:
        self._draft, self._on_event, self._now = draft, on_event, now
        self._pace = pace or Pace()
        self._who = user_name()
        self._turn = Condition()
        self._steps: list[Step] = []
        self._place: Mapping[str, Json] | None = None
        self._revision = 0
        self._submitted = self._finished = self._attempts = self._failures = 0
        self._first: float | None = None
        self._due: float | None = None
        self._ended = False
        self._thread = Thread(target=self._run, name="draft writer", daemon=True)
        self._thread.start()

    def submit(self, revision: int, changes: Sequence[Change], origin: str) -> None:
        """Hand over changes; `revision` is the session's after them. Raises DraftTooLarge."""
        for change in changes:
            encode(change.new, self._draft.path)
        with self._turn:
            self._steps.append(Step(tuple(changes), origin, self._now()))
            self._revision = revision
            self._schedule()

    def remember_place(self, place: Mapping[str, Json]) -> None:
        """Keep where the person is, with the next commit; not worth a message if that fails."""
        with self._turn:
            self._place = dict(place)
            self._schedule()

    def _schedule(self) -> None:
        """Wait a little for more to come, but not for ever; after a failure, until the time set then."""
        self._submitted += 1
        if not self._failures:
            started, sleeps = monotonic(), self._due is None
            self._first = started if self._first is None else self._first
            self._due = min(started + self._pace.quiet, self._first + self._pace.longest)
            if sleeps:  # else the writer wakes no later than this by itself
                self._turn.notify_all()

    def flush(self, wait: bool = False, timeout: float | None = None) -> bool:
        """Commit now, also after a failure, and with `wait` stay until that ended. A place alone may wait for its time
        if nobody waits for it.

        Gives whether all that was submitted is on the disk; of the place alone no failure is told.
        """
        with self._turn:
            target, before = self._submitted, self._attempts
            if self._finished < target and (self._steps or wait):
                self._due = 0.0
                self._turn.notify_all()
            if wait:
                self._turn.wait_for(lambda: self._is_settled(target, before), timeout)
            return self._finished >= self._submitted

    def _is_settled(self, target: int, attempts: int) -> bool:
        tried = self._failures > 0 and self._attempts > attempts
        return self._finished >= target or tried or self._ended

    def unsaved(self) -> tuple[Change, ...]:
        """What was handed over and is not known to be on the disk, oldest first."""
        with self._turn:
            return tuple(change for step in self._steps for change in step.changes)

    def close(self, timeout: float = 10.0) -> bool:
        """Flush and end. False if not all is on the disk: then the writer goes on trying until `abandon`."""
        if not self.flush(wait=True, timeout=timeout):
            return False
        self.abandon()
        return True

    def abandon(self, timeout: float = 10.0) -> None:
        """End without trying further; what `unsaved` gives is then nowhere but in memory."""
        with self._turn:
            self._ended = True
            self._turn.notify_all()
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            while self._wait_until_due():
                self._save()
        finally:
            with self._turn:
                self._ended = True
                self._turn.notify_all()

    def _wait_until_due(self) -> bool:
        """False when it is time to end."""
        with self._turn:
            while not self._ended:
                left = None if self._due is None else self._due - monotonic()
                if left is not None and left <= 0:
                    return True
                self._turn.wait(left)
            return False

    def _save(self) -> None:
        with self._turn:
            steps, place = tuple(self._steps), self._place
            revision, target = self._revision, self._submitted
            self._first = self._due = None
        if steps:
            self._tell(Saving())
        try:
            self._draft.commit_steps(steps, self._who, place)
        except Exception as error:  # noqa: BLE001 - whatever it is, what was typed is not on the disk
            if steps:
                self._go_on_after(failure_of(self._draft.path, error))
                return
        with self._turn:  # before the news, so that whoever hears it finds nothing unsaved
            del self._steps[: len(steps)]
        if steps:
            self._tell(Saved(revision, self._now()))
        with self._turn:
            self._place = None if self._place is place else self._place
            self._finished, self._failures = target, 0
            self._attempts += 1
            self._turn.notify_all()

    def _go_on_after(self, error: DraftError) -> None:
        retries = self._pace.retries
        retry_in = retries[min(self._failures, len(retries) - 1)]
        self._tell(Failed(error, retry_in))
        with self._turn:
            self._failures += 1
            self._attempts += 1
            self._due = monotonic() + retry_in
            self._turn.notify_all()

    def _tell(self, event: SavingEvent) -> None:
        try:
            self._on_event(event)
        except Exception as error:  # noqa: BLE001 - a fault of whoever listens stops no saving
            threading.excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self._thread)))
