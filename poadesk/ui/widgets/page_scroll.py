"""Page scroll: the scroll area in whose page a control stands, and having a part of the control seen in it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def page_around(widget: QWidget) -> QAbstractScrollArea | None:
    """The scroll area in whose page the widget stands; none for what is in a window of its own."""
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            return parent
        widget = parent
    return None


def bring_into_sight(widget: QWidget, part: QRect) -> None:
    """Scroll the page as little as it takes to see this part of the widget; its top, if it is higher than the page."""
    page = page_around(widget)
    if page is None:
        return
    top = widget.mapTo(page.viewport(), part.topLeft()).y()
    beyond = top + part.height() - page.viewport().height()
    move_by(widget, min(top, max(beyond, 0)) if top > 0 else top)


def keep_in_place(widget: QWidget, point: QPoint, before: int) -> None:
    """Scroll the page so that a point of the widget is as high on the screen as it was before."""
    move_by(widget, widget.mapToGlobal(point).y() - before)


def move_by(widget: QWidget, down: int) -> None:
    """Scroll the page around the widget."""
    page = page_around(widget)
    if page is not None and down:
        page.verticalScrollBar().setValue(page.verticalScrollBar().value() + down)
