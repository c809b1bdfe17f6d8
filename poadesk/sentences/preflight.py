"""Pre-flight messages: what stands in the way of a report and what is open, in sentences with counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from poadesk.core.blocks import Copy
from poadesk.core.finding import Finding
from poadesk.core.form import DATE, STATUS, Form
from poadesk.core.preflight import FINAL, Preflight
from poadesk.i18n import N_, Catalogue, interface

Kind = Literal["errors", "unconfirmed", "unanswered", "warnings", "not-asked", "status"]

FEW = 4
"""So many questions are named by their numbers; of more only the count is said."""


@dataclass(frozen=True)
class Point:
    """One thing that is in the way or open: `head` counts it, `tail` says what it means."""

    kind: Kind
    head: str
    tail: str


def preflight_points(found: Preflight, form: Form, catalogue: Catalogue | None = None) -> tuple[Point, ...]:
    """What is in the way, then what is open; empty if there is nothing to say."""
    said = catalogue or interface()
    points = (_errors, _unconfirmed, _unanswered, _warnings, _not_asked, _status)
    return tuple(point for make in points if (point := make(found, form, said)) is not None)


def goes_out_sentence(found: Preflight, copy: Copy, form: Form, catalogue: Catalogue | None = None) -> str:
    """With what a copy goes out, in one sentence; empty if nothing is open."""
    said = catalogue or interface()
    open_points = list(_counted(found, copy, form, said))
    text = said.gettext(N_("Goes out with {points}."))
    return text.format(points=said.join(open_points, "plain")) if open_points else ""


def held_back_sentence(found: Preflight, catalogue: Catalogue | None = None) -> str:
    """Why no final copy can be made."""
    said, count = catalogue or interface(), len(found.errors)
    return said.ngettext("Not possible yet: {count} error.", "Not possible yet: {count} errors.", count).format(
        count=said.number(count)
    )


def review_of_final_sentence(found: Preflight, copy: Copy, form: Form, catalogue: Catalogue | None = None) -> str:
    """That a review copy is made of a report whose status is Final; empty if it is another."""
    said = catalogue or interface()
    if copy == "final" or not found.status_differs(copy):
        return ""
    text = said.gettext(N_("The report says: status {status}. This copy is a review copy."))
    return text.format(status=_status_word(found, form, said))


def _counted(found: Preflight, copy: Copy, form: Form, said: Catalogue) -> Iterator[str]:
    if count := len(found.errors):
        yield said.ngettext("{count} error", "{count} errors", count).format(count=said.number(count))
    if count := len(found.unconfirmed):
        text = said.ngettext(
            "{count} answer from {earlier} not confirmed", "{count} answers from {earlier} not confirmed", count
        )
        yield text.format(count=said.number(count), earlier=said.join(found.earlier))
    if count := len(found.unanswered):
        text = said.pgettext("how many questions", "{count} unanswered")
        yield text.format(count=said.number(count))
    if count := len(found.warnings):
        yield said.ngettext("{count} warning", "{count} warnings", count).format(count=said.number(count))
    if found.status_differs(copy):
        yield said.gettext("status {status}").format(status=_status_word(found, form, said))


def _errors(found: Preflight, form: Form, said: Catalogue) -> Point | None:
    if not (count := len(found.errors)):
        return None
    head = said.ngettext("{count} error", "{count} errors", count).format(count=said.number(count))
    tail = said.gettext(N_("A final copy can be made when this is put right."))
    return Point("errors", _with_numbers(head, found.errors, form, said), tail)


def _unconfirmed(found: Preflight, _form: Form, said: Catalogue) -> Point | None:
    if not (count := len(found.unconfirmed)):
        return None
    text = said.ngettext(
        "{count} answer from the {earlier} report is not confirmed.",
        "{count} answers from the {earlier} report are not confirmed.",
        count,
    )
    head = text.format(count=said.number(count), earlier=said.join(found.earlier))
    return Point("unconfirmed", head, said.gettext(N_("Confirm what is still true.")))


def _unanswered(found: Preflight, _form: Form, said: Catalogue) -> Point | None:
    if not (count := len(found.unanswered)):
        return None
    text = said.ngettext("{count} question is not answered.", "{count} questions are not answered.", count)
    tail = said.gettext(N_("Single questions that are asked now; optional ones are not counted."))
    return Point("unanswered", text.format(count=said.number(count)), tail)


def _warnings(found: Preflight, form: Form, said: Catalogue) -> Point | None:
    if not (count := len(found.warnings)):
        return None
    head = said.ngettext("{count} warning", "{count} warnings", count).format(count=said.number(count))
    tail = said.gettext(N_("Please check them. They stop nothing."))
    return Point("warnings", _with_numbers(head, found.warnings, form, said), tail)


def _not_asked(found: Preflight, _form: Form, said: Catalogue) -> Point | None:
    if not (count := found.not_asked):
        return None
    text = said.ngettext(
        "{count} answer belongs to no question that is asked now.",
        "{count} answers belong to no question that is asked now.",
        count,
    )
    tail = said.gettext(N_("Kept in the draft, but not exported."))
    return Point("not-asked", text.format(count=said.number(count)), tail)


def _status(found: Preflight, form: Form, said: Catalogue) -> Point | None:
    if found.status == FINAL and found.date is not None:
        return None
    status = said.gettext(N_("Status: {status}.")).format(status=_status_word(found, form, said))
    date = said.gettext(N_("No date.")) if found.date is None else ""
    numbers = said.join(form.questions[id].number for id in (STATUS, DATE))
    tail = said.gettext(N_("Questions {numbers}.")).format(numbers=numbers)
    return Point("status", " ".join(part for part in (status, date) if part), tail)


def _status_word(found: Preflight, form: Form, said: Catalogue) -> str:
    if found.status is None:
        return said.pgettext("status of a report", "not chosen")
    return form.words(STATUS, said.language).option(found.status)


def _with_numbers(head: str, findings: Sequence[Finding], form: Form, said: Catalogue) -> str:
    """The count with the numbers of the questions, if they are few."""
    numbers = list(dict.fromkeys(form.questions[f.question].number for f in findings if f.question is not None))
    if not 0 < len(numbers) <= FEW or any(finding.question is None for finding in findings):
        return said.gettext(N_("{count}.")).format(count=head)
    return said.gettext(N_("{count} in {numbers}.")).format(count=head, numbers=said.join(numbers))
