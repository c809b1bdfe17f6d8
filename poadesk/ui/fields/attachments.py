"""Attachment field: documents attached to an answer: added by dialog or drop, titled, opened, saved elsewhere,
removed.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from poadesk.core.editors import Field, FilesEditor
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.files import files_of
from poadesk.i18n import _
from poadesk.ui.fields.attachment_row import FileRow
from poadesk.ui.fields.base import AttachmentActions, FieldWidget, FindingMessage
from poadesk.ui.widgets.file_names import listed
from poadesk.ui.widgets.tab_order import precede_in_tab_order
from poadesk.ui.widgets.theme import UNIT, colours_of, set_property


class FilesField(FieldWidget):
    """A row for each file, and a line for those that are still being taken in.

    They are named in the answer when they are in; if another answer is shown meanwhile, they have no place here.
    """

    folder: ClassVar[Path | None] = None
    """Where the last file was added from, whichever field it was for; not where the program happens to be."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, FilesEditor)  # noqa: S101 -- the table of fields says so
        self._limit = field.editor.limit
        self._files: list[Record] = []
        self._rows: list[FileRow] = []
        self._coming: list[QLabel] = []
        self._messages: Sequence[FindingMessage] = ()
        self._dragged = False
        self.setAcceptDrops(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(UNIT)
        self._empty = QLabel(_("No file yet. Add one, or drop it here."), self)
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self._layout.addWidget(self._empty)
        self._add = QPushButton(_("Add file…"), self)
        self._add.setAccessibleName(_("{label}: add file").format(label=field.label))
        self._add.clicked.connect(self._ask)
        self._watch(self._add)
        self._layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def raw(self) -> Json:
        return list(self._files) or None

    def show_value(self, value: Json) -> None:
        """This may be the same list of files, and yet that of another row of a table."""
        while self._coming:
            self._drop_line(self._coming[0])
        super().show_value(value)

    def unfinished(self) -> object | None:
        """Titles as they are being typed."""
        titles = {number: row.unfinished() for number, row in enumerate(self._rows)}
        return {number: title for number, title in titles.items() if title is not None} or None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, dict):
            for number, title in unfinished.items():
                self._rows[number].resume(title)

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._messages = messages
        for number, row in enumerate(self._rows):
            row.show_messages([message for message in messages if message.row == number])

    def set_carried(self, *, on: bool) -> None:
        super().set_carried(on=on)
        for row in self._rows:
            set_property(row, "carried", "true" if on else "")

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        if row is not None and row < len(self._rows):
            self._rows[row].focus_first()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.setAcceptDrops(not on)
        self._add.setEnabled(not on)
        for row in self._rows:
            row.set_read_only(on)

    def attach(self, paths: Iterable[Path]) -> None:
        """Have files taken into the draft, and named in the answer once they are in it."""
        wanted = list(paths)
        if self.attachments is not None and wanted:
            if not self.holds_focus():
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.attachments.attach(wanted, partial(self._take, self._make_line(wanted)))

    def _make_line(self, paths: Sequence[Path]) -> QLabel:
        line = QLabel(_("Adding {names}…").format(names=listed(path.name for path in paths)), self)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setProperty("role", "quiet")
        line.setWordWrap(True)
        self._coming.append(line)
        self._layout.insertWidget(self._layout.count() - 1, line)
        line.show()
        self._show_whether_empty()
        return line

    def _take(self, line: QLabel, entries: Sequence[Mapping[str, Json]]) -> bool:
        """Name the files in the answer, if it is the one they were meant for; the focus goes on if it has waited."""
        if not isValid(self) or line not in self._coming or self.read_only:
            return not entries
        waited = self.window().focusWidget() is self._add
        self._drop_line(line)
        if entries:
            self._show([*self._files, *(dict(entry) for entry in entries)])
            if waited:
                self._rows[-1].focus_first()
            self.value_edited.emit(self.raw())
        return True

    def _drop_line(self, line: QLabel) -> None:
        self._coming.remove(line)
        self._layout.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        self._empty.setVisible(not self._files and not self._coming)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_dragged(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dragged(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dragged(on=False)
        paths = _paths(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.attach(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dragged:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours_of(self.palette()).accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _show_dragged(self, *, on: bool) -> None:
        self._dragged = on
        self.update()

    def _ask(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, _("Add files"), str(FilesField.folder or Path.home()))
        if names:
            FilesField.folder = Path(names[0]).parent
        self.attach(Path(name) for name in names)

    def _remove(self, number: int) -> None:
        name = str(self._files[number]["name"])
        self._show([file for place, file in enumerate(self._files) if place != number])
        self.focus_first(min(number, len(self._rows) - 1) if self._rows else None)
        self.value_edited.emit(self.raw())
        self.told.emit(_("“{name}” removed. You can undo this.").format(name=name))

    def _row_edited(self, number: int, said: Mapping[str, Json]) -> None:
        kept = {key: value for key, value in self._files[number].items() if key not in said}
        self._files[number] = {**kept, **{key: value for key, value in said.items() if value is not None}}
        self.value_edited.emit(self.raw())

    def _show(self, value: Json) -> None:
        """Rows are made anew only where another file stands."""
        self._files = list(files_of(value))
        while len(self._rows) > len(self._files):
            self._drop_row(self._rows.pop())
        for number, file in enumerate(self._files):
            if number == len(self._rows):
                self._rows.append(self._make_row(number))
            self._rows[number].show_file(file)
        self._show_whether_empty()
        self.show_messages(self._messages)

    def _make_row(self, number: int) -> FileRow:
        row = FileRow(_("{label}: file {number}").format(label=self.field.label, number=number + 1), self)
        row.edited.connect(lambda said: self._row_edited(number, said))
        row.removed.connect(lambda: self._remove(number))
        row.told.connect(self.told)
        row.set_read_only(self.read_only)
        if self.attachments is not None:
            attachments = self.attachments
            row.opened.connect(lambda: attachments.open(self._files[number]))
            row.saved.connect(lambda: attachments.save_as(self._files[number]))
        self._layout.insertWidget(number + 1, row)  # after the sentence for no files, before what is being taken in
        self._add.raise_()  # the last for screen readers too, which go by the order of making
        row.show()  # now, not when the layout comes to it: it is to take the focus
        self._watch(*row.controls())
        set_property(row, "carried", "true" if self._carried else "")
        precede_in_tab_order(row.controls(), self._add)
        return row

    def _drop_row(self, row: FileRow) -> None:
        self._controls = [control for control in self._controls if control not in row.controls()]
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()


def _paths(data: QMimeData) -> list[Path]:
    """Files on this machine; links and folders are no files."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
