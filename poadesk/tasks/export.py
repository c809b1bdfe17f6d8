"""Exporting a report: the file, the companion files that go with it and the attachments, each written whole.

Checks first and then writes: what is refused leaves nothing behind. Asks nothing and says nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Literal

from poadesk.core.form import Form
from poadesk.core.preflight import Verdict
from poadesk.export import EXPORTERS, Exporter, Options, Unprintable, exporter_for, suffixes
from poadesk.export.data import attached_files
from poadesk.export.document import printed_sections
from poadesk.export.report import Enclosure, Report
from poadesk.store.answer_file import stored_path
from poadesk.store.atomic_write import write_whole
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import AttachmentLost, DraftError, DraftUnwritable
from poadesk.store.same_file import is_draft_or_journal
from poadesk.store.system_errors import why_unwritable
from poadesk.tasks.fill_answers import files_folder

Existing = Literal["refuse", "replace", "replace-main"]
"""What becomes of files that are there already: nothing is written; all give way; or only the file asked for gives way,
and those that go with it take a free name, because the person was asked of that one file only."""

Stage = Literal["checking-characters", "rendering", "writing"]


DEFAULTS = Options()
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"})


class ExportRefused(DraftError):
    """Nothing was written. Reasons: ending, other-ending, taken, no-folder, no-section, draft.

    Params: known (the endings there are) with ending; suffix with other-ending; folder with no-folder; section and
    known (the sections there are) with no-section.
    """

    kind = "export"


@dataclass(frozen=True)
class Order:
    """What to export to which file.

    `anyway` says that the person was asked about what is open, or need not be. With `stop_at_unprintable` nothing is
    made if a character has no font.
    """

    exporter: Exporter
    to: Path
    options: Options = DEFAULTS
    existing: Existing = "refuse"
    attachments: bool = False
    anyway: bool = False
    stop_at_unprintable: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of an order: the files written, the one asked for first, and what prints as a number.

    Nothing was written if the `verdict` is another than "made", or if it was to stop at `unprintable`.
    """

    written: tuple[Path, ...] = ()
    unprintable: tuple[Unprintable, ...] = ()
    verdict: Verdict = "made"


def chosen_exporter(to: Path, id: str | None = None) -> Exporter:
    """The exporter of this id for the file, or without an id the one that its ending says. Raises ExportRefused."""
    exporter = exporter_for(to.suffix) if id is None else EXPORTERS[id]
    if exporter is None:
        raise ExportRefused(to, "ending", known=", ".join(suffixes()))
    if exporter.suffix != to.suffix.lower():
        raise ExportRefused(to, "other-ending", suffix=exporter.suffix)
    return exporter


def export_report(
    report: Report, order: Order, draft: DraftFile, progress: Callable[[Stage], None] = lambda _stage: None
) -> Outcome:
    """Do what is ordered. `draft` is where the report comes from: it gives the attachments, and is never written over.

    Raises ExportRefused before anything is written, DraftUnwritable, AttachmentLost.
    """
    exporter, options = order.exporter, order.options
    _refuse_unknown_sections(report.form, order)
    verdict = exporter.verdict(report.preflight, options.copy, anyway=order.anyway)
    if verdict != "made":
        return Outcome(verdict=verdict)
    beside = tuple(_files_beside(report, order, draft))
    _refuse_taken(order, [path for path, _data in beside])
    _refuse_the_draft(draft.path, [order.to, *(path for path, _data in beside)])
    unprintable: tuple[Unprintable, ...] = ()
    if exporter.unprintable is not None:
        progress("checking-characters")
        unprintable = tuple(exporter.unprintable(report, options))
    if unprintable and order.stop_at_unprintable:
        return Outcome(unprintable=unprintable)
    progress("rendering")
    data = exporter.render(_with_enclosures(report, draft) if exporter.shows_enclosures else report, options)
    progress("writing")
    write_whole(order.to, data, replace=order.existing != "refuse")
    return Outcome((order.to, *(_write_beside(*file, order.existing) for file in beside)), unprintable)


