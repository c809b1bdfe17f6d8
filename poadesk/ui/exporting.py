"""Making a file of a report away from the window's thread, from a report that no longer changes."""

import re
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from poadesk.core.blocks import Copy
from poadesk.core.kinds.files import names_device
from poadesk.export import EXPORTERS, Options, Paper
from poadesk.export.data import attached_files, to_bytes
from poadesk.export.report import Report
from poadesk.export.schema import schema
from poadesk.i18n import _
from poadesk.store.draft_file import DraftFile
from poadesk.store.whole_file import write_whole
from poadesk.ui.errors import Known, sentence


@dataclass(frozen=True)
class Order:
    """What to make: the name of an exporter, which copy, on which paper, to which file.

    `files`: attached documents are saved beside it; `anyway`: characters that cannot be printed are printed as numbers.
    """

    format: str
    to: Path
    copy: Copy = "review"
    paper: Paper = "a4"
    files: bool = False
    anyway: bool = False


@dataclass(frozen=True)
class Unprintable:
    """A character that no font here has, its name, and the words that say where it stands."""

    place: str
    character: str
    name: str


class Export(QObject):
    """One export on its way. `progressed` says what is being done, then one of the other signals comes once."""

    progressed = Signal(str)
    finished = Signal(object)
    """The files written, as a tuple of Paths; the first is the one asked for."""
    doubted = Signal(object)
    """Nothing was written, because of characters that cannot be printed: a tuple of Unprintable."""
    failed = Signal(str)
    broke = Signal(object)
    """A bug: the exception, for whoever handles those."""

    def __init__(self, report: Report, order: Order, draft: DraftFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report, self._order, self._draft = report, order, draft
        self._thread = Thread(target=self._run, name="export", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wait(self, timeout: float | None = None) -> None:
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            if doubts := self._doubts():
                self.doubted.emit(doubts)
            else:
                self.finished.emit(tuple(self._make()))
        except Known as error:
            self.failed.emit(sentence(error))
        except BaseException as error:  # noqa: BLE001 - carried over to the thread that saves the draft and says so
            self.broke.emit(error)

    def _doubts(self) -> tuple[Unprintable, ...]:
        if self._order.format != "pdf" or self._order.anyway:
            return ()
        from poadesk.export.document import make_document
        from poadesk.export.pdf import unprintable

        self.progressed.emit(_("Looking for characters that cannot be printed…"))
        found = unprintable(make_document(self._report, self._order.copy))
        return tuple(Unprintable(one.place, one.character, one.name) for one in found)

    def _make(self) -> list[Path]:
        order = self._order
        words = {"pdf": _("Laying out and drawing the pages…"), "json": _("Writing the answers…")}
        self.progressed.emit(words.get(order.format, _("Working…")))
        data = EXPORTERS[order.format].render(self._report, Options(order.copy, order.paper))
        self.progressed.emit(_("Writing the file…"))
        write_whole(order.to, data, replace=True)
        written = [order.to]
        if order.format == "json":
            written.append(_write_beside(order.to.with_suffix(".schema.json"), to_bytes(schema(self._report.form))))
        if order.files:
            written.extend(self._save_files(order.to.with_name(f"{order.to.stem}-files")))
        return written

    def _save_files(self, folder: Path) -> list[Path]:
        written = []
        for names, _entry in attached_files(self._report):
            folder.mkdir(exist_ok=True)
            written.append(_write_beside(folder / names["saved-as"], self._draft.attachment(names["sha256"])))
        return written


def _write_beside(path: Path, data: bytes) -> Path:
    """Write a file that goes with the one asked for. Another file of that name is never replaced: a number is added."""
    number = 1
    wanted = path
    while path.exists():
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return path
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    write_whole(path, data, replace=False)
    return path


def file_name(parts: list[str], suffix: str) -> str:
    """A name for a file that every system takes, from words in any language."""
    plain = [re.sub(r"[^\w-]+", "-", part).strip("-") for part in parts]
    name = "-".join(part for part in plain if part)[:80] + suffix
    return f"_{name}" if names_device(name) else name
