"""Wheel guard: the mouse wheel moves the page and never an answer."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from poadesk.ui.widgets.page_scroll import page_around


class WheelGuard(QObject):
    """Turns the wheel away from a control whose value it would change, and gives it to the page around it.

    A field with its own scroll bar keeps the wheel while it has the keyboard focus and room to scroll that way, and
    when there is no page around it. Each control that the wheel turns has a guard of its own: one filter for the
    whole application would be asked about every event there is.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self._control = control
        watched = control.viewport() if isinstance(control, QAbstractScrollArea) else control
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        page = page_around(self._control)
        if isinstance(self._control, QAbstractScrollArea) and (page is None or _scrolls_itself(self._control)):
            return False
        if page is not None:
            _pass_on(event, page)
        event.accept()
        return True


def _scrolls_itself(area: QAbstractScrollArea) -> bool:
    bar = area.verticalScrollBar()
    return area.hasFocus() and bar.maximum() > bar.minimum()


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
