"""Every way in which the form asks can be answered with keys alone, in any script, as in the example report."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from poadesk import paths
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.example_report import NAME, make_example
from poadesk.store.forms.library import FormLibrary
from tests.stories.keyboard import Keyboard
from tests.ui.conftest import Official

EXAMPLES = paths.resources() / "examples"
NUMBERS = (
    *("A.1", "A.2", "A.3", "A.4", "A.5", "1.1", "1.1.b", "1.1.d.i", "1.1.d.ii", "1.3", "1.3.a", "3.1", "3.1.a", "3.2"),
    *("3.10", "3.10.2", "6.1", "6.1.1", "8.1", "8.1.5.a", "9.3"),
)
"""Each kind at least once, and what must be answered for it to be asked."""


@pytest.fixture
def wanted(tmp_path: Path) -> dict:
    """The answers of the example as they are kept, documents with their digests."""
    path = tmp_path / "example.poadraft"
    make_example(path, FormLibrary(paths.forms_folders()), datetime(2026, 5, 1, tzinfo=UTC))
    with DraftFile.open(path, read_only=True) as file:
        return {question: aspects.get("value") for question, aspects in file.answers().items()}


@pytest.fixture
def choosing(keys: Keyboard, monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    """A keyboard where the system's dialog gives the file that was named."""
    files = EXAMPLES / f"{NAME}-files"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(files / keys.chosen_file)], ""))
    return keys


def test_every_kind_of_answer_by_keyboard(
    official: Official, draft: Path, choosing: Keyboard, form: Form, wanted: dict
):
    given = json.loads((EXAMPLES / f"{NAME}.json").read_text(encoding="utf-8"))["answers"]
    asked = [form.by_number[number] for number in NUMBERS]
    assert {type(question.answer) for question in asked} == {type(known.answer) for known in form.questions.values()}
    official.open(draft)
    for question in asked:
        raw = given[question.id]
        choosing.answer(question.id, some(raw["value"] if isinstance(raw, dict) and "value" in raw else raw))
        assert official.value(question.id) == some(wanted[question.id]), question.number


def some(value: Json) -> Json:
    """Two rows of a table; the others tell nothing new."""
    return value[:2] if isinstance(value, list) else value
