"""Attached documents between the person and the draft. A document is shown as a read-only copy and never run."""

import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from poadesk.core.json import Json
from poadesk.core.kinds.files import USUAL, bare_name
from poadesk.i18n import _
from poadesk.store.draft_file import DraftFile
from poadesk.store.errors import DraftError
from poadesk.ui.errors import sentence
from poadesk.ui.fields.base import DeskError


class AttachmentDesk:
    """What the files field needs of the window. `tell` shows a sentence."""

    def __init__(self, draft: DraftFile, window: QWidget, tell: Callable[[str], None]) -> None:
        self._draft = draft
        self._window = window
        self._tell = tell
        self._copies: TemporaryDirectory[str] | None = None

    def attach(self, path: Path) -> Mapping[str, Json]:
        """Take a copy into the draft. Raises DeskError."""
        try:
            return self._draft.attach(path)
        except DraftError as error:
            raise DeskError(sentence(error)) from error

    def open(self, entry: Mapping[str, Json]) -> None:
        """Show a copy with the system's own program; what might be run instead of shown is only saved."""
        name = bare_name(str(entry["name"]))
        if not name.lower().endswith(USUAL):
            self._tell(
                _(
                    "“{name}” is not opened, because it could be a program. Save it where you can check it first."
                ).format(name=name)
            )
            return
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._copy(name, str(entry["sha256"])))))
        except (DraftError, OSError) as error:
            self._tell(sentence(error))

    def save_as(self, entry: Mapping[str, Json]) -> None:
        """Ask where to, and write a copy there."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save the document"), str(Path.home() / bare_name(str(entry["name"])))
        )
        if not chosen:
            return
        try:
            self._draft.export_attachment(str(entry["sha256"]), Path(chosen))
            self._tell(_("Saved as {path}").format(path=chosen))
        except DraftError as error:
            self._tell(sentence(error))

    def close(self) -> None:
        """Remove the copies."""
        if self._copies is not None:
            self._copies.cleanup()
            self._copies = None

    def _copy(self, name: str, digest: str) -> Path:
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="poadesk-", ignore_cleanup_errors=True)
        folder = Path(self._copies.name) / digest[:16]
        folder.mkdir(exist_ok=True)
        path = folder / name
        if not path.exists():
            path.write_bytes(self._draft.attachment(digest))
            path.chmod(stat.S_IRUSR)
        return path
