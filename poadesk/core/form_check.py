"""Form validation: whether a form hangs together: every reference leads somewhere, every id has its words.

Complete: all faults are given, never only the first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from poadesk.core import form as forms
from poadesk.core.condition import Is, leaves, target
from poadesk.core.cross_checks import Compare, CrossCheck, Expect, Require
from poadesk.core.form import Form, Question, Section
from poadesk.core.json_values import Json
from poadesk.core.kinds.yeartable import YearTable
from poadesk.core.text.plain_text import clean, one_line
from poadesk.core.wording import Wording, Words, places

MOST_FAULTS = 100
"""Named of one form; who has mended these will see the rest."""

_LONGEST = 200
"""Characters, and entries of a list, of what a fault quotes."""

ESSENTIAL = (forms.STATE, forms.CYCLE, forms.LANGUAGE, forms.STATUS)


@dataclass(frozen=True)
class Fault:
    """What is wrong in a form: a code with parameters, and where. `file` is a bare file name."""

    code: str
    params: Mapping[str, Json] = field(default_factory=dict)
    file: str = "form.toml"
    section: str = ""
    question: str = ""


def bounded(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """The first MOST_FAULTS of them, and one that says there are more; what they quote is cut and made plain."""
    each = iter(found)
    first = [_plain(fault) for fault in islice(each, MOST_FAULTS)]
    if next(each, None) is not None:
        first.append(Fault("form.more-faults", {"limit": MOST_FAULTS}))
    return tuple(first)


def _plain(fault: Fault) -> Fault:
    params = {key: _quoted(value) for key, value in fault.params.items()}
    section, question = str(_quoted(fault.section)), str(_quoted(fault.question))
    return replace(fault, params=params, section=section, question=question)


def _quoted(value: Json) -> Json:
    if isinstance(value, str):
        return one_line(clean(value[:_LONGEST]).text) + ("…" if len(value) > _LONGEST else "")
    if isinstance(value, list):
        return [_quoted(inner) for inner in value[:_LONGEST]] + (["…"] if len(value) > _LONGEST else [])
    return value


def faults(form: Form) -> Iterator[Fault]:
    """Everything that keeps a form from being used."""
    yield from _identity_faults(form)
    seen: dict[str, Question] = {}
    for section in form.sections:
        for question in section.questions:
            for fault in _condition_faults(question, seen):
                yield replace(fault, section=section.id, question=question.id)
            seen[question.id] = question
    yield from _optional_faults(form)
    for check in form.checks:
        yield from _check_faults(check, form)
    for wording in form.wordings.values():
        yield from _wording_faults(form, wording)


def _identity_faults(form: Form) -> Iterator[Fault]:
    questions = [(section, question) for section in form.sections for question in section.questions]
    ids = Counter(question.id for _, question in questions)
    numbers = Counter(question.number for _, question in questions)
    for section, question in questions:
        if ids[question.id] > 1:
            yield Fault("form.id-twice", {"id": question.id}, section=section.id, question=question.id)
        if numbers[question.number] > 1:
            yield Fault("form.number-twice", {"number": question.number}, section=section.id, question=question.id)
    for id, count in Counter(section.id for section in form.sections).items():
        if count > 1:
            yield Fault("form.section-twice", {"id": id}, section=id)
    for essential in ESSENTIAL:
        if essential not in ids:
            yield Fault("form.essential-missing", {"id": essential}, section="about")
    if form.cycle(form.first_cycle) is None:
        yield Fault("form.cycle-unknown", {"cycle": form.first_cycle})
    if form.last_cycle is not None and (form.cycle(form.last_cycle) is None or form.last_cycle < form.first_cycle):
        yield Fault("form.last-cycle", {"cycle": form.last_cycle})


def _condition_faults(question: Question, earlier: Mapping[str, Question]) -> Iterator[Fault]:
    for leaf in leaves(question.when) if question.when is not None else ():
        yield from _leaf_faults(target(leaf), leaf, earlier)


def _optional_faults(form: Form) -> Iterator[Fault]:
    """Unlike `when`, `optional` may look at later questions too: it decides nothing that others rest on."""
    for question in form.questions.values():
        for leaf in () if isinstance(question.optional, bool) else leaves(question.optional):
            for fault in _leaf_faults(target(leaf), leaf, form.questions):
                yield replace(fault, section=form.section_of[question.id].id, question=question.id)


def _leaf_faults(asked: str, leaf: object, known: Mapping[str, Question]) -> Iterator[Fault]:
    if asked not in known:
        yield Fault("form.condition-target", {"target": asked})
    elif isinstance(leaf, Is):
        offered = known[asked].answer.chosen_ids()
        for option in leaf.options:
            if option not in offered:
                yield Fault("form.condition-option", {"target": asked, "option": option, "options": list(offered)})


def _check_faults(check: CrossCheck, form: Form) -> Iterator[Fault]:
    match check:
        case Compare() | Require():
            for part in (*check.left, *check.right):
                question = form.questions.get(part.question)
                if question is None or not isinstance(question.answer, YearTable):
                    yield Fault("form.check-target", {"check": check.id, "target": part.question})
                else:
                    for row in set(part.rows).difference(question.answer.rows):
                        yield Fault("form.check-row", {"check": check.id, "target": part.question, "row": row})
        case Expect():
            if check.question not in form.questions:
                yield Fault("form.check-target", {"check": check.id, "target": check.question})
            for leaf in (*leaves(check.given), *leaves(check.expect)):
                for fault in _leaf_faults(target(leaf), leaf, form.questions):
                    yield replace(fault, params={**fault.params, "check": check.id})


def _wording_faults(form: Form, wording: Wording) -> Iterator[Fault]:
    file = f"text.{wording.language}.toml"
    for section in form.sections:
        if section.id not in wording.sections:
            yield Fault("text.section-missing", {"id": section.id}, file, section.id)
        for fault in _section_text_faults(form, section, wording):
            yield replace(fault, file=fault.file or file, section=section.id)
    known = {section.id for section in form.sections}
    for id in wording.sections.keys() - known:
        yield Fault("text.section-unknown", {"id": id}, file, id)
    for id in wording.questions.keys() - form.questions.keys():
        yield Fault("text.question-unknown", {"id": id}, file, question=id)
    for check in form.checks:
        if check.id not in wording.checks:
            yield Fault("text.check-missing", {"check": check.id}, file)
        else:
            yield from _message_faults(check, wording.checks[check.id], file)


_PLACES: Mapping[type[CrossCheck], tuple[str, ...]] = {
    Compare: ("year", "left", "right"), Require: ("year", "left"), Expect: ("numbers",),
}  # fmt: skip
"""What the message of a check can name, by its kind."""


def _message_faults(check: CrossCheck, message: str, file: str) -> Iterator[Fault]:
    given = _PLACES[type(check)]
    if not places(message) <= set(given):
        yield Fault("text.message-places", {"check": check.id, "places": list(given)}, file)


def _section_text_faults(form: Form, section: Section, wording: Wording) -> Iterator[Fault]:
    """What is wrong with the words of a section; `file` is empty for the file of the wording."""
    for question in section.questions:
        if question.id not in wording.questions:
            yield Fault("text.question-missing", {"id": question.id}, "", question=question.id)
            continue
        words = form.words(question.id, wording.language)
        for label in question.answer.labels():
            if not _has_label(words, label):
                yield Fault("text.label-missing", {"label": label}, "", question=question.id)
        for key in sorted(question.answer.common_words() - wording.common.keys()):
            yield Fault("words.missing", {"key": key}, f"words.{wording.language}.toml", question=question.id)
        for topic in question.topics:
            if topic not in wording.topics:
                yield Fault("text.topic-missing", {"topic": topic}, "", question=question.id)
        for body in question.ask:
            if body not in wording.bodies:
                yield Fault("text.body-missing", {"body": body}, "", question=question.id)
        yield from _surplus_labels(question, wording)


def _has_label(words: Words, label: str) -> bool:
    table, _, id = label.partition(".")
    if table == "columns":
        return words.has_column(id)
    if table == "rows":
        return words.has_row(id)
    column, _, option = id.rpartition(".")
    return words.inside(column).has_option(option) if column else words.has_option(id)


def _surplus_labels(question: Question, wording: Wording) -> Iterator[Fault]:
    """Labels for options, columns or rows that the question does not have: a typing slip in an id."""
    needed = set(question.answer.labels())
    text = wording.questions[question.id]
    for table, labels in (("options", text.options), ("columns", text.columns), ("rows", text.rows)):
        for id in labels:
            if f"{table}.{id}" not in needed:
                yield Fault("text.label-unknown", {"label": f"{table}, .{{id}}"}, question=question.id)
