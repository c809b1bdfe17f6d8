"""The last page: everything to read, what is wrong, and the files."""

import json
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from poadesk.export import EXPORTERS, Exporter, Offer, Words
from poadesk.ui.check.answer_overview import Show
from poadesk.ui.check.export_list import ChoiceRow, choices
from poadesk.ui.home import draft_folder

CHOICE = dict(zip(("review", "final", "json", "whom"), choices(), strict=True))


@pytest.fixture
def checking(writing, qtbot):
    """A report with some answers, at the last page."""
    editing = writing.report.editing
    editing.edit("about.authority", "value", "Ministry of Foreign Affairs")
    editing.edit("coordination.body", "value", "yes")
    editing.edit("coordination.body.name", "value", "National Commission, <b>not bold</b>, قانون 2024")
    editing.edit("coordination.gender", "blank", {"reason": "not-available", "text": "Bureau of Gender Affairs"})
    writing.press("Ctrl+E")
    return writing


def page_of(official):
    return official.report.pages.check_page()


def make(official, qtbot, id: str, path: Path) -> None:
    page = page_of(official)
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.export_to(CHOICE[id], path)


def test_every_answer_stands_on_one_page_with_why_others_are_blank(checking):
    text = page_of(checking).reading.toPlainText()
    assert "National Commission, <b>not bold</b>, قانون 2024" in text
    assert "Left blank: Not available yet, owed by… Bureau of Gender Affairs" in text
    assert "Not answered" in text
    asked = checking.report.editing.session.review.total().asked
    assert text.count("Change") >= asked


def test_change_leads_to_the_question(checking):
    page_of(checking).reading.anchorClicked.emit(QUrl("coordination.body.name"))
    checking.settle()
    page = checking.report.pages.section_page()
    assert page.question_of(checking.focus) == "coordination.body.name"


@pytest.mark.parametrize(
    ("show", "there", "absent"),
    [
        (Show.BLANK, "Bureau of Gender Affairs", "National Commission"),
        (Show.OPEN, "Not answered", "National Commission"),
        (Show.PROBLEMS, "Nothing of this kind", "National Commission"),
    ],
)
def test_the_page_can_be_reduced_to_what_matters(checking, show, there, absent):
    page_of(checking)._show.setCurrentIndex(show)
    text = page_of(checking).reading.toPlainText()
    assert there in text
    assert absent not in text


def test_a_final_copy_is_held_back_with_the_reason_while_there_are_errors(checking):
    button = page_of(checking).choices.button("pdf-final")
    assert button.isEnabled()
    checking.report.editing.edit("about.state", "value", "Atlantis")
    assert not button.isEnabled()
    assert "First put 1 error right" in button.accessibleDescription()
    checking.press("Ctrl+Z")
    checking.press("Ctrl+E")
    assert button.isEnabled()


def test_a_report_without_a_state_is_called_so_by_the_check(official, form):
    official.open(draft_folder.make_draft(form, {}))
    official.press("Ctrl+E")
    assert not page_of(official).choices.button("pdf-final").isEnabled()
    assert "Error: This is needed" in page_of(official).reading.toPlainText()


def test_a_review_copy_holds_every_answer(checking, qtbot, tmp_path):
    path = tmp_path / "review é.pdf"
    make(checking, qtbot, "review", path)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "DRAFT" in text
    assert "<b>not bold</b>" in text
    assert "Ministry of Foreign Affairs" in text
    assert str(path.parent) in page_of(checking)._progress.text()


def test_a_final_copy_is_made_without_errors(checking, qtbot, tmp_path):
    path = tmp_path / "final.pdf"
    make(checking, qtbot, "final", path)
    assert path.read_bytes().startswith(b"%PDF")


def test_json_comes_with_its_schema_and_replaces_no_other_file(checking, qtbot, tmp_path):
    path, beside = tmp_path / "report.json", tmp_path / "report.schema.json"
    beside.write_text("mine")
    make(checking, qtbot, "json", path)
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert answers["about.authority"]["value"] == "Ministry of Foreign Affairs"
    assert beside.read_text() == "mine"
    assert json.loads((tmp_path / "report.schema-2.json").read_text(encoding="utf-8"))["$schema"]


def test_documents_saved_beside_the_json_are_told_with_the_folder_they_are_in(official, qtbot, tmp_path):
    official.controller.open_example()
    official.press("Ctrl+E")
    page = page_of(official)
    page.choices._files.setChecked(True)
    make(official, qtbot, "json", tmp_path / "report.json")
    documents = list((tmp_path / "report-files").iterdir())
    said = page._progress.text()
    assert said.endswith(f"and {len(documents)} documents in its folder report-files")
    assert not any(document.name in said for document in documents)


def test_a_character_that_cannot_be_printed_is_named_before_anything_is_made(checking, qtbot, tmp_path):
    path, page = tmp_path / "review.pdf", page_of(checking)
    checking.report.editing.edit("about.authority", "value", "Ministry \U00013000")
    page.export_to(CHOICE["review"], path)
    qtbot.waitUntil(page._doubts.isVisible, timeout=60_000)
    assert not path.exists()
    assert "\U00013000" in page._doubts._places.item(0).text()
    with qtbot.waitSignal(page.told, timeout=60_000):
        page._doubts._proceed()
    assert path.exists()


def test_what_keeps_a_file_from_being_written_is_said(checking, qtbot, tmp_path):
    page = page_of(checking)
    make(checking, qtbot, "json", tmp_path / "no such folder" / "report.json")
    assert "There is no folder" in page._progress.text()
    assert page.choices.isEnabled()


def test_an_export_is_of_the_moment_it_was_asked_for(checking, qtbot, tmp_path):
    page, path = page_of(checking), tmp_path / "report.json"
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.export_to(CHOICE["json"], path)
        checking.report.editing.edit("about.authority", "value", "Later")
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert answers["about.authority"]["value"] == "Ministry of Foreign Affairs"


def test_one_exporter_more_is_in_the_list_of_the_window(checking, qtbot, tmp_path, monkeypatch):
    words = Words("&Toy list", "The ids of all answers.", "Toy files", "toy", "Listing the answers…")
    toy = Exporter(
        id="toy",
        suffix=".toy",
        offers=(Offer("review", "programs", lambda: words),),
        render=lambda report, _options: "\n".join(report.answers).encode(),
    )
    monkeypatch.setitem(EXPORTERS, "toy", toy)
    official = checking
    listed = ChoiceRow(choices(), "a4")
    qtbot.addWidget(listed)
    assert "The ids of all answers." in listed.button("toy-review").accessibleDescription()
    page = page_of(official)
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.export_to(choices()[-1], tmp_path / "a.toy")
    assert "about.authority" in (tmp_path / "a.toy").read_text()
