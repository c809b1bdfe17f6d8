"""Orphaned answers: answers that a draft holds beside its form, because no question asks for them any more: readable by
themselves.

They stand under ids that no form can have (with a slash), are shown as no longer asked, and are never exported.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from poadesk.core.answers import Answers
from poadesk.core.finding import Misfit
from poadesk.core.form import CYCLE, LANGUAGE, Form
from poadesk.core.json_values import MAX_DEPTH, Json, depth_exceeds

_LONGEST_LABEL = 40


@dataclass(frozen=True)
class EarlierReport:
    """A report to start from. Answers may be as they were stored: what does not fit their form is kept."""

    form: Form
    answers: Answers

    @property
    def label(self) -> str:
        """What the report is called where its answers are marked: its cycle, else its edition."""
        return str(self.answers.value(CYCLE) or self.form.edition)[:_LONGEST_LABEL]


@dataclass(frozen=True)
class OrphanedAnswer:
    """An answer that the form does not ask for: from where, and in words; `value` is as its own edition stored it."""

    id: str
    earlier: str
    edition: str
    number: str
    label: str
    text: str
    value: Json


def orphaned_answers(form: Form, answers: Answers) -> Iterator[OrphanedAnswer]:
    """What a draft holds beside its form, whoever wrote it there; in the order held."""
    for id in answers:
        if id not in form.questions and (value := answers.value(id)) is not None:
            yield _read_orphaned(id, value)


def orphaned_value(earlier: EarlierReport, question: str) -> Json:
    """What to hold of an answer so that a person can read it without the form that asked for it."""
    kept = _in_words(earlier, question, earlier.answers.value(question))
    return {
        "from": kept.earlier,
        "edition": kept.edition,
        "number": kept.number,
        "label": kept.label,
        "text": kept.text,
        "value": _as_json(kept.value) if depth_exceeds(kept.value, MAX_DEPTH - 1) else kept.value,
    }


def _in_words(earlier: EarlierReport, id: str, value: Json) -> OrphanedAnswer:
    form, answers = earlier.form, earlier.answers
    bare = OrphanedAnswer(id, earlier.label, form.edition, "", id, _as_json(value), value)
    question = form.questions.get(id)
    if question is None:
        return bare
    words = form.words(id, form.wording(str(answers.value(LANGUAGE))).language, answers.value(CYCLE))
    named = replace(bare, number=question.number, label=words.text.label)
    try:
        read_value = question.answer.read(value)
    except Misfit:
        return named
    return replace(named, text="" if read_value is None else question.answer.as_text(read_value, words))


def _read_orphaned(id: str, value: Json) -> OrphanedAnswer:
    if not isinstance(value, Mapping) or not {"label", "text", "value"} <= value.keys():
        return OrphanedAnswer(id, "", "", "", id, _as_json(value), value)
    earlier, edition, number, label, text = (
        str(value.get(key) or "") for key in ("from", "edition", "number", "label", "text")
    )
    return OrphanedAnswer(id, earlier, edition, number, label, text, value["value"])


def _as_json(value: Json) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
