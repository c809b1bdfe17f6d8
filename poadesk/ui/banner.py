"""A line above the page that stays: something about the whole report, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from poadesk.ui import theme
from poadesk.ui.announce import announce
from poadesk.ui.labels import text_label
from poadesk.ui.shapes import Mark, Shape


class Banner(QFrame):
    """One sentence with buttons; hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        self._row.setSpacing(2 * theme.UNIT)
        self._words = text_label("", "strong")
        self._mark = Mark(Shape.WARNING)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(
        self, sentence: str, choices: Sequence[tuple[str, Callable[[], object]]] = (), shape: Shape = Shape.WARNING
    ) -> None:
        """Show the sentence; each choice is a button's text and what it does."""
        self._drop_buttons()
        self._mark.show_shape(shape)
        self._words.setText(sentence)
        for label, action in choices:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, action=action: action())
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()
        announce(self, sentence, urgent=True)

    def clear(self) -> None:
        self._drop_buttons()
        self._words.clear()
        self.hide()

    def _drop_buttons(self) -> None:
        while self._buttons:
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
