"""Making in batches: a page opens with its first cards, the others follow little by little once those are seen."""

from PySide6.QtCore import QObject, QTimer, Signal

from poadesk.ui.questions.family_column import FamilyColumn

FIRST, BATCH = 8, 2
"""Cards made at once: as many as fill a laptop's screen, and as many as nobody notices."""
PAUSE, REST = 30, 400
"""Milliseconds between them, and after something was typed: typing must not wait for them."""


class CardBatches(QObject):
    """Makes the cards of a column that are asked and missing."""

    painted = Signal()
    """The page is seen for the first time since it was last shown."""

    def __init__(self, families: FamilyColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._families = families
        self.seen = False
        """Whether the page was painted since it was last shown."""
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._make)

    def begin(self) -> None:
        """Make as many as fill a screen."""
        self._make(FIRST)

    def go_on(self) -> None:
        """The page is seen: the others may come."""
        if not self.seen:
            self.seen = True
            self._next.start(PAUSE)
            self.painted.emit()

    def rest(self) -> None:
        """The person does something: what is still to come waits."""
        if self._next.isActive():
            self._next.start(REST)

    def pause(self) -> None:
        """The page is not seen any more."""
        self._next.stop()
        self.seen = False

    def make_up_to(self, question: str) -> None:
        """Make the card of a question, and those before it, now."""
        self._make(self._families.missing().index(question) + 1)

    def make_after(self, question: str) -> None:
        """Have the cards after a question's there before Tab asks for them, however fast the person goes."""
        asked, missing = list(self._families.visible_questions()), self._families.missing()
        if question in asked and missing:
            coming = asked[asked.index(question) + 1 :][:BATCH]
            if late := [place for place, known in enumerate(missing) if known in coming]:
                self._make(late[-1] + 1)

    def _make(self, most: int = BATCH) -> None:
        """Make the next cards, and the others soon after."""
        missing = len(self._families.missing())
        self._families.make(most)
        if self.seen and missing > most:
            self._next.start(PAUSE)
