"""Footer: the bar below the page: back, what is saved, what was just done, next."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _, pgettext
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.labels import plain_tip, text_label

STAY = 12_000
"""Milliseconds that a passing message stays in sight."""


class Footer(QFrame):
    """Words of a failure stay until it has gone; passing messages go by themselves."""

    back = Signal()
    next = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._back = QPushButton(pgettext("section", "Back"))
        self._back.clicked.connect(self.back)
        self._next = QPushButton(pgettext("section", "Next"))
        self._next.setProperty("role", "primary")
        self._next.clicked.connect(self.next)
        self.status = text_label("", "quiet")
        self.status.setAccessibleName(_("Saved or not"))
        self.message = text_label("", "strong")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.message)
        words.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        row.setSpacing(2 * theme.UNIT)
        row.addWidget(self._back)
        row.addLayout(words, 1)
        row.addWidget(self._next)
        self.message.hide()
        self._going = QTimer(self, singleShot=True, interval=STAY)
        self._going.timeout.connect(self.message.hide)

    def show_neighbours(self, before: str, after: str) -> None:
        """The titles of the steps on both sides; an empty one has no button to press."""
        for button, title, name in (
            (self._back, before, _("Back to {title}")),
            (self._next, after, _("Next: {title}")),
        ):
            button.setEnabled(bool(title))
            button.setAccessibleName(name.format(title=title) if title else button.text())
            button.setToolTip(plain_tip(name.format(title=title)) if title else "")

    def show_status(self, status: str, *, failed: bool) -> None:
        """What is saved. A failure is spoken at once; that all is well is only there to be read."""
        if status == self.status.text():
            return
        self.status.setText(status)
        theme.set_property(self.status, "role", "error" if failed else "quiet")
        if failed:
            announce(self.status, status, urgent=True)

    def tell(self, sentence: str) -> None:
        """A passing message, shown and spoken."""
        self.message.setText(sentence)
        self.message.show()
        self._going.start()
        announce(self.message, sentence)

    def hush(self) -> None:
        """What was just said no longer holds."""
        self._going.stop()
        self.message.hide()

    def focus_next(self) -> None:
        (self._next if self._next.isEnabled() else self._back).setFocus()
