"""Draft folder: new drafts of the window: in the person's folder of drafts, named after their State and cycle. No
widgets.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from poadesk import paths
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.json_values import Json
from poadesk.i18n import pgettext
from poadesk.store.earlier_report import Earlier
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks import make_example as example
from poadesk.tasks.begin import begin_report, name_of
from poadesk.tasks.carry_forward import CarriedForward, Start, TakenBack, carry_forward
from poadesk.tasks.context import context_here
from poadesk.tasks.file_name import under_free_name


def make_draft(form: Form, chosen: Mapping[str, Json]) -> Path:
    """Make a draft with these first answers. Raises a DraftError or OSError."""
    context = context_here()
    return under_free_name(paths.drafts(), _name(form, chosen), lambda path: begin_report(path, form, chosen, context))


def make_from(
    earlier: Earlier, form: Form, library: FormLibrary, chosen: Mapping[str, Json]
) -> tuple[Path, CarriedForward | TakenBack]:
    """Make a draft that begins with an earlier report, and say what came of it.

    Raises a DraftError, AnswerFileError, FormError or OSError.
    """
    context = context_here(library)
    start = Start(earlier, form, str(chosen.get(CYCLE) or ""))
    came_of_it: list[CarriedForward | TakenBack] = []

    def make(path: Path) -> None:
        came_of_it.append(carry_forward(path, start, chosen, context))

    state = chosen.get(STATE) or earlier.report.answers.value(STATE)
    path = under_free_name(paths.drafts(), _name(form, {**chosen, STATE: state}), make)
    return path, came_of_it[-1]


def make_example(library: FormLibrary) -> Path:
    """A draft of one's own with the example report. Raises AnswerFileError, FormError, a DraftError or OSError."""
    return example.make_example(paths.drafts(), context_here(library), pgettext("name of a file", "Example"))


def first_choice(form: Form, today: date) -> Mapping[str, Json]:
    """The cycle and language that are proposed."""
    return {CYCLE: form.usual_cycle(today), LANGUAGE: "en"}


def _name(form: Form, chosen: Mapping[str, Json]) -> tuple[str, ...]:
    return name_of(form, chosen, pgettext("name of a file", "Report"))
