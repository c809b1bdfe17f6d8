"""Everybody can use it: every control of every page has a name, and Tab goes everywhere and gets stuck nowhere."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from poadesk.ui.questions.blank_reason import ReasonChip
from poadesk.ui.widgets.glyph_button import GlyphButton

MANY = 1500


@pytest.fixture
def full(official):
    """The example report: it uses every kind of question."""
    official.controller.open_example()
    official.settle()
    return official


def controls(page: QWidget):
    """What the keyboard can reach."""
    for widget in page.findChildren(QWidget):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if reachable and widget.focusProxy() is None and not isinstance(widget, QScrollBar):
            yield widget


def spoken(widget: QWidget) -> tuple[str, QAccessible.Role]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()


def test_every_control_of_every_page_has_a_name_and_a_role(full):
    unnamed = []
    for step in full.report.pages.steps:
        full.report.pages.show_step(step)
        full.settle()
        for widget in controls(full.window):
            name, role = spoken(widget)
            if not name.strip() or role in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
                unnamed.append(f"{step}: {type(widget).__name__} {name!r} {role.name}")
    assert not unnamed


def test_tab_reaches_every_control_of_every_page_in_reading_order_and_comes_round(full, qtbot):
    for step in full.report.pages.steps:
        full.report.pages.show_step(step)
        full.report.outline.setFocus()
        full.settle()
        seen = walk(full)
        wait_laid_out(full, qtbot)
        missed = [w for w in controls(full.report.pages.page()) if w not in seen and not same_group(w, seen)]
        assert not missed, (step, [(type(w).__name__, w.accessibleName()) for w in missed])
        tops = [w.mapTo(full.report.pages.page(), w.rect().topLeft()).y() for w in in_cards(full, seen)]
        assert tops == sorted(tops), step
        back = [f"{step}: {b.accessibleName()!r} after {a.accessibleName()!r}" for a, b in going_up(full, seen)]
        assert not back


def wait_laid_out(official, qtbot) -> None:
    """Until every control of the page has its place: a layout inside a layout takes a round of events for each."""
    official.settle()
    qtbot.waitUntil(lambda: all(widget.height() for widget in controls(official.report.pages.page())))


def going_up(official, seen: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Stops of Tab in cards that lie wholly above the stop before them; what stands at the end of the question's own
    line comes after its answer.
    """
    page = official.report.pages.section_page()
    stops = [w for w in seen if page and page.question_of(w) and not isinstance(w, GlyphButton | ReasonChip)]

    def top(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topLeft()).y()

    def end(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topRight()).x()

    above = [(one, other) for one, other in pairwise(stops) if top(other) + other.height() <= top(one)]
    return [(one, other) for one, other in above if end(other) - other.width() < end(one)]


def walk(official) -> list[QWidget]:
    """The stops of Tab from where the focus is until it comes round."""
    first, seen = QApplication.focusWidget(), []
    while len(seen) < MANY:
        official.window.focusNextChild()
        now = QApplication.focusWidget()
        if now is first:
            return seen
        assert now not in seen, f"Tab is caught at {type(now).__name__} {now.accessibleName()!r}"
        seen.append(now)
    raise AssertionError("Tab does not come round")


def in_cards(official, seen: list[QWidget]) -> list[QWidget]:
    """One stop for each card, in the order of Tab."""
    page = official.report.pages.section_page()
    firsts: dict[str, QWidget] = {}
    for widget in seen:
        if page and (question := page.question_of(widget)):
            firsts.setdefault(question, page.cards[question])
    return list(firsts.values())


def same_group(widget: QWidget, seen: list[QWidget]) -> bool:
    """Of a group of options one is a stop; the arrow keys go on from there."""
    siblings = [s for s in seen if s.parentWidget() is widget.parentWidget() and type(s) is type(widget)]
    return bool(siblings)


def test_tab_leaves_every_long_text_and_table_by_real_keys(full):
    for question in ("coordination.body.name", "manufacture.laws.list", "collection.count"):
        full.go(question)
        page = full.report.pages.section_page()
        for _step in range(60):
            full.press("Tab")
            if page.question_of(full.focus) != question:
                break
        assert page.question_of(full.focus) != question


def test_the_steps_say_how_far_they_are(full):
    outline = full.report.outline
    items = [outline.topLevelItem(row) for row in range(outline.topLevelItemCount())]
    texts = [item.data(0, Qt.ItemDataRole.AccessibleTextRole) for item in items]
    assert len(texts) == 11
    assert all(" done" in text for text in texts)


def test_the_start_page_can_be_used_without_a_mouse(official):
    for widget in controls(official.window.start):
        assert spoken(widget)[0].strip()
    official.window.start.new_button.setFocus()
    seen = walk(official)
    assert len(seen) >= 2
    assert not any(isinstance(w, QAbstractScrollArea) and not w.accessibleName() for w in seen)
