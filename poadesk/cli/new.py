"""`poadesk new`: an empty draft, or one that begins with the answers of a JSON file."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poadesk.cli import desk
from poadesk.cli.command import FINE, HAS_ERRORS, Command, Refusal, say
from poadesk.cli.fill import MORE, files_argument, fill_draft, with_files
from poadesk.core.answers import Answers, Change
from poadesk.core.form import CYCLE, STATE, Form
from poadesk.core.labels import with_ids
from poadesk.i18n import _
from poadesk.store.answer_file import Given, read_answer_file
from poadesk.store.draft_file import DraftFile
from poadesk.store.reports import OpenReport

FORM = "poa-iti"
"""The form of a new report where none is named; its newest edition is taken."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, metavar="DRAFT", help="the file to make, for example report.poadraft")
    parser.add_argument("--form", metavar="EDITION", help=f"for example {FORM}/2026 (default: the newest edition)")
    parser.add_argument("--state", metavar="STATE", help="three letters (ISO 3166-1) or the name in English")
    parser.add_argument("--cycle", metavar="YEAR", help="reporting cycle (default: the first that the form serves)")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE.json", help="begin with these answers")
    files_argument(parser)


def _run(options: argparse.Namespace) -> int:
    library = desk.library()
    given = read_answer_file(options.source) if options.source else Given({})
    key = options.form or given.form
    form = library.get(key) if key else library.newest(FORM)
    chosen = tuple(_chosen(form, options.state, options.cycle, begun=bool(options.source)))
    unfit = 0
    with _made(options.draft, form) as draft:
        if options.source:
            given = with_files(draft, given, options.source, options.files)
            unfit = fill_draft(OpenReport(draft, form, Answers(), ()), given)
        if changes := _over(draft, chosen):
            draft.commit(changes, "new", desk.now())
    say(_("Made {path} on the form {form}.").format(path=options.draft, form=form.key))
    return HAS_ERRORS if unfit else FINE


@contextmanager
def _made(path: Path, form: Form) -> Iterator[DraftFile]:
    """A new draft, closed at the end, and gone again if it could not be begun as asked."""
    draft = DraftFile.create(path, form.key, desk.now())
    try:
        yield draft
    except BaseException:
        draft.close()
        path.unlink(missing_ok=True)
        raise
    draft.close()


def _over(draft: DraftFile, chosen: tuple[Change, ...]) -> list[Change]:
    """The changes as they are against what the draft holds by now."""
    held = draft.answers()
    changes = (Change(c.question, c.aspect, held.get(c.question, {}).get(c.aspect), c.new) for c in chosen)
    return [change for change in changes if change.old != change.new]


def _chosen(form: Form, state: str | None, cycle: str | None, *, begun: bool) -> Iterator[Change]:
    """State and cycle as answers. Raises Refusal for one that the form does not know."""
    if state is not None:
        raw = with_ids(form.questions[STATE].answer.editor(form.words(STATE, "en")), state)
        iso = str(raw).upper() if len(str(raw)) == 3 else str(raw)
        if iso not in {known.iso for known in form.states}:
            text = _("“{state}” is no State in the list. Give its three letters, such as ATG.")
            raise Refusal(text.format(state=state))
        yield Change(STATE, "value", None, iso)
    if cycle is not None and cycle not in {known.id for known in form.served_cycles()}:
        known = ", ".join(served.id for served in form.served_cycles())
        raise Refusal(_("This form serves the cycles {known}, not “{cycle}”.").format(known=known, cycle=cycle))
    if cycle is not None or not begun:
        yield Change(CYCLE, "value", None, cycle or form.first_cycle)


COMMAND = Command("Make a new draft.", _arguments, _run, MORE)
