"""Reason for a blank: “Leave blank because…” under a question: the reasons as a menu, the words that go with one,
the way back.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from poadesk.core.aspects import BLANK_REASONS, EXPLAINED
from poadesk.core.json_values import Json
from poadesk.i18n import _
from poadesk.sentences import blank_label
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label


class BlankBar(QWidget):
    """Shows the menu while a question is open, the reason once one is given, nothing when it is answered."""

    edited = Signal(object)
    """The blank aspect as the core reads it; None takes the reason back."""
    left = Signal()

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._read_only = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._offer = self._make_offer()
        self._row.addWidget(self._offer)
        self._row.addStretch()
        self._given: GivenReason | None = None

    def _make_offer(self) -> QPushButton:
        offer = MenuButton(_("Leave blank because…"), self)
        offer.setAccessibleName(_("Leave question {number} blank because…").format(number=self._number))
        offer.setProperty("role", "link")
        menu = QMenu(offer)
        menu.aboutToShow.connect(self._fill_menu)
        offer.setMenu(menu)
        return offer

    def _fill_menu(self) -> None:
        menu = self._offer.menu()
        if menu.isEmpty():
            for reason in BLANK_REASONS:
                menu.addAction(blank_label(reason), partial(self._choose, reason))

    def show_blank(self, blank: Json, *, answered: bool) -> None:
        """Show what is held; an answer makes any reason moot."""
        record = blank if isinstance(blank, Mapping) and not answered else {}
        reason = str(record.get("reason") or "")
        if reason and self._given is None:
            self._given = self._make_given()
        if self._given is not None:
            self._given.show_reason(reason, str(record.get("text") or ""))
        self._offer.setVisible(not reason and not answered)
        self.setVisible(not answered)

    def unfinished(self) -> str | None:
        """The words for the reason as they are being typed, if they are not kept so."""
        return self._given.unfinished() if self._given is not None else None

    def resume(self, unfinished: str) -> None:
        if self._given is not None:
            self._given.words.show_text(unfinished)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self._offer.setEnabled(not on)
        if self._given is not None:
            self._given.set_read_only(on)

    def _make_given(self) -> "GivenReason":
        given = GivenReason(self._number, self)
        given.edited.connect(self.edited)
        given.left.connect(self.left)
        given.taken_back.connect(self._offer_again)
        given.set_read_only(self._read_only)
        self._row.insertWidget(1, given, 1)
        QWidget.setTabOrder(self._offer, given.words)
        QWidget.setTabOrder(given.words, given.back)
        return given

    def _choose(self, reason: str) -> None:
        self.edited.emit({"reason": reason})
        if self._given is not None:
            self._given.focus_first()

    def _offer_again(self) -> None:
        self.edited.emit(None)
        self._offer.setFocus()


class MenuButton(QPushButton):
    """Opens its menu with the arrow down too, which would else lead away into the next question."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down:
            self.showMenu()
        else:
            super().keyPressEvent(event)


class GivenReason(QWidget):
    """The reason, a line for the words that go with it, and the way back."""

    edited = Signal(object)
    left = Signal()
    taken_back = Signal()

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._reason = ""
        self._said = text_label("", "strong")
        self.words = LineEdit("", 60)
        self.words.textEdited.connect(lambda text: self.edited.emit({"reason": self._reason, "text": text}))
        self.words.editingFinished.connect(self.left)
        self.back = QPushButton(_("Take back"))
        self.back.setAccessibleName(_("Take back: answer question {number} after all").format(number=number))
        self.back.setProperty("role", "tool")
        self.back.clicked.connect(self.taken_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self.words, 1000)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)

    def show_reason(self, reason: str, text: str) -> None:
        """Show a reason; an empty one hides it all."""
        self._reason = reason
        self.setVisible(bool(reason))
        self.words.setVisible(reason in EXPLAINED)
        if reason:
            label = next(blank_label(known) for known in BLANK_REASONS if known == reason)
            self._said.setText(_("Left blank: {reason}").format(reason=label))
            name = _("Question {number}, words for: {reason}").format(number=self._number, reason=label)
            self.words.setAccessibleName(name)
        if self.words.text().strip() != text:
            self.words.show_text(text)

    def unfinished(self) -> str | None:
        """The words as they are being typed, if the spaces round them are not kept."""
        text = self.words.text()
        return text if self._reason and text != text.strip() else None

    def set_read_only(self, on: bool) -> None:
        self.back.setEnabled(not on)
        self.words.setReadOnly(on)

    def focus_first(self) -> None:
        (self.words if self._reason in EXPLAINED else self.back).setFocus()
