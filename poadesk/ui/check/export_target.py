"""Export target: where the file of an output goes, and the order for it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from poadesk.core.form import CYCLE, STATE
from poadesk.tasks.export import Order
from poadesk.tasks.file_name import file_name
from poadesk.ui.check.output_card import OutputCard
from poadesk.ui.check.outputs import Output
from poadesk.ui.session.export_service import Made
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.widgets.save_dialog import ask_where


def ask_target(window: QWidget, card: OutputCard, session: ReportSession) -> Order | None:
    """What to make where, as the person says in the system's dialog; None if it is not to be made after all."""
    output = card.output
    suggested = _folder(session) / _name(output, session)
    path = ask_where(window, output.words.plain_title, suggested, output.filter, output.exporter.suffix)
    return None if path is None else order_for(card, path)


def order_for(card: OutputCard, path: Path) -> Order:
    """The order to make an output there, as its card says; the person has been asked about what is open."""
    return Order(
        card.output.exporter,
        path,
        card.options.options(),
        existing="replace-main",
        attachments=card.options.with_files and card.output.exporter.attachments_beside,
        anyway=True,
        stop_at_unprintable=True,
    )


def _folder(session: ReportSession) -> Path:
    last = session.exports.last
    if last is not None and isinstance(last.end, Made):
        return last.end.written[0].parent
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()  # a missing one would open in the program's own


def _name(output: Output, session: ReportSession) -> str:
    editing, parts = session.editing, []
    for question in (STATE, CYCLE):
        value = editing.answers.value(question)
        if value is not None:
            parts.append(editing.words(question).reference.states.get(str(value), str(value)))
    return file_name([*(parts or [session.draft.path.stem]), output.words.name], output.exporter.suffix)
