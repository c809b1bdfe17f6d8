"""Attachment dialogs: what the files field asks of the window, with the session's attachment service behind it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from poadesk.core.json_values import Json
from poadesk.i18n import _
from poadesk.store.draft.attachment_preview import safe_name
from poadesk.ui.session.attachment_service import AttachmentService
from poadesk.ui.widgets.save_dialog import ask_where


class AttachmentDialogs:
    """Passes on what needs no asking; where a copy goes is asked in the window given."""

    def __init__(self, service: AttachmentService, window: QWidget) -> None:
        self._service, self._window = service, window

    def attach(self, paths: Sequence[Path], taken: Callable[[Sequence[Mapping[str, Json]]], bool]) -> None:
        """Take copies into the draft; `taken` is called when all are in."""
        self._service.attach(paths, taken)

    def open(self, entry: Mapping[str, Json]) -> None:
        """Show a read-only copy with the system's own program."""
        self._service.open(entry)

    def save_as(self, entry: Mapping[str, Json]) -> None:
        """Ask where to, and write a copy there."""
        suggested = Path.home() / safe_name(str(entry["name"]))
        chosen = ask_where(self._window, _("Save the document"), suggested)
        if chosen is not None:
            self._service.save_to(entry, chosen)
