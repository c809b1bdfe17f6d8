"""`poadesk check`: every finding, for a person or as JSON. The window shows the same, from the same review."""

import argparse
from dataclasses import asdict

from poadesk.cli import command_context
from poadesk.cli.command import Command
from poadesk.cli.commands import draft_argument
from poadesk.cli.speech import FINE, HAS_ERRORS, say, say_data, warn
from poadesk.core.finding import Finding, Severity
from poadesk.core.json_values import Json
from poadesk.core.preflight import Preflight
from poadesk.core.text.plain_text import clean, one_line
from poadesk.export.data import to_bytes
from poadesk.export.report import Report
from poadesk.i18n import N_, _, ngettext
from poadesk.sentences.findings import finding_sentence
from poadesk.sentences.labels import severity_label
from poadesk.sentences.misfits import misfit_sentence
from poadesk.sentences.preflight import preflight_points

_LABEL = 60


def _arguments(parser: argparse.ArgumentParser) -> None:
    draft_argument(parser)
    parser.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))


def _run(options: argparse.Namespace) -> int:
    opened = command_context.open_to_read(options.draft)
    report = command_context.report_of(opened)
    opened.draft.close()
    for stored in opened.misfits:
        warn(f"{stored.question}: {misfit_sentence(stored.misfit)}")
    if options.json:
        say_data(to_bytes(review_data(report)))
    else:
        say_points(report)
        say_findings(report)
    return HAS_ERRORS if report.review.has_errors() else FINE


def review_data(report: Report) -> dict[str, Json]:
    """The findings in the order of the form, with the progress of each section."""
    progress: dict[str, Json] = {section: asdict(known) for section, known in report.review.progress.items()}
    return {
        "form": report.form.key,
        "revision": report.revision,
        "progress": progress,
        "before-it-goes-out": _preflight_data(report.preflight),
        "findings": [_finding_data(report, finding) for finding in report.review.findings],
    }


def _preflight_data(found: Preflight) -> Json:
    return {
        "errors": len(found.errors),
        "unconfirmed": len(found.unconfirmed),
        "unanswered": len(found.unanswered),
        "warnings": len(found.warnings),
        "not-asked": found.not_asked,
        "status": found.status,
        "date": found.date,
        "final-copy": found.verdict("final"),
    }


def _finding_data(report: Report, finding: Finding) -> Json:
    question = report.form.questions.get(finding.question or "")
    return {
        "severity": finding.severity.name.lower(),
        "code": finding.code,
        "question": finding.question,
        "number": question.number if question else None,
        "row": finding.row,
        "part": finding.part,
        "params": dict(finding.params),
        "sentence": finding_sentence(finding, report.form),
    }


def say_points(report: Report) -> None:
    """What stands in the way of a final copy, and what is open; then an empty line."""
    points = preflight_points(report.preflight, report.form)
    say(_("Before it goes out:") if points else _("Nothing stands in the way, and nothing is open."))
    say(*(f"  {point.head} {point.tail}" for point in points), "")


def say_findings(report: Report, least: Severity = Severity.NOTE) -> None:
    """The findings that are at least so grave, worst first, and how many there are of each severity."""
    worst_first = sorted(report.review.findings, key=lambda finding: -finding.severity)
    say(*(finding_line(report, finding) for finding in worst_first if finding.severity >= least))
    errors, warnings, notes = (sum(f.severity is s for f in worst_first) for s in sorted(Severity, reverse=True))
    counts = (
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        ngettext("{count} note", "{count} notes", notes).format(count=notes),
    )
    found = _("{errors}, {warnings}, {notes}.").format(errors=counts[0], warnings=counts[1], notes=counts[2])
    total = report.review.total()
    done = _("{done} of {families} main questions done.").format(done=total.done, families=total.families)
    say(f"{found} {done}")


def finding_line(report: Report, finding: Finding) -> str:
    """Severity, number, short label of the question, and the sentence; on one line."""
    question = report.form.questions.get(finding.question or "")
    place = _("The report")
    if question is not None:
        place = f"{question.number} {_short(report.wording.questions[question.id].label)}"
    text = _("{severity}: {place} – {sentence}").format(
        severity=severity_label(finding.severity), place=place, sentence=finding_sentence(finding, report.form)
    )
    return one_line(clean(text).text)


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rsplit(" ", 1)[0] + "…"


COMMAND = Command(N_("List what stands in the way of handing in a report, and what is open."), _arguments, _run)
