"""Application start: where the window is put together. It paints first; forms, drafts and all that needs them are
loaded after that.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from poadesk import paths
from poadesk.ui.shell import windows_identity
from poadesk.ui.shell.appearance import Appearance
from poadesk.ui.shell.main_window import Window
from poadesk.ui.shell.preferences import Preferences
from poadesk.ui.shell.single_instance import SingleInstance
from poadesk.ui.widgets import theme


def make_application() -> QApplication:
    """The one of this process, in the style that the theme is made for. Asking for it later takes 10 ms longer."""
    app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    app.setApplicationName("poadesk")
    app.setDesktopFileName("poadesk")
    return app


def run(draft: Path | None = None) -> int:
    """Open the window, with a draft if one is named, until the person closes it; the exit code.

    Where the person's window is open already, it is given the draft instead.
    """
    instance = SingleInstance(paths.data_folder())
    if not instance.claim() and instance.hand_over(draft):
        return 0
    windows_identity.announce()
    app = make_application()
    program = Program(app, draft, instance)
    program.window.show()
    code = app.exec()
    instance.release()
    return code


class Program(QObject):
    """Window, look and, from the first paint on, the controller."""

    def __init__(self, app: QApplication, draft: Path | None, instance: SingleInstance | None = None) -> None:
        super().__init__(app)
        self._draft, self._instance = draft, instance
        self.preferences = Preferences(paths.data_folder() / "window.ini")
        self.look = Appearance(app, self.preferences)
        self.window = Window(self.preferences, self.look)
        self.window.painted.connect(self.load)

    def load(self) -> None:
        """Load what the first paint did without, and go on with what was asked for."""
        from poadesk.ui.shell import fallback_fonts
        from poadesk.ui.shell.application_controller import ApplicationController
        from poadesk.ui.shell.crash_dialog import CrashHandler
        from poadesk.ui.shell.pyside_startup import resume_collection
        from poadesk.ui.widgets.mark import mark_icon

        QApplication.setWindowIcon(mark_icon())
        self.window.make_menus()
        self.controller = ApplicationController(self.window, self.preferences, self.look)
        self.crash = CrashHandler(self.window, self.controller.save_after_error, self.window.close)
        self.crash.install()
        if self._draft is not None:
            self.controller.open(self._draft)
        else:
            self.controller.list_drafts()
            self.window.start.focus_first()
        if self._instance is not None:
            self._instance.asked.connect(self._answer)
            self._instance.listen()
        resume_collection()
        QTimer.singleShot(0, fallback_fonts.register)

    def _answer(self, draft: Path | None) -> None:
        """The person started the program once more: show the window, and open what was asked for."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if draft is not None:
            self.controller.open(draft)
