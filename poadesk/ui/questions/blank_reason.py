"""Reason for a blank: what stands in place of an answer where a question is left blank, and the words with it."""
# ruff: noqa: N802 - Qt's names

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from poadesk.core.aspects import EXPLAINED
from poadesk.core.json_values import Json
from poadesk.i18n import _
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import UNIT, colours_of, narrow, px


def reason_of(blank: Json) -> tuple[str, str]:
    """The reason and its words of a blank aspect; empty where there are none."""
    record = blank if isinstance(blank, Mapping) else {}
    return str(record.get("reason") or ""), str(record.get("text") or "")


class ReasonChip(QPushButton):
    """The reason in a dashed frame. Pressing it opens what else can be said; Delete or Backspace takes it back."""

    taken_back = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + px(44)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The reason goes on in a further line where it has no room."""
        width = min(self.sizeHint().width(), px(110))
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - px(42), 10_000)
        words = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(px(32), words.height() + px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.taken_back.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        dashed = QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine)
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else dashed)
        painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, px(6), px(6))
        self._draw_disc(painter, QColor(colours.accent), QColor(colours.card))
        painter.setPen(QColor(colours.ink))
        room = self.rect().adjusted(px(34), 0, -px(8), 0)
        if self.isRightToLeft():
            room = self.rect().adjusted(px(8), 0, -px(34), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self.text())
        painter.end()

    def _draw_disc(self, painter: QPainter, disc: QColor, bar: QColor) -> None:
        """A disc with a bar: blank, with a reason."""
        side = px(14)
        left = self.width() - px(12) - side if self.isRightToLeft() else px(12)
        where = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(disc)
        painter.drawEllipse(where)
        painter.fillRect(where.adjusted(side * 0.2, side * 0.42, -side * 0.2, -side * 0.42), bar)


class GivenReason(QWidget):
    """The words that go with a reason: a label, and a line to write in. Made when a reason first asks for them."""

    edited = Signal(object)
    """The blank aspect as the core reads it; None takes the reason back."""
    left = Signal()

    def __init__(self, number: str, chip: ReasonChip, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._chip = chip
        self._reason = ""
        self._label = text_label("", "hint", wrap=False)
        self.words = LineEdit("", 60)
        self.words.textEdited.connect(lambda text: self.edited.emit({"reason": self._reason, "text": text}))
        self.words.editingFinished.connect(self.left)
        chip.taken_back.connect(lambda: self.edited.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self._label)
        row.addLayout(narrow(self.words), 1)

    def show_reason(self, reason: str, said: str, text: str) -> None:
        """Show a reason, which reads `said`, and its words; an empty one hides it all."""
        self._reason = reason
        self._chip.setText(said)
        self._chip.setAccessibleName(
            _("Question {number}, left blank: {reason}").format(number=self._number, reason=said)
        )
        self._chip.setVisible(bool(reason))
        self.setVisible(reason in EXPLAINED)
        self._label.setText(_label_of(reason))
        name = _("Question {number}, words for: {reason}").format(number=self._number, reason=said)
        self.words.setAccessibleName(name)
        if self.words.text().strip() != text:
            self.words.show_text(text)

    def unfinished(self) -> str | None:
        """The words as they are being typed, if the spaces round them are not kept."""
        text = self.words.text()
        return text if self._reason and text != text.strip() else None

    def set_read_only(self, on: bool) -> None:
        self._chip.setEnabled(not on)
        self.words.setReadOnly(on)

    def focus_first(self) -> None:
        """Into the words, where the reason asks for some."""
        (self.words if self._reason in EXPLAINED else self._chip).setFocus(Qt.FocusReason.OtherFocusReason)


def _label_of(reason: str) -> str:
    return {"not-applicable": _("Because"), "not-available": _("Waiting for")}.get(reason, "")
