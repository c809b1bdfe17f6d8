"""Version labels: what earlier versions are called in lists."""

from datetime import datetime

from poadesk.i18n import _
from poadesk.sentences.times import local_time


def time_and_person(at: datetime | None, who: str) -> str:
    """When, by this machine's clock, and by whom as far as known."""
    time = local_time(at.isoformat()) if at else _("at some time")
    return _("{time} · {who}").format(time=time, who=who) if who else time
