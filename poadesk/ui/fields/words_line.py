"""Words beside an option: a labelled place for words beside an option: one line to begin with, growing with what is
written.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.fields.passage_edit import PassageEdit
from poadesk.ui.widgets.theme import UNIT


class WordsLine(QWidget):
    """The label says what the words are for; the screen reader hears that with the name of the answer.

    Most of these lines are never needed, so label and control are made when one is first shown or given a text.
    """

    edited = Signal()
    told = Signal(str)
    made = Signal(QWidget)
    """The control is there now; Tab comes to it from `after`."""

    def __init__(self, name: str, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._after = after
        self._purpose = ""
        self._description = ""
        self._read_only = False
        self._edit: PassageEdit | None = None
        self.hide()

    @property
    def edit(self) -> PassageEdit:
        """The control, made if it is not there yet."""
        if self._edit is None:
            self._edit = self._make_edit()
            self._name_it(self._edit)
            self.made.emit(self._edit)
        return self._edit

    def text(self) -> str:
        return "" if self._edit is None else self._edit.text()

    def show_text(self, text: str) -> None:
        if text or self._edit is not None:
            self.edit.show_text(text)

    def set_purpose(self, purpose: str) -> None:
        """Say what the words are for."""
        if purpose != self._purpose:
            self._purpose = purpose
            if self._edit is not None:
                self._name_it(self._edit)

    def describe(self, text: str) -> None:
        """Have screen readers read this with the control."""
        self._description = text
        if self._edit is not None:
            self._edit.setAccessibleDescription(text)

    def set_shown(self, on: bool) -> None:
        if on:
            self.edit.show()
        self.setVisible(on)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        if self._edit is not None:
            self._edit.setReadOnly(on)

    def holds_focus(self) -> bool:
        return self._edit is not None and self._edit.hasFocus()

    def take_focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_edit(self) -> PassageEdit:
        self._label = QLabel(self)
        self._label.setProperty("role", "quiet")
        edit = PassageEdit(self._name, 1, self)
        edit.setReadOnly(self._read_only)
        edit.setAccessibleDescription(self._description)
        edit.edited.connect(self.edited)
        edit.told.connect(self.told)
        self._label.setBuddy(edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT // 4, 0, UNIT // 2)
        column.setSpacing(UNIT // 4)
        column.addWidget(self._label)
        column.addWidget(edit)
        QWidget.setTabOrder(self._after, edit)
        return edit

    def _name_it(self, edit: PassageEdit) -> None:
        self._label.setText(self._purpose)
        edit.setAccessibleName(_("{label}: {part}").format(label=self._name, part=self._purpose))
