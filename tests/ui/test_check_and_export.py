"""The last page: everything to read, what is wrong, and the files."""

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from poadesk.export import EXPORTERS, Exporter, Offer, Words
from poadesk.ui.check.answer_overview import Show
from poadesk.ui.check.check_page import CheckPage
from poadesk.ui.check.open_by_section import FINDING
from poadesk.ui.check.output_card import OutputCard
from poadesk.ui.check.point_list import ways
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.home import draft_folder
from poadesk.ui.shell.action_table import all_actions
from poadesk.ui.widgets.check_box import TickBox

REVIEW, FINAL, FINAL_JSON, JSON = "pdf-review", "pdf-final", "json-final", "json-review"


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


@pytest.fixture
def warned(checking):
    """The same with one thing that is odd."""
    unexplained = {"reason": "not-applicable"}
    checking.report.editing.edit("coordination.point-of-contact", "blank", unexplained)
    checking.settle()
    return checking


def page_of(official):
    return official.report.pages.check_page()


def make(official, qtbot, id: str, path: Path) -> None:
    page = page_of(official)
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.export_to(id, path)


def card_of(official, id: str) -> OutputCard:
    return page_of(official).outputs.cards[id]


def read(official) -> str:
    """The whole report, as it is read on the page's other side."""
    page_of(official).read()
    return page_of(official).reading.page.toPlainText()


def test_every_answer_stands_on_one_page_with_why_others_are_blank(checking):
    text = read(checking)
    assert "National Commission, <b>not bold</b>, قانون 2024" in text
    assert "Left blank: Not available yet, waiting for… Bureau of Gender Affairs" in text
    assert "Not answered" in text
    asked = checking.report.editing.session.review.total().asked
    assert text.count("Change") >= asked


def test_change_leads_to_the_question(checking):
    page_of(checking).read()
    page_of(checking).reading.page.anchorClicked.emit(QUrl("coordination.body.name"))
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
    page_of(checking).reading.show_what.setCurrentIndex(show)
    text = read(checking)
    assert there in text
    assert absent not in text


def test_escape_leads_from_reading_back_to_the_check(checking):
    page_of(checking).read()
    checking.press("Escape")
    assert page_of(checking).currentIndex() == 0
    assert checking.focus.text() == "Read the whole report"


@pytest.mark.parametrize("id", [FINAL, FINAL_JSON])
def test_a_final_copy_is_held_back_by_errors_with_the_way_to_put_them_right(checking, id):
    card = card_of(checking, id)
    assert card.make.isEnabled()
    checking.report.editing.edit("about.state", "value", "Atlantis")
    assert not card.make.isEnabled()
    assert card.make.accessibleDescription() == "Not possible yet: 1 error."
    assert not card.export.isVisible()
    right = next(b for b in card.findChildren(QPushButton) if b.text() == "Put right")
    assert right.isVisible()
    right.click()
    checking.settle()
    assert checking.report.where.at() == "about.state"
    checking.press("Ctrl+Z", "Ctrl+E")
    assert card.make.isEnabled()
    assert not right.isVisible()


@pytest.mark.parametrize("id", [REVIEW, JSON])
def test_a_review_copy_is_never_asked_about(official, form, id):
    official.open(draft_folder.make_draft(form, {}))
    official.press("Ctrl+E")
    card = card_of(official, id)
    assert card.make.isEnabled()
    page_of(official).outputs._choose(id)
    assert card.export.text() == "Export…"
    assert "Look first" not in buttons(card)


def test_a_final_copy_is_asked_about_once_in_one_sentence(warned):
    card = card_of(warned, FINAL)
    card.make.click()
    assert card.is_open
    assert warned.focus is card.export
    assert {"Look first", "Export anyway…", "Set the status to Final"} <= buttons(card)
    said = " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
    total = len(page_of(warned).found().unanswered)
    assert f"Goes out with {total} unanswered, 1 warning, status not chosen." in said


def buttons(card: OutputCard) -> set[str]:
    return {button.text() for button in card.findChildren(QPushButton) if button.isVisible()}


def test_the_status_is_set_to_final_where_it_differs_and_undo_takes_that_back(checking):
    card = card_of(checking, FINAL)
    card.make.click()
    next(b for b in card.findChildren(QPushButton) if b.text() == "Set the status to Final").click()
    assert checking.value("about.status") == "final"
    assert "Set the status to Final" not in buttons(card)
    checking.press("Ctrl+Z")
    assert checking.value("about.status") is None


def test_what_is_in_the_way_comes_first_and_each_point_leads_there(warned):
    page = page_of(warned)
    warned.report.editing.edit("about.state", "value", "Atlantis")
    warned.settle()
    shown = [row.button.accessibleName() for row in page.points._rows.values() if row.isVisible()]
    assert shown[0] == "Put right: 1 error in A.1."
    assert [name.split(":")[0] for name in shown] == ["Put right", "Next unanswered", "Look at them", "Change"]
    for kind, question in (
        ("errors", "about.state"),
        ("warnings", None),
        ("unanswered", None),
        ("status", "about.status"),
    ):
        found = page.found()
        wanted = question or getattr(found, kind)[0].question
        page.points.button(kind).click()
        warned.settle()
        assert warned.report.where.at() == wanted
        warned.press("Ctrl+E")


def test_the_keys_on_the_buttons_are_those_of_the_window(checking):
    known = {key for action in all_actions() for key in action.keys}
    assert {way.key for way in ways().values() if way.key} <= known


