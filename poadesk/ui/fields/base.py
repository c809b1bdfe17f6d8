"""Field contract: what every field can do: show a value, tell of edits, carry messages. Knows no questions, no
session and no disk.
"""
# ruff: noqa: N802 - Qt's names

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from poadesk.core.editors import Field
from poadesk.core.finding import Misfit, Severity
from poadesk.core.json_values import Json
from poadesk.i18n import _
from poadesk.sentences.labels import severity_label
from poadesk.ui.widgets.theme import set_property

_PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}
_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


@dataclass(frozen=True)
class FindingMessage:
    """A finding as a person reads it. `row` counts from 0; `part` is a field, column, option or row of figures."""

    severity: Severity
    text: str
    row: int | None = None
    part: str | None = None


@dataclass(frozen=True)
class Offer:
    """An answer given elsewhere in the report, to be copied: what it is called in a menu, and its value."""

    name: str
    value: Json


class AttachmentActions(Protocol):
    """What the files field needs; given by the window, which knows the draft."""

    def attach(self, paths: Sequence[Path], taken: Callable[[Sequence[Mapping[str, Json]]], bool]) -> None:
        """Take files in, which may last, and tell how that goes.

        `taken` is called once, at once or later: with the entries (name, size, sha256) of those that could be taken
        in, in order. It gives whether there was still a place for them.
        """

    def open(self, entry: Mapping[str, Json]) -> None:
        """Show a read-only copy in the system's own program; the file itself is never run."""

    def save_as(self, entry: Mapping[str, Json]) -> None:
        """Ask where to, and write a copy."""


class FieldWidget(QWidget):
    """The control for one answer, or for one part of an answer.

    `field.label` is its name for a screen reader; a visible label is the business of whoever places it.
    """

    value_edited = Signal(object)
    """After every edit by the person, never from `show_value`: the answer as `kind.read` takes it; None if cleared."""
    left = Signal()
    """The person is done here for now: the keyboard focus has gone elsewhere from the whole field, or one step of
    editing ends and another begins.
    """
    told = Signal(str)
    """A sentence for the status line, such as what was cleaned from pasted text."""
    inline = False
    """Whether the control is so small that it may stand at the end of the question's own line."""
    takes_words = False
    """Whether the person may answer in words in place of what is on offer (`answer_in_words`)."""

    def __init__(self, field: Field, attachments: AttachmentActions | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.attachments = attachments
        self.read_only = False
        self.setAccessibleName(field.label)
        self._controls: list[QWidget] = []
        self._mark = ""
        self._carried = False

    @property
    def beneath(self) -> QWidget | None:
        """The part of an inline field that needs the whole width, hidden while it has nothing to say; None if there
        is none. It stands under the control until someone puts it into a layout of their own.
        """
        return None

    def clear(self) -> None:
        """Take the whole answer back, as an edit by the person."""
        if self.raw() is not None:
            self.replace_value(None)

    def replace_value(self, value: Json) -> None:
        """Put another answer in the place of the whole, as an edit by the person that is a step of its own for undo."""
        if self.read_only:
            return
        self.left.emit()
        self._show(value)
        self.value_edited.emit(self.raw())
        self.left.emit()

    def offer_copies(self, offers: Callable[[], Sequence[Offer]]) -> None:
        """Offer answers of other questions to copy, where the editor says so; they are asked for when needed."""

    def answer_in_words(self) -> None:
        """Open the place for words and put the focus there, where the field `takes_words`."""

    def raw(self) -> Json:
        """What the controls say now, as `kind.read` takes it."""
        raise NotImplementedError

    def show_value(self, value: Json) -> None:
        """Show an answer. If the controls say it already, in whatever way it was typed, nothing is touched."""
        if not self._says(value):
            self._show(value)

    def show_messages(self, messages: Sequence[FindingMessage]) -> None:
        """Mark the controls that the messages are about."""
        self._mark = mark_of(messages)
        for control in self._controls:
            set_property(control, "mark", self._mark)

    def set_carried(self, *, on: bool) -> None:
        """Show that the answer comes from an earlier report and is not confirmed: dashed edges, a colour of its own."""
        self._carried = on
        for control in self._controls:
            set_property(control, "carried", "true" if on else "")

    def set_description(self, text: str) -> None:
        """Have screen readers read this after the name of each control: the hint, the findings."""
        self.setAccessibleDescription(text)
        for control in self._controls:
            control.setAccessibleDescription(text)

    def focus_first(self, row: int | None = None, part: str | None = None) -> None:
        """Put the keyboard focus on the control for this row and part, or on the first one."""
        if self._controls:
            self._controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> object | None:
        """What was typed, chosen or opened here and is in no answer, for `resume`; None if the answer says it all."""
        return None

    def resume(self, unfinished: object) -> None:
        """Take up what `unfinished` of an earlier widget for the same field gave. Tells nobody.

        The answer is shown already, and has not changed since.
        """

    def set_read_only(self, on: bool) -> None:
        """Let the answer be read and copied, but not changed."""
        self.read_only = on

    def settle(self) -> None:
        """What was typed is done, though the focus may still be here: complete it."""
        self._settle()

    def holds_focus(self) -> bool:
        """Whether the keyboard focus is somewhere in this field."""
        focus = QApplication.focusWidget()
        places = [place for place in (self, self.beneath) if place is not None]
        return focus is not None and any(focus is place or place.isAncestorOf(focus) for place in places)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices that the focus leaves a control."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._focus_left(event.reason())
        return super().eventFilter(watched, event)

    def _watch(self, *controls: QWidget) -> None:
        """Take controls, in reading order, into descriptions, marks and the notice of leaving."""
        for control in controls:
            control.installEventFilter(self)
            control.setAccessibleDescription(self.accessibleDescription())
            set_property(control, "mark", self._mark)
            set_property(control, "carried", "true" if self._carried else "")
            self._controls.append(control)

    def _focus_left(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if reason not in _PASSING and not self.holds_focus():
            self._settle()
            self.left.emit()

    def _settle(self) -> None:
        """The person is done here for now: show the answer as it is kept, not as it was typed."""

    def _show(self, value: Json) -> None:
        raise NotImplementedError

    def _says(self, value: Json) -> bool:
        try:
            return self.field.kind.read(self.raw()) == value
        except Misfit:
            return False


def worst(messages: Iterable[FindingMessage]) -> Severity | None:
    """The severity of the gravest message."""
    return max((message.severity for message in messages), default=None)


def mark_of(messages: Iterable[FindingMessage]) -> str:
    """The value of the property `mark` that the style sheet knows: "error", "warning" or nothing."""
    severity = worst(messages)
    return "" if severity is None else _MARKS.get(severity, "")


def sentence_of(messages: Iterable[FindingMessage]) -> str:
    """The messages as a screen reader reads them: severity as a word, then what it is."""
    return " ".join(
        _("{severity}: {sentence}").format(severity=severity_label(message.severity), sentence=message.text)
        for message in messages
    )
