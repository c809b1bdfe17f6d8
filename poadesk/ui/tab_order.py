"""Keeping Tab in reading order when something is made later than what comes after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow_in_tab_order(before: QWidget, made: QWidget) -> None:
    """Have Tab go from the last control inside `before` to those inside `made`, and from there on as it did."""
    last = (tab_stops(before) or [before])[-1]
    for stop in tab_stops(made):
        QWidget.setTabOrder(last, stop)
        last = stop


def tab_stops(widget: QWidget) -> list[QWidget]:
    """The controls inside that Tab can stop at, in the order they were made."""
    same = widget.window()
    stops = (child for child in widget.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return [child for child in stops if child.focusProxy() is None and child.window() is same]