def test_a_section_opens_to_what_is_open_in_it_and_each_leads_to_its_question(warned):
    row = page_of(warned).open_points.rows["coordination"]
    assert row.toggle.accessibleName().startswith("1 National coordination: 1 warning, ")
    row.toggle.click()
    listed = row._list
    assert listed.isVisible()
    assert listed.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("1.2 ")
    listed.itemActivated.emit(listed.item(1))
    warned.settle()
    assert warned.report.where.at() == listed.item(1).data(FINDING).question


def test_a_report_without_a_state_is_called_so_by_the_check(official, form):
    official.open(draft_folder.make_draft(form, {}))
    official.press("Ctrl+E")
    assert not card_of(official, FINAL).make.isEnabled()
    assert "Error: This is needed" in read(official)


def test_a_review_copy_holds_every_answer(checking, qtbot, tmp_path):
    path = tmp_path / "review é.pdf"
    make(checking, qtbot, REVIEW, path)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "DRAFT" in text
    assert "<b>not bold</b>" in re.sub("[\u200e\u200f\u202a-\u202e]", "", text)
    assert "Ministry of Foreign Affairs" in text
    assert str(path.parent) in card_of(checking, REVIEW).said


def test_a_final_copy_is_made_without_errors(checking, qtbot, tmp_path):
    path = tmp_path / "final.pdf"
    make(checking, qtbot, FINAL, path)
    assert path.read_bytes().startswith(b"%PDF")


def test_json_comes_with_its_schema_and_replaces_no_other_file(checking, qtbot, tmp_path):
    path, beside = tmp_path / "report.json", tmp_path / "report.schema.json"
    beside.write_text("mine")
    make(checking, qtbot, JSON, path)
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert answers["about.authority"]["value"] == "Ministry of Foreign Affairs"
    assert beside.read_text() == "mine"
    assert json.loads((tmp_path / "report.schema-2.json").read_text(encoding="utf-8"))["$schema"]


def test_documents_saved_beside_the_json_are_told_with_the_folder_they_are_in(official, qtbot, tmp_path):
    official.controller.open_example()
    official.press("Ctrl+E")
    page = page_of(official)
    page.outputs.cards[JSON].options.choose_files(on=True)
    make(official, qtbot, JSON, tmp_path / "report.json")
    documents = list((tmp_path / "report-files").iterdir())
    said = page.outputs.cards[JSON].said
    assert said.endswith(f"and {len(documents)} documents in its folder report-files")
    assert not any(document.name in said for document in documents)


def test_a_character_that_cannot_be_printed_is_named_before_anything_is_made(checking, qtbot, tmp_path):
    path, page = tmp_path / "review.pdf", page_of(checking)
    checking.report.editing.edit("about.authority", "value", "Ministry \U00013000")
    page.export_to(REVIEW, path)
    qtbot.waitUntil(page.doubts.isVisible, timeout=60_000)
    assert not path.exists()
    assert "\U00013000" in page.doubts._places.item(0).text()
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.doubts._proceed()
    assert path.exists()


def test_what_keeps_a_file_from_being_written_is_said(checking, qtbot, tmp_path):
    page = page_of(checking)
    make(checking, qtbot, JSON, tmp_path / "no such folder" / "report.json")
    assert "There is no folder" in card_of(checking, JSON).said
    assert all(card.isEnabled() for card in page.outputs.cards.values())


def test_an_export_is_of_the_moment_it_was_asked_for(checking, qtbot, tmp_path):
    page, path = page_of(checking), tmp_path / "report.json"
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.export_to(JSON, path)
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
    page = CheckPage(checking.report.session, checking.program.preferences)
    qtbot.addWidget(page)
    assert "The ids of all answers." in page.outputs.cards["toy-review"].make.accessibleDescription()
    with qtbot.waitSignal(page.told, timeout=60_000):
        page.export_to("toy-review", tmp_path / "a.toy")
    assert "about.authority" in (tmp_path / "a.toy").read_text()


def test_after_an_export_the_focus_stays_and_the_file_can_be_opened(checking, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "review.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    card = card_of(checking, REVIEW)
    card.export.setFocus()
    with qtbot.waitSignal(page_of(checking).told, timeout=60_000):
        checking.press("Space")
    assert checking.focus is card.export
    assert {"Open", "Show in folder"} <= buttons(card)


def test_a_review_copy_for_paper_is_set_in_place(checking, qtbot, tmp_path):
    card = card_of(checking, REVIEW)
    lines = {line.accessibleName(): line for line in card.options.findChildren(LineEdit)}
    next(b for b in card.options.findChildren(TickBox) if b.accessibleName() == "Margin for remarks").setChecked(True)
    for name, text in {"Sections": "1, 3", "Return to": "Ministry of Justice", "Return by": "2026-04-01"}.items():
        lines[name].setText(text)
    options = card.options.options()
    assert (options.margin, options.sections, options.return_by) == (True, ("1", "3"), date(2026, 4, 1))
    path = tmp_path / "review.pdf"
    make(checking, qtbot, REVIEW, path)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "Ministry of Justice" in text


def test_a_date_that_cannot_be_read_is_said_before_anything_is_asked(checking, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: pytest.fail("asked where to"))
    card = card_of(checking, REVIEW)
    next(line for line in card.options.findChildren(LineEdit) if line.accessibleName() == "Return by").setText("soon")
    card.export.click()
    assert card.said.startswith("“soon” is not a date.")
