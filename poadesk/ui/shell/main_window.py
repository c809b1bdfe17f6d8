"""Main window: the frame around everything: menus, home page, the page that is open. Light, so that it paints at once.

What the commands do is up to the application controller, which is loaded after the first paint.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QPushButton, QStackedWidget, QToolButton, QWidget

from poadesk.ui.home.home_page import HomePage
from poadesk.ui.shell.appearance import Appearance
from poadesk.ui.shell.preferences import Preferences
from poadesk.ui.widgets.dialog_size import FRAME

MENU_PADDING = 8
"""Pixels of a menu bar above and below its words."""


class Window(QMainWindow):
    """Shows one page at a time, and passes on what the person asks for."""

    painted = Signal()
    """Once, when the window has first been seen."""
    commanded = Signal(str)
    """The id of an action that is not the window's own."""
    dropped = Signal(object)
    """The Path of a file let go over the window."""

    def __init__(self, preferences: Preferences, look: Appearance) -> None:
        super().__init__()
        self._preferences = preferences
        self._look = look
        self._unpainted = True
        self.may_close: Callable[[], bool] = lambda: True
        self.start = HomePage()
        self.start.places.connect(self._show_places)
        self.start.correcting.connect(self._show_correcting)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 400)  # what a small laptop has left at 200 %
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - FRAME))
        self.commands: dict[str, QAction] = {}
        self.setWindowTitle("poadesk")
        self._keep_room_for_menus()
        if not preferences.geometry.isEmpty():
            self.restoreGeometry(preferences.geometry)

    def _keep_room_for_menus(self) -> None:
        """Have the page stand from the first paint where it will stand under the menus."""
        room = QWidget()
        room.setFixedHeight(self.fontMetrics().height() + MENU_PADDING)
        self.setMenuWidget(room)

    def make_menus(self) -> None:
        """Make the menus and their commands, which nobody needs before the window is seen."""
        from poadesk.ui.shell.menus import fill_menus

        bar = QMenuBar(self)
        self.commands = fill_menus(bar, self, self._handlers())
        self.setMenuBar(bar)
        self._look.changed.connect(self._mark_look)
        self._mark_look()
        self.follow("")

    def _handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "quit": self.close,
            "larger": partial(self._look.step, 1),
            "smaller": partial(self._look.step, -1),
            "usual-size": self._look.usual,
            "keys": self._show_keys,
            "places": self._show_places,
            "about": self._show_about,
            **{f"theme-{colours}": partial(self._look.choose, colours) for colours in ("system", "light", "dark")},
        }
        from poadesk.ui.shell.action_table import all_actions

        return {action.id: own.get(action.id, partial(self.commanded.emit, action.id)) for action in all_actions()}

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the home page."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def replace_page(self, old: QWidget, new: QWidget) -> None:
        """Show a page in place of another, which is done with."""
        self._stack.addWidget(new)
        self._stack.setCurrentWidget(new)
        self._stack.removeWidget(old)
        old.deleteLater()

    def drop_page(self, page: QWidget) -> None:
        """Back to the home page; the page is done with."""
        self._stack.setCurrentWidget(self.start)
        self._stack.removeWidget(page)
        page.deleteLater()
        self.start.focus_first()

    def follow(self, title: str, *, report: bool = False, undo: bool = False, redo: bool = False) -> None:
        """Title and menus follow what is open and can be done."""
        self.setWindowTitle(f"{title} – poadesk" if title else "poadesk")
        from poadesk.ui.shell.action_table import all_actions

        for action in all_actions():
            self.commands[action.id].setEnabled(report or not action.report)
        self.commands["undo"].setEnabled(undo)
        self.commands["redo"].setEnabled(redo)

    def _mark_look(self) -> None:
        for colours in ("system", "light", "dark"):
            self.commands[f"theme-{colours}"].setChecked(self._look.colours == colours)

    def _show_keys(self) -> None:
        from poadesk.ui.shell.help_dialogs import HelpSheet

        HelpSheet(self).exec()

    def _show_places(self) -> None:
        from poadesk.ui.shell.places_dialog import Places

        Places(self).exec()

    def _show_correcting(self) -> None:
        from poadesk.ui.shell.help_dialogs import CorrectForm

        CorrectForm(self).exec()

    def _show_about(self) -> None:
        from poadesk.tasks.context import context_here
        from poadesk.ui.shell.help_dialogs import About

        About(context_here().today, self).exec()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the focus: Qt does that in dialogs only."""
        focused = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if enter and isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls() and all(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._preferences.geometry = self.saveGeometry()
        if self.may_close():
            event.accept()
        else:
            event.ignore()
