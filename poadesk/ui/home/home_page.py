"""Home page: what to go on with, the ways to begin, and the calendar.

It is painted before anything heavy is loaded: what needs the forms or the drafts is put in afterwards.
"""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _
from poadesk.ui.home import home_glyphs
from poadesk.ui.home.way_button import WayButton
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.scroll_column import scrolled
from poadesk.ui.widgets.theme import px

_MAIN, _SIDE = 780, 336
"""Units of the two columns at their widest."""
_BESIDE = 980
"""Units of the page from which the calendar stands beside the drafts; else it stands below."""
_THREE, _TWO = 600, 420
"""Units of the main column from which three, or two, ways to begin stand beside each other."""


class HomePage(QWidget):
    """Says what can be done; doing it is up to the controller."""

    new = Signal()
    earlier = Signal()
    browse = Signal()
    example = Signal()
    places = Signal()
    correcting = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = text_label(_("Looking for your drafts…"), "quiet")
        self.begin_heading = text_label("", "heading")
        self._card, self._list, self._calendar = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.earlier_button = WayButton(
            home_glyphs.two_sheets,
            _("From an earlier report"),
            _(
                "Its answers come along, each marked until you say that it is still true. A PDF or Word file can be"
                " read beside the questions."
            ),
        )
        self.new_button = WayButton(
            home_glyphs.sheet_with_plus,
            _("New, empty report"),
            _("For a first report, or to begin with no answers."),
        )
        self.open_button = WayButton(
            home_glyphs.folder, _("Open a file…"), _("A draft, or a data file (JSON). Or drop it here.")
        )
        self.earlier_button.clicked.connect(self.earlier)
        self.new_button.clicked.connect(self.new)
        self.open_button.clicked.connect(self.browse)
        self._ways = QGridLayout()
        self._ways.setSpacing(px(12))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side, self._main = QWidget(), QWidget()
        self._ways_beside = 0
        self._drafts: tuple[QWidget, ...] = ()
        self._waits_for_card = False
        self._fill_main()
        self._fill_side()
        self._arrange()
        self.show_first_day(first=True)

    def put_in(self, banner: QWidget, card: QWidget, drafts: QWidget, calendar: QWidget) -> None:
        """The parts that were not needed for the first sight of the page."""
        self._outer.insertWidget(0, banner)
        self._card.addWidget(card)
        self._list.addWidget(drafts)
        self._drafts = (card, drafts)
        ways = (self.earlier_button, self.new_button, self.open_button, self.example_button)
        for one, then in pairwise((card, *ways, drafts, self._correct_button, self._places_button)):
            self.setTabOrder(one, then)
        for part in (card, *ways, drafts):
            part.raise_()  # to screen readers, which go by the order of making, they come in the order of Tab too
        self._calendar.addWidget(calendar)

    def show_first_day(self, *, first: bool) -> None:
        """Whether there is nothing to go on with, so that beginning is what comes first."""
        self._intro.setVisible(first)
        self.begin_heading.setText(_("Begin your report") if first else _("Begin another"))

    def found(self, count: int) -> None:
        """So many drafts are listed."""
        self._drafts_heading.setVisible(count > 0)
        self.hint.setVisible(not count)
        self.hint.setText(_("No drafts yet. Drafts that you make or open are listed here."))

    def _fill_main(self) -> None:
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._intro = QWidget()
        intro = QVBoxLayout(self._intro)
        intro.setContentsMargins(0, 0, 0, 0)
        words = _(
            "Draft, check and export the report on the Programme of Action and the International Tracing Instrument."
            " Everything is saved by itself, on this computer."
        )
        intro.addWidget(text_label(_("National report on small arms"), "title"))
        intro.addWidget(text_label(words, "quiet"))
        self._drafts_heading = text_label(_("Recent drafts"), "heading")
        self._drafts_heading.hide()
        column.addWidget(self._intro)
        column.addLayout(self._card)
        column.addSpacing(px(12))
        column.addWidget(self.begin_heading)
        column.addLayout(self._ways)
        column.addLayout(self._links())
        column.addSpacing(px(12))
        column.addWidget(self._drafts_heading)
        column.addWidget(self.hint)
        column.addLayout(self._list)
        column.addStretch(1)

    def _links(self) -> Flow:
        row = Flow()
        self.example_button = QPushButton(_("See the example: the complete report of an invented State"))
        self.example_button.setProperty("role", "link")
        self.example_button.clicked.connect(self.example)
        row.addWidget(self.example_button)
        return row

    def _fill_side(self) -> None:
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._calendar)
        column.addWidget(_hairline())
        column.addWidget(text_label(_("Not the official form"), "strong"))
        words = _(
            "The questions are an independent reconstruction in our own words. The United Nations has neither issued"
            " nor endorsed them. Compare them with the form that comes with the note verbale."
        )
        column.addWidget(text_label(words))
        self._correct_button = QPushButton(_("How to correct a question or a number"))
        self._correct_button.setProperty("role", "link")
        self._correct_button.clicked.connect(self.correcting)
        column.addWidget(self._correct_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _arrange(self) -> None:
        self._main.setMaximumWidth(px(_MAIN))
        self._columns.setSpacing(px(44))
        self._columns.addWidget(self._main, 7)
        self._columns.addWidget(self._side, 3)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(px(22), px(26), px(22), px(18))
        row.addStretch(1)
        row.addLayout(self._columns, 1000)
        row.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(scrolled(inside), 1)
        self._outer.addWidget(self._footer())
        self._fit()

    def _footer(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(22), px(8), px(14), px(8))
        row.addWidget(text_label(_("Nothing leaves this computer."), "quiet"), 1)
        self._places_button = QPushButton(_("Where things are kept…"))
        self._places_button.setProperty("role", "link")
        self._places_button.clicked.connect(self.places)
        row.addWidget(self._places_button)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Columns beside each other where there is room for their words."""
        beside = self.width() >= px(_BESIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._main.setMaximumWidth(px(_MAIN))
        self._side.setMaximumWidth(px(_SIDE if beside else _MAIN))
        room = min(px(_MAIN), self.width() - px(44) - (px(_SIDE + 44) if beside else 0))
        self._put_ways(3 if room >= px(_THREE) else 2 if room >= px(_TWO) else 1)

    def _put_ways(self, beside: int) -> None:
        if beside == self._ways_beside:
            return
        self._ways_beside = beside
        for place, way in enumerate((self.earlier_button, self.new_button, self.open_button)):
            self._ways.addWidget(way, place // beside, place % beside)
        for column in range(3):
            self._ways.setColumnStretch(column, 1 if column < beside else 0)

    def focus_first(self) -> None:
        """To the draft to go on with, as soon as it is known; else to the drafts, or to what makes the first one."""
        known = [widget for widget in self._drafts if not widget.isHidden()]
        (known[0] if known else self.new_button).setFocus()
        self._waits_for_card = bool(known) and known[0] is not self._drafts[0]

    def card_shown(self, *, came: bool) -> None:
        """The draft to go on with is known; it takes the focus if that has not been moved since it was waited for."""
        if came and self._waits_for_card and self._drafts[1].hasFocus():
            self._drafts[0].setFocus()
        self._waits_for_card = False


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("role", "bar")
    line.setFixedHeight(1)
    return line
