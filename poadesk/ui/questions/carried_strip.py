"""Carry-over strip: the line under an answer that was taken over from an earlier report and that nobody has
confirmed yet.
"""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from poadesk.i18n import _, pgettext
from poadesk.ui.session.confirmation import CHANGED, GONE, STILL_TRUE
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import UNIT, colours_of, px


def carried_words(earlier: str) -> str:
    """Where an answer comes from."""
    return _("From the {earlier} report, to confirm").format(earlier=earlier)


class CarriedLine(QWidget):
    """Says where the answer comes from; its buttons say that it still holds, has changed, or holds no longer."""

    decided = Signal(str)

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("", "carried")
        self.still_true = self._button(_("Still true"), _("Still true: the answer to {number}"), number, STILL_TRUE)
        self.changed = self._button(
            pgettext("answer carried over", "Changed"), _("Changed: edit the answer to {number}"), number, CHANGED
        )
        self.gone = self._button(_("No longer true"), _("No longer true: clear the answer to {number}"), number, GONE)
        self.still_true.setToolTip(_("Ctrl+Enter confirms the answer and goes on to the next"))
        self.gone.setToolTip(_("Ctrl+Shift+Delete clears the answer"))
        buttons = Flow()
        buttons.setSpacing(px(6))
        for button in (self.still_true, self.changed, self.gone):
            buttons.addWidget(button)
        row = QHBoxLayout(self)
        row.setSpacing(UNIT)
        row.addWidget(self._words, 1)
        row.addLayout(buttons, 2)
        self._leave_room()

    def show_earlier(self, earlier: str | None) -> None:
        """Show which report the answer is from; None: it is confirmed or was never taken over."""
        if earlier is not None:
            self._words.setText(carried_words(earlier))
        self.setVisible(earlier is not None)

    def set_read_only(self, on: bool) -> None:
        for button in (self.still_true, self.changed, self.gone):
            button.setEnabled(not on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_room()

    def _leave_room(self) -> None:
        """For the bar and the diamond at the start of the line; a layout does not mirror its margins."""
        start, end = px(28), px(6)
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        if (row := self.layout()) is not None:
            row.setContentsMargins(left, px(5), right, px(5))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.carried_ground))
        bar = px(3)
        painter.fillRect(
            self.width() - bar if self.isRightToLeft() else 0, 0, bar, self.height(), QColor(colours.carried)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(9)
        start = px(16)
        painter.translate(self.width() - start if self.isRightToLeft() else start, self.height() / 2)
        painter.rotate(45)
        painter.setPen(QColor(colours.carried))
        painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        painter.end()

    def _button(self, text: str, name: str, number: str, what: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "carried")
        button.setAccessibleName(name.format(number=number))
        button.clicked.connect(lambda: self.decided.emit(what))
        return button
