"""Choice field: one of a few options, all in sight, with words beside an option or in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

from poadesk.core.editors import ChoiceEditor, Field, Option
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option, given_text, make_choice
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions, FieldWidget
from poadesk.ui.fields.option_button import OptionButton
from poadesk.ui.fields.words_line import WordsLine
from poadesk.ui.widgets.theme import UNIT, narrow

_SHORT = {"yes", "no", "developing"}
"""Options that fit beside their question."""


class ChoiceField(FieldWidget):
    """Arrow keys move, Space or a click chooses; the chosen one pressed again, or Delete, clears.

    Words given with an option are kept aside when another is chosen, and come back with it; words given in place
    of an option stay beside the option then chosen.
    """

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, ChoiceEditor)  # noqa: S101 -- the table of fields says so
        self._editor = field.editor
        self.inline = {option.id for option in field.editor.options} <= _SHORT
        self.takes_words = field.editor.in_words
        self._option: str | None = None
        self._kept: dict[str | None, str] = {}
        self._asked_for_words = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        self._buttons = self._make_buttons(layout)
        *_others, last = self._buttons.values()
        self._words = WordsLine(field.label, last, self)
        self._words.made.connect(self._watch)
        self._words.edited.connect(self._edited)
        self._words.told.connect(self.told)
        layout.addWidget(self._words)
        self._instead = QPushButton(_("Answer in words instead"), self)
        self._instead.setProperty("role", "link")
        self._instead.setAccessibleName(_("{label}: answer in words instead").format(label=field.label))
        self._instead.clicked.connect(self.answer_in_words)
        layout.addWidget(self._instead, 0, Qt.AlignmentFlag.AlignLeading)
        self._watch(*self._buttons.values(), self._instead)
        self._follow()

    @property
    def beneath(self) -> QWidget | None:
        return self._words if self.inline else None

    def raw(self) -> Json:
        text = self._words.text() if self._shows_words() else ""
        if self._option is None and not self._editor.in_words:
            return text or None
        return make_choice(self._option, text if text.strip() else None)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        instead = self._option is None and bool(self._words.text().strip())
        if (instead or (part is not None and self._option == part)) and self._words.isVisible():
            self._words.take_focus()
            return
        first = self._buttons.get(part or self._option or "") or next(iter(self._buttons.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> object | None:
        """Words as they are being typed, those kept aside, and whether an empty line for words is open."""
        words, kept = self._words.text(), any(self._kept.values())
        waits = kept or self._asked_for_words or words != words.strip()
        return (words, self._kept, self._asked_for_words) if waits else None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, tuple):
            words, self._kept, self._asked_for_words = unfinished
            self._words.show_text(words)
            self._follow()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        for button in self._buttons.values():
            button.read_only = on
        self._words.set_read_only(on)
        self._follow()

    def answer_in_words(self) -> None:
        if self.read_only or not self.takes_words:
            return
        self._asked_for_words = True
        if self._option is not None:
            self._kept[self._option] = words = self._words.text()
            self._option = None
            self._words.show_text(self._kept.get(None) or words)
            self._edited()
        self._follow()
        self._words.take_focus()

    def _make_buttons(self, layout: QVBoxLayout) -> dict[str, OptionButton]:
        group = QGroupBox(self)
        group.setAccessibleName(self.field.label)
        rows = QVBoxLayout(group)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        layout.addLayout(narrow(group))
        return {option.id: self._make_button(option, rows) for option in self._editor.options}

    def _make_button(self, option: Option, rows: QVBoxLayout) -> OptionButton:
        button = OptionButton(option.label, option.label, self)
        button.clicked.connect(lambda on: self._choose(option.id if on else None))
        button.erased.connect(lambda: self._choose(None))
        button.stepped.connect(lambda across, down: self._step(option.id, across + down))
        rows.addWidget(button)
        return button

    def _step(self, option: str, step: int) -> None:
        ids = list(self._buttons)
        place = ids.index(option) + step
        if 0 <= place < len(ids):
            self._buttons[ids[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, option: str | None) -> None:
        if self.read_only:
            return
        words = self._words.text() if self._shows_words() else ""
        self._kept[self._option] = words
        carried = words if self._carries_words(option) else ""
        self._asked_for_words = False
        self._option = option
        self._words.show_text(self._kept.get(option) or carried)
        self._edited()

    def _edited(self) -> None:
        self._follow()
        self.value_edited.emit(self.raw())

    def _show(self, value: Json) -> None:
        option, text = chosen_option(value), given_text(value) or ""
        known = option in self._buttons
        self._option = option if known else None
        text = text if known else text or option or ""
        self._asked_for_words = False
        self._kept = {}
        self._words.show_text(text)
        self._follow()

    def _settle(self) -> None:
        if not self._words.text().strip():
            self._asked_for_words = False
            self._follow()

    def _carries_words(self, option: str | None) -> bool:
        """Whether what is written goes along when `option` is chosen instead of what is."""
        in_place_of_option = self._option is None and self._editor.in_words
        return option is not None and (in_place_of_option or self._specifies(option))

    def _specifies(self, option: str | None) -> bool:
        return any(known.specify for known in self._editor.options if known.id == option)

    def _shows_words(self) -> bool:
        return self._asked_for_words or self._specifies(self._option) or bool(self._words.text())

    def _follow(self) -> None:
        """Bring buttons and the line for words into line with what is chosen."""
        for id, button in self._buttons.items():
            button.setChecked(id == self._option)
        shows = self._shows_words() or self._words.holds_focus()
        self._words.set_purpose(_("Please specify") if self._option else _("In words"))
        self._words.set_shown(shows)
        offered = self._editor.in_words and not self.read_only and not (shows and self._option is None)
        self._instead.setVisible(offered)
