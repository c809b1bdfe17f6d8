"""Compare dialog: what changed since another report, or since an earlier version of this one: chosen, read, and saved
as a PDF.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poadesk.export import Paper
from poadesk.export.report import Report
from poadesk.i18n import _, ngettext, pgettext
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.forms.library import FormLibrary
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.versions.comparison_page import write_document
from poadesk.ui.versions.report_comparison import Comparison, Other, compare, earlier_moments, report_in, save_pdf
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.enter_dialog import EnterDialog
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.save_dialog import ask_where
from poadesk.ui.widgets.text_page import TextPage


class WhatChanged(EnterDialog):
    """Stays open beside the report while the person goes from question to question."""

    chosen = Signal(str)
    """The question to go to."""

    def __init__(
        self, report: Callable[[], Report], draft: DraftFile, library: FormLibrary, paper: Paper, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._report, self._draft, self._library, self._paper = report, draft, library, paper
        self._background = Background(self)
        self._found: Comparison | None = None
        self._known: list[Other] = []
        self.setWindowTitle(_("What changed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.others = DropDown(_("Compare with"))
        self.others.currentIndexChanged.connect(lambda _index: self.compare())
        self.words = text_label("", "strong")
        self.reading = TextPage(_("What changed"))
        self.reading.chosen.connect(self.chosen)
        self.browse = self._button(_("Another report…"), self._browse)
        self.again = self._button(_("Compare again"), self.compare)
        self.save = self._button(_("Save as PDF…"), self._ask_where)
        self._arrange()
        self._settle(None, _("Looking for earlier versions…"))
        self._background.run(partial(earlier_moments, draft), self._offer, self._failed, owner=self)

    def _button(self, text: str, action: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: action())
        return button

    def _arrange(self) -> None:
        label = QLabel(_("Compare &with:"))
        label.setBuddy(self.others)
        head, ends = QHBoxLayout(), QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.others, 1)
        choices = Flow()
        choices.addWidget(self.browse)
        choices.addWidget(self.again)
        ends.addStretch(1)
        ends.addWidget(self.save)
        ends.addWidget(self._button(pgettext("button", "Close"), self.close))
        column = QVBoxLayout(self)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addLayout(choices)
        column.addWidget(self.words)
        column.addWidget(self.reading, 1)
        column.addLayout(ends)
        open_at(self, characters=133, lines=40)
        self.others.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._background.close()
        super().closeEvent(event)

    def compare_with(self, path: Path) -> None:
        """Compare with the report in this file."""
        self._add(report_in(path, self._library))
        self.others.setCurrentIndex(self.others.count() - 1)

    def compare(self) -> None:
        """Compare the report as it stands now with what is chosen."""
        place = self.others.currentIndex()
        if not 0 <= place < len(self._known):
            return
        now, other = self._report(), self._known[place]
        self._settle(None, _("Comparing…"))
        work = partial(compare, now, self._draft.path, other, self._library)
        self._background.run(work, partial(self._show, now), self._failed, owner=self)

    def save_to(self, path: Path) -> None:
        """Write what is shown as a PDF."""
        if self._found is None:
            return
        self.words.setText(_("Writing the file…"))
        work = partial(save_pdf, self._found.document, self._paper, path)
        self._background.run(work, partial(self._saved, path), self._unsaved, owner=self)

    def _offer(self, others: tuple[Other, ...]) -> None:
        chosen_meanwhile = bool(self._known)
        for other in others:
            self._add(other)
        if chosen_meanwhile:
            return
        if others:
            self.others.setCurrentIndex(0)
        else:
            self._settle(None, _("This report has no earlier versions yet. Choose another report to compare it with."))

    def _add(self, other: Other) -> None:
        with QSignalBlocker(self.others):
            self._known.append(other)
            self.others.addItem(other.name)
            self.others.setCurrentIndex(-1 if len(self._known) == 1 else self.others.currentIndex())

    def _show(self, now: Report, found: Comparison) -> None:
        self._settle(found, " ".join(_messages(found)))
        write_document(self.reading, found.document, now.form)
        announce(self, _("The comparison is ready."))

    def _failed(self, error: Exception) -> None:
        self._settle(None, sentence(error))
        announce(self, self.words.text(), urgent=True)

    def _settle(self, found: Comparison | None, words: str) -> None:
        self._found = found
        self.save.setEnabled(found is not None)
        self.again.setEnabled(bool(self._known))
        self.words.setText(words)
        self.words.setVisible(bool(words))
        if found is None:
            self.reading.clear()

    def _browse(self) -> None:
        kinds = _("Reports (*.poadraft *.json);;All files (*)")
        folder = str(self._draft.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Compare with another report"), folder, kinds)
        if chosen:
            self.compare_with(Path(chosen))

    def _ask_where(self) -> None:
        kinds = _("PDF documents (*.pdf)")
        name = _("{name} changes").format(name=self._draft.path.stem) + ".pdf"
        chosen = ask_where(self, _("Save what changed"), Path.home() / name, kinds, ".pdf")
        if chosen is not None:
            self.save_to(chosen)

    def _saved(self, path: Path, unprintable: int) -> None:
        said = [_("Saved as {path}").format(path=path)]
        if unprintable:
            words = ngettext(
                "{count} character has no font here and is printed as its number.",
                "{count} characters have no font here and are printed as their numbers.",
                unprintable,
            )
            said.append(words.format(count=unprintable))
        self._say(" ".join(said))

    def _unsaved(self, error: Exception) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.show()
        announce(self, words)


def _messages(found: Comparison) -> Iterator[str]:
    if found.reversed:
        yield _("The other report is for a later cycle: what is shown as new is in that one.")
    if found.unfit:
        yield ngettext(
            "{count} answer of the other file does not fit its question and was left out.",
            "{count} answers of the other file do not fit their questions and were left out.",
            found.unfit,
        ).format(count=found.unfit)
