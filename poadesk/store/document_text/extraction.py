"""Text extraction in a child process: the file's words page by page, with progress, and an end whatever the file holds.

A file from outside may be made to fill memory or never to end. So it is read by another process, which has a bound of
memory where the system keeps one, and is ended when it takes too long.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

from poadesk.core.json_values import Json
from poadesk.store.errors import DocumentTextError

SECONDS = 120.0
"""The longest that a file is read; then what was read so far is shown."""

Progress = Callable[[int, int], object]
"""Told after each page: how many were read, and of how many."""

_CODE = """
import sys
sys.path.append(sys.argv[1])
from poadesk.store.document_text.child import main
main()
"""
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class DocumentText:
    """The words of a document by page; a word-processor file is one page. `whole` is False if more of it was not read.

    `unread` are the numbers, from 1, of pages that could not be read.
    """

    pages: tuple[str, ...]
    whole: bool = True
    unread: tuple[int, ...] = ()


class Extraction:
    """One reading of a file's bytes. `run` waits for it; `stop` may be called meanwhile, from another thread."""

    def __init__(self, path: Path, data: bytes, seconds: float = SECONDS) -> None:
        self._path, self._data, self._seconds = path, data, seconds
        self._stopped, self._late = Event(), Event()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, progress: Progress = lambda _read, _of: None) -> DocumentText:
        """Read the file. Raises DocumentTextError, which names `path`, or OSError if no process can be started."""
        with _start() as process:
            self._process = process
            timer = Timer(self._seconds, self._end_late)
            timer.daemon = True
            timer.start()
            try:
                if self._stopped.is_set():
                    process.kill()
                return self._gather(process, progress)
            finally:
                timer.cancel()
                process.kill()

    def stop(self) -> None:
        """End the reading; `run` then raises DocumentTextError."""
        self._stopped.set()
        if self._process is not None:
            self._process.kill()

    def _end_late(self) -> None:
        self._late.set()
        if self._process is not None:
            self._process.kill()

    def _gather(self, process: "subprocess.Popen[bytes]", progress: Progress) -> DocumentText:
        pages: list[str] = []
        unread: list[int] = []
        count, whole = 0, False
        for name, value in self._messages(process):
            if name == "refused":
                raise DocumentTextError(self._path, str(value))
            if name == "count":
                count = int(str(value))
            elif name == "page":
                pages.append(str(value or ""))
                unread.extend([len(pages)] if value is None else [])
                progress(len(pages), count)
            elif name == "end":
                whole = bool(value)
        return self._judged(DocumentText(tuple(pages), whole, tuple(unread)))

    def _messages(self, process: "subprocess.Popen[bytes]") -> Iterator[tuple[str, Json]]:
        feeder = Thread(target=_feed, args=(process, self._data), name="document", daemon=True)
        feeder.start()
        stdout = process.stdout
        for line in stdout or ():
            with suppress(ValueError):  # a line that was cut off when the process was ended
                name, value = json.loads(line)
                yield name, value
        feeder.join()

    def _judged(self, text: DocumentText) -> DocumentText:
        if self._stopped.is_set():
            raise DocumentTextError(self._path, "stopped")
        if not any(page.strip() for page in text.pages):
            raise DocumentTextError(self._path, "too-slow" if self._late.is_set() else "damaged")
        return text


def _start() -> "subprocess.Popen[bytes]":
    """A Python that takes no module from the folder it is started in, where anything may lie."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _CODE, str(_PACKAGE.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _feed(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    """Give the process the file; it may have ended already."""
    with suppress(OSError, ValueError):
        if process.stdin is not None:
            process.stdin.write(data)
            process.stdin.close()
