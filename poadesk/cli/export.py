"""`poadesk export`: the report as a file of any exporter in the table. What is made, and how, is the task's."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from poadesk.cli import command_context
from poadesk.cli.check import finding_line
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.speech import FINE, HAS_ERRORS, Refusal, say, warn
from poadesk.core.blocks import Copy
from poadesk.core.kinds.dates import parse_day
from poadesk.core.preflight import Verdict
from poadesk.export import EXPORTERS, Exporter, Options, Setting, Unprintable, audience_sentence, suffixes
from poadesk.export.exporter import Option
from poadesk.export.report import Report
from poadesk.i18n import N_, _, interface
from poadesk.sentences.preflight import goes_out_sentence
from poadesk.tasks.export import ExportRefused, Order, chosen_exporter, export_report

_NOTHING_SET = Options()
LISTED, FEW = 50, 5
"""Of the places with characters that cannot be printed, and of the characters of one place, so many are named."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\n".join(_explained())
    draft_argument(parser)
    file, words = _("FILE"), interface()
    endings = words.join((f"{file}{suffix}" for suffix in suffixes()), "or")
    to = _("{endings}: the ending says what is made, unless --as does").format(endings=endings)
    parser.add_argument("--to", type=Path, required=True, metavar=file, help=to)
    parser.add_argument("--as", dest="id", choices=list(EXPORTERS), metavar=_("ID"), help=_("what is made; see below"))
    copy = _("a review copy (default) can be made at any time; a final copy is checked first")
    parser.add_argument("--copy", choices=["review", "final"], default="review", help=copy)
    anyway = _("make the final copy even if something is open; errors stop it in any case")
    parser.add_argument("--anyway", action="store_true", help=anyway)
    known = words.join((exporter.id for exporter in EXPORTERS.values() if "paper" in exporter.options), "plain")
    paper = _("for {ids}; default: a4").format(ids=known)
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4", help=paper)
    for option, setting in _settings().items():
        _add_setting(parser, option, setting)
    files = _("save the attachments too, in the folder FILE-files")
    parser.add_argument("--with-files", action="store_true", help=files)
    parser.add_argument("--overwrite", action="store_true", help=_("replace files that are there already"))


def _settings() -> dict[Option, Setting]:
    """What can be set of the offers in the table, each once."""
    offers = (offer for exporter in EXPORTERS.values() for offer in exporter.offers)
    return {setting.option: setting for offer in offers for setting in offer.settings}


def _add_setting(parser: argparse.ArgumentParser, option: Option, setting: Setting) -> None:
    flag, explained = f"--{option.replace('_', '-')}", setting.explained()
    match setting.asked:
        case "tick":
            parser.add_argument(flag, action="store_true", help=explained)
        case "sections":
            parser.add_argument(flag, type=_numbers, default=(), metavar="3,6", help=explained)
        case "words":
            parser.add_argument(flag, default="", metavar=_("WHOM"), help=explained)
        case "day":
            parser.add_argument(flag, type=_day, metavar="2026-05-15", help=explained)


def _numbers(text: str) -> tuple[str, ...]:
    """Section numbers as typed: 3,6 or 3 6."""
    return tuple(text.replace(",", " ").split())


def _day(text: str) -> date:
    """A date in figures, in any custom. Raises ArgumentTypeError."""
    day = parse_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(_("“{text}” is no date. Write it as 2026-05-15.").format(text=text))
    return day


def _export_options(exporter: Exporter, given: argparse.Namespace) -> Options:
    """The options as given. Raises Refusal for what cannot be set of the copy that is to be made."""
    options = Options(given.copy, given.paper, **{option: getattr(given, option) for option in _settings()})
    allowed = {setting.option for setting in exporter.settings(options.copy)}
    for option in _settings():
        if option not in allowed and getattr(options, option) != getattr(_NOTHING_SET, option):
            text = _("--{option} cannot be used with this copy as {suffix}; poadesk export --help says what it is for.")
            raise Refusal(text.format(option=option.replace("_", "-"), suffix=exporter.suffix))
    return options


def _explained() -> Iterator[str]:
    """The table of exporters for --help, and what goes for all of them."""
    yield _("What can be made, each with its ID for --as:")
    for exporter in EXPORTERS.values():
        made = (exporter.suffix, *(companion.suffix for companion in exporter.companions))
        names = interface().join((f"{_('FILE')}{suffix}" for suffix in made), "plain")
        yield f"  {exporter.id}: {names}"
        for offer in exporter.offers:
            copy = f"--copy {offer.copy}: " if len(exporter.offers) > 1 else ""
            yield f"    {copy}{offer.words().use} {audience_sentence(offer.audience)}"
            if offer.settings:
                flags = ", ".join(f"--{setting.option.replace('_', '-')}" for setting in offer.settings)
                yield _("      It takes {flags}.").format(flags=flags)
    yield _(
        "Where several have the same ending, the ending means the first of them.\n"
        "A review copy can be made at any time. Before a final copy is made, the report is checked. If it has errors,\n"
        "or if something is open and --anyway is not given, this is said and nothing is written (exit code 1)."
    )


def _run(options: argparse.Namespace) -> int:
    exporter = chosen_exporter(options.to, options.id)
    order = Order(
        exporter,
        options.to,
        _export_options(exporter, options),
        existing="replace" if options.overwrite else "refuse",
        attachments=options.with_files,
        anyway=options.anyway,
    )
    opened = command_context.open_to_read(options.draft)
    try:
        report = command_context.report_of(opened)
        outcome = export_report(report, order, opened.draft)
    except ExportRefused as refused:
        if refused.reason == "taken" and not options.overwrite:
            text = _("“{path}” is there already. Choose another name, or add --overwrite.")
            raise Refusal(text.format(path=refused.path)) from refused
        raise
    finally:
        opened.draft.close()
    if outcome.verdict != "made":
        return _not_made(report, outcome.verdict, options.copy)
    if exporter.checked_first and (said := goes_out_sentence(report.preflight, options.copy, report.form)):
        say(said)
    say_unprintable(outcome.unprintable)
    say(*(_("Written: {path}").format(path=path) for path in outcome.written))
    return FINE


def _not_made(report: Report, verdict: Verdict, copy: Copy) -> int:
    if verdict == "held-back":
        warn(
            _(
                "Nothing was written: a final copy needs a report without errors. Put these right, or make a review"
                " copy:"
            )
        )
        warn(*(f"  {finding_line(report, finding)}" for finding in report.preflight.errors))
    else:
        warn(_("Nothing was written, because something is open:"))
        warn(f"  {goes_out_sentence(report.preflight, copy, report.form)}")
        warn(_("To look first: poadesk check DRAFT. To export anyway: add --anyway."))
    return HAS_ERRORS


def say_unprintable(found: Sequence[Unprintable]) -> None:
    """Name the characters that print as their numbers, place by place."""
    names: dict[str, list[str]] = {}
    for one in found:
        names.setdefault(one.place, []).append(one.name)
    if names:
        warn(_("No font here has these characters; they print as their numbers. Write them in another way if you can:"))
    for place, characters in list(names.items())[:LISTED]:
        named = [*characters[:FEW], *(["…"] if len(characters) > FEW else [])]
        listed = interface().join(named, "plain")
        warn(f"  {place}: {listed}")
    if len(names) > LISTED:
        warn(_("  … and in {count} more places.").format(count=len(names) - LISTED))


COMMAND = Command(N_("Export a draft as a file to read, to hand in or for other programs."), _arguments, _run)
