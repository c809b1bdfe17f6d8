"""The mouse wheel moves the page and never an answer. One filter for the whole application."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

_TURNED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


class WheelGuard(QObject):
    """Turns the wheel away from controls whose value it would change, and gives it to the page around them.

    A field with its own scroll bar keeps the wheel while it has the keyboard focus and room to scroll that way.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or not isinstance(event, QWheelEvent):
            return False
        control = _guarded(watched)
        if control is None:
            return False
        page = _page_around(control)
        if page is not None:
            _pass_on(event, page)
        event.accept()
        return True


def _guarded(widget: QWidget) -> QWidget | None:
    """The control that must not see this wheel, if the widget is one or a part of one."""
    parent = widget.parentWidget()
    for candidate in (widget, parent):
        if isinstance(candidate, _TURNED_BY_WHEEL) and not isinstance(candidate, QScrollBar):
            return candidate
    if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport() and _page_around(parent) is not None:
        return None if _scrolls_itself(parent) else parent
    return None


def _scrolls_itself(area: QAbstractScrollArea) -> bool:
    bar = area.verticalScrollBar()
    return area.hasFocus() and bar.maximum() > bar.minimum()


def _page_around(widget: QWidget) -> QAbstractScrollArea | None:
    """The scroll area in whose page the widget stands; none for what is in a window of its own."""
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            return parent
        widget = parent
    return None


def _pass_on(event: QWheelEvent, page: QAbstractScrollArea) -> None:
    viewport = page.viewport()
    where = viewport.mapFromGlobal(event.globalPosition())
    copy = QWheelEvent(
        where,
        event.globalPosition(),
        event.pixelDelta(),
        event.angleDelta(),
        event.buttons(),
        event.modifiers(),
        event.phase(),
        event.inverted(),
        Qt.MouseEventSource.MouseEventSynthesizedByApplication,
    )
    QApplication.sendEvent(viewport, copy)
