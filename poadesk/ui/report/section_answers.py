"""Bulk answers of a section: what is true of many of its questions is said once, after a look at the list of them.

One step for undo. Figures, dates, persons and files are never in the list.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from poadesk.core import confirmation
from poadesk.core.answers import Change
from poadesk.core.form import Section
from poadesk.i18n import _, ngettext, pgettext
from poadesk.tasks import bulk
from poadesk.ui.report.section_progress import heading_of
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.enter_dialog import EnterDialog
from poadesk.ui.widgets.labels import plain_tip, text_label
from poadesk.ui.widgets.theme import px

STILL_TRUE, NO_CHANGE, NOT_APPLICABLE = range(3)
"""What can be said, in the order of the list."""
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Act:
    """One thing that can be said: its words, the questions it would be said of, and the changes for some of them."""

    words: str
    questions: tuple[str, ...]
    changes: Callable[[tuple[str, ...], str], tuple[Change, ...]]
    explained: bool = False


def acts_for(editing: Editing, section: Section) -> tuple[Act, ...]:
    """What can be said of a section as it stands."""
    form, answers, review = editing.form, editing.answers, editing.session.review
    empty = bulk.empty(form, review, section)
    return (
        Act(
            _("Still true, as the earlier report says"),
            bulk.carried(form, answers, review, section),
            lambda questions, _text: confirmation.still_true(answers, questions),
        ),
        Act(
            _("No change since the last report"),
            empty,
            lambda questions, _text: bulk.left_blank(answers, questions, "no-change"),
        ),
        Act(
            _("Not applicable, because…"),
            empty,
            lambda questions, text: bulk.left_blank(answers, questions, "not-applicable", text),
            explained=True,
        ),
    )


class SectionAnswers(EnterDialog):
    """Nothing is changed before the button is pressed; every question of the list can be left out."""

    told = Signal(str)

    def __init__(self, editing: Editing, section: Section, parent: QWidget, first: int | None = None) -> None:
        super().__init__(parent)
        self._editing, self._section = editing, section
        self._acts = acts_for(editing, section)
        heading = heading_of(editing, section.id)
        self.setWindowTitle(_("Answer together: {section}").format(section=heading))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.act = DropDown(_("What is true of these questions"))
        for known in self._acts:
            self.act.addItem(_("{words} ({count})").format(words=known.words, count=len(known.questions)))
        self.because = QLineEdit()
        self.because.setAccessibleName(_("Why it does not apply"))
        self._why = text_label(_("Why it does not apply, in a few words:"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Questions that this is said of"))
        self.list.setWordWrap(True)
        self.list.setSpacing(px(2))
        self._none = text_label(_("There is no such question in this section."), "quiet")
        self.do = QPushButton()
        self.do.setProperty("role", "primary")
        self._arrange()
        wanted = (place for place, known in enumerate(self._acts) if known.questions)
        self.act.setCurrentIndex(first if first is not None else next(wanted, NO_CHANGE))
        self.act.currentIndexChanged.connect(lambda _index: self._list())
        self.because.textChanged.connect(lambda _text: self._count())
        self.list.itemChanged.connect(lambda _item: self._count())
        self.do.clicked.connect(self._do)
        self._list()

    def _arrange(self) -> None:
        cancel = QPushButton(pgettext("button", "Cancel"))
        cancel.clicked.connect(self.reject)
        for button in (self.do, cancel):
            button.setAutoDefault(False)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.do)
        ends.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setSpacing(px(8))
        intro = _("Look at the list first, and untick what this is not true of. It is one step to undo.")
        column.addWidget(text_label(intro, "quiet"))
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._why)
        column.addWidget(self.because)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        omitted = _("Questions for figures, dates, persons and documents are answered one by one; they are not listed.")
        column.addWidget(text_label(omitted, "quiet"))
        column.addLayout(ends)
        open_at(self, characters=100, lines=30)

    @property
    def _chosen(self) -> Act:
        return self._acts[self.act.currentIndex()]

    def _list(self) -> None:
        wording = self._editing.form.wording(self._editing.language)
        self.list.clear()
        for id in self._chosen.questions:
            label = _("{number} {question}").format(
                number=self._editing.question(id).number, question=wording.questions[id].label
            )
            item = QListWidgetItem(label, self.list)
            item.setData(_ID, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self._none.setVisible(not self.list.count())
        for widget in (self._why, self.because):
            widget.setVisible(self._chosen.explained)
        self._count()

    def ticked(self) -> tuple[str, ...]:
        """The questions that are not left out, in the order of the form."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _count(self) -> None:
        count = len(self.ticked())
        words = ngettext("Say this of {count} question", "Say this of {count} questions", count)
        self.do.setText(words.format(count=count))
        unexplained = self._chosen.explained and not self.because.text().strip()
        self.do.setEnabled(bool(count) and not unexplained and not self._editing.read_only)
        why = _("First say in a few words why it does not apply.") if unexplained and count else ""
        self.do.setToolTip(plain_tip(why))
        self.do.setAccessibleDescription(why)

    def _do(self) -> None:
        questions, act = self.ticked(), self._chosen
        section = heading_of(self._editing, self._section.id)
        step = _("{words} ({section})").format(words=act.words.rstrip("…"), section=section)
        made = self._editing.make(act.changes(questions, self.because.text()), step, bulk.ORIGIN)
        said = ngettext(
            "{words}: {count} question. You can undo this.", "{words}: {count} questions. You can undo this.", made
        )
        self.accept()
        self.told.emit(said.format(words=act.words.rstrip("…"), count=made))
