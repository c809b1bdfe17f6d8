"""A clock that stands still, and drafts to work on."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from poadesk import paths
from poadesk.core.form import CYCLE, STATE
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.begin import begin_report
from poadesk.tasks.context import Context

LIBRARY = FormLibrary(paths.forms_folders()[1:])
CONTEXT = Context(LIBRARY, date(2026, 5, 1), datetime(2026, 5, 1, 9, 30, tzinfo=UTC))


@pytest.fixture
def context() -> Context:
    return CONTEXT


@pytest.fixture
def older(tmp_path: Path, context: Context) -> Path:
    """A draft of the older edition, with a few answers and no language."""
    path = tmp_path / "older.poadraft"
    form = LIBRARY.get("poa-iti/2018")
    said = {STATE: "ATG", CYCLE: "2018", "brokering.laws": "yes", "coordination.agency": "yes"}
    begin_report(path, form, said, context)
    return path


def stored(draft: Path) -> Mapping[str, Mapping[str, Json]]:
    """What is in a draft."""
    with DraftFile.open(draft, read_only=True) as file:
        return file.answers()
