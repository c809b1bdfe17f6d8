"""Open report: a draft together with its form: what is stored, read as answers to questions.

Tolerant: what does not fit its question is kept in the file, listed, and shown to nobody as an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from poadesk.core.answers import Answers
from poadesk.core.aspects import Aspect, known_aspect
from poadesk.core.finding import Misfit
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.core.session import read
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.forms.library import FormLibrary


@dataclass(frozen=True)
class StoredMisfit:
    """Something stored for a question that cannot be taken for an answer, and why."""

    question: str
    aspect: str
    misfit: Misfit


@dataclass(frozen=True)
class OpenReport:
    """An open draft, its form and its answers as they stood at opening. Whoever opened it closes `draft`."""

    draft: DraftFile
    form: Form
    answers: Answers
    misfits: tuple[StoredMisfit, ...]


def open_report(path: Path, library: FormLibrary, read_only: bool = False, *, take_over: bool = False) -> OpenReport:
    """Open a draft with its form. Raises a DraftError, or what the library raises for a form it cannot give."""
    draft = DraftFile.open(path, read_only=read_only, take_over=take_over)
    try:
        form = library.get(draft.form_key)
        answers, misfits = read_answers(draft, form)
    except BaseException:
        draft.close()
        raise
    return OpenReport(draft, form, answers, misfits)


def read_answers(draft: DraftFile, form: Form) -> tuple[Answers, tuple[StoredMisfit, ...]]:
    """The stored values that fit their questions, and those that do not."""
    unreadable = tuple(StoredMisfit(found.question, found.aspect, found.misfit) for found in draft.unreadable())
    answers, misfits = fitting(form, draft.answers())
    return answers, unreadable + misfits


def fitting(form: Form, stored: Mapping[str, Mapping[str, Json]]) -> tuple[Answers, tuple[StoredMisfit, ...]]:
    """The values, by question and aspect, that fit their questions, and those that do not."""
    known: dict[str, dict[Aspect, Json]] = {}
    misfits = []
    for question, aspects in stored.items():
        for stored_aspect, value in aspects.items():
            try:
                aspect = known_aspect(stored_aspect)
                read_value = read(form, question, aspect, value)
            except Misfit as misfit:
                misfits.append(StoredMisfit(question, stored_aspect, misfit))
            else:
                known.setdefault(question, {})[aspect] = read_value
    present = {q: {a: v for a, v in aspects.items() if v is not None} for q, aspects in known.items()}
    return Answers(present), tuple(misfits)
