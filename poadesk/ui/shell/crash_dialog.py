"""Crash dialog: an unexpected error: the draft is saved, where it happened is logged without answers, one calm
window says so.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from poadesk import __version__, paths
from poadesk.i18n import _
from poadesk.sentences.failures import failure_sentence
from poadesk.store.private import append_private


def log_text(error: BaseException, at: datetime) -> str:
    """Type and places of the error and of what caused it. Messages and variables may hold answers and are left out."""
    lines = [
        f"{at.isoformat(timespec='seconds')} poadesk {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    ]
    known: BaseException | None = error
    while known is not None:
        lines.append(f"{type(known).__module__}.{type(known).__qualname__}")
        frames = traceback.extract_tb(known.__traceback__)
        lines.extend(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
        known = known.__cause__ or known.__context__
    return "\n".join([*lines, ""])


def write_log(error: BaseException) -> Path | None:
    """Add the error to the log; None if even that cannot be done."""
    path = paths.logs() / "poadesk.log"
    try:
        with append_private(path) as log:
            log.write(log_text(error, datetime.now().astimezone()))
    except OSError:
        return None
    return path


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread.

    `save` saves and gives the draft's path and whether all of it is on the disk; None if no draft is open.
    """

    _happened = Signal(object)

    def __init__(
        self, window: QWidget, save: Callable[[], tuple[Path, bool] | None], leave: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window, self._save, self._leave = window, save, leave
        self._showing = False
        self._happened.connect(self._handle)
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._happened.emit(args.exc_value)

    def uninstall(self) -> None:
        """Give errors back to whoever caught them before."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(self, _type: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._leave()
        else:
            self._happened.emit(error)

    def _handle(self, error: BaseException) -> None:
        log = write_log(error)
        draft, saved = self._save() or (None, True)
        if self._showing:
            return
        self._showing = True
        box = self.make_box(draft, log, failure_sentence(error), saved=saved)
        box.exec()
        self._showing = False
        if box.clickedButton() is box.button(QMessageBox.StandardButton.Close):
            self._leave()

    def make_box(
        self, draft: Path | None, log: Path | None, cause: str | None = None, *, saved: bool = True
    ) -> QMessageBox:
        """The one calm window; with the cause in words where that lies outside the program.

        It says that the report was saved only if that is known.
        """
        box = QMessageBox(self._window)
        box.setWindowTitle(_("Something went wrong"))
        box.setText(_("poadesk made a mistake. Your report was saved first."))
        if draft is None:
            box.setText(_("poadesk made a mistake."))
        elif not saved:
            box.setText(
                _(
                    "poadesk made a mistake, and the last changes of your report could not be saved. Go on, and choose"
                    " File, Save a copy elsewhere."
                )
            )
        lines = [cause] if cause else []
        if draft is not None:
            lines.append(_("The report: {path}").format(path=draft))
        if log is not None:
            lines.append(_("What happened is noted, without any of your answers, in: {path}").format(path=log))
        box.setInformativeText(
            "\n".join([*lines, _("You can go on. If it happens again, close the program and open it again.")])
        )
        box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Close)
        return box
