"""Starting from an earlier report in the window: ask for the cycle, make the draft, say what was carried over."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from poadesk.core.answers import Answers
from poadesk.core.check import visible_questions
from poadesk.core.confirming import unconfirmed
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.kept import kept_answers
from poadesk.core.plain import one_line
from poadesk.i18n import _, interface, ngettext
from poadesk.store.earlier import Beginning, Earlier, read_earlier
from poadesk.store.forms import FormLibrary
from poadesk.ui import drafts
from poadesk.ui.new_report import NewReport, Start
from poadesk.ui.patience import behind


@dataclass(frozen=True)
class Begun:
    """A draft that was made from an earlier report, and one sentence on what is in it."""

    path: Path
    sentence: str


def begin_from(path: Path, library: FormLibrary, language: str, window: QWidget) -> Begun | None:
    """Ask what the new report begins with and make it; None if that is not wanted after all.

    Raises a DraftError, AnswerFileError, UnknownForm, FormError or OSError.
    """
    earlier = read_earlier(path, library)
    form = library.newest(earlier.report.form.id)
    first = {CYCLE: earlier.usual_cycle(form), LANGUAGE: "en"}
    asked = tuple(id for id in (STATE, CYCLE, LANGUAGE) if id == CYCLE or not _is_known(earlier, form, id))
    dialog = NewReport(form, language, first, window, Start(asked, _intro(earlier, form, language)))
    wanted = dialog.exec()
    dialog.deleteLater()
    if not wanted:
        return None
    chosen = {id: dialog.chosen().get(id) for id in asked}
    words = _("Bringing over the answers and documents of {earlier}…").format(earlier=earlier.report.label)
    made, beginning = behind(words, partial(drafts.make_from, earlier, form, library, chosen), window)
    return Begun(made, " ".join(_sentences(form, earlier, beginning)))


def _is_known(earlier: Earlier, form: Form, question: str) -> bool:
    """Whether the earlier report says it, so that it is taken over."""
    return question in form.questions and earlier.report.answers.value(question) is not None


def _intro(earlier: Earlier, form: Form, language: str) -> str:
    report = earlier.report
    code = str(report.answers.value(STATE) or "")
    state = report.form.reference(language).states.get(code, code) or earlier.path.stem
    if earlier.is_of(form, earlier.cycle):
        words = _(
            "This is the report of {state}, {earlier}. For the same cycle it is taken back as it stands. For another"
            " cycle its answers are carried over: each is marked until you confirm or change it, and figures by year"
            " begin empty."
        )
    else:
        words = _(
            "The answers of {state}, {earlier}, are carried over. Each is marked until you confirm or change it."
            " Figures by year begin empty. The earlier report stays as it is."
        )
    return words.format(state=state, earlier=report.label)


def _sentences(form: Form, earlier: Earlier, beginning: Beginning) -> Iterator[str]:
    if beginning.carryover is None:
        yield _taken_sentence(beginning)
    else:
        yield _carried_sentence(form, earlier, Answers().with_changes(beginning.changes))
    if beginning.unfit:
        yield ngettext(
            "{count} answer of the file does not fit its question and was left out.",
            "{count} answers of the file do not fit their questions and were left out.",
            len(beginning.unfit),
        ).format(count=len(beginning.unfit))
    if beginning.lost:
        names = interface().join((interface().quoted(one_line(name)) for name in beginning.lost), "plain")
        yield _("Not found, to be attached again: {names}.").format(names=names)


def _taken_sentence(beginning: Beginning) -> str:
    count = sum(change.aspect == "value" for change in beginning.changes)
    return ngettext(
        "{count} answer was taken back as it stands in the file.",
        "{count} answers were taken back as they stand in the file.",
        count,
    ).format(count=count)


def _carried_sentence(form: Form, earlier: Earlier, answers: Answers) -> str:
    carried = sum(1 for _question in unconfirmed(form, answers, visible_questions(form, answers)))
    kept = sum(1 for _answer in kept_answers(form, answers))
    words = ngettext(
        "{count} answer was carried over from {earlier}, for you to confirm",
        "{count} answers were carried over from {earlier}, for you to confirm",
        carried,
    ).format(count=carried, earlier=earlier.report.label)
    if not kept:
        return _("{words}.").format(words=words)
    gone = ngettext("{count} no longer asked", "{count} no longer asked", kept).format(count=kept)
    return _("{words}; {gone}.").format(words=words, gone=gone)
