"""Choice field: one of a few options, all in sight, with words beside an option or in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poadesk.core.editors import ChoiceEditor, Field
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option, given_text, make_choice
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions, FieldWidget
from poadesk.ui.fields.radio_group import RadioGroup
from poadesk.ui.fields.words_line import WordsLine

_SHORT = {"yes", "no", "developing"}
"""Options that fit beside their question."""


class ChoiceField(FieldWidget):
    """Words given with an option are kept aside when another is chosen, and come back with it; words given in place
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
        self._group = RadioGroup(field.label, field.editor.options, self)
        self._group.chosen.connect(self._choose)
        self._group.erased.connect(self.clear)
        self._words = WordsLine(field.label, self._group.buttons[-1], self)
        self._words.made.connect(self._watch)
        self._words.edited.connect(self._words_edited)
        self._words.told.connect(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._group, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._words)
        self._watch(*self._group.buttons)
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
        else:
            self._group.take_focus(part)

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
        self._group.set_read_only(on)
        self._words.set_read_only(on)
        self._follow()

    def set_carried(self, *, on: bool) -> None:
        super().set_carried(on=on)
        self._group.set_carried(on=on)

    def set_description(self, text: str) -> None:
        super().set_description(text)
        self._group.setAccessibleDescription(text)

    def answer_in_words(self) -> None:
        """The option stays until there are words to stand in its place."""
        if self.read_only or not self.takes_words:
            return
        self._asked_for_words = True
        if self._option is not None and self._words.text().strip():
            self._words_edited()
        self._words.set_shown(on=True)
        self._words.take_focus()
        self._follow()

    def _choose(self, option: str) -> None:
        words = self._words.text() if self._shows_words() else ""
        self._kept[self._option] = words
        carried = words if self._carries_words(option) else ""
        self._asked_for_words = False
        self._option = option
        self._words.show_text(self._kept.get(option) or carried)
        self._edited()

    def _words_edited(self) -> None:
        if self._asked_for_words and self._words.text().strip():
            self._option = None
        self._edited()

    def _edited(self) -> None:
        self._follow()
        self.value_edited.emit(self.raw())

    def _show(self, value: Json) -> None:
        option, text = chosen_option(value), given_text(value) or ""
        known = any(option == offered.id for offered in self._editor.options)
        self._option = option if known else None
        text = text if known else text or option or ""
        self._asked_for_words = False
        self._kept = {}
        self._words.show_text(text)
        self._follow()

    def _settle(self) -> None:
        if self._asked_for_words and not self._words.text().strip():
            self._asked_for_words = False
            self._follow()

    def _carries_words(self, option: str) -> bool:
        """Whether what is written goes along when `option` is chosen instead of what is."""
        in_place_of_option = self._option is None and self._editor.in_words
        return in_place_of_option or self._specifies(option)

    def _specifies(self, option: str | None) -> bool:
        return any(known.specify for known in self._editor.options if known.id == option)

    def _shows_words(self) -> bool:
        return self._asked_for_words or self._specifies(self._option) or bool(self._words.text())

    def _follow(self) -> None:
        """Bring buttons and the line for words into line with what is chosen."""
        self._group.show_choice(self._option)
        with_option = self._option is not None and not self._asked_for_words
        self._words.set_purpose(_("Please specify") if with_option else _("In words"))
        self._words.set_shown(self._shows_words() or self._words.holds_focus())
