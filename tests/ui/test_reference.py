"""The last official report beside the questions: found at its place, searched, and taken from only as shown before."""

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QFileDialog, QLabel
from reportlab.pdfgen.canvas import Canvas

from poadesk.core.row_identity import cells_of
from poadesk.store.draft.draft_file import DraftFile
from poadesk.ui.home.new_report_dialog import NewReport
from poadesk.ui.report.side_pane import Tab

LINES = (
    (
        "National report 2024",
        "1.1 National coordination body",
        "Yes",
        "1.1.a Name of the body",
        "Small Arms Commission",
    ),
    ("2.1 Laws on manufacture", "Firearms Act of", "1992, chapter 171", "10.2 Anything else", "Words of thanks"),
)


def pdf(*pages: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(50, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Report 2024.pdf"
    path.write_bytes(pdf(*LINES))
    return path


@pytest.fixture
def reading(writing, report: Path):
    """The report open with the one of last cycle in its pane."""
    writing.report.session.earlier.choose(report)
    writing.report.command("reference")
    wait(writing)
    return writing


def wait(official) -> None:
    earlier = official.report.session.earlier
    official._qtbot.waitUntil(lambda: not earlier.coming, timeout=20_000)
    official.settle()


def pane(official):
    return official.report.side.reference


def mark(official, words: str) -> None:
    view = pane(official).view
    view.setFocus()
    view.moveCursor(QTextCursor.MoveOperation.Start)
    assert view.find_next(words.split("\n", maxsplit=1)[0])
    start = view.textCursor().selectionStart()
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    official.settle()


def answer(official, **answers: str) -> None:
    """So that the questions under these are asked."""
    for question, value in answers.items():
        official.report.editing.edit(question, "value", value)
    official.settle()


def seen(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_nothing_is_read_until_the_pane_is_seen_and_it_says_how_to_begin(writing):
    assert writing.report.session.earlier.text is None
    writing.report.command("reference")
    writing.settle()
    assert "Put the last official report beside the questions" in seen(pane(writing))
    assert writing.focus.text() == "Choose the file…"


def test_it_opens_at_the_place_of_the_question_and_follows_it(reading):
    answer(reading, **{"coordination.body": "yes"})
    reading.go("coordination.body.name")
    line = pane(reading).view.line()
    assert LINES[0][line].startswith("1.1.a")
    answer(reading, **{"manufacture.takes-place": "yes"})
    reading.go("manufacture.laws")
    assert pane(reading).view.textCursor().block().text() == "2.1 Laws on manufacture"
    assert "Page 2 of 2" in seen(pane(reading))


def test_a_question_that_is_not_found_says_so(reading):
    reading.go("stockpile.standards")
    assert "was not found by its number" in seen(pane(reading))


def test_a_marked_passage_is_shown_as_it_will_be_before_one_key_puts_it_in(reading):
    answer(reading, **{"coordination.body": "yes"})
    reading.go("coordination.body.name")
    mark(reading, "Small Arms Commission")
    assert reading.value("coordination.body.name") is None
    bar = pane(reading).bar
    assert "1.1.a" in seen(bar)
    assert bar._reads.toPlainText() == "Small Arms Commission"
    reading.press("Return")
    assert reading.value("coordination.body.name") == "Small Arms Commission"
    assert bar.isHidden()
    reading.press("Ctrl+Z")
    assert reading.value("coordination.body.name") is None


def test_a_passage_of_several_lines_becomes_one_row_of_a_list(reading):
    answer(reading, **{"manufacture.takes-place": "yes", "manufacture.laws": "yes"})
    reading.go("manufacture.laws.list")
    mark(reading, "Firearms Act of\n1992, chapter 171")
    reading.report.command("take-passage")
    rows = reading.value("manufacture.laws.list")
    assert [dict(cells_of(row)) for row in rows] == [{"title": "Firearms Act of 1992, chapter 171"}]


def test_a_word_chooses_the_option_that_it_names(reading):
    reading.go("coordination.body")
    mark(reading, "Yes")
    reading.press("Return")
    assert reading.value("coordination.body") == "yes"


def test_without_a_mark_nothing_is_put_in_and_that_is_said(reading):
    told = []
    reading.report.session.told.connect(told.append)
    pane(reading).told.connect(told.append)
    before = dict(reading.report.editing.answers._known) if hasattr(reading.report.editing.answers, "_known") else None
    reading.report.command("take-passage")
    assert "Mark a passage" in told[-1]
    assert before is None or before == reading.report.editing.answers._known


def test_search_goes_round_and_says_what_stands_nowhere(reading):
    told = []
    pane(reading).told.connect(told.append)
    search = pane(reading).search
    search.setFocus()
    reading.type("the")
    reading.press("Return", "Return", "Return", "Return")
    assert pane(reading).view.passage().lower() == "the"
    assert any("Round again" in words for words in told)
    search.setText("zebra")
    reading.press("Return")
    assert "does not stand in the report" in told[-1]


def test_it_is_there_again_when_the_draft_is_opened_next_and_in_no_export(reading, draft):
    reading.press("Ctrl+W")
    with DraftFile.open(draft, read_only=True) as file:
        assert file.earlier_document() is not None
        assert not file.answers().keys() & {"earlier-report"}
    reading.open(draft)
    assert reading.report.session.earlier.text is None
    reading.report.command("reference")
    wait(reading)
    assert reading.report.session.earlier.name == "Report 2024.pdf"
    assert not list(reading.report.session.report().files())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("scan.pdf", pdf((), ()), "holds pictures of pages and no text"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format of Word"),
        ("cut.pdf", b"%PDF-1.7\n" + bytes(300), "damaged or incomplete"),
    ],
)
def test_what_cannot_be_read_is_told_in_the_pane_and_not_kept(writing, tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    writing.report.command("reference")
    writing.report.session.earlier.choose(path)
    wait(writing)
    assert words in seen(pane(writing))
    assert writing.report.draft.earlier_document() is None
    assert writing.report.draft.documents() == ()


def test_the_draft_itself_is_never_read_as_a_report(writing, draft):
    writing.report.session.earlier.choose(draft)
    wait(writing)
    assert writing.report.session.earlier.trouble
    writing.report.editing.edit("about.date", "value", "2026-03-01")
    assert writing.report.saving.flush(wait=True)


def test_escape_leads_back_to_the_question_and_every_part_has_a_name(reading):
    reading.go("coordination.body")
    reading.report.command("reference")
    reading.settle()
    view = pane(reading).view
    assert view.hasFocus()
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Text of the last report"
    reading.press("Escape")
    assert reading.report.where.at() == "coordination.body"


def test_a_pdf_given_as_the_earlier_report_begins_an_empty_one_with_it_beside(official, report, monkeypatch, form):
    def begin(dialog: NewReport) -> int:
        assert dialog.reference == report
        dialog._chosen.update({"about.state": "ATG"})
        return 1

    monkeypatch.setattr(NewReport, "exec", begin)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(report), ""))
    official.controller.browse_earlier()
    official.settle()
    wait(official)
    assert official.report.session.earlier.name == report.name
    assert official.report.side.currentIndex() == Tab.REPORT
    assert official.value("about.state") == "ATG"
