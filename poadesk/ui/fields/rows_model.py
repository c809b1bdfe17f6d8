"""Table model: the rows of a table as a list to look through: number, what is wrong, and the first columns. Changes
nothing.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPalette

from poadesk.core.editors import ChoiceEditor, Field, FilesEditor, PickEditor, TextEditor
from poadesk.core.finding import Severity
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.choice import chosen_option, given_text
from poadesk.core.kinds.files import files_of
from poadesk.i18n import _
from poadesk.sentences import severity_label
from poadesk.ui.fields.base import FindingMessage, worst
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY, mark_icon

COLUMNS = 3
_LONGEST = 120
_SIGN = 14
_NOTHING: tuple[FindingMessage, ...] = ()
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Shows rows that belong to the table field; told of every change by it."""

    def __init__(self, fields: Sequence[Field], palette: QPalette, parent: QObject) -> None:
        super().__init__(parent)
        self._fields = list(fields[:COLUMNS])
        self._palette = palette
        self._rows: Sequence[Record] = ()
        self._messages: dict[int, list[FindingMessage]] = {}

    def show_rows(self, rows: Sequence[Record]) -> None:
        """Show these from now on; the sequence may be changed later, if that is told."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_row(self, row: int) -> None:
        """A row has changed."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._messages = {}
        for message in messages:
            if message.row is not None:
                self._messages.setdefault(message.row, []).append(message)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def severity(self, row: int) -> Severity | None:
        """How grave the worst message on a row is."""
        return worst(self._messages.get(row, _NOTHING))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._fields) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return _("Row") if section == 0 else self._fields[section - 1].label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        severity = self.severity(index.row()) if index.column() == 0 else None
        match role:
            case Qt.ItemDataRole.DisplayRole if index.column() == 0:
                return _numbered(index.row(), severity)
            case Qt.ItemDataRole.DisplayRole:
                field = self._fields[index.column() - 1]
                return summary(field, self._rows[index.row()].get(field.id))
            case Qt.ItemDataRole.DecorationRole if severity is not None:
                return _sign(severity, self._palette)
            case Qt.ItemDataRole.ToolTipRole if severity is not None:
                return plain_tip("\n".join(message.text for message in self._messages[index.row()]))
        return None


def summary(field: Field, value: Json) -> str:
    """A part's value on one line, short, as the list of rows shows it."""
    match field.editor:
        case ChoiceEditor(options=options) | PickEditor(options=options):
            chosen = chosen_option(value)
            label = next((option.label for option in options if option.id == chosen), chosen)
            text = ": ".join(part for part in (label, given_text(value)) if part)
        case FilesEditor():
            text = "; ".join(str(entry.get("title") or entry["name"]) for entry in files_of(value))
        case TextEditor():
            text = field.kind.typed(value)
        case _:
            text = ""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _sign(severity: Severity, palette: QPalette) -> QIcon:
    icon = mark_icon(OF_SEVERITY[severity], palette, _SIGN)
    icon.addPixmap(icon.pixmap(QSize(_SIGN, _SIGN), 4), QIcon.Mode.Selected)
    return icon


def _numbered(row: int, severity: Severity | None) -> str:
    if severity is None:
        return str(row + 1)
    return _("{number}: {severity}").format(number=row + 1, severity=severity_label(severity))
