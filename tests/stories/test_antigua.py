"""Two real reports are entered with keys alone, closed, opened again and exported; nothing of them is lost."""

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from poadesk.cli import main
from poadesk.core.form import Form, Question
from poadesk.core.json_values import Json
from poadesk.sentences.findings import finding_sentence
from poadesk.store.draft.draft_file import DraftFile
from poadesk.ui.home import draft_folder
from tests.stories.keyboard import Keyboard
from tests.test_cases import answer_of, printed, squeezed
from tests.ui.conftest import Official

EDGES = re.compile(r"^.*(DRAFT|Page \d+ of \d+|Antigua and Barbuda {5,}.*)$", re.MULTILINE)
"""What stands at the head and foot of each page."""
EFFORT = {"2010": (149, 10.2), "2020": (42, 0.95)}
"""Keys beside the text of the answers, and screens scrolled, that entering each report may take on a small screen.

`python3 run.py bench entering` counts the same on a laptop's screen, and compares it with earlier pages.
"""
CASES = Path(__file__).resolve().parents[1] / "cases"


@dataclass(frozen=True)
class Story:
    """A report of the year, being entered: who sits there, what is to be answered, where it is kept."""

    year: str
    given: dict[str, Json]
    filled: Path
    draft: Path
    official: Official
    keys: Keyboard
    form: Form

    def missing(self) -> Sequence[str]:
        return self.official.report.editing.session.review.missing()

    def visible(self) -> set[str]:
        return set(self.official.report.editing.session.review.visible)


@pytest.fixture(params=list(EFFORT))
def story(
    request: pytest.FixtureRequest, official: Official, keys: Keyboard, form: Form, tmp_path: Path
) -> Iterator[Story]:
    source = CASES / f"antigua-and-barbuda-{request.param}.json"
    filled, draft = tmp_path / "filled.poadraft", draft_folder.make_draft(form, {})
    assert main(["new", str(filled), "--form", form.key]) == 0
    assert main(["fill", str(filled), str(source)]) == 0
    official.open(draft)
    given = json.loads(source.read_text(encoding="utf-8"))
    return Story(request.param, given, filled, draft, official, keys, form)


def test_a_real_report_by_keyboard(
    story: Story, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for number, raw in story.given.items():
        story.keys.answer_next(story.form.by_number[number].id, raw, story.missing())
    check_effort(story)
    check_answers(story)
    close_and_open_again(story, qtbot)
    check_every_page(story, qtbot)
    check_findings(story, capsys)
    story.keys.press("Ctrl+E")
    story.keys.press("Alt+R")
    check_pdf(story, export(story, qtbot, monkeypatch, tmp_path / "report.pdf"))
    story.keys.press("Alt+J", "Space")
    qtbot.waitUntil(lambda: story.keys.here == "Export: Data file (JSON), as it is now…")
    check_json(story, export(story, qtbot, monkeypatch, tmp_path / "report.json"))


def check_effort(story: Story) -> None:
    """Few keys and little scrolling."""
    tally, (keys, screens) = story.keys.tally, EFFORT[story.year]
    assert (tally.keys <= keys, tally.screens <= screens) == (True, True), (tally.keys, tally.screens)


def check_answers(story: Story) -> None:
    """What was typed is what `fill` made of the same report."""
    with DraftFile.open(story.filled, read_only=True) as file:
        filled = {question: aspects["value"] for question, aspects in file.answers().items()}
    answers = story.official.report.editing.answers
    assert {question: answers.value(question) for question in story.form.questions} == {
        question: filled.get(question) for question in story.form.questions
    }
    assert len(filled) == len(story.given)


def close_and_open_again(story: Story, qtbot: QtBot) -> None:
    """The section, the question and every answer are there as they were left."""
    place, answers = place_of(story.official), story.official.report.editing.answers
    story.keys.press("Ctrl+W")
    assert story.official.controller.report is None
    qtbot.waitUntil(lambda: story.keys.here == "Continue: Antigua and Barbuda 2026")  # once the draft was looked into
    story.keys.press("Return")
    report = story.official.report
    assert report.draft.path == story.draft
    assert place_of(story.official) == place
    assert report.editing.answers == answers


def place_of(official: Official) -> tuple[str, str | None, int]:
    """Section, question with the focus, and how far the page is scrolled."""
    page = official.report.pages.section_page()
    return official.report.pages.step, page.question_of(official.focus), page.verticalScrollBar().value()


def check_every_page(story: Story, qtbot: QtBot) -> None:
    """Each control of each section says what was answered, or nothing."""
    pages, answers = story.official.report.pages, story.official.report.editing.answers
    story.keys.press_until("Ctrl+PgUp", lambda: pages.step == pages.steps[0])
    for section in story.form.sections:
        assert pages.step == section.id
        page = pages.section_page()
        asked = list(page.visible_questions())
        qtbot.waitUntil(lambda page=page, asked=asked: page.cards.keys() >= set(asked))
        for question in asked:
            said = page.cards[question].field
            assert said.field.kind.read(said.raw()) == answers.value(question), question
        story.keys.press("Ctrl+PgDown")


def check_findings(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    """The window, and the command line on either draft, find the same."""
    session = story.official.report.editing.session
    by_keys, by_fill = findings(story.draft, capsys), findings(story.filled, capsys)
    assert by_keys == by_fill
    parts = ("severity", "code", "question", "row", "part", "sentence")
    assert [tuple(found[part] for part in parts) for found in by_fill] == [
        (f.severity.name.lower(), f.code, f.question, f.row, f.part, finding_sentence(f, session.form))
        for f in session.review.findings
    ]


def findings(draft: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    capsys.readouterr()
    main(["check", str(draft), "--json"])
    return json.loads(capsys.readouterr().out)["findings"]


def export(story: Story, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> Path:
    """Make the file whose button has the focus. Only where to put it is not asked by the system's own dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    page, before = story.official.report.pages.check_page(), story.keys.here
    with qtbot.waitSignal(page.told, timeout=60_000):
        story.keys.press("Space")
    assert path.name in story.official.report.footer.message.text()
    assert story.keys.here == before
    return path


def check_pdf(story: Story, pdf: Path) -> None:
    """Each question that is asked stands there in the form's order, with what was answered, or that it was not."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    text, place, visible = EDGES.sub("", text), 0, story.visible()
    assert all(said in text for said in ("Antigua and Barbuda", "2026", "2024–2025"))
    for question in story.form.questions.values():
        if question.id in visible and not question.number.startswith("A."):
            said = answer_of(text, question.number)
            place = text.index(said, place) + len(said)
            check_printed(story, question, squeezed(said))


def check_printed(story: Story, question: Question, said: str) -> None:
    """The answer may stand beside the question, and so between its lines."""
    words = story.form.words(question.id, "en").text.label.split()
    assert re.search(".*?".join(squeezed(word) for word in words), said), f"{question.number} is not in the PDF"
    given = story.given.get(question.number)
    for wanted in ["Not answered"] if given is None else printed(question.number, given):
        assert squeezed(wanted) in said, f"{question.number}: {wanted}"


def check_json(story: Story, path: Path) -> None:
    """It says the same as that of the draft made on the command line."""
    by_fill = path.with_name("filled.json")
    assert main(["export", str(story.filled), "--to", str(by_fill)]) == 0
    by_keys, wanted = (json.loads(file.read_bytes()) for file in (path, by_fill))
    assert by_keys["answers"] == wanted["answers"]
