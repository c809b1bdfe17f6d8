"""Preferences: what the window remembers between starts: recent drafts, colours, text size, paper, its own place.
Never answers.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT = 12
SIZES = (100, 110, 125, 150, 175, 200)
"""Per cent of the system's text size."""


class Preferences:
    """A small file in the data folder; missing or broken, everything is as on the first day."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def recent(self) -> list[Path]:
        """Drafts opened lately, the last one first."""
        known = self._settings.value("recent", [])
        return [Path(str(path)) for path in (known if isinstance(known, list) else [known]) if path]

    def add_recent(self, path: Path) -> None:
        others = [str(known) for known in self.recent() if known != path]
        self._settings.setValue("recent", [str(path), *others][:RECENT])

    def forget(self, path: Path) -> None:
        """Take a draft out of those opened lately."""
        self._settings.setValue("recent", [str(known) for known in self.recent() if known != path])

    @property
    def colours(self) -> str:
        """`system`, `light` or `dark`."""
        chosen = str(self._settings.value("colours", "system"))
        return chosen if chosen in {"system", "light", "dark"} else "system"

    @colours.setter
    def colours(self, chosen: str) -> None:
        self._settings.setValue("colours", chosen)

    @property
    def text_size(self) -> int:
        """Per cent, one of SIZES."""
        size = str(self._settings.value("text-size", 100))
        return int(size) if size.isascii() and size.isdigit() and int(size) in SIZES else 100

    @text_size.setter
    def text_size(self, size: int) -> None:
        self._settings.setValue("text-size", size)

    @property
    def paper(self) -> str:
        """`a4` or `letter`."""
        return "letter" if self._settings.value("paper", "a4") == "letter" else "a4"

    @paper.setter
    def paper(self, paper: str) -> None:
        self._settings.setValue("paper", paper)

    @property
    def geometry(self) -> QByteArray:
        """The window's place, empty at first."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)
