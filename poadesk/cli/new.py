"""`poadesk new`: an empty draft, one with the answers of a JSON file, or one that starts from an earlier report."""

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from poadesk.cli import desk
from poadesk.cli.carry import carry
from poadesk.cli.command import FINE, HAS_ERRORS, Command, Refusal, say
from poadesk.cli.fill import MORE, files_argument, fill_draft, with_files
from poadesk.core.answers import Answers, Change
from poadesk.core.form import CYCLE, STATE, Form
from poadesk.core.labels import with_ids
from poadesk.i18n import N_, _, interface
from poadesk.store.answer_file import Given, read_answer_file
from poadesk.store.draft_file import DraftFile
from poadesk.store.earlier import is_answers, read_earlier
from poadesk.store.forms import FormLibrary, UnknownForm
from poadesk.store.new_draft import new_draft
from poadesk.store.reports import OpenReport

FORM = "poa-iti"
"""The form of a new report where none is named; its newest edition is taken."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, metavar=_("DRAFT"), help=_("the file to make, for example report.poadraft"))
    edition = _("for example {form}/2026 (default: the newest edition)").format(form=FORM)
    parser.add_argument("--form", metavar=_("EDITION"), help=edition)
    parser.add_argument("--state", metavar=_("STATE"), help=_("three letters (ISO 3166-1) or the name in English"))
    parser.add_argument(
        "--cycle", metavar=_("YEAR"), help=_("reporting cycle (default: the newest whose years are over, or the next)")
    )
    parser.add_argument("--from", dest="source", type=Path, metavar=_("FILE"), help=_("an earlier report, or answers"))
    files_argument(parser)


def _run(options: argparse.Namespace) -> int:
    library = desk.library()
    given = read_answer_file(options.source) if options.source and is_answers(options.source) else None
    earlier = read_earlier(options.source, library, options.files) if options.source and _is_report(given) else None
    form = _edition(library, options.form, options.cycle, earlier.report.form.id if earlier else FORM)
    cycle = options.cycle
    wanted = cycle or (earlier.usual_cycle(form) if earlier else "")
    if earlier and wanted != earlier.cycle:
        cycle = wanted
    chosen = tuple(_chosen(form, options.state, cycle, begun=given is not None))
    if earlier:
        begun = partial(carry, earlier=earlier, cycle=wanted, library=library, chosen=chosen)
    else:
        begun = partial(_fill, form=form, given=given, options=options)
    with new_draft(options.draft, form.key, desk.now()) as draft:
        unfit = begun(draft)
        if changes := _over(draft, chosen):
            draft.commit(changes, "new", desk.now())
    say(_("Made {path} on the form {form}.").format(path=options.draft, form=form.key))
    return HAS_ERRORS if unfit else FINE


def _is_report(given: Given | None) -> bool:
    """Whether the file is a draft or an export, which says what it answers, and not answers written by hand."""
    return given is None or given.form is not None


def _edition(library: FormLibrary, key: str | None, cycle: str | None, form: str) -> Form:
    """The edition named, else the one for the cycle, else the newest."""
    if key:
        return library.get(key)
    if cycle is None:
        return library.newest(form)
    try:
        return library.newest_for(form, cycle)
    except UnknownForm:
        known = interface().join(served.id for served in library.newest(form).served_cycles())
        text = _("No form at hand is for the cycle “{cycle}”. The newest one serves {known}.")
        raise Refusal(text.format(cycle=cycle, known=known)) from None


def _fill(draft: DraftFile, form: Form, given: Given | None, options: argparse.Namespace) -> int:
    """Take the answers as they are; gives the number of those that do not fit."""
    if given is None:
        return 0
    with_bytes = with_files(draft, given, options.source, options.files)
    return fill_draft(OpenReport(draft, form, Answers(), ()), with_bytes)


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
        known = interface().join(served.id for served in form.served_cycles())
        raise Refusal(_("This form serves the cycles {known}, not “{cycle}”.").format(known=known, cycle=cycle))
    if cycle is not None or not begun:
        yield Change(CYCLE, "value", None, cycle or form.usual_cycle(desk.today()))


_FROM = N_(
    """\
--from takes an earlier report: a draft, or a JSON export of any edition. Its answers are carried over for the next
cycle (or --cycle), each marked until it is confirmed: see "poadesk confirm". Figures by year begin empty. An export of
the same edition, and of the cycle given or no --cycle, is taken back whole instead, and so are answers written by
hand."""
)

COMMAND = Command(N_("Make a new draft."), _arguments, _run, (_FROM, MORE))
