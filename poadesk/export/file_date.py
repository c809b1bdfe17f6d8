"""The date that a file says it was made on: the report's own, never today's, so that two exports are the same bytes."""

import re
from datetime import datetime

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - formats that write it say UTC themselves


def file_date(day: str) -> datetime:
    """Midnight of a day written as in ISO 8601; a fixed day for what is none."""
    try:
        return datetime.fromisoformat(day) if _DAY.fullmatch(day) else _NO_DAY
    except ValueError:
        return _NO_DAY
