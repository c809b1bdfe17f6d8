"""Point list: what stands in the way of a report and what is open, each with a button that leads there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _, pgettext
from poadesk.sentences.preflight import Kind, Point
from poadesk.ui.check.ruled_list import RuledList, RuledPart
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.state_glyphs import Mark, Shape


@dataclass(frozen=True)
class Way:
    """How a kind of point is shown: its shape, the words of its button, and the key that does the same anywhere."""

    shape: Shape
    text: str
    key: str = ""


def ways() -> Mapping[Kind, Way]:
    """For each kind of point, in the order shown."""
    return {
        "errors": Way(Shape.ERROR, _("Put right"), "F8"),
        "unconfirmed": Way(Shape.TO_CONFIRM, _("Go through them"), "F7"),
        "unanswered": Way(Shape.EMPTY, _("Next unanswered"), "F5"),
        "warnings": Way(Shape.WARNING, _("Look at them")),
        "not-asked": Way(Shape.NOTE, pgettext("button", "Show")),
        "status": Way(Shape.NOTE, pgettext("button", "Change")),
    }


class PointRow(RuledPart):
    """One point: a shape, the sentence, and the button."""

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self._head, self._tail = text_label("", "strong"), text_label("", "quiet")
        self.button = QPushButton(_("{text}  {key}").format(text=way.text, key=way.key) if way.key else way.text)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._head)
        words.addWidget(self._tail)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.UNIT, theme.UNIT // 2, theme.UNIT, theme.UNIT // 2)
        row.setSpacing(theme.UNIT + theme.UNIT // 2)
        row.addWidget(Mark(way.shape))
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_point(self, point: Point | None) -> None:
        """Say this; None says that there is nothing of the kind."""
        self.setVisible(point is not None)
        if point is not None:
            self._head.setText(point.head)
            self._tail.setText(point.tail)
            self.button.setAccessibleName(_("{text}: {what}").format(text=self._way.text, what=point.head))
            self.button.setAccessibleDescription(point.tail)


class PointList(QWidget):
    """The points in one card; a sentence in their place if there are none."""

    chosen = Signal(str)
    """The kind of point to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = text_label(_("Nothing stands in the way, and nothing is open."), "done")
        self._card = RuledList(_("Before it goes out"))
        self._rows: dict[Kind, PointRow] = {}
        for kind, way in ways().items():
            self._rows[kind] = PointRow(way)
            self._rows[kind].button.clicked.connect(lambda _on=False, kind=kind: self.chosen.emit(kind))
            self._card.add(self._rows[kind])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self._card)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these; a row that stays is not built anew, so that its button keeps the focus."""
        found = {point.kind: point for point in points}
        for kind, row in self._rows.items():
            row.show_point(found.get(kind))
        self._nothing.setVisible(not found)
        self._card.refresh()

    def button(self, kind: Kind) -> QPushButton:
        return self._rows[kind].button

    def first_button(self) -> QPushButton | None:
        """That of the first point in sight."""
        return next((row.button for row in self._rows.values() if not row.isHidden()), None)
