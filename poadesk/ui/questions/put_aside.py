"""Put-aside answers: answers to questions that are no longer asked: kept, out of every count and export, deleted
only when told to.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.core.answers import Change
from poadesk.i18n import _, ngettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import clear, text_label

SHOWN = 300
"""Characters of a put-aside answer that are shown."""


class AsideList(QFrame):
    """The answers that are put aside, each with the way to delete it."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._last: QWidget = self

    def show_answers(self, questions: Iterable[str], after: QWidget) -> None:
        """Show the answers to these questions; Tab comes to them from `after`."""
        clear(self._lines)
        self._last = after
        explained = _("These questions are not asked at present. Their answers are kept, but not checked or printed.")
        self._lines.addWidget(text_label(explained, "quiet"))
        for question in questions:
            self._lines.addWidget(self._line(question))

    def _line(self, question: str) -> QWidget:
        words, asked = self._editing.words(question), self._editing.question(question)
        said = asked.answer.as_text(self._editing.answers.value(question), words)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.UNIT)
        title = _("{number} {question}").format(number=asked.number, question=words.text.label)
        row.addWidget(text_label(f"{title}\n{said[:SHOWN]}{'…' if len(said) > SHOWN else ''}", "quiet"), 1)
        delete = QPushButton(_("Delete for good"))
        delete.setAccessibleName(_("Delete for good the answer put aside: {question}").format(question=title))
        delete.setEnabled(not self._editing.read_only)
        delete.clicked.connect(lambda: self._editing.delete_for_good([question]))
        row.addWidget(delete)
        QWidget.setTabOrder(self._last, delete)
        self._last = delete
        return line


class PutAside(QFrame):
    """All of a section: one quiet line with their number; opened, the answers and the way to delete them."""

    def __init__(self, editing: Editing, questions: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._questions = frozenset(questions)
        self._held: tuple[str, ...] = ()
        self.setProperty("role", "plain")
        self._toggle = QPushButton()
        self._toggle.setProperty("role", "link")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(lambda _on: self._show_list())
        self._list = AsideList(editing, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._toggle)
        column.addWidget(self._list)
        self.hide()

    def refresh(self) -> None:
        """Show what is put aside now."""
        held = tuple(q for q in self._editing.session.review.put_aside if q in self._questions)
        if held == self._held:
            return
        self._held = held
        text = ngettext("{count} answer put aside", "{count} answers put aside", len(held))
        self._toggle.setText(text.format(count=len(held)))
        self._show_list()
        self.setVisible(bool(held))

    @property
    def is_unfolded(self) -> bool:
        return self._toggle.isChecked()

    def unfold(self, *, on: bool) -> None:
        """Show the answers, or the one line only."""
        self._toggle.setChecked(on)

    def _show_list(self) -> None:
        shown = self._toggle.isChecked() and bool(self._held)
        self._list.setVisible(shown)
        if shown:
            self._list.show_answers(self._held, self._toggle)


class AsideNotice(QFrame):
    """Under the answer that closed them: which answers were put aside just now, with the way back."""

    def __init__(self, editing: Editing, by: Change, closed: Sequence[str], parent: QWidget) -> None:
        """`by` is the change that closed the questions in `closed`."""
        super().__init__(parent)
        self._editing, self._by = editing, by
        self.closed = tuple(closed)
        self.words = _closed_words([editing.question(question).number for question in closed])
        self.setProperty("role", "notice")
        self._list = AsideList(editing, self)
        self._list.hide()
        self.show_them = self._button(_("Show"), _("Show the answers put aside"), self._show_list)
        self.undo = self._button(_("Undo"), _("Undo: {words}").format(words=self.words), self._undo)
        self.undo.setEnabled(not editing.read_only)
        line = Flow()
        for part in (text_label(self.words, "quiet", wrap=False), self.show_them, self.undo):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2))
        column.addLayout(line)
        column.addWidget(self._list)

    def _button(self, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def _show_list(self) -> None:
        self._list.show_answers(self.closed, self.undo)
        self._list.setVisible(self._list.isHidden())

    def _undo(self) -> None:
        """Bring back the answer before, which is a step of its own: others may have come after it."""
        gate, number = self._by.question, self._editing.question(self._by.question).number
        back = Change(gate, "value", self._editing.answers.value(gate), self._by.old)
        self._editing.bring_back([back], _("Change of {number}").format(number=number))


def _closed_words(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return _("1 answer put aside ({number}). Kept, not printed.").format(number=numbers[0])
    words = ngettext(
        "{count} answer put aside ({first} to {last}). Kept, not printed.",
        "{count} answers put aside ({first} to {last}). Kept, not printed.",
        len(numbers),
    )
    return words.format(count=len(numbers), first=numbers[0], last=numbers[-1])
