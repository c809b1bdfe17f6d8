"""Task context: the forms at hand and one reading of the clock, passed to every task that needs them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from poadesk import paths
from poadesk.store.forms.library import FormLibrary


@dataclass(frozen=True)
class Context:
    """`today` is the day of a check, where the computer stands; `now` the moment of a change, in UTC."""

    library: FormLibrary
    today: date
    now: datetime


def context_here(library: FormLibrary | None = None) -> Context:
    """The context of this person and this moment; only this module of the package reads the clock.

    A program that runs for long keeps its library, which has read its forms, and asks for a new context each time.
    """
    now = datetime.now(UTC)
    return Context(library or FormLibrary(paths.forms_folders()), _day(now), now)


def today_here() -> date:
    """The day where the computer stands, for what needs no forms."""
    return _day(datetime.now(UTC))


def _day(now: datetime) -> date:
    return now.astimezone().date()
