"""Row form: all fields of one row of a table, open under it, and what can be done with the row."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from poadesk.core.editors import TableEditor
from poadesk.i18n import _, pgettext
from poadesk.ui.fields.base import FieldWidget
from poadesk.ui.fields.record import RecordField
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.theme import UNIT, colours_of


class RowForm(QFrame):
    """Knows nothing of the other rows. It tells when its height may have changed."""

    commanded = Signal(str)
    """close, add, up, down, duplicate or delete."""
    laid_out = Signal()

    def __init__(self, table: FieldWidget, editor: TableEditor) -> None:
        super().__init__(table)
        self._label = table.field.label
        self.record = RecordField(table.field, table.attachments, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT + UNIT // 2, UNIT // 2, UNIT + UNIT // 2, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.record)
        self.buttons = self._make_buttons(editor, column)

    def offer(self, *, up: bool, down: bool, read_only: bool) -> None:
        """Offer what can be done with the row."""
        may = {"close": True, "up": up and not read_only, "down": down and not read_only}
        for command, button in self.buttons.items():
            button.setEnabled(may.get(command, not read_only))

    def height_for(self, width: int) -> int:
        """The height of the form in this width."""
        self.ensurePolished()
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        return max(height, self.minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.page))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))

    def _make_buttons(self, editor: TableEditor, column: QVBoxLayout) -> dict[str, QPushButton]:
        words = {
            "close": (pgettext("row", "Done"), pgettext("key", "Esc")),
            "add": (editor.add, pgettext("key", "Insert")),
            "up": (_("Move up"), _("Alt+Up")),
            "down": (_("Move down"), _("Alt+Down")),
            "duplicate": (pgettext("row", "Duplicate"), _("Ctrl+D")),
            "delete": (pgettext("row", "Delete"), pgettext("key", "Delete")),
        }
        row = Flow()
        column.addLayout(row)
        return {command: self._make_button(command, *text, row) for command, text in words.items()}

    def _make_button(self, command: str, label: str, key: str, row: Flow) -> QPushButton:
        button = QPushButton(label, self)
        button.setProperty("role", "tool" if command in {"close", "add"} else "link")
        button.setAccessibleName(_("{label}: {part}").format(label=self._label, part=label))
        button.setToolTip(_("In the list of rows: {key}").format(key=key) if command != "close" else key)
        button.clicked.connect(lambda: self.commanded.emit(command))
        row.addWidget(button)
        return button
