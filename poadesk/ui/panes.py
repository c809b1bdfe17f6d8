"""Steps, page and side pane beside each other: their sizes, folding, and the ways between them by keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from poadesk.ui.footer import Footer
from poadesk.ui.outline import Outline
from poadesk.ui.pages import PageStack
from poadesk.ui.side import SidePane, Tab

NARROW = 1100
"""Below this width, in pixels, the side pane folds away by itself."""


class Panes(QSplitter):
    """The three panes; `footer` stands below them and is the fourth stop on the way round."""

    back = Signal()
    """The person wants into the page, where they were."""

    def __init__(self, outline: Outline, pages: PageStack, side: SidePane, footer: Footer) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._outline, self._pages, self._side, self._footer = outline, pages, side, footer
        self._narrow: bool | None = None
        self.setChildrenCollapsible(False)
        for place, (pane, least, width) in enumerate(((outline, 180, 270), (pages, 440, 760), (side, 240, 340))):
            pane.setMinimumWidth(least)
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if pane is pages else 0)
            pane.resize(width, pane.height())
        self.setSizes([270, 760, 340])

    def next_pane(self, step: int) -> None:
        """Steps, page, side pane, footer, in a circle."""
        panes = [self._outline, self._pages, *([self._side] if self._side.isVisible() else []), self._footer]
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
        self._side.show()
        self._side.focus_tab(tab)

    def fold_side(self) -> None:
        """Fold the side pane away or back."""
        if self._side.isVisible() and self._is_in_side(QApplication.focusWidget()):
            self.back.emit()
        self._side.setVisible(not self._side.isVisible())

    def _is_in_side(self, widget: QWidget | None) -> bool:
        return widget is not None and self._side.isAncestorOf(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._is_in_side(QApplication.focusWidget()):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._side.setVisible(not narrow)
