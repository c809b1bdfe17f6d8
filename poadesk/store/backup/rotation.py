"""Backup rotation: which backups need not be kept any longer, by their age. Only the rule: no disk, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Keeping:
    """All backups of the last days, then the last one of each day, then the last one of each month.

    If the folder is larger than `most_bytes`, documents included, the oldest go; the newest `always` stay.
    """

    all_for: timedelta = timedelta(days=2)
    daily_for: timedelta = timedelta(days=30)
    most_bytes: int = 2_000_000_000
    always: int = 3


def superfluous(moments: Sequence[datetime], now: datetime, keeping: Keeping) -> set[int]:
    """The places, in `moments`, of those that need not be kept; the last made comes first, whatever its clock said."""
    gone: set[int] = set()
    seen: set[str] = set()
    for place, at in list(enumerate(moments))[keeping.always :]:
        if now - at <= keeping.all_for:
            continue
        period = f"{at:%Y-%m-%d}" if now - at <= keeping.daily_for else f"{at:%Y-%m}"
        if period in seen:
            gone.add(place)
        seen.add(period)
    return gone
