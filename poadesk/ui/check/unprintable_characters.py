"""Unprintable characters: before printing: which characters no font here has, where they stand, and whether to print
all the same.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from poadesk.export import Unprintable
from poadesk.i18n import _, ngettext
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.labels import text_label


class UnprintableNotice(QFrame):
    """A list of places; one can be gone to, or the copy made with the characters' numbers in their stead."""

    chosen = Signal(str)
    """The words of a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = text_label("", "strong")
        self._places = QListWidget()
        self._places.setAccessibleName(_("Characters that cannot be printed"))
        self._places.setMaximumHeight(120)
        self._places.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._anyway: Callable[[], None] | None = None
        proceed = QPushButton(_("Export anyway"))
        proceed.clicked.connect(self._proceed)
        drop = QPushButton(_("Do not export"))
        drop.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(drop)
        buttons.addWidget(proceed)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addWidget(self._places)
        column.addLayout(buttons)
        self.hide()

    def ask(self, found: Sequence[Unprintable], anyway: Callable[[], None]) -> None:
        """Show what was found; `anyway` makes the copy nevertheless."""
        self._anyway = anyway
        self._words.setText(
            ngettext(
                "{count} character cannot be printed and would appear as its number. Change it, or export anyway.",
                "{count} characters cannot be printed and would appear as their numbers. Change them, or export"
                " anyway.",
                len(found),
            ).format(count=len(found))
        )
        self._places.clear()
        for one in found:
            text = _("{character}  {name}: {place}").format(character=one.character, name=one.name, place=one.place)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, one.place)
            self._places.addItem(item)
        self.show()
        self._places.setFocus()
        announce(self, self._words.text(), urgent=True)

    def _proceed(self) -> None:
        self.hide()
        if self._anyway is not None:
            self._anyway()
