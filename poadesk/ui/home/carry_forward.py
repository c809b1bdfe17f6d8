"""Carry-over start: starting from an earlier report in the window: ask for the cycle, make the draft, say what was
carried over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from poadesk.core.fill import Unfit
from poadesk.core.form import CYCLE, LANGUAGE, STATE
from poadesk.core.text.plain_text import one_line
from poadesk.i18n import _, interface, ngettext
from poadesk.store.earlier_report import read_earlier
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.carry_forward import CarriedForward, Start, TakenBack, start_from
from poadesk.ui.home import draft_folder, new_report_dialog
from poadesk.ui.widgets.wait_dialog import wait_for


@dataclass(frozen=True)
class BegunReport:
    """A draft that was made from an earlier report, and one sentence on what is in it."""

    path: Path
    sentence: str


def begin_from(path: Path, library: FormLibrary, language: str, window: QWidget) -> BegunReport | None:
    """Ask what the new report begins with and make it; None if that is not wanted after all.

    Raises a DraftError, AnswerFileError, UnknownForm, FormError or OSError.
    """
    start = start_from(read_earlier(path, library), library)
    asked = start.asked()
    first = {CYCLE: start.cycle, LANGUAGE: "en"}
    dialog = new_report_dialog.NewReport(
        start.form, language, first, window, new_report_dialog.Start(asked, _intro(start, language))
    )
    wanted = dialog.exec()
    dialog.deleteLater()
    if not wanted:
        return None
    chosen = {id: dialog.chosen().get(id) for id in asked}
    words = _("Carrying over the answers and documents of {earlier}…").format(earlier=start.earlier.report.label)
    made, result = wait_for(words, partial(draft_folder.make_from, start.earlier, start.form, library, chosen), window)
    return BegunReport(made, " ".join(_sentences(result)))


def _intro(start: Start, language: str) -> str:
    earlier = start.earlier
    report = earlier.report
    code = str(report.answers.value(STATE) or "")
    state = report.form.reference(language).states.get(code, code) or earlier.path.stem
    if start.is_taken_back(earlier.cycle):
        words = _(
            "This is the report of {state}, {earlier}. For the same cycle it is read as the same report. For"
            " another cycle its answers are carried over: each is marked until you confirm or change it, and"
            " figures by year begin empty."
        )
    else:
        words = _(
            "The answers of {state}, {earlier}, are carried over. Each is marked until you confirm or change it."
            " Figures by year begin empty. The earlier report stays as it is."
        )
    return words.format(state=state, earlier=report.label)


def _sentences(result: CarriedForward | TakenBack) -> Iterator[str]:
    if isinstance(result, TakenBack):
        yield _taken_sentence(result.filled.answers)
        yield from _unfit_sentence(result.filled.unfit)
    else:
        yield _carried_sentence(result)
        yield from _unfit_sentence(result.unfit)
    if result.lost:
        names = interface().join((interface().quoted(one_line(name)) for name in result.lost), "plain")
        yield _("Not found, to be attached again: {names}.").format(names=names)


def _unfit_sentence(unfit: tuple[Unfit, ...]) -> Iterator[str]:
    if unfit:
        yield ngettext(
            "{count} answer of the file does not fit its question and was left out.",
            "{count} answers of the file do not fit their questions and were left out.",
            len(unfit),
        ).format(count=len(unfit))


def _taken_sentence(count: int) -> str:
    return ngettext(
        "{count} answer was read from the file.",
        "{count} answers were read from the file.",
        count,
    ).format(count=count)


def _carried_sentence(result: CarriedForward) -> str:
    carried, kept = len(result.unconfirmed), len(result.kept)
    words = ngettext(
        "{count} answer was carried over from {earlier}, for you to confirm",
        "{count} answers were carried over from {earlier}, for you to confirm",
        carried,
    ).format(count=carried, earlier=result.earlier)
    if not kept:
        return _("{words}.").format(words=words)
    gone = ngettext("{count} no longer asked", "{count} no longer asked", kept).format(count=kept)
    return _("{words}; {gone}.").format(words=words, gone=gone)
