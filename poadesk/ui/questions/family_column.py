"""Family column: the questions of a section by family, made when first asked, then only shown, hidden and filled."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from poadesk.core.finding import Finding
from poadesk.core.form import Family, Section
from poadesk.core.session import Update
from poadesk.i18n import _
from poadesk.sentences.findings import finding_sentence
from poadesk.ui.fields.base import AttachmentActions, FindingMessage
from poadesk.ui.questions.copy_offers import copy_offers
from poadesk.ui.questions.family_frame import FamilyFrame
from poadesk.ui.questions.put_aside import AsideNotice
from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.session.undo_commands import is_typed
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.tab_order import follow_in_tab_order
from poadesk.ui.widgets.theme import px

CLOSES_OTHERS = "aside.gate-closed"
"""The code of the finding that a notice under the answer says already."""


class FamilyColumn(QFrame):
    """Makes the cards of a section in the form's order, each in the frame of its family.

    A card is made when its question is first asked: most questions of a form hang on others.
    """

    told = Signal(str)
    decided = Signal(str, str)
    pane_wanted = Signal(str)

    def __init__(
        self,
        section: Section,
        editing: Editing,
        state: NavigationState,
        attachments: AttachmentActions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._editing, self._state, self._desk = editing, state, attachments
        self.questions = tuple(question.id for question in section.questions)
        self._family_of = {question.id: family for family in section.families for question in family.questions}
        self._messages_shown: dict[str, tuple[Finding, ...]] = {}
        self._width = 0
        self._first = True
        """The first cards are made in the order of Tab, before what comes after them."""
        self._open_only = False
        self._notices: dict[str, AsideNotice] = {}
        """What was put aside since the section was last entered, by the question that closed it."""
        self._folded: frozenset[str] = frozenset()
        """Main questions whose families are out of sight as long as they are done."""
        self.cards: dict[str, QuestionCard] = {}
        self.frames: dict[str, FamilyFrame] = {}
        """By main question."""
        self.setProperty("role", "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))

    def missing(self) -> list[str]:
        """What is to be made: what is asked, and the first one in any case, on which the Tab order of others hangs."""
        visible = self._editing.session.review.visible
        first = self.questions[:1]
        return [q for q in self.questions if q not in self.cards and (q in visible or q in first)]

    def make(self, most: int | None = None) -> None:
        """Make the next cards; all that are missing if no number is given."""
        visible = self._editing.session.review.visible
        for question in self.missing()[:most]:
            _appear(self._make_card(question), on=question in visible)
            self._show_frame(question)
        self._first = False
        self.show_messages()

    def _make_card(self, question: str) -> QuestionCard:
        frame = self._frame(self._family_of[question])
        before = [known for known in self.questions[: self.questions.index(question)] if known in self.cards]
        card = QuestionCard(self._editing.question(question), self._editing.words(question), self._desk, frame)
        card.edited.connect(self._editing.edit)
        card.typed.connect(self._editing.type)
        card.reason_given.connect(self._editing.leave_blank)
        card.left.connect(self._editing.leave)
        card.decided.connect(self.decided)
        card.pane_wanted.connect(self.pane_wanted)
        card.told.connect(self.told)
        card.field.offer_copies(partial(copy_offers, self._editing, question))
        if self._editing.read_only:
            card.set_read_only(True)
        card.arrange_for(self._width)
        self.cards[question] = card
        frame.add(sum(self._family_of[known] is self._family_of[question] for known in before), card)
        if before and not self._first:
            follow_in_tab_order(self.cards[before[-1]], card)
        self._fill(question)
        if question in self._state.unfinished:
            card.resume(self._state.unfinished.pop(question))
        return card

    def _frame(self, family: Family) -> FamilyFrame:
        main = family.main
        if main.id not in self.frames:
            label = self._editing.words(main.id).text.label
            frame = FamilyFrame(_("{number} {question}").format(number=main.number, question=label), self)
            place = self.questions.index(main.id)
            earlier = sum(self.questions.index(known) < place for known in self.frames)
            self.frames[main.id] = frame
            self._column.insertWidget(earlier, frame)
        return self.frames[main.id]

    def _show_frame(self, question: str) -> None:
        """A frame is there as long as one of its questions is asked, and it is not folded away."""
        family = self._family_of[question]
        visible = self._editing.session.review.visible
        there = not self.is_folded(question) and any(q.id in visible for q in family.questions)
        _appear(self.frames[family.main.id], on=there)

    def is_folded(self, question: str) -> bool:
        """Whether its family is out of sight, because it is done and only what is open is shown."""
        main = self.main_of(question)
        return main in self._folded and self._editing.session.review.families[main].done

    def show_open_only(self, *, on: bool) -> None:
        """Show only the families that are not done; what is answered from now on stays until `leave`."""
        self._open_only = on
        families = self._editing.session.review.families
        mains = {family.main.id for family in self._family_of.values()}
        self._folded = frozenset(main for main in mains if on and families[main].done)
        for main in self.frames:
            self._show_frame(main)

    def leave(self) -> None:
        """The person leaves the section: what is done now is open no longer, and what closed is no news."""
        if self._notices:
            for question in tuple(self._notices):
                self._drop_notice(question)
            self.show_messages()
        if self._open_only:
            self.show_open_only(on=True)

    def keep(self, question: str) -> None:
        """Have the family of this question in sight, though it may be done."""
        self._folded -= {self.main_of(question)}
        self._show_frame(question)

    def main_of(self, question: str) -> str:
        """The main question of the family that a question belongs to."""
        return self._family_of[question].main.id

    def family(self, main: str) -> tuple[str, ...]:
        """The questions of a family, in the order printed."""
        return tuple(question.id for question in self._family_of[main].questions)

    def fit(self, width: int) -> None:
        """Arrange every card for a column of this width."""
        self._width = width
        for card in self.cards.values():
            card.arrange_for(width)

    def follow(self, update: Update) -> None:
        """Show what an update changed of the cards there."""
        for change in update.changes:
            if change.question in self.cards:
                self._fill(change.question, typed=is_typed(update.origin))
        for question in (update.shown | update.hidden) & self.cards.keys():
            self.cards[question].setVisible(question in update.shown)
            self._show_frame(question)
        self._tell_put_aside(update)
        if self._folded:
            for main in self.frames:
                self._show_frame(main)

    def _tell_put_aside(self, update: Update) -> None:
        """Say under the answer just given which others it has put aside, for as long as they are not asked again."""
        aside = update.review.put_aside
        for question, notice in tuple(self._notices.items()):
            if not set(notice.closed) <= set(aside):
                self._drop_notice(question)
        closed = [question for question in aside if question in update.hidden]
        by = next((c for c in update.changes if c.aspect == "value" and c.question in self.cards), None)
        if closed and by is not None and is_typed(update.origin):
            self._drop_notice(by.question)
            notice = AsideNotice(self._editing, by, closed, self.cards[by.question])
            self._notices[by.question] = notice
            self.cards[by.question].show_below(notice)
            announce(self, notice.words)

    def _drop_notice(self, question: str) -> None:
        if (notice := self._notices.pop(question, None)) is not None:
            if notice.isAncestorOf(QApplication.focusWidget() or self):
                self.cards[question].focus_first()
            notice.hide()
            notice.deleteLater()

    def _fill(self, question: str, *, typed: bool = False) -> None:
        card, answers = self.cards[question], self._editing.answers
        value = answers.value(question)
        if not typed:
            card.show_value(value)
        card.show_blank(answers.get(question, "blank"), answered=value is not None)
        card.show_note(there=any(answers.get(question, aspect) is not None for aspect in ("note", "source")))
        card.show_carried(answers.carried_from(question))

    def show_messages(self) -> None:
        """Bring the messages under the questions up to date."""
        found: dict[str, list[Finding]] = {}
        for finding in self._editing.judging.shown:
            told = finding.code == CLOSES_OTHERS and finding.question in self._notices
            if finding.question in self.cards and not told:
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
        return (q for q in self.questions if q in self._editing.session.review.visible)

    def question_of(self, widget: QWidget | None) -> str | None:
        """The question whose card this widget is or belongs to."""
        cards = self.cards.items()
        return next((q for q, card in cards if widget and (card is widget or card.isAncestorOf(widget))), None)

    def mark(self, question: str | None) -> None:
        """Show which question has the keyboard."""
        main = self._family_of[question].main.id if question else None
        for id, frame in self.frames.items():
            frame.mark(self.cards[question] if question and id == main else None)

    def unfinished(self) -> Mapping[str, object]:
        """What was typed, chosen or opened and is in no answer, by question."""
        found = {question: card.unfinished() for question, card in self.cards.items()}
        return {question: unfinished for question, unfinished in found.items() if unfinished is not None}

    def release(self) -> None:
        """Act on the session no more: whatever happens to the cards now, nobody has left them."""
        for card in self.cards.values():
            card.edited.disconnect(self._editing.edit)
            card.typed.disconnect(self._editing.type)
            card.reason_given.disconnect(self._editing.leave_blank)
            card.left.disconnect(self._editing.leave)


def _appear(widget: QWidget, *, on: bool) -> None:
    """Show or hide; what is new in a page that is not seen yet needs no showing, which would lay it out for nothing."""
    parent, new = widget.parentWidget(), not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if not (on and new and parent is not None and not parent.isVisible()):
        widget.setVisible(on)
