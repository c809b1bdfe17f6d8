"""Version browser: a window on earlier versions of the report: choose one, see what bringing it back would change,
bring it back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from poadesk.core.answers import Answers, Change
from poadesk.core.form import Form
from poadesk.core.session import Session
from poadesk.i18n import _, ngettext, pgettext
from poadesk.ui.check.answer_overview import Show, write_overview
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.versions.change_lines import shown_changes
from poadesk.ui.versions.change_text import key, write_changes
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.enter_dialog import EnterDialog
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import Shape
from poadesk.ui.widgets.text_page import TextPage


@dataclass(frozen=True)
class PastAnswers:
    """The answers of an earlier state, and the form that they answer."""

    form: Form
    answers: Answers


@dataclass(frozen=True)
class PastVersion:
    """A state to choose: two lines for the list, and how to read its answers; `read` is called on another thread."""

    title: str
    words: str
    read: Callable[[], PastAnswers]
    shape: Shape = Shape.EMPTY
    key: object = None


@dataclass(frozen=True)
class Present:
    """What the earlier states are compared with; without `answers` they are only shown."""

    answers: Answers | None
    language: str
    today: date
    read_only: bool = False


class _Still(TextPage):
    """Only to be read: nothing in it can be changed, so no link says so."""

    def link(self, text: str, to: str, spoken: str) -> None:
        return


class VersionBrowser(EnterDialog):
    """`wanted` gives the state that the person wants back, and the changes that lead there."""

    wanted = Signal(object, object)
    """An PastVersion and a tuple of Changes."""
    chose = Signal(object)
    """The PastVersion that is marked in the list now, or None."""

    def __init__(self, title: str, intro: str, present: Present, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._present, self._background = present, background
        self._states: Sequence[PastVersion] = ()
        self._then: PastAnswers | None = None
        self._changes: tuple[Change, ...] = ()
        self._intro = text_label(intro, "quiet")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier versions, the newest first"))
        use_two_lines(self.list, ground=False)
        self.list.currentRowChanged.connect(self._choose)
        self._view = DropDown(_("What to show of it"))
        self._view.addItems([_("What restoring it would change"), _("The report as it was then")])
        self._view.setCurrentIndex(0 if self._compares else 1)
        self._view.currentIndexChanged.connect(lambda _index: self._write())
        self._sum = text_label("", "strong")
        self.reading = _Still(_("The version chosen"))
        self.restore = QPushButton(_("Restore this version"))
        self.restore.setProperty("role", "primary")
        self._close = QPushButton(pgettext("button", "Close"))
        self.restore.clicked.connect(self._want)
        self.buttons = Flow()
        self.below = QVBoxLayout()
        self._arrange()
        self._settle(None)

    @property
    def _compares(self) -> bool:
        return self._present.answers is not None

    def _arrange(self) -> None:
        chosen = QWidget()
        column = QVBoxLayout(chosen)
        column.setContentsMargins(theme.UNIT, 0, 0, 0)
        column.addWidget(self._view)
        column.addWidget(self._sum)
        column.addWidget(self.reading, 1)
        self._view.setVisible(self._compares)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(chosen)
        splitter.setStretchFactor(1, 1)
        chosen.raise_()  # after the list to screen readers too, which go by the order of making
        close = self._close
        close.clicked.connect(self.reject)
        for button in (self.restore, close):
            button.setAutoDefault(False)  # Enter in the list brings nothing back
        ends = QHBoxLayout()
        ends.addLayout(self.buttons, 1)
        ends.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignBottom)
        ends.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        outer = QVBoxLayout(self)
        outer.setSpacing(theme.UNIT)
        outer.addWidget(self._intro)
        outer.addWidget(splitter, 1)
        outer.addLayout(self.below)
        outer.addLayout(ends)
        open_at(self, characters=150, lines=40)
        splitter.setSizes([self.width() // 3, self.width() * 2 // 3])

    def add_button(self, text: str, action: Callable[[], object]) -> QPushButton:
        """A button at the start of the lowest row."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: action())
        self.buttons.addWidget(button)
        self.restore.raise_()
        self._close.raise_()
        return button

    def show_states(self, states: Sequence[PastVersion], empty: str) -> None:
        """List these; `empty` is what is said if there are none."""
        row = max(self.list.currentRow(), 0)
        self._states = states
        with QSignalBlocker(self.list):
            self.list.clear()
            for state in states:
                item = QListWidgetItem()
                show_lines(item, state.title, state.words, state.shape)
                self.list.addItem(item)
            self.list.setCurrentRow(min(row, len(states) - 1))
        if states:
            self._choose(self.list.currentRow())
        else:
            self._settle(None, empty)

    def say(self, words: str) -> None:
        """Something that went wrong while the window is open; what is listed stays."""
        self._sum.setText(words)
        self._sum.show()
        announce(self._sum, words, urgent=True)

    def chosen(self) -> PastVersion | None:
        """The state marked in the list."""
        row = self.list.currentRow()
        return self._states[row] if 0 <= row < len(self._states) else None

    def _choose(self, _row: int) -> None:
        state = self.chosen()
        self.chose.emit(state)
        self._settle(None, _("Reading…"))
        if state is not None:
            self._background.run(state.read, partial(self._read, state), partial(self._unread, state), owner=self)

    def _read(self, state: PastVersion, then: PastAnswers) -> None:
        if state is self.chosen():
            self._settle(then)

    def _unread(self, state: PastVersion, error: Exception) -> None:
        if state is self.chosen():
            self._settle(None, sentence(error))

    def _settle(self, then: PastAnswers | None, words: str = "") -> None:
        self._then = then
        now = self._present.answers
        self._changes = () if then is None or now is None else tuple(now.difference(then.answers))
        self._sum.setText(words or self._summary())
        if then is not None or words:
            announce(self._sum, self._sum.text())
        wanted = then is not None and (bool(self._changes) or not self._compares)
        self.restore.setEnabled(wanted and not self._present.read_only)
        self._write()

    def _summary(self) -> str:
        if self._then is None or not self._compares:
            return ""
        count = len({change.question for change in self._changes})
        if not count:
            return _("The report is like this now.")
        return ngettext("{count} question would change.", "{count} questions would change.", count).format(count=count)

    def _write(self) -> None:
        self._sum.setVisible(bool(self._sum.text()))
        present = self._present
        if self._then is None or (self._view.currentIndex() == 0 and not self._changes):
            self.reading.clear()
        elif self._view.currentIndex() == 0:
            then = self._then
            shown = shown_changes(then.form, then.answers, present.language, self._changes)
            write_changes(self.reading, shown, key())
        else:
            session = Session(self._then.form, self._then.answers, present.today)
            self.reading.setAccessibleDescription("")
            write_overview(self.reading, Editing(session, present.language, read_only=True), Show.EVERYTHING)

    def _want(self) -> None:
        state = self.chosen()
        if state is not None and self._then is not None:
            self.accept()
            self.wanted.emit(state, self._changes)
