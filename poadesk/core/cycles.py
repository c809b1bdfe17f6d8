"""States and reporting cycles: the lists that a form's cover chooses from, with the calendar of each cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class State:
    """A Member or Observer State: ISO 3166-1 alpha-3, UN M49 code, names by language, and other names it goes by.

    `example` marks an invented one, with a code that ISO 3166-1 leaves to users (XAA to XZZ) and M49 code 0.
    """

    iso: str
    m49: int
    observer: bool
    names: Mapping[str, str]
    example: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CalendarEntry:
    """Something of a cycle that has its day: `on` puts it in order, `when` is how the day is written."""

    on: date
    when: str
    what: str


@dataclass(frozen=True)
class Cycle:
    """A reporting cycle: the calendar years it covers, the due date once that is known, and what else has its day."""

    id: str
    years: tuple[int, ...]
    meeting: str
    due: date | None = None
    calendar: tuple[CalendarEntry, ...] = ()
