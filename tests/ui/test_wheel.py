import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from poadesk.ui.fields.passage_edit import PassageEdit
from poadesk.ui.widgets.drop_down import DropDown

TURNED = (QComboBox, QAbstractSlider, QAbstractSpinBox, QAbstractScrollArea)


@pytest.fixture
def page(qtbot):
    area = QScrollArea()
    area.setWidgetResizable(True)
    inside = QWidget()
    inside.setMinimumHeight(3000)
    column = QVBoxLayout(inside)
    combo = DropDown("choice")
    combo.addItems(["one", "two", "three"])
    combo.setCurrentIndex(1)
    text = PassageEdit("text", 3)
    text.setPlainText("line\n" * 100)
    for widget in (combo, text):
        column.addWidget(widget)
    area.setWidget(inside)
    area.resize(300, 300)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    return area


def turn(widget, down=True):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120 if down else 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position only
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_scrolls_the_page_and_changes_no_choice(page, focused):
    combo = page.findChild(DropDown)
    if focused:
        combo.setFocus()
    turn(combo)
    assert combo.currentIndex() == 1
    assert page.verticalScrollBar().value() > 0


def test_the_wheel_turned_over_anything_on_any_page_changes_nothing_of_the_report(official):
    official.controller.open_example()
    for step in official.report.pages.steps[:-1]:  # the last is no page of answers
        official.report.pages.show_step(step)
        official.report.pages.section_page().scroll_to(0)  # has all cards made
        official.settle()
        turned = 0
        for control in official.report.pages.page().findChildren(QWidget):
            if isinstance(control, TURNED) and not isinstance(control, QScrollBar) and control.isVisible():
                scrolled = control.verticalScrollBar().value() if isinstance(control, QAbstractScrollArea) else None
                turn(control.viewport() if isinstance(control, QAbstractScrollArea) else control)
                assert scrolled is None or control.verticalScrollBar().value() == scrolled, (step, control)
                turned += 1
        assert turned
        assert not official.report.editing.stack.canUndo(), step


def test_a_text_scrolls_itself_only_while_it_has_the_focus(page):
    text = page.findChild(PassageEdit)
    turn(text.viewport())
    assert text.verticalScrollBar().value() == 0
    assert page.verticalScrollBar().value() > 0
    page.verticalScrollBar().setValue(0)
    text.setFocus()
    turn(text.viewport())
    assert text.verticalScrollBar().value() > 0


def test_the_page_itself_scrolls_as_ever(page):
    turn(page.viewport())
    assert page.verticalScrollBar().value() > 0


def test_a_choice_outside_a_page_is_guarded_too(qtbot):
    combo = DropDown("choice")
    combo.addItems(["one", "two"])
    qtbot.addWidget(combo)
    combo.show()
    turn(combo)
    assert combo.currentIndex() == 0
