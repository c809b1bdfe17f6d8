"""`poadesk export`: the report as PDF or JSON, as a review copy or a final copy."""

import argparse
from pathlib import Path

from poadesk.cli import desk, draft_argument
from poadesk.cli.check import finding_line
from poadesk.cli.command import FINE, HAS_ERRORS, Command, Refusal, say, warn
from poadesk.cli.fill import files_folder
from poadesk.core.blocks import Document
from poadesk.core.finding import Severity
from poadesk.export import EXPORTERS, Options, exporter_for
from poadesk.export.data import attached_files, to_bytes
from poadesk.export.document import make_document
from poadesk.export.report import Report
from poadesk.export.schema import schema
from poadesk.i18n import N_, _, interface
from poadesk.store.draft_file import DraftFile

LISTED, FEW = 50, 5
"""Of the places with characters that cannot be printed, and of the characters of one place, so many are named."""

MORE = N_(
    """\
A review copy can be made at any time. A final copy asks for a report without errors; otherwise they are listed, and
nothing is written (exit code 1). With a JSON export its JSON Schema is written beside it, as FILE.schema.json."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    file = _("FILE")
    names = interface().join((f"{file}{exporter.suffix}" for exporter in EXPORTERS.values()), "or")
    what = _("{names}: the ending says which").format(names=names)
    parser.add_argument("--to", type=Path, required=True, metavar=file, help=what)
    parser.add_argument("--copy", choices=["review", "final"], default="review", help=_("default: review"))
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4", help=_("for the PDF; default: a4"))
    parser.add_argument(
        "--with-files", action="store_true", help=_("save the attachments too, in the folder FILE-files")
    )
    parser.add_argument("--overwrite", action="store_true", help=_("replace files that are there already"))


def _run(options: argparse.Namespace) -> int:
    opened = desk.open_to_read(options.draft)
    try:
        report = desk.report_of(opened)
        _refuse_the_draft_itself(options.draft, options.to)
        if options.copy == "final" and report.review.has_errors():
            return _held_back(report)
        if options.with_files:
            _refuse_taken_files(report, files_folder(options.to), overwrite=options.overwrite)
        written = export_report(report, options.to, Options(options.copy, options.paper), overwrite=options.overwrite)
        if options.with_files:
            written += save_files(opened.draft, report, files_folder(options.to), overwrite=options.overwrite)
    finally:
        opened.draft.close()
    say(*(_("Written: {path}").format(path=path) for path in written))
    return FINE


def _refuse_the_draft_itself(draft: Path, to: Path) -> None:
    if to.exists() and to.samefile(draft):
        raise Refusal(_("“{path}” is the draft itself. Choose another name for the export.").format(path=to))


def _refuse_taken_files(report: Report, folder: Path, *, overwrite: bool) -> None:
    """Raises Refusal before anything is written, if the attachments could not be."""
    for names, _entry in attached_files(report):
        if folder.is_dir():
            desk.refuse_taken(folder / names["saved-as"], overwrite=overwrite)
        else:
            desk.refuse_taken(folder, overwrite=False)


def _held_back(report: Report) -> int:
    warn(_("A final copy needs a report without errors. Put these right, or export a review copy:"))
    warn(*(f"  {finding_line(report, f)}" for f in report.review.findings if f.severity is Severity.ERROR))
    return HAS_ERRORS


def export_report(report: Report, to: Path, options: Options, *, overwrite: bool) -> list[Path]:
    """Write the export, and with JSON its schema beside it; what was written. Raises Refusal, OSError."""
    exporter = exporter_for(to.suffix)
    if exporter is None:
        known = interface().join((exporter.suffix for exporter in EXPORTERS.values()), "or")
        raise Refusal(_("The ending of “{path}” must be one of {known}.").format(path=to, known=known))
    beside = to.with_suffix(".schema.json")
    wanted = [to, beside] if exporter is EXPORTERS["json"] else [to]
    for path in wanted:
        desk.refuse_taken(path, overwrite=overwrite)
    if exporter is EXPORTERS["pdf"]:
        warn_of_unprintable(make_document(report, options.copy))
    desk.write(to, exporter.render(report, options), overwrite=overwrite)
    if beside in wanted:
        desk.write(beside, to_bytes(schema(report.form)), overwrite=overwrite)
    return wanted


def warn_of_unprintable(document: Document) -> None:
    """Name the characters that the PDF of this document will show as numbers."""
    from poadesk.export.pdf import unprintable

    names: dict[str, list[str]] = {}
    for found in unprintable(document):
        names.setdefault(found.place, []).append(found.name)
    if names:
        warn(_("No font here has these characters; they print as their numbers. Write them in another way if you can:"))
    for place, characters in list(names.items())[:LISTED]:
        named = [*characters[:FEW], *(["…"] if len(characters) > FEW else [])]
        listed = interface().join(named, "plain")
        warn(f"  {place}: {listed}")
    if len(names) > LISTED:
        warn(_("  … and in {count} more places.").format(count=len(names) - LISTED))


def save_files(draft: DraftFile, report: Report, folder: Path, *, overwrite: bool) -> list[Path]:
    """Save every attachment under its safe name in the folder, which is made if need be; what was written."""
    written = []
    for names, _entry in attached_files(report):
        folder.mkdir(exist_ok=True)
        path = folder / names["saved-as"]
        desk.write(path, draft.attachment(names["sha256"]), overwrite=overwrite)
        written.append(path)
    return written


COMMAND = Command(N_("Export a draft as PDF or JSON."), _arguments, _run, (MORE,))
