"""`poadesk find`: the questions of a draft that hold some words, as the window finds them."""

import argparse
from collections.abc import Iterator

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.speech import FINE, say
from poadesk.core.form import Form
from poadesk.core.search import Entry, entries, matching
from poadesk.core.text.plain_text import clean, one_line
from poadesk.i18n import N_, _
from poadesk.tasks.read_report import read_report

MORE = (
    N_(
        """\
Words are found in numbers, questions, options, paragraphs such as ITI 8 and answers, also as parts of words. Case,
accents, quotes, hyphens and joined letters make no difference. All words given have to be there."""
    ),
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("words", nargs="+", metavar=_("WORDS"), help=_("what to look for"))


def _run(options: argparse.Namespace) -> int:
    report = read_report(options.draft, command_context.context()).report
    known = list(entries(report.form, report.answers, report.wording.language, report.review.visible))
    hits = matching(known, " ".join(options.words))
    say(*(_lines(report.form, hits) if hits else [_("No question has this. Try a part of a word, or fewer words.")]))
    return FINE


def _lines(form: Form, hits: list[Entry]) -> Iterator[str]:
    for hit in hits:
        number = form.questions[hit.question].number
        label = hit.title.removeprefix(number).strip()
        yield f"{number:<8} {_plain(label)}: {_plain(_state(form, hit))}"


def _state(form: Form, hit: Entry) -> str:
    if hit.answer:
        return hit.answer
    if hit.target != hit.question:
        return _("Not asked at present; depends on {number}").format(number=form.questions[hit.target].number)
    return _("Not answered")


def _plain(text: str) -> str:
    return one_line(clean(text).text)


COMMAND = Command(N_("Find the questions and answers that hold some words."), _arguments, _run, MORE)
