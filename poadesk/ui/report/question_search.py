"""Finding a question by number, wording, options, citation or answer. Works on texts folded for comparison."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from poadesk.core.condition import leaves
from poadesk.core.editors import ChecksEditor, ChoiceEditor, Editor, FiguresEditor, RecordEditor, TableEditor
from poadesk.core.fold import fold
from poadesk.core.form import Question
from poadesk.i18n import _, ngettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import Shape

TARGET = Qt.ItemDataRole.UserRole + 10
MOST = 200
"""Hits that are listed; who finds more types another word."""


@dataclass(frozen=True)
class Entry:
    """A question as it can be found; `target` is where to go: itself, or the question it hangs on if it is hidden."""

    question: str
    target: str
    title: str
    state: str
    shape: Shape
    number: str
    text: str


def entries(editing: Editing) -> Iterator[Entry]:
    """All questions of the form with their answers as they stand."""
    return (_entry(editing, question) for question in editing.form.questions.values())


def _entry(editing: Editing, question: Question) -> Entry:
    words, value = editing.words(question.id), editing.answers.value(question.id)
    said = question.answer.as_text(value, words) if value is not None else ""
    target, state, shape = question.id, " ".join(said.split())[:120], Shape.DONE if said else Shape.EMPTY
    if question.id not in editing.session.review.visible:
        target = _gate(editing, question)
        shape = Shape.NOTE
        state = _("Not asked at present; depends on {number}").format(number=editing.question(target).number)
    title = _("{number} {question}").format(number=question.number, question=words.text.label)
    found = " ".join((title, *question.cites, *_parts(question.answer.editor(words)), said))
    return Entry(question.id, target, title, state, shape, fold(question.number), fold(found))


def _parts(editor: Editor) -> tuple[str, ...]:
    """What else is to be read in the question: its options, rows or fields. Lists to choose from by typing are not."""
    match editor:
        case ChoiceEditor(options) | ChecksEditor(options):
            return tuple(option.label for option in options)
        case FiguresEditor(rows):
            return tuple(row.label for row in rows)
        case RecordEditor(fields) | TableEditor(fields):
            return tuple(field.label for field in fields)
        case _:
            return ()


def _gate(editing: Editing, question: Question) -> str:
    """The nearest question in sight on which this one hangs."""
    while question.id not in editing.session.review.visible and question.when is not None:
        leaf = next(leaves(question.when))
        question = editing.question(leaf.answered if hasattr(leaf, "answered") else leaf.question)
    return question.id


def matching(known: list[Entry], query: str) -> list[Entry]:
    """The entries that hold every word of the query: first numbers that begin with it, then questions that have it."""
    words = fold(query).split()
    if not words:
        return []
    hits = [entry for entry in known if all(word in entry.text for word in words)]
    return sorted(hits, key=lambda entry: (not entry.number.startswith(words[0]), not _asks(entry, words)))


def _asks(entry: Entry, words: list[str]) -> bool:
    question = fold(entry.title)
    return all(word in question for word in words)


class Search(QDialog):
    """A line to type in and a list that follows it. Enter goes to the question."""

    chosen = Signal(str)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find a question"))
        open_at(self, characters=107, lines=32)
        self._entries = list(entries(editing))
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
            show_lines(item, entry.title, entry.state or _("Not answered"), entry.shape)
            item.setData(TARGET, entry.target)
            self._hits.addItem(item)
        self._hits.setCurrentRow(0)
        found = ngettext("{count} question found", "{count} questions found", len(hits)).format(count=len(hits))
        hint = _("No question has this. Try a part of a word, or fewer words.")
        begin = _("Type to search; Enter goes to the question marked.")
        self._count.setText(begin if not query.strip() else found if hits else hint)

    def _choose(self) -> None:
        item = self._hits.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(TARGET))
