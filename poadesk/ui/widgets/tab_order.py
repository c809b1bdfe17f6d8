"""Tab order: keeping Tab in reading order when something is made later than what comes after it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow_in_tab_order(before: QWidget, made: QWidget) -> None:
    """Have Tab go from the last control inside `before` to `made` and those inside it, and from there on as it did.

    The controls inside `made` must be new, so that they follow it in the order they were put there.
    """
    last = _last_stop(before)
    itself = [made] if _is_stop(made, made) else []
    for stop in [*itself, *_run_of_stops(made, made)]:
        QWidget.setTabOrder(last, stop)
        last = stop


def precede_in_tab_order(made: Iterable[QWidget], after: QWidget) -> None:
    """Have Tab come to new controls, in this order, before it goes to `after`, from where it came to that."""
    last = next(_stops_back_from(after))
    for stop in made:
        QWidget.setTabOrder(last, stop)
        last = stop


def _stops_back_from(start: QWidget) -> Iterator[QWidget]:
    widget = _owned(start.previousInFocusChain())
    while widget is not None:
        if _is_stop(widget, start):
            yield widget
        widget = _owned(widget.previousInFocusChain())


def _last_stop(widget: QWidget) -> QWidget:
    inside = next((child for child in widget.findChildren(QWidget) if _is_stop(child, widget)), widget)
    *_others, last = inside, *_run_of_stops(inside, widget)
    return last


def _run_of_stops(start: QWidget, around: QWidget) -> Iterator[QWidget]:
    """The stops that come after `start`, as long as they lie inside `around`."""
    widget = _owned(start.nextInFocusChain())
    while widget is not None and widget is not start:
        if _is_stop(widget, around):
            if not around.isAncestorOf(widget):
                return
            yield widget
        widget = _owned(widget.nextInFocusChain())


def _owned(widget: QWidget | None) -> QWidget | None:
    """The widget under its own parent again: PySide takes a neighbour in the chain for a child of the one asked.

    If that one is deleted later, such as a file that is removed, what Qt has made for the neighbour, such as the items
    of its layout, would be taken for deleted too, and the next round of the layout ends the program.
    """
    if widget is not None:
        widget.setParent(widget.parentWidget())  # to Qt nothing new
    return widget


def _is_stop(widget: QWidget, around: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
        return False  # what a click alone can reach may become a stop of Tab later
    return widget.window() is around.window()
