import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSpinBox, QTextEdit, QVBoxLayout, QWidget

from poadesk.ui.wheel import WheelGuard


@pytest.fixture
def page(qapp, qtbot):
    guard = WheelGuard(qapp)
    area = QScrollArea()
    area.setWidgetResizable(True)
    inside = QWidget()
    inside.setMinimumHeight(3000)
    column = QVBoxLayout(inside)
    combo = QComboBox()
    combo.addItems(["one", "two", "three"])
    combo.setCurrentIndex(1)
    spin = QSpinBox()
    text = QTextEdit()
    text.setPlainText("line\n" * 100)
    text.setFixedHeight(100)
    for widget in (combo, spin, text):
        column.addWidget(widget)
    area.setWidget(inside)
    area.resize(300, 300)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    yield area
    qapp.removeEventFilter(guard)
    guard.deleteLater()


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
    combo = page.findChild(QComboBox)
    if focused:
        combo.setFocus()
    turn(combo)
    assert combo.currentIndex() == 1
    assert page.verticalScrollBar().value() > 0


def test_the_wheel_changes_no_number_even_over_its_inner_line(page):
    spin = page.findChild(QSpinBox)
    spin.setValue(5)
    turn(spin)
    turn(spin.lineEdit())
    assert spin.value() == 5
    assert page.verticalScrollBar().value() > 0


def test_a_text_scrolls_itself_only_while_it_has_the_focus(page):
    text = page.findChild(QTextEdit)
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


def test_a_choice_outside_a_page_is_guarded_too(qapp, qtbot, page):
    combo = QComboBox()
    combo.addItems(["one", "two"])
    qtbot.addWidget(combo)
    combo.show()
    turn(combo)
    assert combo.currentIndex() == 0
