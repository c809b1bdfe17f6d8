"""New-report dialog: three questions to begin a report with: which State, which cycle, which language."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from poadesk.core.editors import Field
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.json_values import Json
from poadesk.i18n import _, pgettext
from poadesk.ui.fields import make_field
from poadesk.ui.fields.base import FieldWidget
from poadesk.ui.home.reference_file import ReferenceFile
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.labels import text_label


@dataclass(frozen=True)
class Start:
    """What to ask: less where an earlier report says the rest, and then `intro` says what becomes of that.

    `reference` is a file of the last official report, to be read beside the questions of an empty one.
    """

    asked: tuple[str, ...] = (STATE, CYCLE, LANGUAGE)
    intro: str = ""
    reference: Path | None = None


EMPTY = Start()
"""A report that begins with nothing."""


class NewReport(QDialog):
    """The answers are the first ones of the report; all can be changed in it later."""

    def __init__(
        self,
        form: Form,
        language: str,
        first: Mapping[str, Json],
        parent: QWidget | None = None,
        start: Start = EMPTY,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Start from an earlier report") if start.intro else _("New report"))
        self._chosen: dict[str, Json] = dict(first)
        self._fields: dict[str, FieldWidget] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(theme.UNIT)
        for id in start.asked:
            self._add(column, form, language, id)
        self._reference: ReferenceFile | None = None
        if not start.intro:
            self._reference = ReferenceFile(start.reference)
            column.addWidget(self._reference)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(pgettext("button", "Begin"))
        self._ok.setProperty("role", "primary")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        if start.intro:
            outer.addWidget(text_label(start.intro))
        outer.addWidget(scroll, 1)
        outer.addWidget(text_label(_("The report is saved by itself, in your folder of drafts."), "quiet"))
        outer.addWidget(self._buttons)
        open_at(self, characters=91, lines=16 + 7 * len(start.asked) + (4 if start.intro else 5))
        self._fields[start.asked[0]].focus_first()

    def chosen(self) -> Mapping[str, Json]:
        """The answers by question."""
        return self._chosen

    @property
    def reference(self) -> Path | None:
        """The file of the last official report, if one was chosen."""
        return None if self._reference is None else self._reference.path

    def accept(self) -> None:
        for field in self._fields.values():
            field.settle()
        super().accept()

    def field(self, question: str) -> FieldWidget:
        return self._fields[question]

    def _add(self, column: QVBoxLayout, form: Form, language: str, id: str) -> None:
        words, kind = form.words(id, language), form.questions[id].answer
        field = make_field(Field(id, words.text.label, kind, kind.editor(words)), None)
        field.show_value(self._chosen.get(id))
        field.value_edited.connect(lambda raw: self._chosen.update({id: kind.read(raw)}))
        self._fields[id] = field
        column.addWidget(text_label(words.text.label, "question"))
        column.addWidget(field)
