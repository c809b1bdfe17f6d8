"""`poadesk new`: an empty draft, one with the answers of a JSON file, or one that starts from an earlier report."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from poadesk.cli import command_context
from poadesk.cli.carry_forward import say_carried
from poadesk.cli.command import Command
from poadesk.cli.fill import MORE, files_argument, say_filled
from poadesk.cli.speech import FINE, HAS_ERRORS, say
from poadesk.core.form import CYCLE, Form
from poadesk.core.json_values import Json
from poadesk.i18n import N_, _
from poadesk.store.earlier_report import Earlier
from poadesk.tasks.begin import FORM, begin_report, edition_for, said_answers
from poadesk.tasks.carry_forward import carry_forward, read_source, start_from
from poadesk.tasks.context import Context
from poadesk.tasks.fill_answers import HandWritten, begin_with_answers


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, metavar=_("DRAFT"), help=_("the file to make, for example report.poadraft"))
    edition = _("for example {form}/2026 (default: the newest edition)").format(form=FORM)
    parser.add_argument("--form", metavar=_("EDITION"), help=edition)
    parser.add_argument("--state", metavar=_("STATE"), help=_("three letters (ISO 3166-1) or the name in English"))
    parser.add_argument(
        "--cycle", metavar=_("YEAR"), help=_("reporting cycle (default: the newest whose years are over, or the next)")
    )
    parser.add_argument("--language", metavar=_("CODE"), help=_("of the report: ar, en, es, fr, ru or zh"))
    parser.add_argument("--from", dest="source", type=Path, metavar=_("FILE"), help=_("an earlier report, or answers"))
    files_argument(parser)


def _run(options: argparse.Namespace) -> int:
    context = command_context.context()
    source = read_source(options.source, context.library, options.files) if options.source else None
    if isinstance(source, Earlier):
        form, unfit = _carried(source, options, context)
    else:
        form, unfit = _begun(source, options, context)
    say(_("Made {path} on the form {form}.").format(path=options.draft, form=form.key))
    return HAS_ERRORS if unfit else FINE


def _carried(earlier: Earlier, options: argparse.Namespace, context: Context) -> tuple[Form, int]:
    """Start from an earlier report; gives its form and the number of things that did not fit."""
    start = start_from(earlier, context.library, key=options.form, cycle=options.cycle)
    chosen = {CYCLE: start.cycle, **_said(start.form, options)}
    return start.form, say_carried(carry_forward(options.draft, start, chosen, context))


def _begun(written: HandWritten | None, options: argparse.Namespace, context: Context) -> tuple[Form, int]:
    """Begin with nothing, or with answers written by hand, which are taken as they are."""
    form = edition_for(context.library, key=options.form, cycle=options.cycle)
    said = _said(form, options)
    if written is None:
        begin_report(options.draft, form, {CYCLE: form.usual_cycle(context.today), **said}, context)
        return form, 0
    return form, say_filled(begin_with_answers(options.draft, form, written, said, context))


def _said(form: Form, options: argparse.Namespace) -> Mapping[str, Json]:
    return said_answers(form, state=options.state, cycle=options.cycle, language=options.language)


_FROM = N_(
    """\
--from takes an earlier report: a draft, or a data file (JSON) of any edition. Its answers are carried over for the
next cycle (or --cycle), each marked until it is confirmed: see "poadesk confirm". Figures by year begin empty. A data
file of the same edition, and of the cycle given or no --cycle, is read as the same report instead; so are answers
written by hand."""
)

COMMAND = Command(N_("Make a new draft."), _arguments, _run, (_FROM, MORE))
