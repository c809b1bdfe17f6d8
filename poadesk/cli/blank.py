"""`poadesk blank`: leave the empty descriptive questions of a section blank for one reason, after a look at them."""

import argparse

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.speech import FINE, say
from poadesk.core.check import review
from poadesk.core.form import Form
from poadesk.core.text.plain_text import clean, one_line
from poadesk.i18n import N_, _, interface, ngettext
from poadesk.store.draft.open_report import open_report
from poadesk.tasks.bulk import ORIGIN, REASONS, empty, left_blank
from poadesk.tasks.confirm import find_section

MORE = N_(
    """\
Without --reason, the questions that would be left blank are listed, and nothing is changed. Questions that ask for
figures, dates, persons or files are never among them."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("--section", required=True, metavar=_("ID"), help=_("a section's number or id, such as 5"))
    parser.add_argument("--reason", choices=REASONS, help=_("why they are left blank"))
    parser.add_argument("--because", default="", metavar=_("WORDS"), help=_("in a few words, why it does not apply"))


def _run(options: argparse.Namespace) -> int:
    context = command_context.context()
    report = open_report(options.draft, context.library, read_only=not options.reason)
    try:
        form, answers = report.form, report.answers
        section = find_section(form, options.section)
        questions = empty(form, review(form, answers, context.today), section)
        if options.reason and questions:
            changes = left_blank(answers, questions, options.reason, options.because)
            report.draft.commit(changes, ORIGIN, context.now)
    finally:
        report.draft.close()
    _say(form, questions, done=bool(options.reason))
    return FINE


def _say(form: Form, questions: tuple[str, ...], *, done: bool) -> None:
    if done:
        said = ngettext("{count} question left blank:", "{count} questions left blank:", len(questions))
    else:
        said = ngettext("{count} question is empty:", "{count} questions are empty:", len(questions))
    say(said.format(count=len(questions)) if questions else _("No descriptive question of this section is empty."))
    wording = form.wording(interface().language)
    for id in questions:
        say(one_line(clean(f"  {form.questions[id].number:<8} {wording.questions[id].label}").text))


COMMAND = Command(N_("Leave the empty questions of a section blank, with one reason."), _arguments, _run, (MORE,))
