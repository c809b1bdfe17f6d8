"""“Leave blank because…” under a question: the reasons as a menu, the words that go with one, the way back."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from poadesk.core.answers import BLANK_REASONS, EXPLAINED
from poadesk.core.json import Json
from poadesk.i18n import _, blank_label
from poadesk.ui.fields.line import LineEdit


class BlankBar(QWidget):
    """Shows the menu while a question is open, the reason once one is given, nothing when it is answered."""

    edited = Signal(object)
    """The blank aspect as the core reads it; None takes the reason back."""
    left = Signal()

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._reason = ""
        self._offer = self._make_offer()
        self._said = QLabel()
        self._words = LineEdit("", 60)
        self._words.textEdited.connect(self._emit)
        self._words.editingFinished.connect(self.left)
        self._back = QPushButton(_("Take back"))
        self._back.setAccessibleName(_("Take back: answer question {number} after all").format(number=number))
        self._back.setProperty("role", "tool")
        self._back.clicked.connect(self._take_back)
        self._arrange()
        self.show_blank(None, answered=False)

    def _make_offer(self) -> QPushButton:
        offer = QPushButton(_("Leave blank because…"))
        offer.setAccessibleName(_("Leave question {number} blank because…").format(number=self._number))
        offer.setProperty("role", "link")
        menu = QMenu(offer)
        for reason in BLANK_REASONS:
            menu.addAction(blank_label(reason), partial(self._choose, reason))
        offer.setMenu(menu)
        return offer

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._offer)
        row.addWidget(self._said)
        row.addWidget(self._words, 1)
        row.addWidget(self._back)
        row.addStretch()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # nothing below moves when an answer is begun
        self._offer.setSizePolicy(policy)

    def show_blank(self, blank: Json, *, answered: bool) -> None:
        """Show what is held; an answer makes any reason moot."""
        record = blank if isinstance(blank, Mapping) and not answered else {}
        self._reason = str(record.get("reason") or "")
        text = str(record.get("text") or "")
        given = bool(self._reason)
        self._offer.setVisible(not given and not answered)
        self._said.setVisible(given)
        self._back.setVisible(given)
        self._words.setVisible(self._reason in EXPLAINED)
        if given:
            label = next(blank_label(reason) for reason in BLANK_REASONS if reason == self._reason)
            self._said.setText(_("Left blank: {reason}").format(reason=label))
            self._words.setAccessibleName(
                _("Question {number}, words for: {reason}").format(number=self._number, reason=label)
            )
        if self._words.text().strip() != text:
            self._words.show_text(text)

    def set_read_only(self, on: bool) -> None:
        self._offer.setEnabled(not on)
        self._back.setEnabled(not on)
        self._words.setReadOnly(on)

    def _choose(self, reason: str) -> None:
        self.edited.emit({"reason": reason})
        if self._words.isVisible():
            self._words.setFocus()
        else:
            self._back.setFocus()

    def _emit(self, text: str) -> None:
        self.edited.emit({"reason": self._reason, "text": text})

    def _take_back(self) -> None:
        self.edited.emit(None)
        self._offer.setFocus()
