"""Attached documents between the person and the draft. A document is shown as a read-only copy and never run."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from poadesk.core.json import Json
from poadesk.i18n import _
from poadesk.store.draft_file import DraftFile
from poadesk.store.errors import DraftError
from poadesk.store.temporary import TemporaryCopies, safe_name
from poadesk.ui.background import Background
from poadesk.ui.errors import sentence
from poadesk.ui.fields.base import DeskError


class Copies:
    """The read-only copies of the whole program, in a folder that is made when the first is asked for."""

    def __init__(self) -> None:
        self._copies: TemporaryCopies | None = None

    def sweep(self) -> None:
        """Remove what a program that crashed has left behind. Raises OSError."""
        TemporaryCopies().close()

    def begin(self) -> TemporaryCopies:
        """Be ready to make copies. Raises OSError."""
        if self._copies is None:
            self._copies = TemporaryCopies()
        return self._copies

    def close(self) -> None:
        """Remove the copies."""
        copies, self._copies = self._copies, None
        if copies is not None:
            copies.close()


class AttachmentDesk:
    """What the files field needs of the window. `tell` shows a sentence."""

    def __init__(
        self, draft: DraftFile, copies: Copies, background: Background, window: QWidget, tell: Callable[[str], None]
    ) -> None:
        self._draft, self._copies = draft, copies
        self._background, self._window = background, window
        self._tell = tell

    def attach(self, path: Path) -> Mapping[str, Json]:
        """Take a copy into the draft. Raises DeskError."""
        try:
            return self._draft.attach(path)
        except DraftError as error:
            raise DeskError(sentence(error)) from error

    def open(self, entry: Mapping[str, Json]) -> None:
        """Show a copy with the system's own program; what might be run instead of shown is refused in a sentence."""
        self._background.run(partial(self._copy, str(entry["name"]), str(entry["sha256"])), self._show, self._failed)

    def _copy(self, name: str, digest: str) -> Path:
        return self._copies.begin().copy(self._draft, name, digest)

    def _show(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._tell(_("There is no program here that shows “{name}”. Save it elsewhere.").format(name=path.name))

    def save_as(self, entry: Mapping[str, Json]) -> None:
        """Ask where to, and write a copy there."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save the document"), str(Path.home() / safe_name(str(entry["name"])))
        )
        if chosen:
            self.save_to(entry, Path(chosen))

    def save_to(self, entry: Mapping[str, Json], path: Path) -> None:
        """Write a copy there."""
        write = partial(self._draft.export_attachment, str(entry["sha256"]), path)
        self._background.run(write, lambda _done: self._tell(_("Saved as {path}").format(path=path)), self._failed)

    def _failed(self, error: Exception) -> None:
        self._tell(sentence(error))
