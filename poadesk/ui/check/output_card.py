"""Output card: one thing that can be made of the report: what it is, whom it is for, and, once chosen, its pre-flight.

Nothing on it offers what it would refuse: what errors hold back says so, with the way to put them right.
"""

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.core.form import Form
from poadesk.core.preflight import Preflight
from poadesk.i18n import _, pgettext
from poadesk.sentences.preflight import goes_out_sentence, held_back_sentence, review_of_final_sentence
from poadesk.ui.check.export_words import export_words
from poadesk.ui.check.output_options import OutputOptions, PaperPreference
from poadesk.ui.check.outputs import Output
from poadesk.ui.check.ruled_list import RuledPart
from poadesk.ui.session.export_service import Export, Made
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.state_glyphs import Mark, Shape


class OutputCard(RuledPart):
    """Says what is wanted by its signals and does nothing itself."""

    opened = Signal()
    """Its pre-flight is to be seen, in place of any other."""
    wanted = Signal()
    """It is to be made."""
    put_right = Signal()
    look_first = Signal()
    status_wanted = Signal()
    """The status is to be set to Final."""

    def __init__(self, output: Output, preferences: PaperPreference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.output = output
        self._written: Made | None = None
        self._wanted_open = self._is_held = False
        title = output.words.plain_title
        self._title = text_label(output.words.title, "strong", wrap=False)
        self.make = self._button(_("Make…"), _("Make: {output}…").format(output=title), self.opened.emit)
        self.make.setAccessibleDescription(output.use)
        self._held = text_label("", "error", wrap=False)
        right = _("Put right what holds back: {output}").format(output=title)
        self._right = self._button(_("Put right"), right, self.put_right.emit)
        self._right.setProperty("role", "link")
        self._goes_out, self._draft = text_label(""), text_label("", "quiet")
        self._final = self._button(_("Set the status to Final"), "", self.status_wanted.emit)
        self.options = OutputOptions(output, preferences)
        self._look = self._button(_("Look first"), "", self.look_first.emit)
        self.export = self._button("", "", self.wanted.emit)
        self.export.setProperty("role", "primary")
        self._said = text_label("", "strong")
        self._open_made = self._button(pgettext("a file that was made", "Open"), "", self._open_file)
        self._show_made = self._button(_("Show in folder"), "", self._open_folder)
        self._arrange()
        self.show_preflight_open(on=False)

    def _arrange(self) -> None:
        unit = theme.UNIT
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(self._title)
        title.addWidget(text_label(self.output.use, "quiet"))
        head = QHBoxLayout()
        head.addLayout(title, 1)
        head.addWidget(self.make)
        self._wait = _row(Mark(Shape.ERROR), self._held, self._right)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(unit)
        body.addWidget(self._goes_out)
        body.addWidget(self._draft)
        self._final_row = _row(self._final)
        body.addWidget(self._final_row)
        body.addWidget(self.options)
        body.addWidget(_flow(self._look, self.export))
        self._result = QWidget()
        result = QVBoxLayout(self._result)
        result.setContentsMargins(0, 0, 0, 0)
        result.addWidget(self._said)
        self._after = _flow(self._open_made, self._show_made)
        result.addWidget(self._after)
        self._result.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * unit, unit, unit + unit // 2, unit)
        column.setSpacing(unit)
        column.addLayout(head)
        column.addWidget(self._wait)
        column.addWidget(self._body)
        column.addWidget(self._result)

    @property
    def said(self) -> str:
        """What is said of its export."""
        return self._said.text()

    def show_preflight_open(self, *, on: bool) -> None:
        """Show the pre-flight, or the one line only."""
        self._wanted_open = on
        self._show_body()

    def show_preflight(self, found: Preflight, form: Form, *, may_edit: bool) -> None:
        """Say with what it would go out now, and offer only what would be done."""
        copy, exporter = self.output.copy, self.output.exporter
        verdict = exporter.verdict(found, copy)
        held, asks = verdict == "held-back", verdict == "asks"
        self._is_held = held
        self._show_body()
        self._wait.setVisible(held)
        self._held.setText(held_back_sentence(found) if held else "")
        for button in (self.make, self.export):
            button.setEnabled(not held)
            button.setAccessibleDescription(self._held.text() or self.output.use)
        goes_out = goes_out_sentence(found, copy, form) if exporter.checked_first else ""
        _show_words(self._goes_out, goes_out)
        _show_words(self._draft, review_of_final_sentence(found, copy, form) if exporter.checked_first else "")
        self._final_row.setVisible(may_edit and copy == "final" and found.status_differs(copy))
        self._look.setVisible(asks)
        self.export.setText(_("Export anyway…") if asks else _("Export…"))
        self._name(asks=asks)

    def show_export(self, export: Export | None) -> None:
        """What its export does, or came to; None says nothing."""
        self.show_words(export_words(export, self.output) if export is not None else "")
        end = export.end if export is not None else None
        self._written = end if isinstance(end, Made) else None
        self._after.setVisible(self._written is not None)

    def show_words(self, words: str) -> None:
        """Say something below the pre-flight; no words say nothing."""
        self._said.setText(words)
        self._result.setVisible(bool(words))

    def _show_body(self) -> None:
        """What is held back stays closed."""
        on = self._wanted_open and not self._is_held
        self.mark_open(on=on)
        self._body.setVisible(on)
        self.make.setVisible(not on)
        self._title.setBuddy(self.export if on else self.make)

    def _name(self, *, asks: bool) -> None:
        words = _("Export anyway: {output}…") if asks else _("Export: {output}…")
        self.export.setAccessibleName(words.format(output=self.output.words.plain_title))

    def _button(self, text: str, name: str, then: Callable[[], object] | None = None) -> QPushButton:
        button = QPushButton(text)
        if name:
            button.setAccessibleName(name)
        if then is not None:
            button.clicked.connect(then)
        return button

    def _open_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.written[0])))

    def _open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.written[0].parent)))


def _show_words(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _row(*parts: QWidget) -> QWidget:
    """Parts beside each other, at the start."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder


def _flow(*parts: QWidget) -> QWidget:
    """Buttons that go on in a further line where there is no room."""
    holder = QWidget()
    row = Flow(holder)
    for part in parts:
        row.addWidget(part)
    return holder
