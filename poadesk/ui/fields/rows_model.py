"""Table model: the rows of a table as a list to look through: number, what is wrong, and the first columns. Changes
nothing.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette

from poadesk.core.answer_state import AnswerState
from poadesk.core.editors import ChoiceEditor, Field, FilesEditor, PickEditor, TableEditor, TextEditor
from poadesk.core.finding import Severity
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.choice import chosen_option, given_text
from poadesk.core.kinds.files import files_of
from poadesk.i18n import _
from poadesk.sentences.labels import severity_label, state_label
from poadesk.ui.fields.base import FindingMessage, worst
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY, Shape, mark_icon

COLUMNS = 5
"""At most so many parts of a row are listed; the form of the row has them all."""
_LONG_ONES = 3
"""Of these at most so many are long."""
_PASSAGE = 3
"""The weight of a column of passages against 2 of others."""
_SHORT = 14
"""Characters of a part that takes no more room than its words."""
_LONGEST = 120
_SIGN = 14
_NOTHING: tuple[FindingMessage, ...] = ()
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Shows rows that belong to the table field; told of every change by it."""

    marks_changed = Signal()
    """What stands in the first column is other than before, and may be wider."""

    def __init__(self, editor: TableEditor, palette: QPalette, parent: QObject) -> None:
        super().__init__(parent)
        self._item = editor.item
        self._parts = _listed(editor.fields)
        self._palette = palette
        self._rows: Sequence[Record] = ()
        self._messages: dict[int, list[FindingMessage]] = {}
        self._carried = False

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
        self._tell_marks()

    def show_carried(self, *, on: bool) -> None:
        """Mark each row as one from an earlier report, which waits to be confirmed."""
        if on != self._carried:
            self._carried = on
            self._tell_marks()

    def weight(self, column: int) -> int:
        """The column's share of the width: 0 if it takes no more room than its words, as numbers and years do."""
        return 0 if column == 0 or _is_short(self._parts[column - 1]) else _weight(self._parts[column - 1])

    def severity(self, row: int) -> Severity | None:
        """How grave the worst message on a row is."""
        return worst(self._messages.get(row, _NOTHING))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        return 0 if parent.isValid() else len(self._parts) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._item if section == 0 else self._parts[section - 1].label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.column() == 0:
            return self._head_of(index.row(), role)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        part = self._parts[index.column() - 1]
        return summary(part, self._rows[index.row()].get(part.id))

    def _head_of(self, row: int, role: int) -> object:
        """A row's first cell: its number, and what is wrong with it, else that it waits to be confirmed."""
        severity = self.severity(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _numbered(row, severity)
            case Qt.ItemDataRole.DecorationRole if severity is not None or self._carried:
                return _sign(Shape.TO_CONFIRM if severity is None else OF_SEVERITY[severity], self._palette)
            case Qt.ItemDataRole.AccessibleTextRole if severity is None and self._carried:
                return _("{number}: {state}").format(number=row + 1, state=state_label(AnswerState.TO_CONFIRM))
            case Qt.ItemDataRole.ToolTipRole if severity is not None:
                return plain_tip("\n".join(message.text for message in self._messages[row]))
        return None

    def _tell_marks(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
            self.marks_changed.emit()


def _listed(parts: Sequence[Field]) -> tuple[Field, ...]:
    """The parts that are listed: the first ones, not too many of them long."""
    listed: list[Field] = []
    for part in parts:
        long = sum(not _is_short(known) for known in listed)
        if len(listed) < COLUMNS and (_is_short(part) or long < _LONG_ONES):
            listed.append(part)
    return tuple(listed)


def _weight(part: Field) -> int:
    return _PASSAGE if isinstance(part.editor, TextEditor) and part.editor.lines > 1 else 2


def _is_short(part: Field) -> bool:
    match part.editor:
        case TextEditor(lines=1, columns=columns):
            return columns <= _SHORT
        case ChoiceEditor(options=options):
            return all(len(option.label) <= _SHORT for option in options)
    return False


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


def _sign(shape: Shape, palette: QPalette) -> QIcon:
    icon = mark_icon(shape, palette, _SIGN)
    icon.addPixmap(icon.pixmap(QSize(_SIGN, _SIGN), 4), QIcon.Mode.Selected)
    return icon


def _numbered(row: int, severity: Severity | None) -> str:
    if severity is None:
        return str(row + 1)
    return _("{number}: {severity}").format(number=row + 1, severity=severity_label(severity))
