"""Put-aside answers: answers to questions that are no longer asked: kept, out of every count and export, deleted
only when told to.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _, ngettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import clear, text_label
from poadesk.ui.widgets.tab_order import follow_in_tab_order

SHOWN = 300
"""Characters of a put-aside answer that are shown."""


class PutAside(QFrame):
    """One quiet line with their number; opened, the answers and the way to delete them."""

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
        self._list = QFrame()
        self._list.setProperty("role", "card")
        self._lines = QVBoxLayout(self._list)
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
        self._toggle.setAccessibleDescription(
            _("These questions are not asked at present. Their answers are kept, but not checked, printed or exported.")
        )
        self._show_list()
        self.setVisible(bool(held))

    @property
    def is_unfolded(self) -> bool:
        return self._toggle.isChecked()

    def unfold(self, *, on: bool) -> None:
        """Show the answers, or the one line only."""
        self._toggle.setChecked(on)

    def _show_list(self) -> None:
        self._list.setVisible(self._toggle.isChecked() and bool(self._held))
        clear(self._lines)
        if not self._list.isHidden():
            self._lines.addWidget(text_label(self._toggle.accessibleDescription(), "quiet"))
            for question in self._held:
                self._lines.addWidget(self._line(question))
            follow_in_tab_order(self._toggle, self._list)

    def _line(self, question: str) -> QWidget:
        words, asked = self._editing.words(question), self._editing.question(question)
        said = asked.answer.as_text(self._editing.answers.value(question), words)
        line = QWidget()
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
        return line
