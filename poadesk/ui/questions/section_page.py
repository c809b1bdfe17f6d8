"""Section page: one section of the form as a page of cards, built once and then only shown, hidden and filled."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poadesk.core.finding import Finding
from poadesk.core.form import Section
from poadesk.core.session import Update
from poadesk.i18n import _
from poadesk.sentences import finding_sentence
from poadesk.ui.fields.base import AttachmentActions, FindingMessage
from poadesk.ui.questions.confirm_section import ConfirmSection
from poadesk.ui.questions.put_aside import PutAside
from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.session.confirmation import SECTION
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.session.undo_commands import is_typed
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.tab_order import follow_in_tab_order

FIRST, BATCH = 4, 2
"""Cards made at once: as many as fill a laptop's screen, and as many as nobody notices."""
PAUSE, REST = 10, 400
"""Milliseconds between them, and after something was typed: typing must not wait for them."""
HEAD = 3
"""Widgets above the first card: title, introduction, and what is to be confirmed."""


class Ground(QWidget):
    """What the cards of a page stand on; it tells when it is seen."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.painted.emit()


class SectionPage(QScrollArea):
    """The cards of a section in the form's order; it follows the stream of updates while it is alive.

    A card is made when its question is first asked: most questions of a form hang on others. A page opens with its
    first cards, and the others come once those are seen.
    """

    told = Signal(str)
    decided = Signal(str, str)
    """What `confirming` knows, about a question or this section."""

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
        self._desk = attachments
        self._questions = tuple(question.id for question in section.questions)
        self._messages_shown: dict[str, tuple[Finding, ...]] = {}
        self.cards: dict[str, QuestionCard] = {}
        self._aside: PutAside | None = None
        self._seen = False
        self._more = QTimer(self, singleShot=True)
        self._more.timeout.connect(lambda: self._make_cards(BATCH))
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._bring_into_sight)
        self._arrange()
        self._make_cards(FIRST)
        self._aside = PutAside(editing, self._questions, self._column)
        self._column_layout.insertWidget(self._column_layout.count() - 1, self._aside)
        self._aside.refresh()
        self._aside.unfold(on=section.id in state.unfolded)
        editing.updated.connect(self._follow)
        editing.judged.connect(self.show_messages)

    def _missing(self) -> list[str]:
        """What is to be made: what is asked, and the first one in any case, on which the Tab order of others hangs."""
        visible = self._editing.session.review.visible
        first = self._questions[:1]
        return [q for q in self._questions if q not in self.cards and (q in visible or q in first)]

    def _make_cards(self, most: int | None = None) -> None:
        """Make the next cards in sight, and the others soon after."""
        visible = self._editing.session.review.visible
        missing = self._missing()
        for question in missing[:most]:
            self._make_card(question).setVisible(question in visible)
        self._show_messages()
        if self._seen and most is not None and len(missing) > most:
            self._more.start(PAUSE)

    def _make_card(self, question: str) -> QuestionCard:
        before = [known for known in self._questions[: self._questions.index(question)] if known in self.cards]
        card = QuestionCard(self._editing.question(question), self._editing.words(question), self._desk, self._column)
        card.edited.connect(self._editing.edit)
        card.left.connect(self._editing.leave)
        card.decided.connect(self.decided)
        card.told.connect(self.told)
        if self._editing.read_only:
            card.set_read_only(True)
        self.cards[question] = card
        self._column_layout.insertWidget(HEAD + len(before), card)
        if before and self._aside is not None:
            follow_in_tab_order(self.cards[before[-1]], card)
        self._fill(question)
        if question in self._state.unfinished:
            card.resume(self._state.unfinished.pop(question))
        return card

    def _has_been_seen(self) -> None:
        if not self._seen:
            self._seen = True
            self._more.start(PAUSE)

    def _arrange(self) -> None:
        self._body = Ground(self)
        self._body.painted.connect(self._has_been_seen)
        self._column = QFrame(self._body)
        self._column.setProperty("role", "plain")
        row = QHBoxLayout(self._body)
        row.setContentsMargins(2 * theme.UNIT, 0, 2 * theme.UNIT, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        column = self._column_layout = QVBoxLayout(self._column)
        column.setContentsMargins(0, 2 * theme.UNIT, 0, 4 * theme.UNIT)
        column.setSpacing(theme.UNIT + theme.UNIT // 2)
        text = self._editing.form.wording(self._editing.language).sections[self.section.id]
        heading = _("{number} {title}").format(number=self.section.number, title=text.title)
        column.addWidget(text_label(heading, "title"))
        column.addWidget(text_label(text.intro, "quiet"))
        self.confirm = ConfirmSection(self._editing, self.section.id, self._column)
        self.confirm.wanted.connect(lambda: self.decided.emit(SECTION, self.section.id))
        column.addWidget(self.confirm)
        column.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(heading)
        self._limit_width()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Everything has its place before it is first painted."""
        super().showEvent(event)
        if not self._seen:
            self._settle()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Makes no more cards until it is seen again."""
        self._more.stop()
        self._seen = False
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def _limit_width(self) -> None:
        characters = self.fontMetrics().horizontalAdvance("n" * theme.TEXT_WIDTH)
        self._column.setMaximumWidth(characters + 8 * theme.UNIT)

    def _settle(self) -> None:
        """Have everything in its place now rather than after the next round of events."""
        for _level in range(4):  # a card, the column, the page, the scroll area
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _follow(self, update: Update) -> None:
        with self._steady():
            for change in update.changes:
                if change.question in self.cards:
                    self._fill(change.question, typed=is_typed(update.origin))
            for question in (update.shown | update.hidden) & self.cards.keys():
                self.cards[question].setVisible(question in update.shown)
            if update.shown.isdisjoint(self._questions):
                self._show_messages()
            else:
                self._make_cards(FIRST)
            if self._more.isActive():
                self._more.start(REST)
            self.confirm.refresh()
            if self._aside is not None:
                self._aside.refresh()

    def _fill(self, question: str, *, typed: bool = False) -> None:
        card, answers = self.cards[question], self._editing.answers
        value = answers.value(question)
        if not typed:
            card.show_value(value)
        card.show_blank(answers.get(question, "blank"), answered=value is not None)
        card.show_carried(answers.carried_from(question))

    def show_messages(self) -> None:
        """Bring the messages under the questions up to date."""
        with self._steady():
            self._show_messages()

    def _show_messages(self) -> None:
        found: dict[str, list[Finding]] = {}
        for finding in self._editing.judging.shown:
            if finding.question in self.cards:
                found.setdefault(finding.question, []).append(finding)
        for question in found.keys() | self._messages_shown.keys():
            now = tuple(found.get(question, ()))
            if now != self._messages_shown.get(question, ()):
                self._messages_shown[question] = now
                self.cards[question].show_messages(self._as_messages(now))

    def _as_messages(self, findings: Iterable[Finding]) -> list[FindingMessage]:
        form = self._editing.form
        return [FindingMessage(f.severity, finding_sentence(f, form), f.row, f.part) for f in findings]

    def visible_questions(self) -> Iterator[str]:
        """What is asked, in the form's order."""
        return (q for q in self._questions if q in self._editing.session.review.visible)

    def question_of(self, widget: QWidget | None) -> str | None:
        """The question whose card this widget belongs to."""
        return next((q for q, card in self.cards.items() if widget and card.isAncestorOf(widget)), None)

    def make_next(self, question: str) -> None:
        """Have the cards after this question's there before Tab asks for them, however fast the person goes."""
        asked, missing = list(self.visible_questions()), self._missing()
        if question in asked and missing:
            coming = asked[asked.index(question) + 1 :][:BATCH]
            if late := [place for place, known in enumerate(missing) if known in coming]:
                self._make_cards(late[-1] + 1)

    def reveal(self, question: str, row: int | None = None, part: str | None = None) -> None:
        """Bring a question into sight and put the cursor there; one that is not asked at present is left alone."""
        if question not in self._editing.session.review.visible:
            return
        if question not in self.cards:
            self._make_cards(self._missing().index(question) + 1)
        card = self.cards[question]
        self._settle()
        card.focus_first(row, part)
        self._scroll_to(card)
        self.follow_focus()

    def make_all(self) -> None:
        """Make every card that is asked, now."""
        self._make_cards()

    def capture(self) -> None:
        """Keep what is in no answer, and what is unfolded, for the page that comes after this one."""
        if self._aside is not None:
            (set.add if self._aside.is_unfolded else set.discard)(self._state.unfolded, self.section.id)
        self._state.scroll[self.section.id] = self.verticalScrollBar().value()
        for question, card in self.cards.items():
            if (unfinished := card.unfinished()) is not None:
                self._state.unfinished[question] = unfinished

    def release(self) -> None:
        """Act on the session no more: whatever happens to the cards now, nobody has left them."""
        self._more.stop()
        self._sight.stop()
        self._editing.updated.disconnect(self._follow)
        self._editing.judged.disconnect(self.show_messages)
        for card in self.cards.values():
            card.edited.disconnect(self._editing.edit)
            card.left.disconnect(self._editing.leave)

    def scroll_to(self, place: int) -> None:
        """To where the page was scrolled before, which takes all of it."""
        self._make_cards()
        self._settle()
        self._sight.stop()
        self.verticalScrollBar().setValue(place)

    def follow_focus(self) -> None:
        """Bring what has the focus into sight as soon as it has its place, as Qt does for Tab only."""
        self._sight.start()

    def _bring_into_sight(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._column.isAncestorOf(now):
            self._settle()
            if now.height() < self.viewport().height():
                self.ensureWidgetVisible(now, 0, 2 * theme.UNIT)

    def _scroll_to(self, card: QuestionCard) -> None:
        margin = 2 * theme.UNIT
        top = card.mapTo(self._body, QPoint()).y()
        bar = self.verticalScrollBar()
        fits = bar.value() <= top - margin and top + card.height() + margin <= bar.value() + self.viewport().height()
        if not fits:
            bar.setValue(top - margin)

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
