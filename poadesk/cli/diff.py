"""`poadesk diff`: what differs between two reports, or between a draft and an earlier moment of it."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from poadesk.cli import desk
from poadesk.cli.command import FINE, Command, Refusal, say
from poadesk.cli.export import warn_of_unprintable
from poadesk.cli.fill import say_unfit
from poadesk.cli.new import FORM
from poadesk.cli.plain_text import lines
from poadesk.export.changes import changes_document
from poadesk.export.report import Report
from poadesk.i18n import N_, _, interface, pgettext
from poadesk.store.compared import Compared, read_comparable, read_compared
from poadesk.store.draft_file import DraftFile
from poadesk.store.forms import FormLibrary
from poadesk.store.history import answers_at

PDF = ".pdf"

MORE = N_(
    """\
OLD and NEW are drafts, JSON exports, or JSON files of answers; they may be on different editions of a form.
With only one draft and --since, the draft is compared with itself as it was: --since "sent to police" takes a
milestone by its name, --since 12 a revision. Unchanged answers are only counted, long unchanged stretches left out."""
)


@dataclass(frozen=True)
class _Named:
    """A report, and what to call it."""

    name: str
    report: Report


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar=_("OLD"), help=_("the older report, a .poadraft or .json file"))
    parser.add_argument("new", type=Path, metavar=_("NEW"), nargs="?", help=_("the newer report"))
    parser.add_argument("--since", metavar=_("MOMENT"), help=_("a milestone or revision of the draft, in place of NEW"))
    parser.add_argument("--to", type=Path, metavar=_("FILE.pdf"), help=_("write a PDF rather than text"))
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4", help=_("for the PDF; default: a4"))
    parser.add_argument("--whole", action="store_true", help=_("leave out nothing of an answer that differs"))
    parser.add_argument("--overwrite", action="store_true", help=_("replace the PDF if it is there already"))


def _run(options: argparse.Namespace) -> int:
    if (options.new is None) == (options.since is None):
        raise Refusal(_("Name two reports, or one draft and with --since an earlier moment of it."))
    if options.to is not None:
        _check_target(options)
    library = desk.library()
    old, new = _versions(options, library)
    succession = library.succession(old.report.form, new.report.form)
    document = changes_document(old.report, new.report, (old.name, new.name), succession, whole=options.whole)
    if options.to is None:
        key = _("Removed words stand between [- and -], added words between {+ and +}.")
        say(*lines(document), *(("", key) if document.notice else ()))
        return FINE
    from poadesk.export.pdf import export

    warn_of_unprintable(document)
    desk.write(options.to, export(document, options.paper), overwrite=options.overwrite)
    say(_("Written: {path}").format(path=options.to))
    return FINE


def _check_target(options: argparse.Namespace) -> None:
    """Raises Refusal before anything is worked out for a file that could not be written."""
    if options.to.suffix.lower() != PDF:
        raise Refusal(_("The ending of “{path}” must be .pdf.").format(path=options.to))
    desk.refuse_taken(options.to, overwrite=options.overwrite)


def _versions(options: argparse.Namespace, library: FormLibrary) -> tuple[_Named, _Named]:
    if options.new is not None:
        old = read_compared(options.old, library, FORM)
        new = read_comparable(options.new, library, old.form)
        return _named(options.old, old), _named(options.new, new)
    opened = desk.open_to_read(options.old)
    try:
        revision, name = _moment(opened.draft, options.since)
        then = Report(opened.form, answers_at(opened.draft, opened.form, revision), revision, desk.today())
    finally:
        opened.draft.close()
    return _Named(f"{options.old.name}: {name}", then), _Named(options.old.name, desk.report_of(opened))


def _moment(draft: DraftFile, since: str) -> tuple[int, str]:
    """The revision that is meant, and its name. Raises Refusal."""
    milestones = draft.milestones()
    for milestone in reversed(milestones):
        if milestone.name.casefold() == since.strip().casefold():
            return milestone.revision, milestone.name
    if since.isdecimal() and int(since) <= draft.revision:
        return int(since), _("revision {revision}").format(revision=int(since))
    words = interface()
    names = words.join((words.quoted(milestone.name) for milestone in milestones), "plain")
    known = names or pgettext("milestones", "none")
    text = _("There is no moment “{since}” in this draft. Its milestones: {known}; its newest revision: {revision}.")
    raise Refusal(text.format(since=since, known=known, revision=draft.revision))


def _named(path: Path, found: Compared) -> _Named:
    """The report as found; what does not fit its form is said, and left out."""
    say_unfit(found.unfit)
    return _Named(path.name, Report(found.form, found.answers, found.revision, desk.today()))


COMMAND = Command(N_("Say what differs between two reports."), _arguments, _run, (MORE,))
