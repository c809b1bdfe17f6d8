"""Section header: title, progress, filter and mini-contents of a section; it stays above the page that is scrolled."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from poadesk.core.answer_state import with_severity
from poadesk.core.editors import Option
from poadesk.core.finding import Severity
from poadesk.core.form import Section
from poadesk.i18n import _, pgettext
from poadesk.ui.fields.radio_group import RadioGroup
from poadesk.ui.questions.mini_contents import Entry, MiniContents
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.theme import colours_of, px

ALL, OPEN = "all", "open"


class SectionHeader(QWidget):
    """Follows what it is told to; it knows nothing of the page below it."""

    chosen = Signal(str)
    """The main question to go to."""
    filtered = Signal(bool)
    """Whether only what is open is to be shown."""

    def __init__(self, section: Section, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._section, self._editing = section, editing
        text = editing.form.wording(editing.language).sections[section.id]
        self.heading = _("{number} {title}").format(number=section.number, title=text.title)
        self._names = {family.main.id: editing.words(family.main.id).text.name for family in section.families}
        self._progress = text_label("", "quiet", wrap=False)
        options = (Option(ALL, pgettext("questions", "All")), Option(OPEN, pgettext("questions", "Open")))
        self.filter = RadioGroup(_("Questions shown"), options, self, in_rows=True)
        self.filter.chosen.connect(self._choose)
        self.contents = MiniContents(self._entries(), self)
        self.contents.chosen.connect(self.chosen)
        grid = self._grid = QGridLayout(self)
        grid.setVerticalSpacing(px(2))
        grid.setHorizontalSpacing(px(14))
        self._title = text_label(self.heading, "title")
        grid.setColumnStretch(0, 1)
        self._in_two = True
        self._place(in_two=False)
        self.show_filter(open_only=False)
        self.refresh()

    def show_filter(self, *, open_only: bool) -> None:
        """Show what the filter is set to. Tells nobody."""
        self.filter.show_choice(OPEN if open_only else ALL)

    def refresh(self) -> None:
        """Show how far the section is now."""
        progress = self._editing.session.review.progress[self._section.id]
        words = _("{done} of {families} done").format(done=progress.done, families=progress.families)
        if words != self._progress.text():
            self._progress.setText(words)
        self.contents.show_entries(self._entries())

    def fit(self, width: int, column: int) -> int:
        """Take the whole width, with what is in it as wide as the column below; gives the height that takes."""
        side = max((width - column) // 2, 0)
        self._place(in_two=self._needed() > column)
        self._grid.setContentsMargins(side, px(10), side, px(6))
        self.contents.fit(column)
        self._grid.activate()
        return max(self._grid.totalHeightForWidth(width), self._grid.totalMinimumSize().height())

    def _place(self, *, in_two: bool) -> None:
        """Progress and filter beside the title, or below it, where the title would break into several lines."""
        if in_two == self._in_two:
            return
        self._in_two = in_two
        self._grid.addWidget(self._title, 0, 0, 1, 3 if in_two else 1)
        self._grid.addWidget(self._progress, int(in_two), 0 if in_two else 1)
        self._grid.addWidget(self.filter, int(in_two), 2)
        self._grid.addWidget(self.contents, 2, 0, 1, 3)

    def _needed(self) -> int:
        """The width of title, progress and filter beside each other."""
        self._title.ensurePolished()
        title = self._title.fontMetrics().horizontalAdvance(self.heading)
        return title + self._progress.sizeHint().width() + self.filter.sizeHint().width() + px(2 * 14 + 4)

    def _choose(self, option: str) -> None:
        self.filter.show_choice(option)
        self.filtered.emit(option == OPEN)

    def _entries(self) -> list[Entry]:
        """The families with their states; findings count as far as they are in sight."""
        editing = self._editing
        worst: dict[str, Severity] = {}
        for finding in editing.judging.shown:
            if finding.question is not None:
                worst[finding.question] = max(finding.severity, worst.get(finding.question, finding.severity))
        entries = []
        for family in self._section.families:
            main = family.main
            found = max((worst[q.id] for q in family.questions if q.id in worst), default=None)
            state = with_severity(editing.session.review.families[main.id].state, found)
            entries.append(Entry(main.id, main.number, self._names[main.id], state))
        return entries

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grid.invalidate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line between it and what is scrolled below it."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours_of(self.palette()).line))
        painter.end()
