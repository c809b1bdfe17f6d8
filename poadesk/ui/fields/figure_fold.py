"""Folded rows: the rows of a grid of figures that are empty where others are not, behind one button."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from poadesk.i18n import _, ngettext
from poadesk.ui.fields.figure_line import FigureLine

_FOLDED = 3
"""So many rows without a figure, or more, are folded where others have some."""


class FigureFold(QObject):
    """Folds when an answer is first shown, and never again: nothing moves by itself."""

    made = Signal(QWidget)
    """The button that shows the folded rows is there now."""

    def __init__(self, lines: Sequence[FigureLine], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._name = name
        self._around = parent
        self._may_fold = True
        self.button: QPushButton | None = None

    def show_answer(self) -> None:
        """An answer is shown: fold its empty rows, or unfold those that are empty no more."""
        empty = [line for line in self._lines if not line.texts()]
        if self._may_fold and _FOLDED <= len(empty) < len(self._lines):
            self.button = self.button or self._make_button()
            for line in empty:
                line.set_shown(on=False)
        elif any(line.texts() and not line.is_shown() for line in self._lines):
            self.unfold()
        self._may_fold = self._may_fold and len(empty) == len(self._lines)
        self._say_folded()

    def keep(self) -> None:
        """The person is at work here: no row is folded any more."""
        self._may_fold = False

    def unfold(self) -> None:
        for line in self._lines:
            line.set_shown(on=True)
        self._say_folded()

    def is_unfolded(self) -> bool:
        """Whether rows were folded, and the person has had them shown."""
        return not self._may_fold and self._count() == 0 and self.button is not None

    def _make_button(self) -> QPushButton:
        button = QPushButton(self._around)
        button.setProperty("role", "link")
        button.clicked.connect(self._unfold_and_enter)
        self.made.emit(button)
        return button

    def _unfold_and_enter(self) -> None:
        first = next((line for line in self._lines if not line.is_shown()), None)
        self.unfold()
        if first is not None:
            first.cells[0].enter()

    def _count(self) -> int:
        return sum(not line.is_shown() for line in self._lines)

    def _say_folded(self) -> None:
        if self.button is not None:
            count = self._count()
            self.button.setText(
                ngettext("{count} more row, empty", "{count} more rows, all empty", count).format(count=count)
            )
            self.button.setAccessibleName(_("{label}: {part}").format(label=self._name, part=self.button.text()))
            self.button.setVisible(count > 0)
