"""Family column: the questions of a section by family, made when first asked, then only shown, hidden and filled."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from poadesk.core.finding import Finding
from poadesk.core.form import Family, Section
from poadesk.core.session import Update
from poadesk.i18n import _
from poadesk.sentences import finding_sentence
from poadesk.ui.fields.base import AttachmentActions, FindingMessage
from poadesk.ui.questions.copy_offers import copy_offers
from poadesk.ui.questions.family_frame import FamilyFrame
from poadesk.ui.questions.question_card import QuestionCard
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.session.undo_commands import is_typed
from poadesk.ui.widgets.tab_order import follow_in_tab_order
from poadesk.ui.widgets.theme import px


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
            self._make_card(question).setVisible(question in visible)
            self._show_frame(question)
        self.show_messages()

    def _make_card(self, question: str) -> QuestionCard:
        frame = self._frame(self._family_of[question])
        before = [known for known in self.questions[: self.questions.index(question)] if known in self.cards]
        card = QuestionCard(self._editing.question(question), self._editing.words(question), self._desk, frame)
        card.edited.connect(self._editing.edit)
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
        if before:
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
        """A frame is there as long as one of its questions is asked."""
        family = self._family_of[question]
        visible = self._editing.session.review.visible
        self.frames[family.main.id].setVisible(any(q.id in visible for q in family.questions))

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
            card.reason_given.disconnect(self._editing.leave_blank)
            card.left.disconnect(self._editing.leave)
