"""Appearance: colours and text size of the whole program: as the system has them, or as the person chose."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from poadesk.ui.shell.preferences import SIZES, Preferences
from poadesk.ui.widgets import theme


class Appearance(QObject):
    """Applies the theme, and again whenever the system or the person changes something."""

    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        self._points = theme.use_font(app)
        self.apply()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def colours(self) -> str:
        """`system`, `light` or `dark`, as chosen."""
        return self._preferences.colours

    def is_dark(self) -> bool:
        if self.colours == "system":
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.colours == "dark"

    def choose(self, colours: str) -> None:
        self._preferences.colours = colours
        self.apply()

    def step(self, by: int) -> None:
        """The next larger or smaller text."""
        place = SIZES.index(self._preferences.text_size) + by
        self._resize(SIZES[max(0, min(len(SIZES) - 1, place))])

    def usual(self) -> None:
        self._resize(100)

    def apply(self) -> None:
        font = self._app.font()
        points = self._points * self._preferences.text_size / 100
        if font.pointSizeF() != points:
            font.setPointSizeF(points)
            self._app.setFont(font)
        theme.apply(self._app, self.is_dark())
        self.changed.emit()

    def _resize(self, size: int) -> None:
        self._preferences.text_size = size
        self.apply()

    def _system_changed(self) -> None:
        if self.colours == "system":
            self.apply()
