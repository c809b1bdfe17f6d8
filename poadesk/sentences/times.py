"""Local times: stored moments as this machine's clock shows them, in the words of a catalogue."""

from datetime import datetime

from poadesk.i18n import Catalogue, interface

UNKNOWN = "–"


def local_time(stored: str, catalogue: Catalogue | None = None) -> str:
    """A stored moment, ISO 8601, to the minute; a dash for what no clock here can show."""
    try:
        return local_moment(datetime.fromisoformat(stored), catalogue)
    except ValueError:
        return UNKNOWN


def local_moment(at: datetime | None, catalogue: Catalogue | None = None) -> str:
    """A moment to the minute; a dash for none, and for what no clock here can show."""
    try:
        return (catalogue or interface()).date_and_time(at.astimezone()) if at else UNKNOWN
    except (ValueError, OverflowError, OSError):  # in the year 1 or 9999, or outside this system's clock
        return UNKNOWN
