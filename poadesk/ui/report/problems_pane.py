"""Problems pane: the list of problems beside the page: what is wrong, what is odd, what is unanswered; a key or
click goes there.

The list keeps its order and place while it is open: what is put right stays, ticked, until it is closed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from poadesk.core.finding import Finding, Severity
from poadesk.i18n import _, pgettext
from poadesk.sentences.findings import finding_sentence
from poadesk.sentences.labels import severity_label
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.finding_visibility import Key, key_of
from poadesk.ui.widgets.drop_down import DropDown
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY, Shape
from poadesk.ui.widgets.theme import px

UNCONFIRMED = "carried.unconfirmed"
"""The code of the finding on an answer from an earlier report that nobody has confirmed."""
FINDING = Qt.ItemDataRole.UserRole + 10


@dataclass(frozen=True)
class Listed:
    """A finding in the list; `mended` once it is found no more."""

    finding: Finding
    mended: bool = False


class Problems(QWidget):
    """Shows the same findings as the cards do, and on request what is unanswered."""

    chosen = Signal(object)
    """The Finding to go to."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._listed: list[Listed] = []
        self._open = False
        self._filter = DropDown(_("Which problems to list"))
        self._filter.currentIndexChanged.connect(self._choose_filter)
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
        column.setContentsMargins(px(12), px(2), px(12), px(8))
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
        now = [finding for finding in known if wanted(finding)]
        listed = merged(self._listed if self._open else (), now)
        if listed != self._listed or not listed:
            self._listed = listed
            self._show()

    def follow_sight(self, *, open_now: bool) -> None:
        """Whether the list is open: once it has been closed, what was put right is gone from it."""
        if open_now != self._open:
            self._open = False
            self.refresh()
            self._open = open_now

    def mark(self, finding: Finding | None) -> None:
        """The person went to this one by other ways: the list shows where they are in it."""
        rows = (row for row, listed in enumerate(self._listed) if finding and key_of(listed.finding) == key_of(finding))
        if (row := next(rows, None)) is not None:
            self.list.setCurrentRow(row)

    def focus_first(self) -> None:
        """Into the list, or to the filter where it is empty."""
        (self.list if self.list.count() else self._filter).setFocus()

    def show_again(self) -> None:
        """Colours or sizes have changed."""
        self._show()

    def _choose_filter(self, _index: int) -> None:
        self._listed = []
        self.refresh()

    def _show(self) -> None:
        row, scrolled = self.list.currentRow(), self.list.verticalScrollBar().value()
        for place, listed in enumerate(self._listed):
            if place == self.list.count():
                self.list.addItem(QListWidgetItem())
            self._fill(self.list.item(place), listed)
        while self.list.count() > len(self._listed):
            self.list.takeItem(self.list.count() - 1)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.verticalScrollBar().setValue(scrolled)
        self.list.setVisible(bool(self.list.count()))
        self._empty.setVisible(not self.list.count())
        self._empty.setText(
            _("Nothing here. A question is checked when you leave it. “Check and export” checks the whole report.")
        )

    def _fill(self, item: QListWidgetItem, listed: Listed) -> None:
        finding, form, language = listed.finding, self._editing.form, self._editing.language
        sentence = finding_sentence(finding, form)
        place = _("the report as a whole")
        if finding.question:
            asked = form.questions[finding.question]
            label = form.wording(language).questions[finding.question].name
            place = _("{number} {question}").format(number=asked.number, question=_short(label))
        words = _("{severity}: {sentence}").format(severity=severity_label(finding.severity), sentence=sentence)
        if listed.mended:
            show_lines(item, place, _("Done: {sentence}").format(sentence=sentence), Shape.DONE)
        else:
            show_lines(item, place, words, OF_SEVERITY[finding.severity])
        item.setData(FINDING, finding)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(FINDING))


def merged(listed: Iterable[Listed], now: Iterable[Finding]) -> list[Listed]:
    """The list as it was with what is found now: each in its place, the mended ones ticked, new ones at the end."""
    found: dict[Key, Finding] = {key_of(finding): finding for finding in now}
    kept = []
    for known in listed:
        again = found.pop(key_of(known.finding), None)
        kept.append(Listed(again or known.finding, mended=again is None))
    return [*kept, *map(Listed, found.values())]


def _short(label: str) -> str:
    return label if len(label) <= 60 else f"{label[:58].rsplit(' ', 1)[0]}…"
