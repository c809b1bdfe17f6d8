"""Text fields: typed text: a line or a passage, and figures and dates as the person writes them."""

import re
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from poadesk.core.editors import DateSpan, Field, TextEditor
from poadesk.core.json_values import Json
from poadesk.core.kinds.dates import parse_day
from poadesk.core.kinds.figure import is_estimate
from poadesk.core.text.scripts import HAN
from poadesk.i18n import _, ngettext, pgettext
from poadesk.ui.fields.base import AttachmentActions, FieldWidget
from poadesk.ui.fields.calendar_button import CalendarButton
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.fields.passage_edit import PassageEdit
from poadesk.ui.widgets.check_box import TickBox
from poadesk.ui.widgets.theme import UNIT

_ESTIMATE = "~"
_LONG = 4
"""Lines from which on a passage is so long that its words are counted."""
_WORDS = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:['’.,-][^\W_{HAN}]+)*")


class TextField(FieldWidget):
    """While the person types, the text stands as typed; on leaving it is shown as it is kept."""

    def __init__(
        self, field: Field, attachments: AttachmentActions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, attachments, parent)
        editor = field.editor
        assert isinstance(editor, TextEditor)  # noqa: S101 -- the table of fields says so
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setColumnStretch(3, 1)
        self._edit = self._make_edit(editor)
        self._edit.told.connect(self.told)
        self._watch(self._edit)
        self._calendar = self._make_calendar(editor.dates) if editor.dates is not None else None
        self._estimate = self._make_estimate() if editor.estimate else None
        self._count = self._make_count() if editor.lines >= _LONG else None

    def raw(self) -> Json:
        return self._edit.text() or None

    def unfinished(self) -> object | None:
        """The text, where it is not yet shown as it is kept."""
        text = self._edit.text()
        return text if text != self.field.kind.typed(self.field.kind.read(self.raw())) else None

    def resume(self, unfinished: object) -> None:
        if isinstance(unfinished, str):
            self._edit.show_text(unfinished)
            self._follow()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self._edit.setReadOnly(on)
        if self._calendar is not None:
            self._calendar.setVisible(not on)
        self._follow()

    def _make_edit(self, editor: TextEditor) -> LineEdit | PassageEdit:
        edit: LineEdit | PassageEdit
        if editor.lines > 1 or editor.wraps:
            edit = PassageEdit(self.field.label, editor.lines, self, single=editor.wraps)
            edit.edited.connect(self._edited)
            self._layout.addWidget(edit, 0, 0, 1, 1 if editor.sample else 4)
        else:
            edit = LineEdit(self.field.label, editor.columns, self)
            edit.textEdited.connect(self._edited)
            self._layout.addWidget(edit, 0, 0)
        self._add_sample(editor.sample)
        return edit

    def _make_calendar(self, dates: DateSpan) -> CalendarButton:
        button = CalendarButton(self.field.label, self._edit, self._written_day, dates, self)
        button.chosen.connect(self._choose_day)
        self._layout.addWidget(button, 0, 1)
        self._watch(button)
        return button

    def _written_day(self) -> date | None:
        return parse_day(str(self.field.kind.read(self.raw())))

    def _choose_day(self, day: date) -> None:
        if day != self._written_day():
            self.replace_value(self.field.kind.read(day.isoformat()))

    def _add_sample(self, sample: str) -> None:
        """How to write it, beside the line: inside it would look like an answer."""
        if sample:
            label = QLabel(_("for example {sample}").format(sample=sample), self)
            label.setProperty("role", "quiet")
            label.setWordWrap(True)  # rather than make the page wider, where the text is large
            label.setContentsMargins(UNIT, 0, 0, 0)
            self._layout.addWidget(label, 0, 2)

    def _make_estimate(self) -> TickBox:
        box = TickBox(pgettext("mark of a figure", "Estimate"), self)
        box.setAccessibleName(_("{label}: estimate").format(label=self.field.label))
        box.setToolTip(_("The figure is an estimate. You can also type ~ before it."))
        box.setEnabled(False)
        box.clicked.connect(self._mark_estimate)
        self._watch(box)
        self._layout.addWidget(box, 0, 1)
        return box

    def _make_count(self) -> QLabel:
        """Seen while the passage has the focus; its place is kept, so that nothing moves when it comes and goes."""
        label = QLabel(_words_in(""), self)  # it never stands empty, which would be less high
        label.setProperty("role", "quiet")
        kept = label.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        label.setSizePolicy(kept)
        self._layout.addWidget(label, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeading)
        label.hide()
        return label

    def _edited(self) -> None:
        text = self._edit.text()
        self._follow(text)
        self.value_edited.emit(text or None)

    def _mark_estimate(self, on: bool) -> None:
        text = self._edit.text().strip()
        if on:
            text = _ESTIMATE + text
        else:
            value = self.field.kind.read(text)
            text = str(value["estimate"]) if isinstance(value, dict) else text.removeprefix(_ESTIMATE)
        self._edit.show_text(text)
        self._edited()

    def _settle(self) -> None:
        self._show(self.field.kind.read(self.raw()))

    def _show(self, value: Json) -> None:
        self._edit.show_text(self.field.kind.typed(value))
        self._follow()

    def _follow(self, text: str | None = None) -> None:
        """Bring what stands beside the text into line with it; `text` is that where it is known already."""
        text = self._edit.text() if text is None else text
        if self._estimate is not None:
            marked = is_estimate(self.field.kind.read(text)) or text.startswith(_ESTIMATE)
            self._estimate.setEnabled(bool(text.strip()) and not self.read_only)
            self._estimate.setChecked(marked)
        self._count_words(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        done = super().eventFilter(watched, event)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._count_words(self._edit.text())
        return done

    def _count_words(self, text: str) -> None:
        if self._count is None:
            return
        text = text if self._edit.hasFocus() else ""
        self._count.setText(_words_in(text))
        self._count.setVisible(bool(text.strip()))


def _words_in(text: str) -> str:
    count = sum(1 for _word in _WORDS.finditer(text))
    return ngettext("{count} word", "{count} words", count).format(count=count)
