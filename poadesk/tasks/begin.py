"""New report: which edition it is on, its first answers, and the draft that holds them."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.core.fill import fill
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.json_values import Json
from poadesk.core.kinds.files import LANGUAGES
from poadesk.core.option_labels import with_ids
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.new_draft import new_draft
from poadesk.store.draft.open_report import read_answers
from poadesk.store.forms.library import FormLibrary, UnknownForm
from poadesk.tasks.context import Context
from poadesk.tasks.errors import TaskError

FORM = "poa-iti"
"""The form of a new report where none is named."""


def begin_report(path: Path, form: Form, chosen: Mapping[str, Json], context: Context) -> None:
    """Make a draft with these first answers, by question; None says nothing. Raises a DraftError."""
    with new_draft(path, form.key, context.now) as draft:
        commit_chosen(draft, form, chosen, context.now)


def edition_for(library: FormLibrary, form: str = FORM, *, key: str | None = None, cycle: str | None = None) -> Form:
    """The edition of this key, else the one for the cycle, else the newest of the form.

    Raises TaskError (begin.no-edition), UnknownForm, FormError.
    """
    if key:
        return library.get(key)
    if cycle is None:
        return library.newest(form)
    try:
        return library.newest_for(form, cycle)
    except UnknownForm:
        known = (served.id for served in library.newest(form).served_cycles())
        raise TaskError("begin.no-edition", known, cycle=cycle) from None


def said_answers(
    form: Form, *, state: str | None = None, cycle: str | None = None, language: str | None = None
) -> Mapping[str, Json]:
    """First answers from words as a person types them; what is None is left out.

    Raises TaskError (begin.state, begin.cycle, begin.language) for what the form does not know.
    """
    said = {
        STATE: None if state is None else _state(form, state),
        CYCLE: None if cycle is None else _cycle(form, cycle),
        LANGUAGE: None if language is None else _language(form, language),
    }
    return {question: value for question, value in said.items() if value is not None}


def chosen_changes(form: Form, held: Answers, chosen: Mapping[str, Json]) -> tuple[Change, ...]:
    """What the first answers change in what the draft holds by now."""
    return fill(form, held, {question: value for question, value in chosen.items() if value is not None}).changes


def commit_chosen(draft: DraftFile, form: Form, chosen: Mapping[str, Json], at: datetime) -> None:
    """Put the first answers into the draft, unless it holds them already."""
    if changes := chosen_changes(form, read_answers(draft, form)[0], chosen):
        draft.commit(changes, "new", at)


def name_of(form: Form, chosen: Mapping[str, Json], otherwise: str) -> tuple[str, ...]:
    """The words of a file name that says whose report it is: State in English, and cycle; or `otherwise`."""
    state = form.reference("en").states.get(str(chosen.get(STATE)), "")
    named = (state, str(chosen.get(CYCLE) or ""))
    return tuple(part for part in named if part) or (otherwise,)


def _state(form: Form, said: str) -> str:
    """The code of the State of this name or code."""
    raw = str(with_ids(form.questions[STATE].answer.editor(form.words(STATE, "en")), said))
    code = raw.upper() if len(raw) == 3 else raw
    if code not in {known.iso for known in form.states}:
        raise TaskError("begin.state", state=said)
    return code


def _cycle(form: Form, said: str) -> str:
    known = [served.id for served in form.served_cycles()]
    if said not in known:
        raise TaskError("begin.cycle", known, cycle=said)
    return said


def _language(form: Form, said: str) -> str:
    code = str(with_ids(form.questions[LANGUAGE].answer.editor(form.words(LANGUAGE, "en")), said))
    if code not in LANGUAGES:
        raise TaskError("begin.language", LANGUAGES, language=said)
    return code
