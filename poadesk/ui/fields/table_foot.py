"""Table foot: under the list of rows: the ways to have more of them, and how many there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from poadesk.i18n import _, ngettext
from poadesk.ui.widgets.theme import UNIT


class TableFoot(QHBoxLayout):
    """Tells what was pressed; does none of it."""

    pressed = Signal(str)
    """What a button asks for: add last or paste."""

    def __init__(self, add: str, name: str, parent: QWidget) -> None:
        """`add` is the wish for one more row, `name` that of the field; the controls belong to `parent`."""
        super().__init__()
        self.setSpacing(UNIT)
        self.buttons = tuple(self._make_button(label, name, parent) for label in (add, _("Paste rows…")))
        for button, command in zip(self.buttons, ("add last", "paste"), strict=True):
            button.clicked.connect(lambda _checked=False, asked=command: self.pressed.emit(asked))
        self.addStretch(1)
        self._count = QLabel(parent)
        self._count.setProperty("role", "quiet")
        self.addWidget(self._count)

    def show_count(self, count: int) -> None:
        """Say how many rows the answer has."""
        self._count.setText(ngettext("{count} entry", "{count} entries", count).format(count=count) if count else "")

    def set_read_only(self, on: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not on)

    def focus_first(self) -> None:
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_button(self, label: str, name: str, parent: QWidget) -> QPushButton:
        button = QPushButton(label, parent)
        button.setProperty("role", "link")
        button.setAccessibleName(_("{label}: {part}").format(label=name, part=label))
        self.addWidget(button)
        return button
