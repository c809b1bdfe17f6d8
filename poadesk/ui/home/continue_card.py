"""Continue card: the draft that was worked on last: how far it is, where the person stopped, and the way back to it."""

from collections import Counter
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.core.answer_state import AnswerState
from poadesk.i18n import _, interface, pgettext
from poadesk.sentences.labels import state_label
from poadesk.tasks.list_drafts import DraftLine
from poadesk.ui.home.draft_row import saved_words, title_of
from poadesk.ui.home.progress_map import ProgressMap
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import clear, text_label
from poadesk.ui.widgets.state_glyphs import OF_STATE, Mark
from poadesk.ui.widgets.theme import px


class ContinueCard(QFrame):
    """Shown while there is a draft to go on with."""

    chosen = Signal(object)
    """The Path of the draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.path: Path | None = None
        self.button = QPushButton(pgettext("button", "Continue"))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self._choose)
        self._title, self._words = text_label("", "title"), text_label("", "quiet")
        self._counted, self._map, self._legend = text_label("", "strong"), ProgressMap(), Flow()
        said = QVBoxLayout()
        said.setSpacing(px(4))
        said.addWidget(self._title)
        said.addWidget(self._words)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(px(14))
        self._head.addLayout(said, 1)
        self._head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(18), px(22), px(16))
        column.setSpacing(px(8))
        column.addLayout(self._head)
        column.addSpacing(px(6))
        column.addWidget(self._counted)
        column.addWidget(self._map)
        column.addLayout(self._legend)
        self.setFocusProxy(self.button)
        self.hide()

    def show_line(self, line: DraftLine, today: date) -> None:
        """Show this draft, which could be read."""
        self.path = line.path
        title = title_of(line)
        self._title.setText(title)
        self._words.setText("\n".join(_words(line, today)))
        self.button.setAccessibleName(_("Continue: {title}").format(title=title))
        self._show_progress(line)
        self.show()

    def drop(self) -> None:
        """There is nothing to go on with."""
        self.path = None
        self.hide()

    def _show_progress(self, line: DraftLine) -> None:
        progress = line.progress
        if progress is not None:
            words = _("{done} of {families} questions done")
            self._counted.setText(words.format(done=progress.done, families=progress.families))
        self._map.show_sections(line.sections)
        clear(self._legend)
        counted = Counter(state for section in line.sections for state in section.states)
        for state in AnswerState:
            if counted[state]:
                self._legend.addWidget(_legend_entry(state, counted[state]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = self.width() > px(520)
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _choose(self) -> None:
        if self.path is not None:
            self.chosen.emit(self.path)


def _words(line: DraftLine, today: date) -> list[str]:
    words = []
    if line.years:
        years = interface().join(line.years)
        words.append(_("National report on small arms and light weapons for {years}.").format(years=years))
    saved = saved_words(line.saved, today)
    if line.stopped_at:
        words.append(_("{saved}. You stopped at question {number}.").format(saved=saved, number=line.stopped_at))
    else:
        words.append(_("{saved}.").format(saved=saved))
    return words


def _legend_entry(state: AnswerState, count: int) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, px(8), 0)
    row.setSpacing(px(5))
    row.addWidget(Mark(OF_STATE[state]))
    row.addWidget(text_label(_counted(state, count), "quiet", wrap=False))
    return entry


def _counted(state: AnswerState, count: int) -> str:
    if state is AnswerState.WARNING:
        return _("{count} with warnings").format(count=count)
    if state is AnswerState.ERROR:
        return _("{count} with errors").format(count=count)
    return _("{count} {state}").format(count=count, state=state_label(state))
