"""Attachment service: documents between the person and the draft. One is shown as a read-only copy and never run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from poadesk.core.json_values import Json
from poadesk.i18n import _, interface
from poadesk.store.draft.attachment_preview import TemporaryCopies
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import AttachmentNotOpened, DraftError
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.widgets.file_names import listed


class PreviewCopies:
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


@dataclass(frozen=True)
class Taken:
    """The entries of files that are in the draft now, and a sentence for each that could not be taken in."""

    entries: tuple[Mapping[str, Json], ...]
    troubles: tuple[str, ...]


class AttachmentService(QObject):
    """Takes files in, shows copies and writes them elsewhere; where to is asked by the view (`attachment_dialogs`)."""

    told = Signal(str)
    settled = Signal()
    """Nothing is being taken in any more."""

    def __init__(
        self, draft: DraftFile, copies: PreviewCopies, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._copies, self._background = draft, copies, background
        self._intake = Background(self)  # of its own: a slow stick is not to keep the history waiting
        self._coming: list[str] = []
        self._closed = False

    @property
    def coming(self) -> str:
        """The names of what is being taken in, as listed in a sentence; empty if nothing is."""
        return interface().join(self._coming, "plain")

    def attach(self, paths: Sequence[Path], taken: Callable[[Sequence[Mapping[str, Json]]], bool]) -> None:
        """Take copies into the draft, one after the other; `taken` is called when all are in."""
        names = listed(path.name for path in paths)
        self._coming.append(names)
        self.told.emit(_("Adding {names}…").format(names=names))
        place = partial(self._place, names, taken)
        failed = partial(self._not_taken, place)
        self._intake.run(partial(self._take, tuple(paths)), place, failed, owner=self)

    def _not_taken(self, place: Callable[[Taken], None], error: Exception) -> None:
        place(Taken((), (sentence(error),)))

    def _take(self, paths: Sequence[Path]) -> Taken:
        entries, troubles = [], []
        for path in paths:
            if self._closed:
                break
            try:
                entries.append(self._draft.attach(path))
            except DraftError as error:
                troubles.append(sentence(error))
        return Taken(tuple(entries), tuple(troubles))

    def _place(self, names: str, taken: Callable[[Sequence[Mapping[str, Json]]], bool], found: Taken) -> None:
        self._coming.remove(names)
        words = list(found.troubles)
        into = listed(str(entry["name"]) for entry in found.entries)
        if not taken(found.entries):
            words.append(_("Not added, because the answer was changed in the meantime: {names}.").format(names=into))
        elif found.entries:
            words.append(_("Added: {names}.").format(names=into))
        self.told.emit(" ".join(words))
        if not self._coming:
            self.settled.emit()

    def close(self) -> None:
        """Wait for the file that is being taken in; no other is begun, and none is added any more."""
        self._closed = True
        self._intake.close()

    def open(self, entry: Mapping[str, Json]) -> None:
        """Show a copy with the system's own program; what is no document or picture is shown in its folder instead."""
        copy = partial(self._copy, str(entry["name"]), str(entry["sha256"]))
        self._background.run(copy, self._show, self._failed, owner=self)

    def _copy(self, name: str, digest: str) -> tuple[Path, bool]:
        """The copy, and whether it may be opened."""
        copies = self._copies.begin()
        try:
            return copies.copy(self._draft, name, digest), True
        except AttachmentNotOpened:
            return copies.set_apart(self._draft, name, digest), False

    def _show(self, copied: tuple[Path, bool]) -> None:
        path, may_be_opened = copied
        shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if may_be_opened else path.parent)))
        if not may_be_opened:
            said = _(
                "“{name}” is not a kind of document that is opened from here. A copy of it is in the folder {folder}."
            )
            self.told.emit(said.format(name=path.name, folder=path.parent))
        elif not shown:
            self.told.emit(_("There is no program here that shows “{name}”. Save it elsewhere.").format(name=path.name))

    def save_to(self, entry: Mapping[str, Json], path: Path) -> None:
        """Write a copy there."""
        write = partial(self._draft.export_attachment, str(entry["sha256"]), path)
        self._background.run(write, partial(self._saved, path), self._failed, owner=self)

    def _saved(self, path: Path, _done: object) -> None:
        self.told.emit(_("Saved as {path}").format(path=path))

    def _failed(self, error: Exception) -> None:
        self.told.emit(sentence(error))
