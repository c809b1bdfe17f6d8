"""Application start: where the window is put together. It paints first; forms, drafts and all that needs them are
loaded after that.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from poadesk import paths
from poadesk.ui.shell.appearance import Appearance
from poadesk.ui.shell.main_window import Window
from poadesk.ui.shell.preferences import Preferences
from poadesk.ui.widgets import theme


def make_application() -> QApplication:
    """The one of this process, in the style that the theme is made for. Asking for it later takes 10 ms longer."""
    app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    app.setApplicationName("poadesk")
    app.setDesktopFileName("poadesk")
    return app


def run(draft: Path | None = None) -> int:
    """Open the window, with a draft if one is named, until the person closes it; the exit code."""
    app = make_application()
    program = Program(app, draft)
    program.window.show()
    return app.exec()


class Program(QObject):
    """Window, look and, from the first paint on, the controller."""

    def __init__(self, app: QApplication, draft: Path | None) -> None:
        super().__init__(app)
        self._draft = draft
        self.preferences = Preferences(paths.data_folder() / "window.ini")
        self.look = Appearance(app, self.preferences)
        self.window = Window(self.preferences, self.look)
        self.window.painted.connect(self.load)

    def load(self) -> None:
        """Load what the first paint did without, and go on with what was asked for."""
        from poadesk.ui.shell import script_fonts
        from poadesk.ui.shell.application_controller import ApplicationController
        from poadesk.ui.shell.crash_dialog import CrashHandler
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
        QTimer.singleShot(0, script_fonts.register)
