"""Focus restoration: where the keyboard focus is, as a value that finds the like control in widgets built anew."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from poadesk.ui.session.navigation_state import FocusPlace

_VIEW = ""


def focus_place(view: QWidget, cards: Mapping[str, QWidget]) -> FocusPlace | None:
    """The place of the focus inside `view`; `cards` are the questions on the page. None if the focus is elsewhere."""
    focus = QApplication.focusWidget()
    if focus is None or not view.isAncestorOf(focus):
        return None
    question, root = next(((id, card) for id, card in cards.items() if card.isAncestorOf(focus)), (_VIEW, view))
    text, cursor, anchor = _text_of(focus)
    return FocusPlace(question, tuple(_path(root, focus)), text, cursor, anchor)


def restore_focus(view: QWidget, cards: Mapping[str, QWidget], place: FocusPlace) -> bool:
    """Put the focus, the text as typed and the selection back; False if there is no such control any more."""
    root = view if place.root == _VIEW else cards.get(place.root)
    target = None if root is None else _follow(root, place.path)
    if target is None or target.isHidden():
        return False
    target.setFocus()
    if place.text is not None:
        _show_text(target, place)
    return True


def _path(root: QWidget, widget: QWidget) -> Iterator[tuple[str, int]]:
    parent = widget.parentWidget()
    if widget is root or parent is None:
        return
    yield from _path(root, parent)
    name = type(widget).__name__
    yield name, _children(parent, name).index(widget)


def _follow(root: QWidget, path: tuple[tuple[str, int], ...]) -> QWidget | None:
    widget = root
    for name, place in path:
        inside = _children(widget, name)
        if place >= len(inside):
            return None
        widget = inside[place]
    return widget


def _children(parent: QWidget, name: str) -> list[QWidget]:
    return [child for child in parent.children() if isinstance(child, QWidget) and type(child).__name__ == name]


def _text_of(widget: QWidget) -> tuple[str | None, int, int]:
    """Text, cursor and anchor of the selection; None if it is no control to write in."""
    if isinstance(widget, QLineEdit):
        cursor = widget.cursorPosition()
        start = widget.selectionStart()
        if start < 0:
            return QLineEdit.text(widget), cursor, cursor
        return QLineEdit.text(widget), cursor, widget.selectionEnd() if start == cursor else start
    if isinstance(widget, QTextEdit):
        at = widget.textCursor()
        return None if widget.isReadOnly() else widget.toPlainText(), at.position(), at.anchor()
    return None, 0, 0


def _show_text(widget: QWidget, place: FocusPlace) -> None:
    text = place.text or ""
    cursor, anchor = min(place.cursor, len(text)), min(place.anchor, len(text))
    if isinstance(widget, QLineEdit):
        if QLineEdit.text(widget) != text:
            getattr(widget, "show_text", widget.setText)(text)
        if cursor == anchor:
            widget.setCursorPosition(cursor)
        else:
            widget.setSelection(anchor, cursor - anchor)
    elif isinstance(widget, QTextEdit):
        if widget.toPlainText() != text:
            getattr(widget, "show_text", widget.setPlainText)(text)
        at = widget.textCursor()
        at.setPosition(anchor)
        at.setPosition(cursor, QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(at)
