"""Outline: the sections of the report as a tree with their main questions; going there is all it can do."""
# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from poadesk.i18n import _
from poadesk.ui.report.outline_delegate import CHEVRON, LINE, OPEN, OutlineDelegate
from poadesk.ui.report.section_progress import FamilyLine, SectionLine
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.theme import px


class Outline(QTreeWidget):
    """The section that is open shows its questions, unless the person has folded it."""

    chosen = Signal(str)
    """The person went to this section."""
    question_chosen = Signal(str)
    """The person went to this main question."""
    entered = Signal()
    """Enter was pressed on the section that is open: on into the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sections of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderLabel(_("Section"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.header().setMinimumSectionSize(1)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._delegate = OutlineDelegate(self)
        self.setItemDelegate(self._delegate)
        self._telling = True
        self._shows_questions = True
        self._question: str | None = None
        self._step = ""
        self.currentItemChanged.connect(self._move)
        self.itemActivated.connect(self._enter)
        self.itemCollapsed.connect(lambda item: self._folded(item, shows=False))
        self.itemExpanded.connect(lambda item: self._folded(item, shows=True))

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """Show how far each section is; rows in which nothing has changed are not touched."""
        self._telling = False
        for place, line in enumerate(lines):
            item = self.topLevelItem(place) or QTreeWidgetItem(self)
            if item.data(0, LINE) is not line:
                _show_line(item, line)
        self._telling = True

    def show_place(self, step: str, question: str | None) -> None:
        """Mark the section that is open and the main question that the person is at."""
        before, self._step, self._question = self._step, step, question
        self._telling = False
        for section in self._sections():
            is_open = section.data(0, LINE).id == step
            section.setData(0, OPEN, is_open)
            if step != before:
                section.setExpanded(is_open and self._shows_questions and not self.compact)
            for child in _children(section):
                child.setData(0, OPEN, is_open and child.data(0, LINE).id == question)
        if not self.hasFocus() and (current := self._current_place()) is not None:
            self.setCurrentItem(current)
        self._telling = True

    @property
    def compact(self) -> bool:
        """Whether sections are shown by number and bar alone."""
        return self._delegate.compact

    def set_compact(self, *, on: bool) -> None:
        """Show sections by number and bar alone, or in full."""
        if on == self._delegate.compact:
            return
        self._delegate.compact = on
        self._telling = False
        for section in self._sections():
            section.setExpanded(not on and self._shows_questions and section.data(0, LINE).id == self._step)
        self._telling = True
        self.scheduleDelayedItemsLayout()

    def set_shows_questions(self, *, on: bool) -> None:
        """Whether the section that is open shows its questions of itself."""
        if on != self._shows_questions:
            self._shows_questions = on
            self._telling = False
            for section in self._sections():
                section.setExpanded(on and not self.compact and section.data(0, LINE).id == self._step)
            self._telling = True

    def _sections(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _current_place(self) -> QTreeWidgetItem | None:
        """The row of the question where the person is, else that of the section."""
        for section in self._sections():
            if section.data(0, OPEN):
                marked = next((child for child in _children(section) if child.data(0, OPEN)), None)
                return marked if marked is not None and section.isExpanded() else section
        return None

    def _move(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, LINE) if item is not None else None
        if self._telling and isinstance(line, SectionLine):
            self.chosen.emit(line.id)

    def _enter(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, LINE)
        if isinstance(line, FamilyLine):
            self.question_chosen.emit(line.id)
        elif line.id == self._step:
            self.entered.emit()
        else:
            self.chosen.emit(line.id)

    def _folded(self, item: QTreeWidgetItem, *, shows: bool) -> None:
        """The person folded the open section out or in; it is left so for those opened next."""
        if self._telling and item.data(0, LINE).id == self._step:
            self._shows_questions = shows

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the angle folds; elsewhere it goes there."""
        item = self.itemAt(event.position().toPoint())
        line = item.data(0, LINE) if item is not None else None
        if item is not None and isinstance(line, SectionLine) and self._is_on_chevron(event):
            item.setExpanded(not item.isExpanded())
            return
        super().mousePressEvent(event)
        if isinstance(line, FamilyLine):
            self.question_chosen.emit(line.id)
        elif isinstance(line, SectionLine):
            self.chosen.emit(line.id)

    def _is_on_chevron(self, event: QMouseEvent) -> bool:
        x, width = event.position().x(), self.viewport().width()
        return not self.compact and (width - x if self.isRightToLeft() else x) < px(CHEVRON)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


def _children(section: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (section.child(place) for place in range(section.childCount()))
    return [item for item in found if item is not None]


def _show_line(item: QTreeWidgetItem, line: SectionLine) -> None:
    item.setData(0, LINE, line)
    item.setData(
        0, Qt.ItemDataRole.AccessibleTextRole, _("{heading}. {state}").format(heading=line.heading, state=line.words)
    )
    item.setData(0, Qt.ItemDataRole.ToolTipRole, plain_tip(f"{line.heading}\n{line.words}"))
    for place, family in enumerate(line.families):
        child = item.child(place) or QTreeWidgetItem(item)
        if child.data(0, LINE) != family:
            child.setData(0, LINE, family)
            child.setData(0, Qt.ItemDataRole.AccessibleTextRole, family.spoken)
            child.setData(0, Qt.ItemDataRole.ToolTipRole, plain_tip(f"{family.spoken}\n{family.label}"))
