"""Single instance: one window per person; a second start hands its draft to the first one and ends.

A lock that the system releases however a program ends says whether a window is open. What a second start asks for lies
as a file in a folder that the first one watches, and is taken away once it was heard.
"""

import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from poadesk.store.private import make_private

WAIT = 5.0
"""Seconds for the first window to answer; one that hangs must not keep a second from opening."""
_STEP = 0.02
_REQUEST = "*.ask"


class SingleInstance(QObject):
    """The window of this person whose preferences are in `folder`."""

    asked = Signal(object)
    """Another start wants this draft to be opened (its Path), or only the window to be shown (None)."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = folder / "requests"
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks; one whose process is gone never counts
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Whether this is the only window now. Also where nothing can be written: then nobody can tell."""
        try:
            make_private(self._requests)
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def hand_over(self, draft: Path | None) -> bool:
        """Ask the first window to open a draft; False if it does not answer."""
        request = self._requests / f"{os.urandom(8).hex()}.ask"
        try:
            _put(request, str(draft.absolute()) if draft else "")
            end = time.monotonic() + WAIT
            while request.exists():
                if time.monotonic() > end:
                    request.unlink(missing_ok=True)
                    return False
                time.sleep(_STEP)
        except OSError:
            return False
        return True

    def listen(self) -> None:
        """Hear later starts from now on, and first of all those that came while this one was starting."""
        self._watcher = QFileSystemWatcher([str(self._requests)], self)
        self._watcher.directoryChanged.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        for request in sorted(self._requests.glob(_REQUEST)):
            try:
                named = request.read_bytes()[:65536].decode("utf-8", "surrogateescape")
                request.unlink()
            except OSError:
                continue
            self.asked.emit(Path(named) if named else None)

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()


def _put(request: Path, named: str) -> None:
    """All at once: a request that is half there must not be heard."""
    unfinished = request.with_suffix(".part")
    unfinished.write_bytes(named.encode("utf-8", "surrogateescape"))
    unfinished.replace(request)
