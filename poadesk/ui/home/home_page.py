"""Home page: drafts to go on with, and the ways to a report.

It is painted before anything heavy is loaded; the list of drafts and the banner are put in afterwards.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poadesk.i18n import _, pgettext
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.flow_layout import Flow
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.scroll_column import scrolled


class StartPage(QWidget):
    """Says what can be done; doing it is up to the controller."""

    new = Signal()
    earlier = Signal()
    browse = Signal()
    example = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = text_label(_("Looking for your drafts…"), "quiet")
        self.new_button = QPushButton(_("New report"))
        self.new_button.setProperty("role", "primary")
        self.new_button.clicked.connect(self.new)
        intro = _(
            "Draft, check and export the report on the Programme of Action and the International Tracing"
            " Instrument. Nothing leaves this computer."
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * theme.UNIT)
        self._column.setContentsMargins(0, 5 * theme.UNIT, 0, 2 * theme.UNIT)
        self._column.addWidget(text_label(_("National report on small arms"), "title"))
        self._column.addWidget(text_label(intro, "quiet"))
        self._column.addLayout(self._buttons())
        self._column.addWidget(text_label(_("Your drafts"), "heading"))
        self._column.addWidget(self.hint)
        self._column.addStretch()
        self._drafts: QWidget | None = None
        self._arrange()

    def _buttons(self) -> Flow:
        row = Flow()
        row.addWidget(self.new_button)
        others = (
            (_("Start from an earlier report…"), self.earlier),
            (pgettext("button", "Open…"), self.browse),
            (pgettext("button", "Example"), self.example),
        )
        for text, signal in others:
            button = QPushButton(text)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _arrange(self) -> None:
        held = QWidget()
        held.setLayout(self._column)
        held.setMaximumWidth(110 * theme.UNIT)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(3 * theme.UNIT, 0, 3 * theme.UNIT, 0)
        row.addStretch(1)
        row.addWidget(held, 1000)
        row.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(scrolled(inside), 1)

    def put_in(self, banner: QWidget, drafts: QWidget) -> None:
        """The parts that were not needed for the first sight of the page."""
        self._outer.insertWidget(0, banner)
        self._column.insertWidget(self._column.indexOf(self.hint) + 1, drafts, 1)
        self._drafts = drafts

    def found(self, count: int) -> None:
        """So many drafts are listed."""
        self.hint.setVisible(not count)
        self.hint.setText(_("None yet. Begin with “New report”, or drag a draft into this window."))

    def focus_first(self) -> None:
        """To the drafts, or to the button that makes the first one."""
        target = self._drafts if self._drafts is not None and not self._drafts.isHidden() else self.new_button
        target.setFocus()
