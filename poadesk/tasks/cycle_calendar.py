"""Cycle calendar: which reporting cycle is under way, by when its reports are asked for, and which meetings follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poadesk.core.cycles import Cycle
from poadesk.tasks.begin import edition_for
from poadesk.tasks.context import Context


@dataclass(frozen=True)
class CalendarLine:
    """Something in the calendar: when, as it is written; what; whether it is over; whether it is the due date."""

    when: str
    what: str
    past: bool
    day: date | None = None
    due: bool = False


@dataclass(frozen=True)
class CycleCalendar:
    """The cycle a new report is for: its id, the years it covers, its due date if known, and what is in its calendar.

    `lines` stand in their order in time; the last ones are the meetings of later cycles.
    """

    cycle: str
    years: tuple[int, ...]
    due: date | None
    lines: tuple[CalendarLine, ...]


def calendar_now(context: Context) -> CycleCalendar:
    """The calendar of the cycle that is usual today. Raises FormError, UnknownForm."""
    form = edition_for(context.library)
    cycle = form.cycle(form.usual_cycle(context.today)) or Cycle(form.first_cycle, (), "")
    later = (known for known in form.cycles if known.id > cycle.id)
    lines = (*sorted(_own(cycle, context.today), key=_in_time), *(_meeting(known, context.today) for known in later))
    return CycleCalendar(cycle.id, cycle.years, cycle.due, lines)


def _in_time(line: CalendarLine) -> date:
    return line.day or date.max


def _own(cycle: Cycle, today: date) -> Iterator[CalendarLine]:
    """What is known of the cycle itself; its meeting, where the calendar does not name it with its day."""
    for entry in cycle.calendar:
        yield CalendarLine(entry.when, entry.what, entry.on < today, entry.on)
    if cycle.due is not None:
        yield CalendarLine("", "", cycle.due < today, cycle.due, due=True)
    if not cycle.calendar and cycle.meeting:
        yield _meeting(cycle, today)


def _meeting(cycle: Cycle, today: date) -> CalendarLine:
    """A meeting as the list of cycles writes it: "Tenth Biennial Meeting of States, 2028"."""
    what, comma, when = cycle.meeting.rpartition(", ")
    return CalendarLine(when if comma else cycle.id, what or when, cycle.id < str(today.year))
