"""A background worker: work with the disk away from the window's thread, one piece after the other.

Results come back to the window's thread, and only to somebody who is still there.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from poadesk.ui.session.known_errors import Known

Result = TypeVar("Result")


class Background(QObject):
    """Has one thread of its own. After `close` nothing more is begun, and nothing told of what was."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._under_way = 0
        self._closed = False
        self._ended.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether something is still to be told."""
        return bool(self._under_way)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        failed: Callable[[Exception], object],
        *,
        owner: QObject,
    ) -> None:
        """Do `work` there; then, here, call `then` with what it gives, or `failed` with an error of disk or form.

        Neither is called once `owner` is gone, such as a window that was closed meanwhile: whatever they touch lives
        no longer than it does.
        """
        if self._closed:
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")
        self._under_way += 1
        self._pool.submit(work).add_done_callback(lambda made: self._emit(partial(_finish, owner, made, then, failed)))

    def close(self) -> None:
        """Wait for what is under way; what has not begun is not done."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _emit(self, tell: Callable[[], None]) -> None:
        if not self._closed:
            self._ended.emit(tell)

    def _tell(self, tell: Callable[[], None]) -> None:
        self._under_way -= 1
        if not self._closed:
            tell()


def _finish(
    owner: QObject,
    made: "Future[Result]",
    then: Callable[[Result], object],
    failed: Callable[[Exception], object],
) -> None:
    """On the window's thread. A bug is raised here, where it is saved from and told of."""
    if not isValid(owner):
        return
    try:
        result = made.result()
    except CancelledError:
        return
    except Known as error:
        failed(error)
        return
    then(result)
