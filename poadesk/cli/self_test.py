"""`poadesk self-test`: whether this installation works: every form, a draft on disk, and every export."""

import argparse
import json
import tempfile
from pathlib import Path

from poadesk.cli import DRAFT_SUFFIX, command_context
from poadesk.cli.command import Command
from poadesk.cli.speech import FINE, Refusal, say
from poadesk.core.answers import Answers
from poadesk.core.fill import fill
from poadesk.export import EXPORTERS, Options
from poadesk.export.report import Report
from poadesk.i18n import N_, _
from poadesk.store.answer_file import read_answer_file
from poadesk.store.example_report import make_example


def _arguments(_parser: argparse.ArgumentParser) -> None:
    """None."""


def _run(_options: argparse.Namespace) -> int:
    library = command_context.library()
    for edition in library.editions():
        form = library.get(edition.key)
        say(_("Form {form}: {count} questions.").format(form=form.key, count=len(form.questions)))
    with tempfile.TemporaryDirectory(prefix="poadesk-") as name:
        report = _saved_and_reopened(Path(name) / f"example{DRAFT_SUFFIX}")
        _try_exporters(report)
        _try_json(report, Path(name) / "example.json")
    say(_("All is well: this installation works."))
    return FINE


def _saved_and_reopened(path: Path) -> Report:
    make_example(path, command_context.library(), command_context.now())
    opened = command_context.open_to_read(path)
    with opened.draft:
        report = command_context.report_of(opened)
        for _question, file in report.files():
            opened.draft.attachment(str(file["sha256"]))
    _expect(not opened.misfits and not report.review.has_errors(), _("the example report did not come back whole"))
    say(_("Draft: {count} answers saved and read again.").format(count=len(list(report.answers))))
    return report


def _try_exporters(report: Report) -> None:
    """Each of them makes something, and the same twice."""
    options = Options("final")
    for exporter in EXPORTERS.values():
        data = exporter.render(report, options)
        _expect(data and data == exporter.render(report, options), _("two exports of the same draft differ"))
        say(_("Export {id}: {size} kB.").format(id=exporter.id, size=len(data) // 1000))


def _try_json(report: Report, path: Path) -> None:
    """What is exported and read back into an empty report exports as the same again."""
    data = EXPORTERS["json"].render(report, Options())
    path.write_bytes(data)
    filling = fill(report.form, Answers(), read_answer_file(path).answers)
    again = Report(report.form, Answers().with_changes(filling.changes), report.revision, report.today)
    same = not filling.unfit and EXPORTERS["json"].render(again, Options()) == data
    _expect(same, _("the JSON does not read back as it was written"))
    say(_("JSON: {count} questions, read back without loss.").format(count=len(json.loads(data)["answers"])))


def _expect(fine: object, fault: str) -> None:
    if not fine:
        raise Refusal(_("Self-test failed: {fault}. Install poadesk again.").format(fault=fault))


COMMAND = Command(N_("Try whether this installation works."), _arguments, _run)
