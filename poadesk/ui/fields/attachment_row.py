"""Attachment row: one attached file: its name and size, the title and language a person gives it, and what can be
done with it.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from poadesk.core.json_values import Json
from poadesk.core.kinds.files import LANGUAGES
from poadesk.i18n import _, ngettext, pgettext
from poadesk.ui.fields.base import FindingMessage, sentence_of
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.fields.part_glyph import PartMark
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.theme import UNIT

_TITLE_COLUMNS = 45


class FileRow(QFrame):
    """Tells of the wish to open, save elsewhere or remove; does none of it."""

    edited = Signal(object)
    """The title and the language as they are now; None where there is none."""
    opened = Signal()
    saved = Signal()
    removed = Signal()
    told = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._called = name
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._name.setProperty("role", "strong")
        self._size = QLabel(self)
        self._size.setProperty("role", "quiet")
        self._mark = PartMark(self)
        self._title = LineEdit(_("{label}, title").format(label=name), _TITLE_COLUMNS, self)
        self._title.setPlaceholderText(_("Title of the document"))
        self._title.textEdited.connect(self._edited)
        self._title.told.connect(self.told)
        self._language = self._make_languages()
        self._buttons = self._make_buttons()
        self._arrange()

    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard focus, in reading order."""
        return self._title, self._language, *self._buttons

    def show_file(self, file: Mapping[str, Json]) -> None:
        """Show a file's entry; what is shown already is not touched."""
        self._name.setText(str(file["name"]))
        size = file["size"]
        self._size.setText(size_in_words(size if isinstance(size, int) else 0))
        if self._plain_title() != str(file.get("title") or ""):
            self._title.show_text(str(file.get("title") or ""))
        self._show_language(str(file.get("language") or ""))

    def unfinished(self) -> str | None:
        """The title as it is being typed, if it is not kept so."""
        text = self._title.text()
        return text if text != self._plain_title() else None

    def resume(self, title: str) -> None:
        self._title.show_text(title)

    def _plain_title(self) -> str:
        return " ".join(self._title.text().split())

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        self._mark.show_messages(messages)
        for control in self.controls():
            control.setAccessibleDescription(sentence_of(messages))

    def focus_first(self) -> None:
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, on: bool) -> None:
        self._title.setReadOnly(on)
        self._language.setEnabled(not on)
        self._buttons[-1].setEnabled(not on)

    def _make_languages(self) -> DropDown:
        box = DropDown(_("{label}, language").format(label=self._called), self)
        box.addItem(_("Language…"), "")
        for code, name in language_names().items():
            box.addItem(name, code)
        box.activated.connect(self._edited)
        return box

    def _make_buttons(self) -> tuple[QPushButton, ...]:
        made = tuple(
            self._make_button(label)
            for label in (pgettext("document", "Open"), _("Save a copy…"), pgettext("document", "Remove"))
        )
        for button, wish in zip(made, (self.opened, self.saved, self.removed), strict=True):
            button.clicked.connect(wish)
        return made

    def _make_button(self, label: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setProperty("role", "tool")
        button.setAccessibleName(_("{label}: {part}").format(label=self._called, part=label))
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT + UNIT // 2)
        head.addWidget(self._name, 1)
        head.addWidget(self._mark)
        head.addWidget(self._size)
        about = QHBoxLayout()
        about.setSpacing(UNIT)
        about.addWidget(self._title, 1)
        about.addWidget(self._language)
        about.addStretch()
        wishes = QHBoxLayout()
        wishes.setSpacing(UNIT)
        for button in self._buttons:
            wishes.addWidget(button)
        wishes.addStretch(1)
        layout = QGridLayout(self)
        layout.setContentsMargins(UNIT + UNIT // 2, UNIT, UNIT + UNIT // 2, UNIT + UNIT // 2)
        layout.setVerticalSpacing(UNIT)
        for row, part in enumerate((head, about, wishes)):
            layout.addLayout(part, row, 0)
        self.setProperty("role", "card")

    def _show_language(self, language: str) -> None:
        """One that is not in the list is added to it, so that it is not lost."""
        if self._language.findData(language) < 0:
            self._language.addItem(language, language)
        self._language.setCurrentIndex(self._language.findData(language))

    def _edited(self) -> None:
        self.edited.emit({"title": self._title.text() or None, "language": self._language.currentData() or None})


def language_names() -> dict[str, str]:
    """The official languages of the United Nations by their codes, named in the interface's language."""
    names = (_("Arabic"), _("Chinese"), _("English"), _("French"), _("Russian"), _("Spanish"))
    return dict(zip(LANGUAGES, names, strict=True))


def size_in_words(size: int) -> str:
    """Bytes as a person reads them (1 kB = 1000 bytes)."""
    if size >= 1_000_000:
        return _("{number} MB").format(number=f"{size / 1_000_000:.1f}")
    if size >= 1_000:
        return _("{number} kB").format(number=f"{size / 1_000:.1f}")
    return ngettext("{number} byte", "{number} bytes", size).format(number=size)
