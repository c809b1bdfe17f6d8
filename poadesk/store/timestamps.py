"""Timestamps: the clock, and how a moment is stored, in drafts and beside them."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The system's clock."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A moment as it is stored: UTC, milliseconds, ISO 8601."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def moment(stored: object) -> datetime | None:
    """The moment that `stamp` wrote; None for anything else, and for years that some system's clock cannot show."""
    if not isinstance(stored, str):
        return None
    try:
        at = datetime.fromisoformat(stored)
    except ValueError:
        return None
    return at if at.tzinfo is not None and 1970 < at.year < 3000 else None
