"""A field built in another's place takes up what was typed, chosen or opened there and is in no answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poadesk.core.editors import ChoiceEditor, Field, Option, PickEditor, TableEditor, TextEditor
from poadesk.core.kinds.choice import OneOf
from poadesk.core.kinds.cover_choices import StateName
from poadesk.core.kinds.record import Column
from poadesk.core.kinds.rows import Rows
from poadesk.core.kinds.text import Text
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.fields.passage_edit import PassageEdit

KINDS = ("prose", "line", "date", "number", "year-table", "state", "contact")
TITLES = (Option("mr", "Mr."), Option("ms", "Ms."), Option("other", "Other", specify=True))
TITLE = Field(
    "title", "Title", OneOf(kind="one-of", options=("mr", "ms", "other")), ChoiceEditor(TITLES, in_words=True)
)
STATE = Field(
    "state", "Which?", StateName(kind="state"), PickEditor((Option("CIV", "Côte d'Ivoire"), Option("TUR", "Türkiye")))
)

LAW = Text(kind="line")
LAWS = Field(
    "laws",
    "Which laws?",
    Rows(kind="rows", columns=(Column(id="law", answer=LAW),)),
    TableEditor((Field("law", "Law", LAW, TextEditor()),), "Law", "Add a law"),
)


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def twin(asked, ask):
    """The same question on other widgets, as a view built anew has it."""
    value = asked.kind.read(asked.values[-1]) if asked.values else None
    unfinished = asked.field.unfinished()
    other = ask(asked.field.field)
    other.field.show_value(value)
    if unfinished is not None:
        other.field.resume(unfinished)
    assert other.values == []
    return other


@pytest.mark.parametrize("typed", ["a ", " 1 2 ", "~", "12o,", "-"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_stands_as_it_was_typed(ask, of_kind, kind, typed):
    asked = ask(of_kind(kind))
    QTest.keyClicks(QApplication.focusWidget(), typed)
    typed_so = asked.field.raw()
    assert twin(asked, ask).field.raw() == typed_so


def test_words_kept_aside_come_back_with_their_option(ask):
    asked = ask(TITLE)
    asked.named("Other").click()
    QTest.keyClicks(asked.field.findChild(PassageEdit), "Excellency")
    asked.named("Ms.").click()
    other = twin(asked, ask)
    other.named("Other").click()
    assert other.value == asked.kind.read({"option": "other", "text": "Excellency"})


def test_an_empty_line_for_words_stays_open(ask):
    asked = ask(TITLE)
    asked.field.answer_in_words()
    assert twin(asked, ask).field.findChild(PassageEdit).isVisible()


def test_a_fragment_of_a_name_is_completed_on_leaving_the_new_field(ask):
    asked = ask(STATE)
    QTest.keyClicks(QApplication.focusWidget(), "ivo")
    QApplication.activePopupWidget().hide()
    other = twin(asked, ask)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert other.value == "CIV"


def test_the_open_row_and_what_is_typed_in_it_stay(ask):
    asked = ask(LAWS)
    asked.field.insert_rows([{"law": "First"}, {"law": "Second"}])
    asked.field.focus_first(1, "law")
    QTest.keyClicks(QApplication.focusWidget(), " half ")
    other = twin(asked, ask)
    assert [line.text() for line in other.field.findChildren(LineEdit)] == ["Second half "]


def test_a_title_of_a_document_stays_as_it_was_typed(ask, of_kind, tmp_path):
    asked = ask(of_kind("files"))
    (tmp_path / "law.pdf").write_bytes(b"%PDF-")
    asked.field.attach([tmp_path / "law.pdf"])
    QTest.keyClicks(QApplication.focusWidget(), "Act of ")
    assert twin(asked, ask).field.findChild(LineEdit).text() == "Act of "


def test_words_for_one_of_many_options_come_back(ask, of_kind):
    asked = ask(of_kind("many-of"))
    line = None
    for row in asked.field._rows.values():
        row._choose("yes")
        if row._shows_words():
            line = row
            break
    assert line is not None
    QTest.keyClicks(line.findChild(PassageEdit), "by sea")
    line._choose("no")
    other = twin(asked, ask)
    again = next(row for row in other.field._rows.values() if row._option.id == line._option.id)
    again._choose("yes")
    assert again.findChild(PassageEdit).text() == "by sea"
