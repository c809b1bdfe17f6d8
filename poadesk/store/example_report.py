"""Example report: the one that comes with the program: a whole report of an invented State, made into a
draft of its own.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.fill import fill
from poadesk.core.json_values import Json
from poadesk.store.answer_file import attach_files, read_answer_file
from poadesk.store.draft.new_draft import new_draft
from poadesk.store.forms.library import FormLibrary

NAME = "marovia-2026"
"""The name of the example's answers, and with `-files` of the folder of its attachments."""


def make_example(path: Path, library: FormLibrary, at: datetime) -> None:
    """Make a draft of the example report at `path`, with its attachments. Raises a DraftError, AnswerFileError."""
    source = paths.resources() / "examples" / f"{NAME}.json"
    given = read_answer_file(source)
    form = library.get(str(given.form))
    with new_draft(path, form.key, at) as draft:

        def attach(file: Path) -> Mapping[str, Json]:
            return draft.attach(file, at)

        given = attach_files(given, source.with_name(f"{NAME}-files"), attach)
        draft.commit(fill(form, Answers(), given.answers).changes, "example", at)
