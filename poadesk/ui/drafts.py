"""Drafts as the start page needs them: which there are, how far they are, making one. No widgets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from poadesk import paths
from poadesk.core.answers import Answers, Change
from poadesk.core.check import Progress, review
from poadesk.core.fill import fill
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.json import Json
from poadesk.i18n import pgettext
from poadesk.store import example
from poadesk.store.draft_file import SUFFIX, DraftFile
from poadesk.store.earlier import Beginning, Earlier, begin, take_back
from poadesk.store.errors import FileExistsAlready
from poadesk.store.forms import FormLibrary
from poadesk.store.new_draft import new_draft
from poadesk.store.reports import open_report
from poadesk.ui.errors import Known, sentence
from poadesk.ui.exporting import file_name

FORM = "poa-iti"
"""The form that a new report is made on; its newest edition."""


@dataclass(frozen=True)
class DraftLine:
    """A draft as listed: `trouble` is a sentence if it cannot be read, and then there is nothing else."""

    path: Path
    state: str = ""
    cycle: str = ""
    progress: Progress | None = None
    saved: datetime | None = None
    trouble: str = ""


def known_drafts(recent: list[Path]) -> list[Path]:
    """The drafts opened lately, then the others in the folder of drafts, the newest first."""
    folder = paths.drafts()
    found = sorted(folder.glob(f"*{SUFFIX}"), key=_changed, reverse=True) if folder.is_dir() else []
    return list(dict.fromkeys([*recent, *found]))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def describe(path: Path, library: FormLibrary, language: str, today: date) -> DraftLine:
    """Look into a draft, without holding it."""
    try:
        opened = open_report(path, library, read_only=True)
    except Known as error:
        return DraftLine(path, trouble=sentence(error))
    try:
        answers, form = opened.answers, opened.form
        state = _state_name(form, answers.value(STATE), language)
        total = review(form, answers, today).total()
        return DraftLine(path, state, str(answers.value(CYCLE) or ""), total, opened.draft.saved_at())
    finally:
        opened.draft.close()


def _state_name(form: Form, code: Json, language: str) -> str:
    return form.reference(language).states.get(str(code), str(code or ""))


def make_draft(form: Form, chosen: Mapping[str, Json]) -> Path:
    """Make a draft with these first answers in the folder of drafts, under a name that says whose it is.

    Raises a DraftError or OSError.
    """
    return _make(form, _name_for(form, chosen.get(STATE), chosen.get(CYCLE)), lambda _draft: chosen)


def make_from(earlier: Earlier, form: Form, library: FormLibrary, chosen: Mapping[str, Json]) -> tuple[Path, Beginning]:
    """Make a draft that begins with an earlier report, and say what came of it.

    Raises a DraftError, AnswerFileError, FormError or OSError.
    """
    begun: list[Beginning] = []
    now = datetime.now(UTC)

    def carried(draft: DraftFile) -> Mapping[str, Json]:
        if earlier.is_of(form, str(chosen.get(CYCLE) or "")):
            begun.append(take_back(draft, earlier, now))
        else:
            begun.append(begin(draft, earlier, library, now, tuple(_changes(form, {}, chosen))))
        return chosen

    state = chosen.get(STATE) or earlier.report.answers.value(STATE)
    path = _make(form, _name_for(form, state, chosen.get(CYCLE)), carried)
    return path, begun[-1]


def make_example(library: FormLibrary) -> Path:
    """A draft of one's own with the example report. Raises AnswerFileError, FormError, a DraftError or OSError."""
    return _under_free_name(
        [pgettext("name of a file", "Example")], lambda path: example.make_example(path, library, datetime.now(UTC))
    )


def first_choice(form: Form, today: date) -> Mapping[str, Json]:
    """The cycle and language to begin with."""
    return {CYCLE: form.usual_cycle(today), LANGUAGE: "en"}


def _name_for(form: Form, state: Json, cycle: Json) -> list[str]:
    named = [form.reference("en").states.get(str(state), ""), str(cycle or "")]
    return [part for part in named if part] or [pgettext("name of a file", "Report")]


def _make(form: Form, name: list[str], answers: Callable[[DraftFile], Mapping[str, Json]]) -> Path:
    now = datetime.now(UTC)

    def make(path: Path) -> None:
        with new_draft(path, form.key, now) as draft:
            wanted = answers(draft)
            if changes := list(_changes(form, draft.answers(), wanted)):
                draft.commit(changes, "new", now)

    return _under_free_name(name, make)


def _under_free_name(name: list[str], make: Callable[[Path], None]) -> Path:
    """Make a draft in the folder of drafts, under the first name that nobody has taken."""
    folder = paths.drafts()
    folder.mkdir(parents=True, exist_ok=True)
    for path in _free_names(folder, name):
        try:
            make(path)
        except FileExistsAlready:
            continue
        return path
    raise AssertionError  # the names never end


def _free_names(folder: Path, name: list[str]) -> Iterator[Path]:
    yield folder / file_name(name, SUFFIX)
    number = 2
    while True:
        yield folder / file_name([*name, str(number)], SUFFIX)
        number += 1


def _changes(form: Form, held: Mapping[str, Mapping[str, Json]], wanted: Mapping[str, Json]) -> Iterator[Change]:
    """The first answers as changes to what the draft began with."""
    given = {question: value for question, value in wanted.items() if value is not None}
    for change in fill(form, Answers(), given).changes:
        old = held.get(change.question, {}).get(change.aspect)
        if old != change.new:
            yield replace(change, old=old)
