"""Section page: one section of the form as a page that is scrolled, and what has the keyboard kept in sight."""
# ruff: noqa: N802 - Qt's names

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poadesk.core.form import Section
from poadesk.core.session import Update
from poadesk.ui.fields.base import AttachmentActions
from poadesk.ui.questions.card_batches import CardBatches
from poadesk.ui.questions.confirm_section import ConfirmSection
from poadesk.ui.questions.family_column import FamilyColumn
from poadesk.ui.questions.put_aside import PutAside
from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.questions.section_header import SectionHeader
from poadesk.ui.questions.sight import Ground, Sight, settle_layouts
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label

WIDEST = 740
"""Units of `px` that the column takes at most."""
SIDE, NARROW = 16, 420
"""Units of `px` that stay free on either side of the column; half of that where a page has fewer than the second."""
MENU_KEYS = ("Shift+F10", "Menu")


class SectionPage(QScrollArea):
    """The families of a section; it follows the stream of updates while it is alive."""

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
        self.header = SectionHeader(section, editing, self)
        self._body = Ground(self)
        self._column = QWidget(self._body)
        self.confirm = ConfirmSection(editing, section.id, self._column)
        self._families = FamilyColumn(section, editing, state, attachments, self._column)
        self._families.show_open_only(on=section.id in state.open_only)
        self.making = CardBatches(self._families, self)
        self.making.begin()
        self.sight = Sight(self, self._body, self._families)
        self._aside = PutAside(editing, self._families.questions, self._column)
        self._arrange()
        self._aside.refresh()
        self._aside.unfold(on=section.id in state.unfolded)
        self._connect()

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout(self._body)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, theme.px(10), 0, 4 * theme.UNIT)
        column.setSpacing(theme.px(10))
        text = self._editing.form.wording(self._editing.language).sections[self.section.id]
        column.addWidget(text_label(text.intro, "hint"))
        column.addWidget(self.confirm)
        column.addWidget(self._families)
        column.addWidget(self._aside)
        column.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.header.heading)
        self.header.show_filter(open_only=self.section.id in self._state.open_only)

    def _connect(self) -> None:
        editing, families = self._editing, self._families
        self._body.painted.connect(self.making.go_on)
        editing.updated.connect(self._follow)
        editing.judged.connect(self.show_messages)
        self.confirm.decided.connect(lambda what: self.decided.emit(what, self.section.id))
        self.header.chosen.connect(self._go_to_family)
        self.header.filtered.connect(self._filter)
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

    def make_all(self) -> None:
        """Make every card that is asked, now."""
        self._families.make()

    # What Qt tells

    def showEvent(self, event: QShowEvent) -> None:
        """Everything has its place before it is first painted."""
        super().showEvent(event)
        if not self.making.seen:
            settle_layouts()

    def hideEvent(self, event: QHideEvent) -> None:
        """Makes no more cards until it is seen again; what was just answered is open no longer."""
        self.making.pause()
        self._families.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give header and column the width there is."""
        room = self.viewport().width()
        side = theme.px(SIDE if room >= theme.px(NARROW) else SIDE // 2)
        self._row.setContentsMargins(side, 0, side, 0)
        width = min(theme.px(WIDEST), room - 2 * side)
        self._column.setMaximumWidth(theme.px(WIDEST))
        self._families.fit(width)
        height = self.header.fit(room, width)
        self.header.setGeometry(0, 0, room, height)
        if self.viewportMargins().top() != height:
            self.setViewportMargins(0, height, 0, 0)

    def _follow(self, update: Update) -> None:
        with self.sight.steady():
            self._families.follow(update)
            if update.shown.isdisjoint(self._families.questions):
                self._families.show_messages()
            else:
                self.making.begin()
            self.making.rest()
            self.confirm.refresh()
            self._aside.refresh()
        self.header.refresh()

    def show_messages(self) -> None:
        """Bring the messages under the questions up to date."""
        with self.sight.steady():
            self._families.show_messages()
        self.header.refresh()

    def visible_questions(self) -> Iterator[str]:
        """What is asked, in the form's order."""
        return self._families.visible_questions()

    def listed_questions(self) -> Iterator[str]:
        """What is asked and not folded away by the filter; what is asked, where that leaves nothing."""
        listed = [q for q in self.visible_questions() if not self._families.is_folded(q)]
        return iter(listed or list(self.visible_questions()))

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
            self.making.make_up_to(question)
        card = self.cards[question]
        self._families.keep(question)
        settle_layouts()
        if as_a_whole:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            card.focus_first(row, part)
        self.sight.scroll_to(card)
        self.sight.follow_focus()

    def _go_to_family(self, main: str) -> None:
        visible = set(self.visible_questions())
        goal = next((q for q in self._families.family(main) if q in visible), None)
        if goal is not None:
            self.reveal(goal)

    def _filter(self, on: bool) -> None:
        (set.add if on else set.discard)(self._state.open_only, self.section.id)
        self._families.show_open_only(on=on)
        self.make_all()

    def _open_more(self) -> None:
        if (question := self.question_of(QApplication.focusWidget())) is not None:
            self.cards[question].open_more()

    def _mark_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None:
            question = self.question_of(now)
            self._families.mark(question)
            self.header.contents.show_current(self._families.main_of(question) if question else None)

    def scroll_to(self, place: int) -> None:
        """To where the page was scrolled before, which takes all of it."""
        self.make_all()
        settle_layouts()
        self.sight.forget()
        self.verticalScrollBar().setValue(place)

    # Another view takes this one's place

    def capture(self) -> None:
        """Keep what is in no answer, and what is unfolded, for the page that comes after this one."""
        (set.add if self._aside.is_unfolded else set.discard)(self._state.unfolded, self.section.id)
        self._state.scroll[self.section.id] = self.verticalScrollBar().value()
        self._state.unfinished.update(self._families.unfinished())

    def release(self) -> None:
        """Act on the session no more."""
        self.making.pause()
        self.sight.forget()
        QApplication.instance().focusChanged.disconnect(self._mark_focus)  # type: ignore[union-attr]
        self._editing.updated.disconnect(self._follow)
        self._editing.judged.disconnect(self.show_messages)
        self._families.release()
