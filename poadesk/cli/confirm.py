"""`poadesk confirm`: say of answers carried over from an earlier report that they still hold, or no longer do."""

import argparse
from collections.abc import Iterator

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.speech import FINE, Refusal, say
from poadesk.core.answers import Answers, Change
from poadesk.core.form import Form
from poadesk.core.text.plain_text import clean, one_line
from poadesk.i18n import N_, _, interface, ngettext
from poadesk.store.draft.open_report import open_report
from poadesk.tasks.confirm import ORIGIN, clear_questions, confirm_questions, confirm_section, waiting

MORE = N_(
    """\
Without a section or question, what is not confirmed yet is listed. With --section, every answer of that section is
confirmed that has no figure, date, person or file in it. Look at those and name them one by one."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("questions", nargs="*", metavar=_("QUESTION"), help=_("numbers or ids of questions"))
    parser.add_argument("--section", metavar=_("ID"), help=_("a section's number or id, such as 5 or stockpile"))
    parser.add_argument(
        "--no-longer-true",
        "--gone",
        dest="gone",
        action="store_true",
        help=_("clear the answers of these questions: they are no longer true"),
    )


def _run(options: argparse.Namespace) -> int:
    chosen = bool(options.questions or options.section)
    if options.section and options.questions:
        raise Refusal(_("Name either a section or questions."))
    if options.gone and not options.questions:
        raise Refusal(_("Name the questions whose answers are no longer true, one by one."))
    context = command_context.context()
    report = open_report(options.draft, context.library, read_only=not chosen)
    try:
        changes = _changes(report.form, report.answers, options)
        if changes:
            report.draft.commit(changes, ORIGIN, context.now)
    finally:
        report.draft.close()
    answers = report.answers.with_changes(changes)
    if chosen:
        _say_done(len({change.question for change in changes}), gone=options.gone)
    say(*_left(report.form, answers))
    return FINE


def _changes(form: Form, answers: Answers, options: argparse.Namespace) -> tuple[Change, ...]:
    if options.section:
        return confirm_section(form, answers, options.section)
    if options.gone:
        return clear_questions(form, answers, options.questions)
    return confirm_questions(form, answers, options.questions)


def _say_done(count: int, *, gone: bool) -> None:
    if gone:
        text = ngettext("{count} answer was cleared.", "{count} answers were cleared.", count)
    else:
        text = ngettext("{count} answer was confirmed.", "{count} answers were confirmed.", count)
    say(text.format(count=count))


def _left(form: Form, answers: Answers) -> Iterator[str]:
    """What is still to be confirmed, with a star where it can be done only one by one."""
    left = waiting(form, answers)
    if not left:
        yield _("Nothing is left to be confirmed.")
        return
    yield _("Not confirmed yet (* one by one):")
    wording = form.wording(interface().language)
    for one in left:
        star = "*" if one.alone else " "
        line = f"{form.questions[one.question].number:<8} {wording.questions[one.question].label} ({one.earlier})"
        yield f"{star} {one_line(clean(line).text)}"


COMMAND = Command(N_("Confirm answers carried over from an earlier report."), _arguments, _run, (MORE,))
