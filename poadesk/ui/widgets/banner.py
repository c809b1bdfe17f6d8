"""Banner: a line above the page that stays: something about the whole report, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.state_glyphs import Mark, Shape


class Banner(QFrame):
    """One sentence with buttons; hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._words = text_label("", "strong")
        self._mark = Mark(Shape.WARNING)
        said, self._ways = QHBoxLayout(), Flow()
        said.setSpacing(2 * theme.UNIT)
        said.addWidget(self._mark)
        said.addWidget(self._words, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        self._parts.setSpacing(theme.UNIT)
        self._parts.addLayout(said, 1)
        self._parts.addLayout(self._ways)
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
            self._ways.addWidget(button)
            self._buttons.append(button)
        self._arrange()
        self.show()
        announce(self, sentence, urgent=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons stand beside the sentence, or below it where they would take too much of the width."""
        beside = self._ways.sizeHint().width() < self.width() * 2 // 5
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(direction)

    def clear(self) -> None:
        self._drop_buttons()
        self._words.clear()
        self.hide()

    def _drop_buttons(self) -> None:
        while self._buttons:
            button = self._buttons.pop()
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
