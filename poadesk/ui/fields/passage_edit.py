"""Passage edit: several lines to type plain text in, growing with it; each paragraph runs in its own direction."""
# ruff: noqa: N802 - Qt's names

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from poadesk.ui.fields.mime import text_of
from poadesk.ui.fields.pasted_text import make_plain
from poadesk.ui.fields.text_behaviour import is_for_window, plain_menu
from poadesk.ui.widgets.theme import text_width
from poadesk.ui.widgets.wheel_guard import WheelGuard

TALLEST = 22
"""Lines after which the field scrolls inside instead of growing."""

_SPARE = 2
"""Empty lines that are added at once below what is being written."""
_LINE_HEIGHT = 120
"""Per cent of the font's own."""

_BY_TAB = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_LINE_ENDS = str.maketrans("\u2028\u2029\ufdd0\ufdd1", "\n\n\n\n")


class PassageEdit(QTextEdit):
    """`edited` tells of typing and pasting, but not of what an input method is still composing."""

    edited = Signal()
    told = Signal(str)

    def __init__(self, name: str, lines: int, parent: QWidget | None = None, *, single: bool = False) -> None:
        """With `single`, a line that goes on below where it is long: Enter is left to what is around."""
        super().__init__(parent)
        self._single = single
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._space_lines()
        self._lines = lines
        self.composing = ""
        """What an input method is composing here."""
        self._known = ""
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._fit()
        WheelGuard(self)

    def text(self) -> str:
        """What is written, one line end between paragraphs; no-break spaces stay what they are."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def show_text(self, text: str) -> None:
        """Put a text in the place of what is there, touching only what differs. Tells nobody."""
        old = self.text()
        self._known = text
        if text == old:
            return
        start = _common_start(old, text)
        end = _common_start(old[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        if self.hasFocus():
            self.setTextCursor(cursor)

    def insert_plain(self, text: str) -> None:
        """Insert what was pasted or dropped, cleaned."""
        pasted = make_plain(text, single_line=self._single)
        self.insertPlainText(pasted.text)
        if pasted.told:
            self.told.emit(pasted.told)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(text_of(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if text := text_of(source):
            self.insert_plain(text)

    def event(self, event: QEvent) -> bool:
        if is_for_window(event):
            event.ignore()
            return False
        handled = super().event(event)
        if isinstance(event, QInputMethodEvent):
            self.composing = event.preeditString()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on what is selected begins a new selection: Qt would have a drag from there move the text."""
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers() and not self.isReadOnly():
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As in a line: Tab selects it all, and what goes there to write goes to the end."""
        super().focusInEvent(event)
        if self._single and event.reason() in _BY_TAB:
            self.selectAll()
        elif self._single and event.reason() == Qt.FocusReason.OtherFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground is painted here, so that what lies behind need not be painted anew with each key."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().brush(QPalette.ColorRole.Base))
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = plain_menu(self.createStandardContextMenu(), self, self.paste)
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.minimumHeight())

    def _space_lines(self) -> None:
        """Give the lines air; every paragraph written later takes that over from the first."""
        airy = QTextBlockFormat()
        airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(self.document()).setBlockFormat(airy)

    def _tell(self) -> None:
        text = self.text()
        if text != self._known:
            self._known = text
            self.edited.emit()

    def _fit(self) -> None:
        self.setMaximumWidth(text_width(self))
        self._grow()

    def _grow(self) -> None:
        """Take the height of the text; while the person writes, by several lines at once, since the page is laid out
        anew with each.
        """
        if not self.hasFocus():
            self.setFixedHeight(self._height())
        elif not 0 <= self.height() - self._height() <= round((_SPARE + 1) * self._line_height()):
            self.setFixedHeight(self._height(spare=_SPARE))

    def _height(self, spare: int = 0) -> int:
        """What the text needs, between the lines to begin with and the tallest, and some lines more if there may be."""
        around = self.height() - self.contentsRect().height()
        margins, line = 2 * self.document().documentMargin(), self._line_height()
        wanted = self.document().size().height() + spare * line
        return ceil(min(max(wanted, self._lines * line + margins), TALLEST * line + margins)) + around

    def _line_height(self) -> float:
        return self.fontMetrics().lineSpacing() * _LINE_HEIGHT / 100


def _common_start(first: str, second: str) -> int:
    if first == second:
        return len(first)
    limit = min(len(first), len(second))
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if first[:middle] == second[:middle] else (low, middle - 1)
    return low


def _units(text: str) -> int:
    """The length in UTF-16 units, which is how Qt counts."""
    return len(text) + sum(character > "\uffff" for character in text)
