"""Large text and small screens: windows stay on the screen, and what there is no room for gives way or is scrolled."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QLabel, QListWidget, QListWidgetItem, QPushButton

from poadesk.core.editors import TableEditor
from poadesk.core.form import CYCLE, LANGUAGE, STATE
from poadesk.ui.fields.paste_preview import PasteRowsDialog
from poadesk.ui.home.new_report_dialog import NewReport, Start
from poadesk.ui.questions.orphaned_answers import NoLongerAsked
from poadesk.ui.report.question_search import Search
from poadesk.ui.report.section_answers import SectionAnswers
from poadesk.ui.shell.help_dialogs import About, HelpSheet
from poadesk.ui.shell.places_dialog import Places
from poadesk.ui.versions.compare_dialog import WhatChanged
from poadesk.ui.widgets.banner import Banner
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.list_delegate import show_lines
from poadesk.ui.widgets.state_glyphs import Shape

LARGEST = ["Ctrl++"] * 6


def dialogs(official) -> Iterator[QDialog]:
    """Every window of its own, as the program opens it."""
    report, window = official.report, official.window
    form, editing = report.editing.form, report.editing
    yield NewReport(form, "en", {}, window)
    yield NewReport(form, "en", {}, window, Start((STATE, CYCLE, LANGUAGE), "What becomes of the answers. " * 12))
    yield Search(editing, window)
    yield SectionAnswers(editing, form.sections[3], window)
    yield HelpSheet(window)
    yield About(date(2027, 2, 1), window)
    yield Places(window)
    yield NoLongerAsked(editing, window)
    table = next(q for q in form.questions if isinstance(_editor(official, q), TableEditor))
    yield PasteRowsDialog(_editor(official, table).fields, "\t".join("A cell with words" for _ in range(9)), window)
    yield official.program.crash.make_box(Path("a folder with a long name/" * 9), Path("log/" * 20))
    for command in ("history", "backups"):
        report.command(command)
        yield report.versions.dialog
    report.command("name-moment")
    yield window.findChild(QInputDialog)
    official.controller.show_changes()
    yield report.findChild(WhatChanged)


def _editor(official, question: str):
    editing = official.report.editing
    return editing.question(question).answer.editor(editing.words(question))


@pytest.fixture
def crowded(writing):
    """The report open with the largest text in the window of a small laptop."""
    writing.window.resize(1024, 640)
    writing.press(*LARGEST)
    return writing


def test_no_dialog_is_larger_than_the_screen_at_the_largest_text(crowded):
    seen = []
    for dialog in dialogs(crowded):
        dialog.show()
        crowded.settle()
        room, size = dialog.screen().availableSize(), dialog.size()
        assert size.width() <= room.width(), dialog.windowTitle()
        assert size.height() <= room.height(), dialog.windowTitle()
        seen.append(type(dialog))
        dialog.close()
        dialog.deleteLater()
        crowded.settle()
    assert len(seen) == 14


def is_cut(button: QPushButton) -> bool:
    """Whether its words have no room: in one line, or in as many as it takes where they wrap."""
    if button.hasHeightForWidth():
        return button.height() < button.heightForWidth(button.width())
    return button.width() < button.sizeHint().width()


@pytest.mark.parametrize("larger", [0, 3, 6])
def test_no_button_of_any_page_is_narrower_than_its_words(official, qtbot, larger):
    official.controller.open_example()
    official.window.resize(1024, 640)
    official.press(*LARGEST[:larger])
    pages = official.report.pages
    for step in pages.steps:
        pages.show_step(step)
        if page := pages.section_page():
            page.scroll_to(0)
        official.settle()
        buttons = [button for button in pages.page().findChildren(QPushButton) if button.isVisible()]
        assert not [b.accessibleName() or b.text() for b in buttons if is_cut(b)], step
        assert buttons


def test_a_dialog_opens_larger_for_larger_text(writing):
    usual, large = QDialog(writing.window), QDialog(writing.window)
    open_at(usual, characters=40, lines=12)
    writing.press("Ctrl++", "Ctrl++")
    open_at(large, characters=40, lines=12)
    assert large.width() > usual.width()
    assert large.height() > usual.height()


def test_the_steps_give_way_to_the_side_pane_where_the_page_would_be_cut_off(crowded):
    report = crowded.report
    assert not report.side.isVisible()
    crowded.press("F3")
    assert report.side.isVisible()
    assert not report.outline.isVisible()
    crowded.press("F6")
    assert report.pages.isAncestorOf(crowded.focus)
    crowded.press("F9")
    assert report.outline.isVisible()


def test_all_of_the_check_page_can_be_scrolled_to(crowded):
    crowded.press("Ctrl+E")
    page = crowded.report.pages.check_page()
    words = [button for button in page.outputs.findChildren(QPushButton) if button.isVisible()]
    assert all(button.height() >= button.sizeHint().height() for button in words)
    last = [row.toggle for row in page.open_points.rows.values() if row.isVisible()][-1]
    for _ in range(200):
        if crowded.focus is last:
            break
        crowded.press("Tab")
        focus = crowded.focus
        if page.isAncestorOf(focus):
            assert page.rect().contains(focus.mapTo(page, focus.rect().bottomLeft()))
    assert crowded.focus is last


def test_the_buttons_of_a_banner_go_below_a_sentence_that_they_leave_no_room(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(900, 100)
    banner.say("Something about the whole report. " * 6, [("Continue with mine", print), ("Open the other one", print)])
    banner.show()
    button, label = banner.findChildren(QPushButton)[0], banner._words
    assert button.mapTo(banner, QPoint()).x() > label.mapTo(banner, QPoint()).x() + label.width()
    banner.resize(400, 200)
    qtbot.waitUntil(lambda: button.mapTo(banner, QPoint()).y() > label.mapTo(banner, QPoint()).y() + label.height() - 1)
    assert label.width() > 300


def test_a_tip_shows_what_a_person_wrote_as_it_stands(qtbot):
    listing = QListWidget()
    qtbot.addWidget(listing)
    item = QListWidgetItem(listing)
    show_lines(item, "<b>not bold</b>", "second & last", Shape.EMPTY)
    assert item.toolTip() == "<qt>&lt;b&gt;not bold&lt;/b&gt;<br>second &amp; last</qt>"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_buttons_that_have_no_room_beside_each_other_go_below(official, qapp, direction):
    official.press(*LARGEST)
    official.window.setLayoutDirection(direction)
    for width in (640, 1024):
        official.window.resize(width, 560)
        official.settle()
        start = official.window.start
        ways = [start.earlier_button, start.new_button, start.open_button]
        places = [way.geometry() for way in ways]
        assert all(way.height() >= way.heightForWidth(way.width()) for way in ways)
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        assert len({place.top() for place in places}) == (3 if width == 640 else 2)


def test_no_page_is_wider_than_its_place_at_the_largest_text(official):
    official.controller.open_example()
    official.window.resize(1024, 640)
    official.press(*LARGEST)
    for section in official.report.editing.form.sections:
        official.report.pages.show_step(section.id)
        page = official.report.pages.section_page()
        page.make_all()
        official.settle()
        assert page.widget().minimumSizeHint().width() <= page.viewport().width(), section.id


def test_the_words_of_the_rail_and_of_the_filter_are_whole_at_the_largest_text(official):
    official.controller.open_example()
    official.window.resize(1024, 640)
    official.press(*LARGEST)
    official.report.pages.show_step("transfers")
    official.settle()
    rail, header = official.report.rail.stops(), official.report.pages.section_page().header
    assert all(button.height() >= button.minimumSizeHint().height() for button in rail)
    assert header.filter.height() >= header.filter.heightForWidth(header.filter.width())


@pytest.mark.parametrize("larger", [0, 2])
def test_no_page_is_wider_than_its_place_beside_the_side_pane(official, larger):
    official.controller.open_example()
    official.window.resize(1024, 600)
    official.press("F9", *LARGEST[:larger])
    for section in official.report.editing.form.sections:
        official.report.pages.show_step(section.id)
        for question in section.questions:
            if question.id in official.report.editing.session.review.visible:
                official.go(question.id)
        page = official.report.pages.section_page()
        assert page.widget().minimumSizeHint().width() <= page.viewport().width(), section.id


def test_a_title_that_has_no_room_in_the_navigator_is_in_its_tip(official):
    official.controller.open_example()
    outline = official.report.outline
    sections = official.report.editing.form.wording("en").sections.values()
    tips = [outline.topLevelItem(row).toolTip(0) for row in range(outline.topLevelItemCount())]
    assert all(any(escape(section.title) in tip for tip in tips) for section in sections)


def test_no_label_of_a_year_table_is_cut(official, qtbot):
    official.controller.open_example()
    official.window.resize(1024, 600)
    for keys in ((), ("F9",), LARGEST[:3]):
        official.press(*keys)
        official.go("collection.by-type")
        card = official.report.pages.section_page().cards["collection.by-type"]
        labels = [label for label in card.field.findChildren(QLabel) if label.wordWrap() and label.isVisible()]
        assert len(labels) > 10
        qtbot.waitUntil(lambda labels=labels: all(label.height() >= _needed(label) for label in labels))


def _needed(label: QLabel) -> int:
    """The height of the words in the width that the label has."""
    room = QRect(0, 0, label.width(), 1000)
    return label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height()
