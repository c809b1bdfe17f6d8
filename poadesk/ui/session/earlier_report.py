"""Earlier report service: the last official report, read beside the questions: chosen, read, remembered. No widgets.

Its text is read when it is first wanted, in a process of its own; see `store.document_text`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from poadesk.core.form import Form
from poadesk.store.document_text.extraction import Extraction
from poadesk.store.draft.draft_file import DraftFile
from poadesk.tasks.context import context_here
from poadesk.tasks.earlier_text import EarlierText, read_earlier_text
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.known_errors import sentence


class _Reading:
    """One document that is being read; can be stopped at any moment, from the window's thread."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stopped = False
        self._extraction: Extraction | None = None

    def begin(self, path: Path, data: bytes) -> Extraction:
        extraction = self._extraction = Extraction(path, data)
        if self._stopped:
            extraction.stop()
        return extraction

    def stop(self) -> None:
        self._stopped = True
        if self._extraction is not None:
            self._extraction.stop()


class EarlierReport(QObject):
    """At most one document; while one is being read, the one before stays until the new one can take its place."""

    changed = Signal()
    progressed = Signal(int, int)
    """Pages read, and of how many."""

    def __init__(self, draft: DraftFile, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft, self._form = draft, form
        self._background = Background(self)
        self._reading: _Reading | None = None
        entry = draft.earlier_document()
        self.name = str(entry["name"]) if entry else ""
        """Of the document; empty while none is chosen."""
        self.text: EarlierText | None = None
        self.trouble = ""
        """Why the one chosen last could not be read."""

    @property
    def coming(self) -> str:
        """The name of the document that is being read; empty if none is."""
        return "" if self._reading is None else self._reading.name

    def load(self) -> None:
        """Read the text of the document that the draft remembers, unless it was read, is being read or failed."""
        if self.name and self.text is None and self._reading is None and not self.trouble:
            reading = _Reading(self.name)
            self._begin(reading, partial(self._read_kept, reading))

    def choose(self, path: Path) -> None:
        """Read this file and remember it in the draft."""
        reading = _Reading(path.name)
        self._begin(reading, partial(self._take, reading, path))

    def stop(self) -> None:
        """Read no further."""
        if self._reading is not None:
            self._reading.stop()

    def forget(self) -> None:
        """Have no document beside the questions any more."""
        self.stop()
        self._reading, self.name, self.text, self.trouble = None, "", None, ""
        if not self._draft.read_only:
            note = partial(self._draft.note_earlier_document, None)
            self._background.run(note, lambda _done: None, partial(self._fail, None), owner=self)
        self.changed.emit()

    def close(self) -> None:
        """End what is under way; nothing is told of it."""
        self.stop()
        self._background.close()

    def _begin(self, reading: _Reading, work: Callable[[], EarlierText]) -> None:
        self.stop()
        self._reading, self.trouble = reading, ""
        self.changed.emit()
        self._background.run(work, partial(self._show, reading), partial(self._fail, reading), owner=self)

    def _read_kept(self, reading: _Reading) -> EarlierText:
        entry = self._draft.earlier_document() or {}
        return self._read(reading, Path(reading.name), self._draft.attachment(str(entry.get("sha256"))))

    def _take(self, reading: _Reading, path: Path) -> EarlierText:
        """Away from the window's thread: read it, and keep it only if it has a text."""
        data = self._draft.document_at(path)
        text = self._read(reading, path, data)
        if not self._draft.read_only:
            digest = self._draft.keep_document(data, context_here().now, path)
            self._draft.note_earlier_document({"name": path.name, "sha256": digest})
        return text

    def _read(self, reading: _Reading, path: Path, data: bytes) -> EarlierText:
        extraction = reading.begin(path, data)
        return read_earlier_text(extraction, self._form, context_here().library, self.progressed.emit)

    def _show(self, reading: _Reading, text: EarlierText) -> None:
        if reading is self._reading:
            self._reading, self.name, self.text = None, reading.name, text
            self.changed.emit()

    def _fail(self, reading: _Reading | None, error: Exception) -> None:
        if reading is self._reading:
            self._reading, self.trouble = None, sentence(error)
            self.changed.emit()