def _with_enclosures(report: Report, draft: DraftFile) -> Report:
    """The report with what the files attached to it show: the pages of PDFs, and pictures."""
    files = {str(file["sha256"]): str(file["name"]).lower() for _question, file in report.files()}
    enclosures = {digest: _enclosure(draft, digest, name) for digest, name in files.items()}
    return replace(report, enclosures=enclosures)


def _enclosure(draft: DraftFile, digest: str, name: str) -> Enclosure:
    kind = PurePath(name).suffix
    if kind != ".pdf" and kind not in PICTURES:
        return Enclosure()
    try:
        data = draft.attachment(digest)
    except AttachmentLost:  # what is lost is said where the attachments themselves are asked for
        return Enclosure()
    if kind == ".pdf":
        from poadesk.store.document_text.pdf import page_count

        return Enclosure(pages=page_count(data))
    return Enclosure(picture=data)


def companion_paths(exporter: Exporter, to: Path) -> tuple[Path, ...]:
    """Where the files go that this exporter writes beside `to`."""
    return tuple(companion.path(to) for companion in exporter.companions)


_FileBeside = tuple[Path, Callable[[], bytes]]
"""A file that goes with an export, and its bytes when its turn comes: all attachments at once may be too many."""


def _files_beside(report: Report, order: Order, draft: DraftFile) -> Iterator[_FileBeside]:
    yield from _companions(report, order)
    if order.attachments and order.exporter.attachments_beside:
        for names, _entry in attached_files(report):
            yield stored_path(files_folder(order.to), names["saved-as"]), partial(draft.attachment, names["sha256"])


def _companions(report: Report, order: Order) -> Iterator[_FileBeside]:
    """The companions; those in a folder of their own all in one, so that no two exports are mixed in it."""
    exporter = order.exporter
    paths = companion_paths(exporter, order.to)
    files = [
        (path, partial(one.render, report, order.options)) for path, one in zip(paths, exporter.companions, strict=True)
    ]
    folders = {path.parent for path in paths} - {order.to.parent}
    if order.existing == "replace-main":
        free = {
            folder: _free_folder(folder, [file for file in files if file[0].parent == folder]) for folder in folders
        }
        files = [(free.get(path.parent, path.parent) / path.name, data_of) for path, data_of in files]
    yield from files


def _free_folder(folder: Path, files: Sequence[_FileBeside]) -> Path:
    """The folder, or the first numbered one, in which no file of these names holds anything else."""
    free, number = folder, 1
    while any((free / path.name).exists() and not _holds(free / path.name, data_of()) for path, data_of in files):
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _refuse_unknown_sections(form: Form, order: Order) -> None:
    known = [section.number for section in printed_sections(form)]
    for section in order.options.sections:
        if section not in known:
            raise ExportRefused(order.to, "no-section", section=section, known=", ".join(known))


def _refuse_taken(order: Order, beside: Sequence[Path]) -> None:
    """Raises ExportRefused if a file could not be written because of what is there, or is not there, already."""
    to, existing = order.to, order.existing
    if not to.parent.is_dir():
        raise ExportRefused(to, "no-folder", folder=str(to.parent))
    if to.is_dir() or (existing == "refuse" and to.exists()):
        raise ExportRefused(to, "taken")
    for path in beside:
        if path.parent.exists() and not path.parent.is_dir():
            raise ExportRefused(path.parent, "taken")
        if existing != "replace-main" and (path.is_dir() or (existing == "refuse" and path.exists())):
            raise ExportRefused(path, "taken")


def _refuse_the_draft(draft: Path, targets: Sequence[Path]) -> None:
    """Raises ExportRefused if the draft itself, or what it needs to take back an unfinished commit, would be lost."""
    for path in targets:
        if is_draft_or_journal(path, draft):
            raise ExportRefused(path, "draft")


def _write_beside(wanted: Path, data_of: Callable[[], bytes], existing: Existing) -> Path:
    """Where the file is now: where it was wanted, or under a free name if others there are not to be replaced."""
    try:
        wanted.parent.mkdir(exist_ok=True)
    except OSError as cause:
        raise DraftUnwritable(wanted.parent, why_unwritable(cause)) from cause
    data = data_of()
    path, number = wanted, 1
    while existing == "replace-main" and path.exists():
        if _holds(path, data):
            return path
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    write_whole(path, data, replace=existing == "replace")
    return path


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
