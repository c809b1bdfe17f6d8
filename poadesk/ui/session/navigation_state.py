"""Navigation state: where the person is in the report, as values that outlive the widgets that showed it.

Nothing here is an answer. The step, question and scroll position are also kept in the draft, for the next session.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from poadesk.core.json_values import Json


@dataclass(frozen=True)
class FocusPlace:
    """The control that had the keyboard: its way down from the widget that `root` names, and the cursor in its text.

    `path` has a class name and the place among siblings of that class for each level. `text` is what stood in the
    control, which may be more than the answer keeps (a space at the end); `cursor` and `anchor` count characters.
    """

    root: str
    path: tuple[tuple[str, int], ...]
    text: str | None = None
    cursor: int = 0
    anchor: int = 0


@dataclass
class NavigationState:
    """`scroll` and `last` (the question last visited) are by step; `rows`, the row chosen in a table, by question."""

    step: str = ""
    question: str | None = None
    last: dict[str, str] = field(default_factory=dict)
    scroll: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    tab: int = 0
    side_shown: bool | None = None
    """None: as the window's width has it."""
    shown_answers: int = 0
    """Which answers the check page shows."""
    focus: FocusPlace | None = None

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
