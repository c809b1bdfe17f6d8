"""`poadesk diff`: what differs between two reports, or between a draft and an earlier version of it."""

import argparse
from pathlib import Path

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.document_text import lines
from poadesk.cli.export import say_unprintable
from poadesk.cli.fill import say_unfit
from poadesk.cli.speech import FINE, Refusal, say
from poadesk.i18n import N_, _
from poadesk.tasks.compare import Point, Side, compare, read_side, save_pdf, sides_since
from poadesk.tasks.context import Context

PDF = ".pdf"

MORE = N_(
    """\
OLD and NEW are drafts, data files (JSON), or JSON files of answers; they may be on different editions of a form.
With only one draft and --since, the draft is compared with itself as it was: --since "sent to police" takes a
named version, --since 12 a revision. Unchanged answers are only counted; long unchanged parts are left out."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar=_("OLD"), help=_("the older report, a .poadraft or .json file"))
    parser.add_argument("new", type=Path, metavar=_("NEW"), nargs="?", help=_("the newer report"))
    parser.add_argument(
        "--since", metavar=_("VERSION"), help=_("a named version or a revision of the draft, in place of NEW")
    )
    parser.add_argument("--to", type=Path, metavar=_("FILE.pdf"), help=_("write a PDF rather than text"))
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4", help=_("for the PDF; default: a4"))
    parser.add_argument("--whole", action="store_true", help=_("leave out nothing of an answer that differs"))
    parser.add_argument("--overwrite", action="store_true", help=_("replace the PDF if it is there already"))


def _run(options: argparse.Namespace) -> int:
    if (options.new is None) == (options.since is None):
        raise Refusal(_("Name two reports, or one draft and with --since an earlier version of it."))
    if options.to is not None:
        _check_target(options)
    context = command_context.context()
    older, newer = _sides(options, context)
    document = compare(older, newer, context.library, whole=options.whole).document
    if options.to is None:
        key = _("Removed words stand between [- and -], added words between {+ and +}.")
        say(*lines(document), *(("", key) if document.notice else ()))
        return FINE
    from poadesk.export.pdf import unprintable

    say_unprintable(unprintable(document))
    save_pdf(document, options.paper, options.to, replace=options.overwrite)
    say(_("Written: {path}").format(path=options.to))
    return FINE


def _check_target(options: argparse.Namespace) -> None:
    """Raises Refusal before anything is worked out for a file that could not be written."""
    if options.to.suffix.lower() != PDF:
        raise Refusal(_("The ending of “{path}” must be .pdf.").format(path=options.to))
    command_context.refuse_taken(options.to, overwrite=options.overwrite)


def _sides(options: argparse.Namespace, context: Context) -> tuple[Side, Side]:
    """The older and the newer report; what does not fit its form is said, and left out."""
    if options.since is not None:
        return sides_since(options.old, options.since, context, _name)
    older = read_side(options.old, context)
    newer = read_side(options.new, context, older.report.form)
    for side in (older, newer):
        say_unfit(side.unfit)
    return older, newer


def _name(draft: str, point: Point) -> str:
    moment = point.name or _("revision {revision}").format(revision=point.revision)
    return _("{draft}: {moment}").format(draft=draft, moment=moment)


COMMAND = Command(N_("Say what differs between two reports."), _arguments, _run, (MORE,))
