"""Notices: what stays to be read about the whole report, with what can be done about it. The view shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

Way = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""


@dataclass(frozen=True)
class Notice:
    """One sentence or more, and the ways to act on it; `calm` where nothing is wrong."""

    text: str
    ways: tuple[Way, ...] = ()
    calm: bool = False


class Notices(QObject):
    """Holds at most one notice, the newest."""

    changed = Signal()
    closed = Signal()
    """The person has read the notice and closed it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notice: Notice | None = None

    @property
    def text(self) -> str:
        """What is said now; empty if nothing is."""
        return self.notice.text if self.notice is not None else ""

    def say(self, text: str, ways: Sequence[Way] = (), *, calm: bool = False) -> None:
        """Say this in place of whatever was said."""
        self.notice = Notice(text, tuple(ways), calm)
        self.changed.emit()

    def close(self) -> None:
        """The person has read it."""
        self.clear()
        self.closed.emit()

    def clear(self) -> None:
        """Say nothing any more."""
        self.notice = None
        self.changed.emit()
