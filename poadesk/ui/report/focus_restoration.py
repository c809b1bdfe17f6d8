"""Focus restoration: where the keyboard focus is, as a value that finds the same control in widgets built anew."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QTextEdit, QWidget

from poadesk.ui.session.navigation_state import FocusPlace, TextPlace


def place_of_focus(panes: Mapping[str, QWidget], cards: Mapping[str, QWidget]) -> FocusPlace | None:
    """Where the focus is: in which of the panes and, on a page, in the card of which question; None if elsewhere."""
    focus = QApplication.focusWidget()
    found = ((name, pane) for name, pane in panes.items() if focus and (pane is focus or pane.isAncestorOf(focus)))
    name, pane = next(found, ("", None))
    if focus is None or pane is None:
        return None
    question = next((id for id, card in cards.items() if card.isAncestorOf(focus)), None)
    return _focus_place(focus, name, cards[question] if question is not None else pane, question)


def focus_again(place: FocusPlace | None, panes: Mapping[str, QWidget], cards: Mapping[str, QWidget]) -> None:
    """Give the focus to the control at this place, with cursor and selection as they were."""
    if place is None:
        return
    card = cards.get(place.question) if place.question is not None else None
    control = _control_at(place, card or panes[place.pane])
    if control is not None:
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        _restore_text(control, place)


def _focus_place(control: QWidget, pane: str, inside: QWidget, question: str | None = None) -> FocusPlace:
    """Where `control` is: its number among those of its class in `inside`, with cursor and selection."""
    kind = type(control).__name__
    row = control.currentRow() if isinstance(control, QListWidget) else None
    return FocusPlace(pane, question, kind, list(_alike(inside, kind)).index(control), _text_place(control), row)


def _control_at(place: FocusPlace, inside: QWidget) -> QWidget | None:
    """The same control in other widgets; None if there is none that can have the focus."""
    found = dict(enumerate(_alike(inside, place.kind))).get(place.number)
    usable = found is not None and found.isEnabled() and (found is inside or found.isVisibleTo(inside))
    return found if usable else None


def _restore_text(control: QWidget, place: FocusPlace) -> None:
    """Put cursor, selection, scrolling and the row that is marked back."""
    at = place.at
    if place.row is not None and isinstance(control, QListWidget):
        control.setCurrentRow(min(place.row, control.count() - 1))
    elif at is not None and isinstance(control, QTextEdit):
        cursor, end = control.textCursor(), control.document().characterCount() - 1
        cursor.setPosition(min(at.anchor, end))
        cursor.setPosition(min(at.position, end), cursor.MoveMode.KeepAnchor)
        control.setTextCursor(cursor)
        control.verticalScrollBar().setValue(at.scrolled)
    elif at is not None and isinstance(control, QLineEdit):
        if at.position == at.anchor:
            control.setCursorPosition(at.position)
        else:
            control.setSelection(at.anchor, at.position - at.anchor)


def _text_place(control: QWidget) -> TextPlace | None:
    if isinstance(control, QTextEdit):
        cursor = control.textCursor()
        return TextPlace(cursor.position(), cursor.anchor(), control.verticalScrollBar().value())
    if isinstance(control, QLineEdit):
        position, start = control.cursorPosition(), control.selectionStart()
        anchor = position if start < 0 else control.selectionEnd() if position == start else start
        return TextPlace(position, anchor)
    return None


def _alike(inside: QWidget, kind: str) -> Iterator[QWidget]:
    """Controls of a class in the order in which they were made, which within a card is the same each time."""
    return (control for control in (inside, *inside.findChildren(QWidget)) if type(control).__name__ == kind)
