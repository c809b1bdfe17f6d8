"""Carry-over strip: the line under an answer that was taken over from an earlier report and that nobody has
confirmed yet.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from poadesk.i18n import _, pgettext
from poadesk.ui.session.confirmation import GONE, STILL_TRUE
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label


def carried_words(earlier: str) -> str:
    """Where an answer comes from."""
    return _("From {earlier}, not confirmed").format(earlier=earlier)


class CarriedLine(QWidget):
    """Says where the answer comes from; two buttons say that it still holds, or no longer. Changing it is the third."""

    decided = Signal(str)

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("", "quiet", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        self.still_true = self._button(_("Still true"), _("Still true: the answer to {number}"), number, STILL_TRUE)
        self.gone = self._button(
            pgettext("answer carried over", "Gone"), _("Gone: clear the answer to {number}"), number, GONE
        )
        self.still_true.setToolTip(_("Ctrl+Enter confirms the answer and goes on to the next"))
        self.gone.setToolTip(_("Ctrl+Shift+Delete clears the answer"))
        row.addWidget(self._words)
        row.addWidget(self.still_true)
        row.addWidget(self.gone)
        row.addStretch(1)

    def show_earlier(self, earlier: str | None) -> None:
        """Show which report the answer is from; None: it is confirmed or was never taken over."""
        if earlier is not None:
            self._words.setText(carried_words(earlier))
        self.setVisible(earlier is not None)

    def set_read_only(self, on: bool) -> None:
        self.still_true.setEnabled(not on)
        self.gone.setEnabled(not on)

    def _button(self, text: str, name: str, number: str, what: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "tool")
        button.setAccessibleName(name.format(number=number))
        button.clicked.connect(lambda: self.decided.emit(what))
        return button
