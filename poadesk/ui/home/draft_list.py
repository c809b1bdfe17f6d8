"""Draft list: the drafts on the first page, one row each, with what else can be done with one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QWidget

from poadesk import paths
from poadesk.i18n import _
from poadesk.ui.home.draft_delegate import ROW, DraftDelegate
from poadesk.ui.home.draft_row import Row
from poadesk.ui.widgets.labels import plain_tip

PATH = Qt.ItemDataRole.UserRole + 10


@dataclass(frozen=True)
class Wish:
    """Something to be done with a draft: `look`, `start-from`, `folder` or `forget`."""

    act: str
    path: Path


class DraftList(QListWidget):
    """Enter or a click opens; the Menu key, a right click or the three dots show what else can be done."""

    chosen = Signal(object)
    """The Path of a draft."""
    wished = Signal(object)
    """A Wish."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Recent drafts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._delegate = DraftDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_rows(self, rows: Sequence[Row], at: Path | None = None) -> None:
        """List these drafts, and be at one of them if it is there, else at the first."""
        self.clear()
        for row in rows:
            self.addItem(_item(row))
        if rows:
            self.setCurrentRow(next((place for place, row in enumerate(rows) if row.path == at), 0))
        self.setVisible(bool(rows))
        self.fit()

    def put(self, row: Row) -> None:
        """Show what was found of a draft that is listed."""
        for item in map(self.item, range(self.count())):
            if item.data(PATH) == str(row.path):
                _fill(item, row)
        self.fit()

    def fit(self) -> None:
        """Be as high as all rows: the page is what scrolls."""
        self.doItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click opens, on the three dots it shows the menu; a right click is not one."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._delegate.more_place(self.visualItemRect(item)).contains(place):
            self._show_menu(place)
        else:
            self._choose(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, and ends here: the page that is then in front is not to hear it as well.

        Delete takes a draft that lies elsewhere out of the list, not off the disk.
        """
        row = self.currentRow()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if row >= 0 and not event.isAutoRepeat():
                self._choose(self.item(row))
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            if lies_elsewhere(path := Path(self.item(row).data(PATH))):
                self.wished.emit(Wish("forget", path))
        else:
            super().keyPressEvent(event)

    def make_menu(self, path: Path) -> QMenu:
        """What can be done with a draft."""
        menu = QMenu(self)
        menu.setAccessibleName(_("What can be done with this draft"))
        menu.addAction(_("&Open")).triggered.connect(lambda: self.chosen.emit(path))
        ways = [
            (_("Open for &reading only"), "look"),
            (_("&Start a report from it…"), "start-from"),
            (_("Show in its &folder"), "folder"),
        ]
        if lies_elsewhere(path):
            ways.append((_("&Take out of this list"), "forget"))
        for text, act in ways:
            menu.addAction(text).triggered.connect(lambda _on=False, act=act: self.wished.emit(Wish(act, path)))
        return menu

    def _show_menu(self, place: QPoint) -> None:
        found = [item for item in (self.itemAt(place), self.currentItem()) if item is not None]
        if not found:
            return
        item = found[0]
        self.setCurrentItem(item)
        menu = self.make_menu(Path(item.data(PATH)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(PATH)))


def lies_elsewhere(path: Path) -> bool:
    """Whether it is listed only because it was opened: what is in the folder of drafts is always listed."""
    return path.parent not in paths.draft_folders()


def _item(row: Row) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(PATH, str(row.path))
    _fill(item, row)
    return item


def _fill(item: QListWidgetItem, row: Row) -> None:
    item.setData(ROW, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    item.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(str(row.path)))
