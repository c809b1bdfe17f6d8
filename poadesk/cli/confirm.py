"""`poadesk confirm`: say of answers carried over from an earlier report that they still hold, or no longer do."""

import argparse
from collections.abc import Iterable, Iterator

from poadesk.cli import desk, draft_argument
from poadesk.cli.command import FINE, Command, Refusal, say
from poadesk.core.answers import Answers, Change
from poadesk.core.check import visible_questions
from poadesk.core.confirming import confirmable_together, gone, holds_facts, still_true, unconfirmed
from poadesk.core.form import Form, Section
from poadesk.core.plain import clean, one_line
from poadesk.i18n import N_, _, interface, ngettext
from poadesk.store.reports import OpenReport, open_report

MORE = N_(
    """\
Without a section or question, what is not confirmed yet is listed. With --section, every answer of that section is
confirmed that has no figure, date, person or file in it; those have to be looked at and named one by one."""
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("questions", nargs="*", metavar=_("QUESTION"), help=_("numbers or ids of questions"))
    parser.add_argument("--section", metavar=_("ID"), help=_("a section's number or id, such as 5 or stockpile"))
    parser.add_argument(
        "--gone", action="store_true", help=_("clear the answers of these questions: they no longer hold")
    )


def _run(options: argparse.Namespace) -> int:
    chosen = bool(options.questions or options.section)
    if options.section and options.questions:
        raise Refusal(_("Name either a section or questions."))
    if options.gone and not options.questions:
        raise Refusal(_("Name the questions whose answers no longer hold, one by one."))
    report = open_report(options.draft, desk.library(), read_only=not chosen)
    try:
        changes = _changes(report, options)
        if changes:
            report.draft.commit(changes, "confirm", desk.now())
    finally:
        report.draft.close()
    answers = report.answers.with_changes(changes)
    if chosen:
        _say_done(len({change.question for change in changes}), gone=options.gone)
    say(*_left(report.form, answers))
    return FINE


def _changes(report: OpenReport, options: argparse.Namespace) -> tuple[Change, ...]:
    form, answers = report.form, report.answers
    if options.section:
        asked = visible_questions(form, answers)
        section = _section(form, options.section)
        return still_true(answers, confirmable_together(form, answers, asked, section.id))
    ids = tuple(dict.fromkeys(_carried(form, answers, options.questions)))
    if options.gone:
        return tuple(change for id in ids for change in gone(answers, id))
    return still_true(answers, ids)


def _section(form: Form, name: str) -> Section:
    for section in form.sections:
        if name in {section.id, section.number}:
            return section
    known = interface().join(f"{section.number} ({section.id})" for section in form.sections)
    raise Refusal(_("There is no section “{name}”. The sections are {known}.").format(name=name, known=known))


def _carried(form: Form, answers: Answers, names: Iterable[str]) -> Iterator[str]:
    """The ids of the questions named. Raises Refusal for one that is not there or has nothing to confirm."""
    for name in names:
        question = form.find(name)
        if question is None:
            raise Refusal(_("There is no question “{name}” in the form.").format(name=name))
        if answers.carried_from(question.id) is None:
            text = _("“{name}” has no answer that waits to be confirmed. Nothing was changed.")
            raise Refusal(text.format(name=name))
        yield question.id


def _say_done(count: int, *, gone: bool) -> None:
    if gone:
        text = ngettext("{count} answer was cleared.", "{count} answers were cleared.", count)
    else:
        text = ngettext("{count} answer was confirmed.", "{count} answers were confirmed.", count)
    say(text.format(count=count))


def _left(form: Form, answers: Answers) -> Iterator[str]:
    """What is still to be confirmed, with a star where it can be done only one by one."""
    left = tuple(unconfirmed(form, answers, visible_questions(form, answers)))
    if not left:
        yield _("Nothing is left to be confirmed.")
        return
    yield _("Not confirmed yet (* one by one):")
    wording = form.wording(interface().language)
    for id in left:
        star = "*" if holds_facts(form, answers, id) else " "
        line = f"{form.questions[id].number:<8} {wording.questions[id].label} ({answers.carried_from(id)})"
        yield f"{star} {one_line(clean(line).text)}"


COMMAND = Command(N_("Confirm answers carried over from an earlier report."), _arguments, _run, (MORE,))
