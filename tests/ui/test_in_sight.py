"""What the keyboard is at stays in sight, and a page is in order before it is first seen."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget

from poadesk.ui.questions.section_page import SectionPage

LINKS = "information.links"


def in_sight(page: SectionPage, widget: QWidget) -> bool:
    view = page.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint()), widget.size()))


def button(within: QWidget, text: str) -> QPushButton:
    return next(known for known in within.findChildren(QPushButton) if known.text() == text)


@pytest.fixture
def example(official):
    official.controller.command("example")
    official.settle()
    return official


def test_a_row_added_at_the_lower_edge_is_brought_into_sight(example):
    example.go(LINKS)
    page = example.report.pages.section_page()
    page.scroll_to(page.verticalScrollBar().maximum())
    example.go(LINKS)
    add = button(page.cards[LINKS], "Add a link")
    add.setFocus()
    example.settle()
    bottom = add.mapTo(page.widget(), add.rect().bottomLeft()).y()
    page.verticalScrollBar().setValue(bottom - page.viewport().height() + 4)
    example.press("Space")
    assert example.focus is not add
    assert in_sight(page, example.focus)


def test_cards_have_their_room_when_a_page_is_first_painted(example):
    first: dict[str, int] = {}

    def note(page: SectionPage) -> None:
        if not first:
            first.update({question: card.height() for question, card in page.cards.items()})

    pages = example.report.pages
    for step in pages.steps[1:-1]:
        first.clear()
        page = pages._pages[step] = pages._make(step)
        pages.addWidget(page)
        page._body.painted.connect(partial(note, page))
        pages.show_step(step)
        example.settle()
        page.scroll_to(0)  # all of it is there now, and in its place
        assert first
        assert first == {question: page.cards[question].height() for question in first}, step


def test_a_remark_on_what_is_undone_goes(example):
    example.go("information.documents")
    remove = button(example.report.pages.section_page().cards["information.documents"], "Remove")
    remove.setFocus()
    example.press("Space")
    assert "removed. You can undo this." in example.report.footer.message.text()
    example.press("Ctrl+Z")
    assert example.report.footer.message.text() == "Undone: 10.2 Documents."
