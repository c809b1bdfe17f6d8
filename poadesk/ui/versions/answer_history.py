"""Answer history: what became of the answer in focus: each change with who made it and when, its words, and the way
back to it.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from poadesk.core.answers import Change
from poadesk.core.aspects import ASPECTS, Aspect, known_aspect
from poadesk.core.finding import Misfit
from poadesk.core.form import CYCLE
from poadesk.i18n import _
from poadesk.sentences.labels import aspect_label
from poadesk.sentences.misfits import misfit_sentence
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import RESTORED, AnswerVersion, versions
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.versions.change_lines import Line, brief, lines_of
from poadesk.ui.versions.change_text import key, write_lines
from poadesk.ui.versions.version_labels import time_and_person
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import Shape
from poadesk.ui.widgets.text_page import TextPage

LISTED = 300
"""So many changes of one answer are listed; the report's own history goes further back."""


class History(QWidget):
    """Follows the question in focus; reads the log only while it is looked at."""

    told = Signal(str)

    def __init__(
        self, editing: Editing, draft: DraftFile, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editing, self._draft, self._background = editing, draft, background
        self._question: str | None = None
        self._stale = True
        self._versions: tuple[AnswerVersion, ...] = ()
        self.setAccessibleName(_("History of the answer"))
        self._title = text_label(_("Go to a question to see the history of its answer."), "strong")
        self._hint = text_label("", "quiet")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Changes of this answer, the newest first"))
        use_two_lines(self.list, ground=False)
        self.list.currentRowChanged.connect(lambda _row: self._show_version())
        self.words = TextPage(_("What was changed"))
        self.restore = QPushButton()
        self.restore.setAccessibleName(_("Restore this version"))
        self.restore.clicked.connect(self._bring_back)
        column = QVBoxLayout(self)
        for widget, stretch in ((self._title, 0), (self._hint, 0), (self.list, 1), (self.words, 1), (self.restore, 0)):
            column.addWidget(widget, stretch)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self._lay_out()

    def show_question(self, question: str | None) -> None:
        """The changes of this question; None leaves what is there."""
        if question is None or question == self._question:
            return
        self._question = question
        asked, words = self._editing.question(question), self._editing.words(question)
        self._title.setText(_("{number} {question}").format(number=asked.number, question=words.text.label))
        self._versions = ()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """The log may have become longer."""
        self._stale = True
        if self.isVisible():
            self._load()

    def show_again(self) -> None:
        """Colours or text size have changed."""
        self._show_version()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        words = self.restore.accessibleName()
        wide = self.restore.fontMetrics().horizontalAdvance(words) + 8 * theme.UNIT > self.width()
        self.restore.setText(_in_two_lines(words) if wide else words)

    def focus_first(self) -> None:
        (self.list if self._versions else self).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        if self._question is not None:
            self._stale = False
            read: Callable[[], tuple[AnswerVersion, ...]] = partial(versions, self._draft, self._question)
            self._background.run(read, partial(self._show, self._question), self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        self._hint.setText(sentence(error))
        self._hint.show()

    def _show(self, question: str, found: tuple[AnswerVersion, ...]) -> None:
        found = tuple(version for version in found if version.aspect in ASPECTS)[:LISTED]
        if question != self._question or found == self._versions:
            return
        self._versions = found
        with QSignalBlocker(self.list):
            self.list.clear()
            for version in found:
                item = QListWidgetItem()
                words = _("{part}: {words}").format(part=self._label(version), words=self._brief(version))
                show_lines(item, time_and_person(version.at, version.who), words, Shape.EMPTY)
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        self._lay_out()
        if self.hasFocus():
            self.focus_first()
        self._show_version()

    def _lay_out(self) -> None:
        any_ = bool(self._versions)
        for widget in (self.list, self.words, self.restore):
            widget.setVisible(any_)
        self._rest.setVisible(not any_)
        self._hint.setText(key() if any_ else _("Nothing has been changed here yet."))
        self._hint.setVisible(self._question is not None)
        self.restore.setEnabled(any_ and not self._editing.read_only)

    def _chosen(self) -> AnswerVersion | None:
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _show_version(self) -> None:
        version = self._chosen()
        if version is not None:
            write_lines(self.words, self._lines(version))

    def _lines(self, version: AnswerVersion) -> tuple[Line, ...]:
        editing = self._editing
        return lines_of(editing.form, _change(version), editing.language, editing.answers.value(CYCLE))

    def _brief(self, version: AnswerVersion) -> str:
        editing = self._editing
        return brief(editing.form, _change(version), editing.language, editing.answers.value(CYCLE))

    def _label(self, version: AnswerVersion) -> str:
        label = aspect_label(ASPECTS[_aspect(version)].label)
        return _("{part}, restored").format(part=label) if version.origin.startswith(RESTORED) else label

    def _bring_back(self) -> None:
        version = self._chosen()
        if version is None:
            return
        question, aspect = version.question, _aspect(version)
        session = self._editing.session
        try:
            changes = [session.change(question, aspect, version.new)]
        except Misfit as misfit:
            self.told.emit(misfit_sentence(misfit))
            return
        when = time_and_person(version.at, "")
        made = self._editing.bring_back(changes, _("Restoring the version of {when}").format(when=when))
        self.told.emit(
            _("Restored the version of {when}. You can undo this.").format(when=when)
            if made
            else _("This is the answer now.")
        )


def _in_two_lines(words: str) -> str:
    parts = words.split(" ")
    half = (len(parts) + 1) // 2
    return "\n".join((" ".join(parts[:half]), " ".join(parts[half:])))


def _change(version: AnswerVersion) -> Change:
    return Change(version.question, _aspect(version), version.old, version.new)


def _aspect(version: AnswerVersion) -> Aspect:
    return known_aspect(version.aspect)
