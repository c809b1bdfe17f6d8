"""Change lines: what changes bring about, to be read: by question, and inside an answer part by part and word by word.
No Qt.

Unlike `core.diff.reports`, which compares what two reports say, this shows every change that is to be made or was made,
of notes and of answers put aside too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS, BLANK_REASONS, Aspect
from poadesk.core.blocks import Run
from poadesk.core.diff.answer_parts import answer_parts
from poadesk.core.diff.parts import PartChange, one_sided, parts_changed
from poadesk.core.diff.words import shortened, words_changed
from poadesk.core.finding import Misfit
from poadesk.core.form import CYCLE, Form
from poadesk.core.json_values import Json
from poadesk.core.session import read
from poadesk.core.wording import Words
from poadesk.i18n import _, pgettext
from poadesk.sentences.labels import aspect_label, blank_label

_BESIDE = 60
"""Letters of the fields of a row that stand in one line."""
_BRIEF = 90
"""Letters of an answer in a list."""


@dataclass(frozen=True)
class Line:
    """One part of an answer that differs: its label, if it has one, and the words of both versions.

    A row of a table is a line without words; its fields follow, one `indent` further in.
    """

    label: str
    runs: tuple[Run, ...]
    indent: int = 0


@dataclass(frozen=True)
class Shown:
    """The changes of one question; `title` is its number and wording."""

    question: str
    title: str
    lines: tuple[Line, ...]


def shown_changes(form: Form, answers: Answers, language: str, changes: Iterable[Change]) -> tuple[Shown, ...]:
    """The changes by question, in the form's order; `answers` say which cycle's wording counts."""
    place = {question: number for number, question in enumerate(form.questions)}
    last = len(place)
    in_order = sorted(changes, key=lambda change: (place.get(change.question, last), change.question))
    cycle = answers.value(CYCLE)
    return tuple(
        Shown(question, _title(form, question, language, cycle), tuple(_lines(form, language, cycle, several)))
        for question, several in groupby(in_order, lambda change: change.question)
    )


def lines_of(form: Form, change: Change, language: str, cycle: Json) -> tuple[Line, ...]:
    """What a change does, part by part."""
    old, new = (_fitting(form, change, value) for value in (change.old, change.new))
    if change.aspect == "value" and change.question in form.questions:
        return tuple(_value_lines(form, change.question, form.words(change.question, language, cycle), old, new))
    runs = words_changed(_said(change.aspect, old), _said(change.aspect, new))
    return (Line(aspect_label(ASPECTS[change.aspect].label), runs),)


def brief(form: Form, change: Change, language: str, cycle: Json) -> str:
    """The new words in short, for a list; it costs no comparison."""
    new = _fitting(form, change, change.new)
    if new is None:
        return pgettext("answer", "removed")
    if change.aspect == "value" and change.question in form.questions:
        said = form.questions[change.question].answer.as_text(new, form.words(change.question, language, cycle))
    else:
        said = _said(change.aspect, new)
    words = " ".join(said[: _BRIEF * 2].split())
    return words if len(words) <= _BRIEF else f"{words[: _BRIEF - 1]}…"


def _title(form: Form, question: str, language: str, cycle: Json) -> str:
    if question not in form.questions:
        return _("A question that this form does not have")
    label = form.words(question, language, cycle).text.label
    return _("{number} {question}").format(number=form.questions[question].number, question=label)


def _lines(form: Form, language: str, cycle: Json, changes: Iterable[Change]) -> Iterator[Line]:
    for change in changes:
        yield from lines_of(form, change, language, cycle)


def _fitting(form: Form, change: Change, value: Json) -> Json:
    """The value as its question reads it; None for what an older or broken file holds and no question takes."""
    try:
        return read(form, change.question, change.aspect, value)
    except Misfit:
        return None


def _value_lines(form: Form, question: str, words: Words, old: Json, new: Json) -> Iterator[Line]:
    kind = form.questions[question].answer
    before, after = (() if value is None else answer_parts(kind, words, value) for value in (old, new))
    if old is not None and new is not None:
        parts, rearranged = parts_changed(before, after)
        yield from _part_lines(parts)
        if rearranged:
            yield Line("", (Run(_("The rows are in another order."), tone="quiet"),))
    else:
        yield from _part_lines(tuple(one_sided("dropped", part) for part in before))
        yield from _part_lines(tuple(one_sided("new", part) for part in after))


def _part_lines(parts: tuple[PartChange, ...], indent: int = 0) -> Iterator[Line]:
    """A row with its fields under it, unless all of them fit beside its label."""
    for part in parts:
        inner = tuple(_inner(part))
        if part.parts and sum(len(run.text) for run in inner) > _BESIDE:
            yield Line(part.label, (), indent)
            yield from _part_lines(part.parts, indent + 1)
        else:
            yield Line(part.label, inner or shortened(part.runs), indent)


def _inner(part: PartChange) -> Iterator[Run]:
    """The fields of a row or the years of a figure, one after the other."""
    for number, field in enumerate(part.parts):
        if number:
            yield Run("; ", tone="quiet")
        if field.label:
            yield Run(_("{label}: ").format(label=field.label), tone="quiet")
        yield from _inner(field)
        yield from shortened(field.runs)


def _said(aspect: Aspect, value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        if aspect == "carried":
            return _("from {report}").format(report=value.get("from"))
        label = next((blank_label(known) for known in BLANK_REASONS if known == value.get("reason")), "")
        return f"{label} {value.get('text') or ''}".strip()
    return str(value)
