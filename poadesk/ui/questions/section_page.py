"""Section page: one section of the form as a page that is scrolled, and what has the keyboard kept in sight."""
# ruff: noqa: N802 - Qt's names

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poadesk.core.form import Section
from poadesk.core.session import Update
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions
from poadesk.ui.questions.confirm_section import ConfirmSection
from poadesk.ui.questions.family_column import FamilyColumn
from poadesk.ui.questions.put_aside import PutAside
from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.session.confirmation import SECTION
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label

FIRST, BATCH = 8, 2
"""Cards made at once: as many as fill a laptop's screen, and as many as nobody notices."""
PAUSE, REST = 10, 400
"""Milliseconds between them, and after something was typed: typing must not wait for them."""
WIDEST = 740
"""Units of `px` that the column takes at most."""
ABOVE = 16
"""Pixels that stay free above a question that is brought into view."""
MENU_KEYS = ("Shift+F10", "Menu")


class Ground(QWidget):
    """What the families of a page stand on; it tells when it is seen."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class SectionPage(QScrollArea):
    """The families of a section; it follows the stream of updates while it is alive.

    A page opens with its first cards, and the others come once those are seen.
    """

    told = Signal(str)
    decided = Signal(str, str)
    """What `confirming` knows, about a question or this section."""
    pane_wanted = Signal(str)
    """The note or the history of the question in focus is to be shown."""

    def __init__(
        self,
        section: Section,
        editing: Editing,
        state: NavigationState,
        attachments: AttachmentActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._editing, self._state = editing, state
        self._seen = False
        self._more = QTimer(self, singleShot=True)
        self._more.timeout.connect(self._make_batch)
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._bring_into_sight)
        self._body = Ground(self)
        self._body.painted.connect(self._has_been_seen)
        self._column = QWidget(self._body)
        self._families = FamilyColumn(section, editing, state, attachments, self._column)
        self._aside = PutAside(editing, self._families.questions, self._column)
        self._arrange()
        self._families.make(FIRST)
        self._aside.refresh()
        self._aside.unfold(on=section.id in state.unfolded)
        self._connect()

    def _arrange(self) -> None:
        row = QHBoxLayout(self._body)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 2 * theme.UNIT, 0, 4 * theme.UNIT)
        column.setSpacing(theme.px(10))
        text = self._editing.form.wording(self._editing.language).sections[self.section.id]
        heading = _("{number} {title}").format(number=self.section.number, title=text.title)
        column.addWidget(text_label(heading, "title"))
        column.addWidget(text_label(text.intro, "quiet"))
        self.confirm = ConfirmSection(self._editing, self.section.id, self._column)
        column.addWidget(self.confirm)
        column.addWidget(self._families)
        column.addWidget(self._aside)
        column.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(heading)
        self._limit_width()

    def _connect(self) -> None:
        editing, families = self._editing, self._families
        editing.updated.connect(self._follow)
        editing.judged.connect(self.show_messages)
        self.confirm.wanted.connect(lambda: self.decided.emit(SECTION, self.section.id))
        for signal, ours in (
            (families.told, self.told),
            (families.decided, self.decided),
            (families.pane_wanted, self.pane_wanted),
        ):
            signal.connect(ours)
        for key in MENU_KEYS:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._open_more)
        QApplication.instance().focusChanged.connect(self._mark_focus)  # type: ignore[union-attr]

    @property
    def cards(self) -> Mapping[str, QuestionCard]:
        """The questions that have their widgets by now."""
        return self._families.cards

    # Making what is not there yet

    def _make_batch(self, most: int = BATCH) -> None:
        """Make the next cards, and the others soon after."""
        missing = len(self._families.missing())
        self._families.make(most)
        if self._seen and missing > most:
            self._more.start(PAUSE)

    def _has_been_seen(self) -> None:
        if not self._seen:
            self._seen = True
            self._more.start(PAUSE)

    def make_next(self, question: str) -> None:
        """Have the cards after this question's there before Tab asks for them, however fast the person goes."""
        asked, missing = list(self.visible_questions()), self._families.missing()
        if question in asked and missing:
            coming = asked[asked.index(question) + 1 :][:BATCH]
            if late := [place for place, known in enumerate(missing) if known in coming]:
                self._make_batch(late[-1] + 1)

    def make_all(self) -> None:
        """Make every card that is asked, now."""
        self._families.make()

    # What Qt tells

    def showEvent(self, event: QShowEvent) -> None:
        """Everything has its place before it is first painted."""
        super().showEvent(event)
        if not self._seen:
            self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Makes no more cards until it is seen again."""
        self._more.stop()
        self._seen = False
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._limit_width()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def _limit_width(self) -> None:
        widest = theme.px(WIDEST)
        self._column.setMaximumWidth(widest)
        self._families.fit(min(widest, self.viewport().width() - 2 * theme.px(16)))

    def _settle(self) -> None:
        """Have everything in its place now rather than after the next round of events."""
        for _level in range(6):  # a card, its frame, the families, the column, the page, the scroll area
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    # Following the report

    def _follow(self, update: Update) -> None:
        with self._steady():
            self._families.follow(update)
            if update.shown.isdisjoint(self._families.questions):
                self._families.show_messages()
            else:
                self._make_batch(FIRST)
            if self._more.isActive():
                self._more.start(REST)
            self.confirm.refresh()
            self._aside.refresh()

    def show_messages(self) -> None:
        """Bring the messages under the questions up to date."""
        with self._steady():
            self._families.show_messages()

    def visible_questions(self) -> Iterator[str]:
        """What is asked, in the form's order."""
        return self._families.visible_questions()

    def question_of(self, widget: QWidget | None) -> str | None:
        """The question whose card this widget belongs to."""
        return self._families.question_of(widget)

    # Going to a question

    def reveal(
        self, question: str, row: int | None = None, part: str | None = None, *, as_a_whole: bool = False
    ) -> None:
        """Bring a question into sight and put the cursor there; one that is not asked at present is left alone.

        `as_a_whole` puts the focus on the question itself, where no key changes the answer.
        """
        if question not in self._editing.session.review.visible:
            return
        if question not in self.cards:
            self._make_batch(self._families.missing().index(question) + 1)
        card = self.cards[question]
        self._settle()
        if as_a_whole:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            card.focus_first(row, part)
        self._scroll_to(card)
        self.follow_focus()

    def _open_more(self) -> None:
        if (question := self.question_of(QApplication.focusWidget())) is not None:
            self.cards[question].open_more()

    def _mark_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None:
            self._families.mark(self.question_of(now))

    def scroll_to(self, place: int) -> None:
        """To where the page was scrolled before, which takes all of it."""
        self.make_all()
        self._settle()
        self._sight.stop()
        self.verticalScrollBar().setValue(place)

    def follow_focus(self) -> None:
        """Bring what has the focus into sight as soon as it has its place, as Qt does for Tab only."""
        self._sight.start()

    def _bring_into_sight(self) -> None:
        """The whole question with its wording, and then what has the focus, if the question is taller than the view."""
        now = QApplication.focusWidget()
        if now is None or not self._column.isAncestorOf(now):
            return
        self._settle()
        if (question := self.question_of(now)) is not None:
            self._scroll_to(self.cards[question])
        if now.height() < self.viewport().height():
            self.ensureWidgetVisible(now, 0, ABOVE)

    def _scroll_to(self, card: QuestionCard) -> None:
        """Scroll no further than needed to see all of it; to its top if it is taller than the view."""
        top, bar = card.mapTo(self._body, QPoint()).y(), self.verticalScrollBar()
        lowest = top + card.height() + ABOVE - self.viewport().height()
        bar.setValue(min(top - ABOVE, max(bar.value(), lowest)))

    @contextmanager
    def _steady(self) -> Iterator[None]:
        """What has the focus stays where it is on the screen, whatever comes or goes above it."""
        held = self.cards.get(self.question_of(QApplication.focusWidget()) or "")
        before = held.mapTo(self.viewport(), QPoint()).y() if held else 0
        yield
        if held is None:
            return
        self._settle()
        moved = held.mapTo(self.viewport(), QPoint()).y() - before
        if moved:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    # Another view takes this one's place

    def capture(self) -> None:
        """Keep what is in no answer, and what is unfolded, for the page that comes after this one."""
        (set.add if self._aside.is_unfolded else set.discard)(self._state.unfolded, self.section.id)
        self._state.scroll[self.section.id] = self.verticalScrollBar().value()
        self._state.unfinished.update(self._families.unfinished())

    def release(self) -> None:
        """Act on the session no more."""
        self._more.stop()
        self._sight.stop()
        QApplication.instance().focusChanged.disconnect(self._mark_focus)  # type: ignore[union-attr]
        self._editing.updated.disconnect(self._follow)
        self._editing.judged.disconnect(self.show_messages)
        self._families.release()
