"""Navigation state: where the person is in the report, as values that outlive the widgets that showed it.

Nothing here is an answer. The step, question and scroll position are also kept in the draft, for the next session.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from poadesk.core.answers import Change
from poadesk.core.finding import Finding
from poadesk.core.json_values import Json


@dataclass(frozen=True)
class TextPlace:
    """Cursor and selection in a text, in UTF-16 units, and how far it is scrolled, in pixels."""

    position: int
    anchor: int
    scrolled: int = 0


@dataclass(frozen=True)
class FocusPlace:
    """The control that had the keyboard, in words that hold for other widgets of the same report.

    `pane` is one of the view's; on a page, `question` is the card's. `kind` is the control's class and `number` its
    place among the controls of that class there. `at` is its cursor, or `row` the row marked in a list.
    """

    pane: str
    question: str | None
    kind: str
    number: int
    at: TextPlace | None = None
    row: int | None = None


@dataclass(frozen=True)
class SideState:
    """What the side pane shows: `before` is the tab that comes back after the check, `scrolled` is the guidance's.

    `notes` is what was typed in notes and source and is not kept so, by aspect.
    """

    tab: int
    before: int | None
    filter: int
    row: int
    scrolled: int
    notes: Mapping[str, object]


@dataclass(frozen=True)
class PanesState:
    """Widths in pixels, whether the side pane is open, and whether the person made the navigator a rail."""

    widths: tuple[int, ...]
    side_shown: bool
    navigator_folded: bool = False


@dataclass
class NavigationState:
    """`scroll` and `last` (the question last visited) are by step, `unfinished` by question."""

    step: str = ""
    question: str | None = None
    last: dict[str, str] = field(default_factory=dict)
    scroll: dict[str, int] = field(default_factory=dict)
    finding: Finding | None = None
    """The one last gone to."""
    unfolded: set[str] = field(default_factory=set)
    """Steps whose put-aside answers are open to be seen."""
    open_only: set[str] = field(default_factory=set)
    """Sections that show only what is open."""
    unfinished: dict[str, object] = field(default_factory=dict)
    """What was typed, chosen or opened and is in no answer, as a card gave it; there until a new card takes it up."""
    focus: FocusPlace | None = None
    side: SideState | None = None
    panes: PanesState | None = None
    shown_answers: int = 0
    """Which answers the check page shows."""

    def follow(self, changes: Iterable[Change]) -> None:
        """Answers were changed elsewhere: what stood unfinished on their questions goes with what it was typed into."""
        for change in changes:
            self.unfinished.pop(change.question, None)

    def be_at(self, step: str, question: str) -> None:
        """The person is, or begins, at this question."""
        self.step, self.question, self.last[step] = step, question, question

    def place(self) -> dict[str, Json]:
        """What the draft keeps for the next session."""
        return {"step": self.step, "question": self.question, "scroll": self.scroll.get(self.step, 0)}

    def take_place(self, place: Mapping[str, Json]) -> None:
        """Begin where the last session ended; what makes no sense is passed over."""
        step, question, scroll = place.get("step"), place.get("question"), place.get("scroll")
        if isinstance(step, str):
            self.step = step
            if isinstance(scroll, int):
                self.scroll[step] = scroll
            if isinstance(question, str):
                self.question = self.last[step] = question
