"""Home: the first page filled: the drafts as they are found, the one to go on with, the calendar of the cycle."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from poadesk.tasks.context import context_here
from poadesk.tasks.cycle_calendar import CycleCalendar, calendar_now
from poadesk.tasks.list_drafts import DraftLine, describe_draft
from poadesk.ui.home.calendar_panel import CalendarPanel
from poadesk.ui.home.continue_card import ContinueCard
from poadesk.ui.home.draft_list import DraftList
from poadesk.ui.home.draft_lister import DraftLister
from poadesk.ui.home.draft_opener import LANGUAGE, DraftOpener
from poadesk.ui.home.draft_row import Row, row_of, slow_row, waiting_row
from poadesk.ui.home.home_page import HomePage
from poadesk.ui.widgets.banner import Banner


class Home(QObject):
    """Fills the page; what is chosen on it is told to the controller."""

    chosen = Signal(object)
    """The Path of a draft to open."""

    def __init__(self, page: HomePage, opener: DraftOpener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page, self._opener = page, opener
        self.banner, self.card, self.drafts, self.calendar = Banner(), ContinueCard(), DraftList(), CalendarPanel()
        page.put_in(self.banner, self.card, self.drafts, self.calendar)
        self._lister = DraftLister(self)
        self._lines: dict[Path, DraftLine] = {}
        self._paths: list[Path] = []
        self._lister.calendar_found.connect(self._show_calendar)
        self._lister.described.connect(self._put)
        self._lister.slow.connect(lambda path: self.drafts.put(slow_row(path)))
        self.card.chosen.connect(self.chosen)
        self.drafts.chosen.connect(self.chosen)

    @property
    def busy(self) -> bool:
        """Whether drafts are still being looked into."""
        return self._lister.busy

    def refresh(self, at: Path | None = None) -> None:
        """Look for drafts anew; what was known of them stands until it is known anew."""
        context = context_here(self._opener.library)
        self._paths = self._opener.known()
        self._lines = {path: line for path, line in self._lines.items() if path in self._paths}
        self._today = context.today
        self.drafts.show_rows([self._row(path) for path in self._paths], at)
        self.page.found(len(self._paths))
        self._show_first()
        describe = partial(describe_draft, language=LANGUAGE, context=context)
        self._lister.begin(self._paths, describe, partial(calendar_now, context))

    def _row(self, path: Path) -> Row:
        return row_of(self._lines[path], self._today) if path in self._lines else waiting_row(path)

    def stop(self) -> None:
        """Look no further."""
        self._lister.stop()

    def _show_calendar(self, calendar: CycleCalendar) -> None:
        self.calendar.show_calendar(calendar, self._today)

    def _put(self, line: DraftLine) -> None:
        self._lines[line.path] = line
        self.drafts.put(row_of(line, self._today))
        self._show_first()

    def _show_first(self) -> None:
        """The first draft of the list that can be read is the one to go on with."""
        for path in self._paths:
            line = self._lines.get(path)
            if line is None:
                break  # not known yet: none below it takes its place
            if line.progress is not None:
                came = self.card.isHidden()
                self.card.show_line(line, self._today)
                self.page.card_shown(came=came)
                break
        else:
            self.card.drop()
        self.page.show_first_day(first=not self._paths)
