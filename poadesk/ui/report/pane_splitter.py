"""Pane splitter: navigator, page, side pane and rail beside each other: their sizes, folding, and the ways between them
by keyboard. Widths follow the text, so that a large text is the same as a narrow window.
"""
# ruff: noqa: N802 - Qt's names

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from poadesk.ui.report import navigator as navigator_pane
from poadesk.ui.report.footer import Footer
from poadesk.ui.report.navigator import Navigator
from poadesk.ui.report.page_stack import PageStack
from poadesk.ui.report.side_pane import SidePane, Tab
from poadesk.ui.report.side_rail import SideRail
from poadesk.ui.session.navigation_state import PanesState
from poadesk.ui.widgets.theme import px

SIDE = 276
"""The width of the side pane to begin with, in units of `px`."""
NARROW = 1180
"""Below this width the side pane folds to its rail; opened all the same, it makes the navigator a rail."""
CRAMPED = 900
"""Below this width the navigator is a rail, and gives way wholly to the side pane while that is open."""
LOW = 620
"""Below this height of the window's inside the navigator does not list the questions of the section of itself."""
_PAGE, _LEAST_SIDE = 380, 204
"""What page and side pane keep, in the same units."""


class Panes(QWidget):
    """What is open is up to the person; how wide it is follows from the room."""

    back = Signal()
    """The person wants into the page, where they were."""

    def __init__(self, navigator: Navigator, pages: PageStack, side: SidePane, rail: SideRail, footer: Footer) -> None:
        super().__init__()
        self._navigator, self.pages, self.side, self._rail, self.footer = navigator, pages, side, rail, footer
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for pane in (navigator, pages, side):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(self._splitter.count() - 1, 1 if pane is pages else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._splitter, 1)
        row.addWidget(rail)
        self._narrow: bool | None = None
        self._navigator_folded = False
        self._shape: tuple[object, ...] = ()
        rail.chosen.connect(lambda tab: self.choose(Tab(tab)))
        side.fold_wanted.connect(self.fold_side)
        side.changed.connect(self._mark_open)

    def next_pane(self, step: int) -> None:
        """Navigator, page, footer, side pane (or its rail), in a circle."""
        side = self.side if self.side.isVisible() else self._rail
        panes = [pane for pane in (self._navigator, self.pages, self.footer, side) if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), 0)
        if focus is not None and self._rail.isAncestorOf(focus):
            here = panes.index(side)
        enter: dict[QWidget, Callable[[], object]] = {
            self._navigator: self._navigator.outline.setFocus,
            self.pages: self.back.emit,
            self.side: self.side.focus_tab,
            self._rail: self._rail.focus_first,
            self.footer: self.footer.focus_next,
        }
        enter[panes[(here + step) % len(panes)]]()

    def choose(self, tab: Tab) -> None:
        """The rail: open a pane; the one that is open folds."""
        if self.side.isVisible() and self.side.currentIndex() == tab:
            self.fold_side()
        else:
            self.show_side(on=True)
            self.side.focus_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """A key: open a pane and go into it; from inside it, back to the question."""
        if self._is_in_side(QApplication.focusWidget()) and self.side.currentIndex() == tab:
            self.back.emit()
            return
        self.show_side(on=True)
        self.side.focus_tab(tab)

    def fold_side(self) -> None:
        """Fold the side pane away or back."""
        focus = QApplication.focusWidget()
        was_inside = self._is_in_side(focus)
        self.show_side(on=not self.side.isVisible())
        if was_inside and not self.side.isVisible():
            self.back.emit()

    def fold_navigator(self) -> None:
        """Make the navigator a rail, or show it in full again where there is room."""
        self._navigator_folded = not self._navigator_folded
        self._make_room()

    def state(self) -> PanesState:
        """Widths, and whether the side pane is open, for others of the same size to take up."""
        return PanesState(tuple(self._splitter.sizes()), not self.side.isHidden(), self._navigator_folded)

    def resume(self, state: PanesState) -> None:
        """Take up what others had."""
        self._navigator_folded = state.navigator_folded
        self.show_side(on=state.side_shown)
        self._splitter.setSizes(state.widths)

    def show_side(self, *, on: bool) -> None:
        """Open the side pane, or fold it to its rail."""
        self.side.setVisible(on)
        self._make_room()
        self._mark_open()

    def _mark_open(self) -> None:
        self._rail.show_open(None if self.side.isHidden() else self.side.currentIndex())
        self.side.problems.follow_sight(open_now=not self.side.isHidden() and self.side.currentIndex() == Tab.PROBLEMS)

    def _make_room(self) -> None:
        """The page is never what is cut off."""
        side = not self.side.isHidden()
        cramped, narrow = self.width() < px(CRAMPED), self.width() < px(NARROW)
        gives_way = cramped and side
        compact = self._navigator_folded or cramped or (narrow and side)
        shape = (gives_way, compact, side, px(100), self.width())
        if shape == self._shape:
            return
        resized = self._shape[:4] == shape[:4]
        self._shape = shape
        focus = QApplication.focusWidget()
        if gives_way and focus is not None and self._navigator.isAncestorOf(focus):
            self.back.emit()
        self._navigator.setVisible(not gives_way)
        self._navigator.set_compact(on=compact)
        width = px(navigator_pane.RAIL if compact else navigator_pane.WIDTH)
        self._navigator.setMinimumWidth(width if compact else px(200))
        self._navigator.setMaximumWidth(width if compact else px(420))
        self.side.setMinimumWidth(px(_LEAST_SIDE))
        self.pages.setMinimumWidth(px(_PAGE) if self.width() > px(_PAGE + _LEAST_SIDE + 2 * navigator_pane.RAIL) else 1)
        if not resized:
            beside = (0 if gives_way else width, px(_LEAST_SIDE if cramped else SIDE) if side else 0)
            self._splitter.setSizes([beside[0], max(1, self._splitter.width() - sum(beside)), beside[1]])

    def _is_in_side(self, widget: QWidget | None) -> bool:
        return widget is not None and self.side.isAncestorOf(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from the side pane back into the page."""
        focus = QApplication.focusWidget()
        inside = self._is_in_side(focus) or (focus is not None and self._rail.isAncestorOf(focus))
        if event.key() == Qt.Key.Key_Escape and inside:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_room()

    def _follow_room(self) -> None:
        narrow = self.width() < px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            was_inside = self._is_in_side(QApplication.focusWidget())
            self.side.setVisible(not narrow)
            self._mark_open()
            if was_inside and narrow:
                self.back.emit()
        self._navigator.outline.set_shows_questions(on=self.height() >= px(LOW))
        self._make_room()
