"""Pane splitter: steps, page and side pane beside each other: their sizes, folding, and the ways between them by
keyboard.
"""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from poadesk.ui.report.footer import Footer
from poadesk.ui.report.navigator import Outline
from poadesk.ui.report.page_stack import PageStack
from poadesk.ui.report.side_pane import SidePane, Tab
from poadesk.ui.session.navigation_state import PanesState

WIDTHS = (270, 760, 340)
"""Pixels of steps, page and side pane to begin with; the page takes what else there is."""
_LEAST = (180, 440, 240)
"""Pixels that each keeps in the smallest window."""
_STEPS = 26
"""Average characters that the steps keep where there is room, so that no word of them is cut."""
NARROW = 147
"""Below this width, in average characters, the side pane folds away by itself."""
CROWDED = 130
"""Below this width, in average characters, the steps give way to the side pane while it is open."""


class Panes(QSplitter):
    """The three panes; `footer` stands below them and is the fourth stop on the way round."""

    back = Signal()
    """The person wants into the page, where they were."""

    def __init__(self, outline: Outline, pages: PageStack, side: SidePane, footer: Footer) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._outline, self._pages, self._side, self._footer = outline, pages, side, footer
        self._narrow: bool | None = None
        self._shape: tuple[bool, bool] | None = None
        self.setChildrenCollapsible(False)
        for place, pane in enumerate((outline, pages, side)):
            pane.setMinimumWidth(_LEAST[place])
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if pane is pages else 0)
            pane.resize(WIDTHS[place], pane.height())
        self.setSizes(WIDTHS)

    def next_pane(self, step: int) -> None:
        """Steps, page, side pane, footer, in a circle."""
        every = (self._outline, self._pages, self._side, self._footer)
        panes = [pane for pane in every if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), 0)
        goal = panes[(here + step) % len(panes)]
        enter = {
            self._pages: self.back.emit,
            self._side: self._side.focus_tab,
            self._footer: self._footer.focus_next,
        }
        enter.get(goal, goal.setFocus)()

    def show_tab(self, tab: Tab) -> None:
        """Open a tab of the side pane; from inside it, back to the question."""
        if self._is_in_side(QApplication.focusWidget()) and self._side.currentIndex() == tab:
            self.back.emit()
            return
        self.show_side(on=True)
        self._side.focus_tab(tab)

    def fold_side(self) -> None:
        """Fold the side pane away or back."""
        if self._side.isVisible() and self._is_in_side(QApplication.focusWidget()):
            self.back.emit()
        self.show_side(on=not self._side.isVisible())

    def state(self) -> PanesState:
        """Widths, and whether the side pane is open, for others of the same size to take up."""
        return PanesState(tuple(self.sizes()), not self._side.isHidden())

    def resume(self, state: PanesState) -> None:
        self.show_side(on=state.side_shown)
        self.setSizes(state.widths)

    def show_side(self, *, on: bool) -> None:
        self._side.setVisible(on)
        self._make_room()

    def _make_room(self) -> None:
        """Steps, page and side pane side by side need room for their words; the page is never what is cut off."""
        crowded = self.width() < self._characters(CROWDED)
        shape = crowded, crowded and not self._side.isHidden()
        if shape == self._shape:
            return
        self._shape = shape
        if shape[1] and self._outline.hasFocus():
            self.back.emit()
        self._outline.setVisible(not shape[1])
        self.setSizes(self._widths(crowded=crowded))

    def _widths(self, *, crowded: bool) -> tuple[int, int, int]:
        width = self.width()
        if not crowded:
            return WIDTHS
        if self._outline.isHidden():
            return 0, width * 72 // 100, width * 28 // 100
        steps = min(WIDTHS[0], self._characters(_STEPS))
        return steps, width - steps, 0

    def _characters(self, count: int) -> int:
        return count * self.fontMetrics().averageCharWidth()

    def _is_in_side(self, widget: QWidget | None) -> bool:
        return widget is not None and self._side.isAncestorOf(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._is_in_side(QApplication.focusWidget()):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._follow_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_room()

    def _follow_room(self) -> None:
        steps = min(WIDTHS[0], self._characters(_STEPS))
        self._outline.setMinimumWidth(max(_LEAST[0], min(steps, self.width() - _LEAST[1] - 2 * self.handleWidth())))
        narrow = self.width() < self._characters(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._side.setVisible(not narrow)
        self._make_room()
