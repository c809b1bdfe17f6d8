"""No gesture that means "look" changes an answer: pointing, turning the wheel, clicking on what is chosen, Esc."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QRadioButton, QWidget

from tests.ui.fields.test_all_fields import KINDS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=KINDS)
def shown(ask, answered, request):
    """A field of each kind with an answer."""
    field, value = answered(request.param)
    asked = ask(field)
    asked.field.show_value(value)
    QApplication.processEvents()
    yield asked
    assert field.kind.read(asked.field.raw()) == value
    assert asked.values == []


def parts(field: QWidget) -> Iterator[QWidget]:
    """All that the pointer can be over."""
    for part in field.findChildren(QWidget):
        if part.isVisible() and not isinstance(part, QAbstractScrollArea):
            yield part


def still_parts(field: QWidget) -> Iterator[QWidget]:
    """All that is no button to press: text, labels, grounds, and the option that is chosen."""
    for part in parts(field):
        chosen = isinstance(part, QRadioButton) and part.isChecked()
        if chosen or not isinstance(part, QAbstractButton):
            yield part


def test_pointing(shown):
    for part in parts(shown.field):
        QTest.mouseMove(part, part.rect().center())
        QApplication.processEvents()


@pytest.mark.parametrize("focused", [True, False])
def test_turning_the_wheel(shown, focused):
    for part in parts(shown.field):
        if focused and part.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            part.setFocus()
        for turn in (120, -120):
            middle = QPointF(part.rect().center())
            where = QPointF(part.mapToGlobal(middle.toPoint()))
            none, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
            bare = Qt.KeyboardModifier.NoModifier
            event = QWheelEvent(middle, where, QPoint(), QPoint(0, turn), none, bare, no_phase, False)  # noqa: FBT003
            QApplication.sendEvent(part, event)


def test_clicking_and_double_clicking_on_what_is_no_button_or_is_chosen(shown):
    for part in list(still_parts(shown.field)):
        QTest.mouseClick(part, LEFT)
        QTest.mouseDClick(part, LEFT)


def test_dragging_from_one_part_to_another(shown):
    every = list(parts(shown.field))
    for first, last in zip(every, every[1:] + every[:1], strict=True):
        QTest.mousePress(first, LEFT)
        QTest.mouseMove(first, first.mapFromGlobal(last.mapToGlobal(last.rect().center())))
        QTest.mouseRelease(first, LEFT, pos=QPoint(-5, -5))


def test_going_through_with_tab_and_arrow_keys(shown):
    for _stop in range(80):
        here = QApplication.focusWidget()
        if here is shown.next:
            break
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            QTest.keyClick(QApplication.focusWidget(), key)
        here.setFocus()
        QTest.keyClick(here, Qt.Key.Key_Tab)


def test_pressing_escape(shown):
    for part in list(parts(shown.field)):
        if part.focusPolicy() & Qt.FocusPolicy.ClickFocus and part.isVisible():
            part.setFocus()
            QTest.keyClick(part, Qt.Key.Key_Escape)
