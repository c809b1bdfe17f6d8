"""Fallback fonts: the program's own fonts, for scripts that the machine has none for. A bare machine has no Chinese."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from poadesk import paths

# Letters that every machine has stay in the machine's fonts.
_COMMON = ("NotoSans-", "IBMPlexSans-", "DejaVuSans")


@cache
def register() -> None:
    """Offer the fonts of single scripts to the window, once a process; 15 ms, so after the first paint."""
    for file in sorted((paths.resources() / "fonts").glob("*-Regular.ttf")):
        if not file.name.startswith(_COMMON):
            QFontDatabase.addApplicationFont(str(file))
