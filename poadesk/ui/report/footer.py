"""Footer: the bar below the page: back, what is saved, what was just done, next section, next unanswered question."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _, pgettext
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.labels import plain_tip, text_label
from poadesk.ui.widgets.state_glyphs import Mark, Shape

STAY = 12_000
"""Milliseconds that a passing message stays in sight."""
_WORDS = 240
"""Units of `px` that are kept for what is saved and what was done, so that neither breaks into lines."""


class Footer(QFrame):
    """Words of a failure stay until it has gone; passing messages go by themselves."""

    back = Signal()
    next = Signal()
    unanswered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._back = QPushButton(pgettext("section", "Back"))
        self._back.clicked.connect(self.back)
        self._next = QPushButton()
        self._next.clicked.connect(self.next)
        self._unanswered = QPushButton(_("Next unanswered"))
        self._unanswered.setAccessibleName(_("Next unanswered question"))
        self._unanswered.setProperty("role", "primary")
        self._unanswered.clicked.connect(self.unanswered)
        self._after = self._after_short = ""
        self._tick = Mark(Shape.DONE)
        self.status = text_label("", "quiet")
        self.status.setAccessibleDescription(_("Saved or not"))
        self.message = text_label("", "strong")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.message)
        words.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(7), theme.px(14), theme.px(7))
        row.setSpacing(theme.px(8))
        row.addWidget(self._back)
        row.addSpacing(theme.px(6))
        row.addWidget(self._tick)
        row.addLayout(words, 1)
        row.addWidget(self._next)
        row.addWidget(self._unanswered)
        self._align()
        self.message.hide()
        self._going = QTimer(self, singleShot=True, interval=STAY)
        self._going.timeout.connect(self.message.hide)

    def stops(self) -> tuple[QPushButton, ...]:
        """Its buttons, in the order of Tab."""
        return self._back, self._next, self._unanswered

    def show_key(self, key: str) -> None:
        """The shortcut of the main button, as it is written on this system."""
        self._unanswered.setText(_("Next unanswered ({key})").format(key=key))

    def show_neighbours(self, before: str, after: str, *, is_section: bool = True) -> None:
        """The titles of the steps on both sides; where there is none, there is no button.

        `is_section` is not so of the last step, which checks the report.
        """
        back = _("Back to {title}").format(title=before)
        self._back.setEnabled(bool(before))
        self._back.setAccessibleName(back if before else self._back.text())
        self._back.setToolTip(plain_tip(back) if before else "")
        self._after = (_("Next section: {title}") if is_section else _("Next: {title}")).format(title=after)
        self._after_short = _("Next section") if is_section else pgettext("section", "Next")
        self._next.setVisible(bool(after))
        self._next.setAccessibleName(self._after)
        self._next.setToolTip(plain_tip(self._after))
        self._fit()

    def show_unanswered(self, *, left: bool) -> None:
        """Whether there is a question to go to."""
        self._unanswered.setEnabled(left)
        self._unanswered.setToolTip("" if left else plain_tip(_("Everything that is asked is answered.")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """The words stand beside the tick, whichever way they are written."""
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for words in (self.message, self.status):
            words.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        """Name the next section where there is room for it."""
        self._next.setText(self._after)
        buttons = (self._back, self._next, self._unanswered)
        needed = sum(button.sizeHint().width() for button in buttons if not button.isHidden())
        if needed + theme.px(_WORDS) > self.width():
            self._next.setText(self._after_short)

    def show_status(self, status: str, *, failed: bool, saved: bool = False) -> None:
        """What is saved. A failure is spoken at once; that all is well is only there to be read."""
        self._tick.setVisible(saved and not failed)
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
        """Into the bar: its main button, else the one that can be pressed."""
        buttons = (self._unanswered, self._next, self._back)
        next((b for b in buttons if b.isEnabled() and not b.isHidden()), self._back).setFocus()
