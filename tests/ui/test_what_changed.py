"""The change report in the window: against files and earlier moments, readable without colours, and as a PDF."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from poadesk.cli import main
from poadesk.ui.home import draft_folder
from poadesk.ui.versions.compare_dialog import WhatChanged
from tests.ui.conftest import FIRST

NAME = "coordination.body.name"


@pytest.fixture
def revised(official, draft: Path, tmp_path: Path, form):
    """A report whose text was changed in three sessions, the first of which has a name; and a file of an older one."""
    old = draft_folder.make_draft(form, {**FIRST, "coordination.body": "yes", NAME: "The old committee on small arms"})
    old = old.rename(tmp_path / "old.poadraft")
    official.open(draft)
    for words in ("The committee on small arms", "The new committee on small arms"):
        official.report.editing.edit("coordination.body", "value", "yes")
        official.report.editing.edit(NAME, "value", words)
        official.report.editing.end_burst()
        official.wait_saved()
        if "new" not in words:
            official.report.saving.flush(wait=True)
            official.report.draft.add_milestone("sent to police", official.report.draft.saved_at())
    return official, old


def shown(official, qtbot) -> WhatChanged:
    official.controller.command("changes")
    window = official.report.findChild(WhatChanged)
    qtbot.waitUntil(lambda: "Looking for" not in window.words.text())
    return window


def pieces(document: QTextDocument):
    """Text with its marks."""
    block = document.begin()
    while block.isValid():
        for fragment in block:
            style = fragment.fragment().charFormat()
            yield fragment.fragment().text(), style.fontUnderline() and not style.isAnchor(), style.fontStrikeOut()
        block = block.next()


def test_an_older_file_is_compared_word_by_word_without_relying_on_colour(revised, qtbot):
    official, old = revised
    window = shown(official, qtbot)
    window.compare_with(old)
    qtbot.waitUntil(lambda: "old.poadraft" in window.reading.toPlainText())
    found = [(text.strip(), new, gone) for text, new, gone in pieces(window.reading.document())]
    assert ("new", True, False) in found
    assert ("old", False, True) in found
    assert "Changed: 1" in window.reading.toPlainText()
    assert "struck through" in window.reading.toPlainText()


def test_a_named_moment_comes_first_and_is_compared_at_once(revised, qtbot):
    official, _old = revised
    window = shown(official, qtbot)
    assert "sent to police" in window.others.itemText(0)
    qtbot.waitUntil(window.save.isEnabled)
    assert ("new", True, False) in [(text.strip(), new, gone) for text, new, gone in pieces(window.reading.document())]


def test_the_link_of_a_question_goes_there_and_the_window_stays(revised, qtbot):
    official, old = revised
    window = shown(official, qtbot)
    window.compare_with(old)
    qtbot.waitUntil(lambda: "old.poadraft" in window.reading.toPlainText())
    window.reading.anchorClicked.emit(QUrl(NAME))
    official.settle()
    assert NAME in official.report.pages.section_page().cards
    assert official.report.pages.step == official.report.editing.form.section_of[NAME].id
    assert window.isVisible()


def test_it_is_saved_as_a_pdf(revised, qtbot, tmp_path: Path):
    official, old = revised
    window = shown(official, qtbot)
    window.compare_with(old)
    qtbot.waitUntil(lambda: "old.poadraft" in window.reading.toPlainText())
    to = tmp_path / "what changed.pdf"
    window.save_to(to)
    qtbot.waitUntil(lambda: "Saved as" in window.words.text(), timeout=10_000)
    pages = pypdf.PdfReader(BytesIO(to.read_bytes())).pages
    assert len(pages) <= 2
    assert "committee" in "".join(page.extract_text() for page in pages)


def test_an_export_and_what_is_no_report_are_told_apart(revised, qtbot, tmp_path: Path):
    official, old = revised
    export, pdf = tmp_path / "old.json", tmp_path / "old.pdf"
    assert main(["export", str(old), "--to", str(export)]) == 0
    pdf.write_bytes(b"%PDF-1.7\n")
    window = shown(official, qtbot)
    window.compare_with(export)
    qtbot.waitUntil(lambda: "old.json" in window.reading.toPlainText())
    window.compare_with(pdf)
    qtbot.waitUntil(lambda: "is a PDF" in window.words.text())
    assert not window.save.isEnabled()


def test_closing_the_report_closes_the_window(revised, qtbot):
    official, _old = revised
    shown(official, qtbot)
    assert official.controller.close_report()
    official.settle()
    assert official.controller.report is None


def test_what_of_the_other_file_fits_no_question_is_said(revised, qtbot, tmp_path: Path):
    official, _old = revised
    odd = tmp_path / "odd.json"
    odd.write_text('{"99.9": "yes", "4.1": "no"}', encoding="utf-8")
    window = shown(official, qtbot)
    window.compare_with(odd)
    qtbot.waitUntil(lambda: "odd.json" in window.reading.toPlainText())
    assert window.words.text() == "1 answer of the other file does not fit its question and was left out."
