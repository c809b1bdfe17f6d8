"""Reference pane: the last official report beside the page: at the place of the question, searched, and taken from."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.tasks.earlier_text import EarlierText, nearest
from poadesk.ui.reference.document_view import DocumentView
from poadesk.ui.reference.passage import Passage, passage_for, put_in
from poadesk.ui.reference.passage_bar import PassageBar
from poadesk.ui.reference.reference_choice import ReferenceChoice
from poadesk.ui.reference.search_line import SearchLine
from poadesk.ui.session.earlier_report import EarlierReport
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import px

KINDS = "*.pdf *.docx *.odt"
"""Files whose text can be read."""


class Reference(QWidget):
    """Nothing is read until the pane is first seen."""

    told = Signal(str)

    def __init__(self, editing: Editing, earlier: EarlierReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._earlier = editing, earlier
        self._question: str | None = None
        self._shown: EarlierText | None = None
        self._passage: Passage | None = None
        self._choice, self.view, self.bar = ReferenceChoice(), DocumentView(), PassageBar()
        self._name, self._where = text_label("", "strong"), text_label("", "quiet")
        self._look_here = QPushButton(_("Go to the question"))
        self._look_here.setProperty("role", "link")
        self.search = SearchLine()
        self._other = QPushButton(_("Another file…"))
        self._other.setProperty("role", "link")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choice)
        self._stack.addWidget(self._document())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self._follow()

    def _document(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        head = QVBoxLayout()
        head.setContentsMargins(px(14), px(4), px(12), 0)
        head.setSpacing(px(4))
        head.addWidget(self._name)
        head.addWidget(self._where)
        row = QHBoxLayout()
        row.addWidget(self._look_here)
        row.addStretch(1)
        row.addWidget(self._other)
        head.addLayout(row)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        return page

    def _connect(self) -> None:
        self._earlier.changed.connect(self._follow)
        self._earlier.progressed.connect(self._choice.show_progress)
        self._choice.wanted.connect(self.ask)
        self._choice.stopped.connect(self._earlier.stop)
        self._other.clicked.connect(self.ask)
        self._look_here.clicked.connect(self._go_to_question)
        self.search.wanted.connect(self._search)
        self.view.marked.connect(self._show_passage)
        self.view.cursorPositionChanged.connect(self._show_where)
        self.view.taken.connect(self.take)
        self.bar.wanted.connect(self.take)
        self._editing.updated.connect(self._show_passage)

    def show_question(self, question: str | None) -> None:
        """Go to the place of this question; None leaves what is there."""
        if question is None or question == self._question:
            return
        self._question = question
        if not self.view.hasFocus():
            self._go_to_question()
        self._show_passage()
        self._show_where()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The pane is seen: now its text is wanted."""
        super().showEvent(event)
        self._earlier.load()

    def focus_first(self) -> None:
        """Into the text, or to the button that chooses the file."""
        self._earlier.load()
        if self._stack.currentIndex():
            self.view.setFocus()
        else:
            self._choice.focus_first()

    def ask(self) -> None:
        """Ask for the file of the last report."""
        kinds = _("Reports ({kinds});;All files (*)").format(kinds=KINDS)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("The last official report"), "", kinds)
        if chosen:
            self._earlier.choose(Path(chosen))

    def take(self) -> None:
        """Put the marked passage into the answer, as the bar shows it."""
        passage = self._passage
        if passage is None:
            self.told.emit(_("Mark a passage of the last report first."))
        elif passage.change is None:
            self.told.emit(passage.refused)
        elif put_in(self._editing, passage):
            cursor = self.view.textCursor()
            cursor.clearSelection()
            self.view.setTextCursor(cursor)
            number = self._editing.question(passage.question).number
            self.told.emit(_("Put into the answer to {number}. Undo takes it out again.").format(number=number))

    def _follow(self) -> None:
        earlier = self._earlier
        ready = earlier.text is not None and not earlier.coming
        self._choice.show_state(earlier)
        self._stack.setCurrentIndex(1 if ready else 0)
        if ready and earlier.trouble:
            self.told.emit(earlier.trouble)
        if earlier.text is not None and earlier.text is not self._shown:
            self._shown = earlier.text
            self._name.setText(earlier.name)
            self.view.setPlainText("\n".join(earlier.text.lines))
            self._go_to_question()
            self._tell_what_is_missing(earlier.text)

    def _tell_what_is_missing(self, text: EarlierText) -> None:
        if not text.whole or text.unread:
            self.told.emit(_("Not all of the report could be read. Compare it with the file itself."))
        elif not text.found:
            self.told.emit(_("No numbers of questions were found in the report. Search it for a word instead."))

    def _place(self) -> tuple[str, int] | None:
        """The question at whose place to look, and its line."""
        text = self._shown
        if text is None or self._question is None:
            return None
        near = nearest(text.found, self._editing.form, self._question)
        return None if near is None else (near, text.found[near])

    def _go_to_question(self) -> None:
        if (place := self._place()) is not None:
            self.view.go_to_line(place[1])

    def _show_where(self) -> None:
        text, place = self._shown, self._place()
        if text is None:
            return
        self._look_here.setVisible(place is not None)
        page = _("Page {page} of {pages}").format(page=text.page_of(self.view.line()), pages=len(text.pages))
        if self._question is None or (place is not None and place[0] == self._question):
            self._where.setText(page)
            return
        number = self._editing.question(self._question).number
        lost = _("{number} was not found by its number.").format(number=number)
        self._where.setText(_("{page} · {remark}").format(page=page, remark=lost))

    def _search(self, words: str, backwards: bool) -> None:
        found = self.view.find_next(words, backwards=backwards)
        if found is None:
            self.told.emit(_("“{words}” does not stand in the report.").format(words=words))
        elif not found:
            self.told.emit(_("Round again from the other end."))

    def _show_passage(self, *_args: object) -> None:
        text = self.view.passage()
        wanted = bool(text.strip()) and self._question is not None
        self._passage = passage_for(self._editing, self._question or "", text) if wanted else None
        self.bar.show_passage(self._editing, self._passage)
