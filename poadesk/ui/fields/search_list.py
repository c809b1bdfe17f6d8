"""Search list: one of many options, found by typing any part of its name; what is in no list is kept as typed."""

# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QPushButton, QWidget

from poadesk.core.editors import Field, Option, PickEditor
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option, given_text, make_choice
from poadesk.core.option_labels import ids_by_name
from poadesk.core.text.fold import name_key
from poadesk.i18n import _
from poadesk.ui.fields.base import AttachmentActions, FieldWidget
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.widgets.theme import UNIT

_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_COLUMNS = 45
_IN_SIGHT = 12
_FOLDED = Qt.ItemDataRole.UserRole + 1


class PickField(FieldWidget):
    """Typing narrows a list, Down or the button shows all of it, Enter or a click takes what is marked in it."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        assert isinstance(field.editor, PickEditor)  # noqa: S101 -- the table of fields says so
        self._options = field.editor.options
        self._in_words = field.editor.in_words
        self._shown: tuple[str, Json] = ("", None)
        self._ids = ids_by_name(self._options)
        self._edit = _PickLine(field.label, _COLUMNS, self)
        self._edit.setPlaceholderText(_("Type to search"))
        self._edit.textEdited.connect(self._typed)
        self._edit.told.connect(self.told)
        self._edit.list_wanted.connect(self._show_all)
        self._all = QPushButton(_("Choose…"), self)
        self._all.setProperty("role", "tool")
        self._all.setAccessibleName(_("{label}: show the list").format(label=field.label))
        self._all.clicked.connect(self._show_all)
        self._watch(self._edit, self._all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._edit, 1000)  # what room is missing, the line goes without
        row.addWidget(self._all)
        row.addStretch(1)
        self._finder: _Finder | None = None
        self._is_typed = False

    def raw(self) -> Json:
        text = self._edit.text()
        if text == self._shown[0]:
            return self._shown[1]
        return self._ids.get(name_key(text)) or self._said(text)

    def _said(self, text: str) -> Json:
        """What is in no list: as typed, or as words for the option that asks for some, or in place of an option."""
        if not (self._in_words and text.strip()):
            return text or None
        return make_choice(next((option.id for option in self._options if option.specify), None), text)

    def unfinished(self) -> object | None:
        """The text, while it may still be completed."""
        return self._edit.text() if self._is_typed else None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, str):
            self._is_typed = True
            self._edit.show_text(unfinished)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self._edit.setReadOnly(on)
        self._all.setEnabled(not on)

    def _typed(self, text: str) -> None:
        self._is_typed = True
        self._find(text)
        self.value_edited.emit(self.raw())

    def _find(self, text: str) -> None:
        """Offer what fits the text; the list is made when first needed."""
        if self._finder is None:
            self._finder = _Finder(self._options, self._edit)
            self._finder.chosen.connect(self._choose)
        self._finder.offer(text)

    def _show_all(self) -> None:
        if not self.read_only:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._find("")

    def _choose(self, option: str) -> None:
        self._show(option)
        self.value_edited.emit(self.raw())

    def _settle(self) -> None:
        """What the person typed is completed where it can only mean one option."""
        meant = self._meant() if self._is_typed and not self.read_only else None
        self._is_typed = False
        if meant is not None:
            self._choose(meant)
        self._show(self.field.kind.read(self.raw()))

    def _meant(self) -> str | None:
        """The one option that has the fragment typed in its name, if it is the only one and not named in full."""
        typed = name_key(self._edit.text())
        found = [option.id for option in self._options if any(typed in name for name in _names(option).split("\n"))]
        return found[0] if typed and typed not in self._ids and len(found) == 1 else None

    def _show(self, value: Json) -> None:
        text = self._text_for(value)
        self._edit.show_text(text)
        self._shown = (text, value)

    def _text_for(self, value: Json) -> str:
        chosen, words = chosen_option(value), given_text(value)
        option = next((o for o in self._options if chosen and chosen in {o.id, o.id.lower()}), None)
        label = option.label if option is not None else chosen
        if words and (option is None or option.specify):
            return words
        return ": ".join(part for part in (label, words) if part)


def _names(option: Option) -> str:
    """All that the option may be found by, folded, one a line; its id last, which makes each of these one of a kind."""
    return "\n".join(map(name_key, (option.label, *option.others, option.id)))


class _PickLine(LineEdit):
    list_wanted = Signal()
    popup: QListView | None = None

    def event(self, event: QEvent) -> bool:
        """While the list is open, Enter and Tab are the list's: they take what is marked in it."""
        listing = self.popup is not None and self.popup.isVisible()
        if listing and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TAKING:
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All is selected, for the next name to be typed over it, and seen from its beginning."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.isReadOnly():
            self.setSelection(len(self.text()), -len(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Finder(QObject):
    """The list under the line. Typing goes on in the line while it is open."""

    chosen = Signal(str)

    def __init__(self, options: tuple[Option, ...], line: _PickLine) -> None:
        super().__init__(line)
        self._ids = {_names(option): option.id for option in options}
        model = QStandardItemModel(self)
        for option, folded in zip(options, self._ids, strict=True):
            item = QStandardItem(option.label)
            item.setData(folded, _FOLDED)
            model.appendRow(item)
        self._popup = line.popup = QListView()
        self._popup.setProperty("role", "popup")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer = QCompleter(model, self)
        self._completer.setPopup(self._popup)
        self._completer.setWidget(line)
        self._completer.setCompletionRole(_FOLDED)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_IN_SIGHT)
        self._completer.setWrapAround(False)  # else Down on the last row marks none
        self._completer.activated.connect(self._activated)

    def offer(self, text: str) -> None:
        """Show what has this text in its name, the first of it marked; nothing if nothing does."""
        self._completer.setCompletionPrefix(name_key(text))
        if self._completer.completionCount() == 0:
            self._popup.hide()
            return
        self._completer.complete()
        if text:
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _activated(self, folded: str) -> None:
        self.chosen.emit(self._ids[folded])
