"""Problems pane: the list of problems beside the page: what is wrong, what is odd, what is unanswered; a key or
click goes there.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from poadesk.core.finding import Finding, Severity
from poadesk.i18n import _, pgettext
from poadesk.sentences import finding_sentence, severity_label
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY

UNCONFIRMED = "carried.unconfirmed"
"""The code of the finding on an answer from an earlier report that nobody has confirmed."""
FINDING = Qt.ItemDataRole.UserRole + 10


class Problems(QWidget):
    """Shows the same findings as the cards do, and on request what is unanswered."""

    chosen = Signal(object)
    """The Finding to go to."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._listed: list[Finding] = []
        self._filter = DropDown(_("Which problems to list"))
        self._filter.currentIndexChanged.connect(lambda _index: self.refresh())
        self._filters: list[tuple[str, Callable[[Finding], bool]]] = [
            (_("Errors and warnings"), lambda f: f.severity > Severity.NOTE),
            (_("Errors"), lambda f: f.severity is Severity.ERROR),
            (_("Warnings"), lambda f: f.severity is Severity.WARNING),
            (pgettext("filter of problems", "Not confirmed"), lambda f: f.code == UNCONFIRMED),
            (
                pgettext("filter of problems", "Not answered"),
                lambda f: f.severity is Severity.NOTE and f.code != UNCONFIRMED,
            ),
            (pgettext("filter of problems", "Everything"), lambda _f: True),
        ]
        self._empty = text_label("", "quiet")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Problems"))
        use_two_lines(self.list, ground=False)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.addWidget(self._filter)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        for label, _wanted in self._filters:
            self._filter.addItem(label)
        editing.updated.connect(self.refresh)
        editing.judged.connect(self.refresh)
        self.refresh()

    @property
    def chosen_filter(self) -> int:
        """Which of the filters is chosen."""
        return self._filter.currentIndex()

    @chosen_filter.setter
    def chosen_filter(self, place: int) -> None:
        self._filter.setCurrentIndex(place)

    def known(self) -> list[Finding]:
        """What is in sight and what is unanswered, the worst first, then in the form's order."""
        notes = (f for f in self._editing.session.review.findings if f.severity is Severity.NOTE)
        return sorted((*self._editing.judging.shown, *notes), key=lambda f: -f.severity)

    def refresh(self, *_args: object) -> None:
        """List what is there now; an unchanged list keeps its place."""
        known = self.known()
        for number, (label, wanted) in enumerate(self._filters):
            counted = _("{label} ({count})").format(label=label, count=sum(map(wanted, known)))
            if self._filter.itemText(number) != counted:
                self._filter.setItemText(number, counted)
        wanted = self._filters[max(0, self._filter.currentIndex())][1]
        listed = [finding for finding in known if wanted(finding)]
        if listed != self._listed or not listed:
            self._listed = listed
            self._show(listed)

    def show_again(self) -> None:
        """Colours or sizes have changed."""
        self._show(self._listed)

    def _show(self, listed: Iterable[Finding]) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for finding in listed:
            self.list.addItem(self._item(finding))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.setVisible(bool(self.list.count()))
        self._empty.setVisible(not self.list.count())
        self._empty.setText(
            _("Nothing here. A question is checked when you leave it; “Check and export” checks the whole report.")
        )

    def _item(self, finding: Finding) -> QListWidgetItem:
        form, language = self._editing.form, self._editing.language
        sentence = finding_sentence(finding, form)
        place = _("the report as a whole")
        if finding.question:
            asked = form.questions[finding.question]
            label = form.wording(language).questions[finding.question].label
            place = _("{number} {question}").format(number=asked.number, question=_short(label))
        words = _("{severity}: {sentence}").format(severity=severity_label(finding.severity), sentence=sentence)
        item = QListWidgetItem()
        show_lines(item, place, words, OF_SEVERITY[finding.severity])
        item.setData(FINDING, finding)
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(FINDING))


def _short(label: str) -> str:
    return label if len(label) <= 60 else f"{label[:58].rsplit(' ', 1)[0]}…"


def next_problem(
    editing: Editing, last: Finding | None, question: str | None, step: int
) -> tuple[Finding | None, bool]:
    """The finding `step` places after the last one gone to, else the nearest one from `question` on.

    Also whether the search went round the end. Those of the report as a whole are passed over.
    """
    found = [finding for finding in editing.judging.shown if finding.question]
    if not found:
        return None, False
    if last in found:
        place = found.index(last) + step
    else:
        order = {id: number for number, id in enumerate(editing.form.questions)}
        here = order.get(question or "", -1)
        ahead = next((n for n, f in enumerate(found) if order[f.question or ""] >= here), len(found))
        place = ahead if step > 0 else ahead - 1
    return found[place % len(found)], not 0 <= place < len(found)
