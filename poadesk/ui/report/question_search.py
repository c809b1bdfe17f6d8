"""Question search: finding a question by typing. What matches is decided in `poadesk.core.search`."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from poadesk.core.search import Entry, entries, matching
from poadesk.i18n import _, ngettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import Shape

TARGET = Qt.ItemDataRole.UserRole + 10
MOST = 200
"""Hits that are listed; who finds more types another word."""

_SHOWN = 120
"""Characters of an answer that are shown."""


class Search(QDialog):
    """A line to type in and a list that follows it. Enter goes to the question."""

    chosen = Signal(str)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find a question"))
        open_at(self, characters=107, lines=32)
        self._editing = editing
        asked = editing.session.review.visible
        self._entries = list(entries(editing.form, editing.answers, editing.language, asked))
        self._line = QLineEdit()
        self._line.setAccessibleName(_("Words to find"))
        self._line.setPlaceholderText(
            _("Number, words of the question, paragraph such as ITI 8, or words of your answers")
        )
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self._find)
        self._line.returnPressed.connect(self._choose)
        self._line.installEventFilter(self)
        self._count = text_label("", "quiet")
        self._hits = QListWidget()
        self._hits.setAccessibleName(_("Questions found"))
        use_two_lines(self._hits, ground=True)
        self._hits.itemActivated.connect(lambda _item: self._choose())
        self._hits.itemClicked.connect(lambda _item: self._choose())
        column = QVBoxLayout(self)
        column.addWidget(self._line)
        column.addWidget(self._count)
        column.addWidget(self._hits, 1)
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrow keys move in the list while the cursor stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                last = self._hits.count() - 1
                self._hits.setCurrentRow(max(0, min(last, self._hits.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def _find(self, query: str) -> None:
        hits = matching(self._entries, query)
        self._hits.clear()
        for entry in hits[:MOST]:
            item = QListWidgetItem()
            show_lines(item, entry.title, *self._state(entry))
            item.setData(TARGET, entry.target)
            self._hits.addItem(item)
        self._hits.setCurrentRow(0)
        found = ngettext("{count} question found", "{count} questions found", len(hits)).format(count=len(hits))
        hint = _("No question has this. Try a part of a word, or fewer words.")
        begin = _("Type to search; Enter goes to the question marked.")
        self._count.setText(begin if not query.strip() else found if hits else hint)

    def _state(self, entry: Entry) -> tuple[str, Shape]:
        """What is said under a question, and its shape."""
        if entry.target != entry.question:
            number = self._editing.question(entry.target).number
            return _("Not asked at present; depends on {number}").format(number=number), Shape.NOTE
        if entry.answer:
            return entry.answer[:_SHOWN], Shape.DONE
        return _("Not answered"), Shape.EMPTY

    def _choose(self) -> None:
        item = self._hits.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(TARGET))
