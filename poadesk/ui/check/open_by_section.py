"""Open points by section: how many errors, warnings, answers to confirm and unanswered questions each section has.

A section opens to the list of them; choosing one goes there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from poadesk.core.check_rules import UNANSWERED, UNCONFIRMED
from poadesk.core.finding import Finding, Severity
from poadesk.core.form import Form, Section
from poadesk.core.preflight import Preflight
from poadesk.i18n import _, interface, ngettext, pgettext
from poadesk.sentences.findings import finding_sentence
from poadesk.sentences.labels import severity_label
from poadesk.ui.check.fold_button import FoldButton
from poadesk.ui.check.ruled_list import RuledList, RuledPart
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.list_delegate import show_lines, use_two_lines
from poadesk.ui.widgets.state_glyphs import OF_SEVERITY, Mark, Shape

FINDING = Qt.ItemDataRole.UserRole + 10


@dataclass
class OpenPoints:
    """What is open in one section, by kind and in the order of the form."""

    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    unconfirmed: list[Finding] = field(default_factory=list)
    unanswered: list[Finding] = field(default_factory=list)

    @property
    def kinds(self) -> tuple[list[Finding], ...]:
        """In the order of the columns."""
        return self.errors, self.warnings, self.unconfirmed, self.unanswered

    @property
    def all(self) -> list[Finding]:
        """The worst first."""
        return [finding for kind in self.kinds for finding in kind]


SHAPES = (Shape.ERROR, Shape.WARNING, Shape.TO_CONFIRM, Shape.EMPTY)
"""Of the columns."""


def by_section(editing: Editing, found: Preflight) -> Mapping[str, OpenPoints]:
    """What is open, by the id of the section."""
    made: dict[str, OpenPoints] = {section.id: OpenPoints() for section in editing.form.sections}
    kinds = (found.errors, found.warnings, found.unconfirmed, found.unanswered)
    for number, findings in enumerate(kinds):
        for finding in findings:
            if finding.question is not None:
                made[editing.form.section_of[finding.question].id].kinds[number].append(finding)
    return made


class OpenBySection(QWidget):
    """One row a section that has something open."""

    chosen = Signal(object)
    """The Finding to go to."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._card = RuledList(_("What is open, by section"))
        self.rows: dict[str, SectionRow] = {}
        for section in editing.form.sections:
            self.rows[section.id] = SectionRow(section, editing)
            self.rows[section.id].chosen.connect(self.chosen)
            self._card.add(self.rows[section.id])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def show_points(self, found: Preflight) -> None:
        """Count anew; a section that was opened stays open as long as it has something."""
        for section, points in by_section(self._editing, found).items():
            self.rows[section].show_points(points)
        self._card.refresh()


class SectionRow(RuledPart):
    """The title with its counts; below it, once opened, the list."""

    chosen = Signal(object)

    def __init__(self, section: Section, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._points = OpenPoints()
        title = editing.form.wording(editing.language).sections[section.id].title
        self._title = _("{number} {title}").format(number=section.number, title=title)
        self.toggle = FoldButton(self._title)
        self.toggle.folded.connect(self._fold)
        self._counts = [Count(shape) for shape in SHAPES]
        self._list = QListWidget()
        self._list.setAccessibleName(_("Open in {section}").format(section=self._title))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_two_lines(self._list, ground=False)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.toggle, 1)
        for count in self._counts:
            head.addWidget(count)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT, theme.UNIT // 2, theme.UNIT, theme.UNIT // 2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)
        self._list.hide()

    def show_points(self, points: OpenPoints) -> None:
        self.setVisible(bool(points.all))
        for count, findings in zip(self._counts, points.kinds, strict=True):
            count.show_number(len(findings))
        counted = interface().join(_counted(points), "plain")
        self.toggle.setAccessibleName(_("{section}: {counts}").format(section=self._title, counts=counted))
        if points.all != self._points.all:
            self._points = points
            self._fold(on=self.toggle.is_open)

    def _fold(self, on: bool) -> None:
        self._list.setVisible(on)
        if not on:
            self._list.clear()
            return
        row = self._list.currentRow()
        self._list.clear()
        for finding in self._points.all:
            self._list.addItem(self._item(finding))
        self._list.setCurrentRow(min(max(0, row), self._list.count() - 1))
        self._fit()

    def _item(self, finding: Finding) -> QListWidgetItem:
        form, language = self._editing.form, self._editing.language
        asked = form.questions[finding.question or ""]
        label = form.wording(language).questions[asked.id].label
        item = QListWidgetItem()
        title = _("{number} {question}").format(number=asked.number, question=label)
        show_lines(item, title, _words(finding, form), _shape(finding))
        item.setData(FINDING, finding)
        return item

    def _fit(self) -> None:
        """The list is as high as what it holds: the page scrolls, not the list."""
        self._list.doItemsLayout()
        height = sum(self._list.sizeHintForRow(row) for row in range(self._list.count()))
        self._list.setFixedHeight(height + 2 * self._list.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if not self._list.isHidden():
            self._fit()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(FINDING))


class Count(QWidget):
    """A shape with a number; empty for none, but as wide, so that columns stand below each other."""

    def __init__(self, shape: Shape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._number = Mark(shape), text_label("", "quiet", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._number)
        self.setFixedWidth(
            self._mark.sizeHint().width() + self.fontMetrics().horizontalAdvance("0000") + theme.UNIT * 3
        )

    def show_number(self, number: int) -> None:
        self._mark.setVisible(bool(number))
        self._number.setText(interface().number(number) if number else "")


def _words(finding: Finding, form: Form) -> str:
    if finding.code == UNANSWERED:
        return pgettext("a question", "Not answered")
    sentence = finding_sentence(finding, form)
    if finding.severity is Severity.NOTE:
        return sentence
    return _("{severity}: {sentence}").format(severity=severity_label(finding.severity), sentence=sentence)


def _shape(finding: Finding) -> Shape:
    notes = {UNCONFIRMED: Shape.TO_CONFIRM, UNANSWERED: Shape.EMPTY}
    return notes.get(finding.code, OF_SEVERITY[finding.severity])


def _counted(points: OpenPoints) -> Sequence[str]:
    """The counts in words, without those that are zero."""
    errors, warnings, unconfirmed, unanswered = (len(kind) for kind in points.kinds)
    words = (
        (errors, ngettext("{count} error", "{count} errors", errors)),
        (warnings, ngettext("{count} warning", "{count} warnings", warnings)),
        (unconfirmed, ngettext("{count} to confirm", "{count} to confirm", unconfirmed)),
        (unanswered, ngettext("{count} not answered", "{count} not answered", unanswered)),
    )
    return [text.format(count=interface().number(count)) for count, text in words if count]
