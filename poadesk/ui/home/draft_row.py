"""Draft rows: what the first page says of each draft, in words. No widgets."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from poadesk import paths
from poadesk.core.progress import Progress
from poadesk.i18n import _, interface
from poadesk.tasks.list_drafts import DraftLine
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.widgets.state_glyphs import Shape


@dataclass(frozen=True)
class Row:
    """A draft as shown: `words` are what it is, `progress` how far, `place` where; `shape` goes with `progress`."""

    path: Path
    title: str
    words: str
    progress: str = ""
    place: str = ""
    shape: Shape = Shape.EMPTY
    fine: bool = True

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.words, self.progress, self.place) if part)


def waiting_row(path: Path) -> Row:
    """While the draft is being looked into."""
    return Row(path, path.stem, _("Looking…"), place=place_of(path))


def slow_row(path: Path) -> Row:
    """When that takes long."""
    words = _("This folder is slow. What is in the draft is shown when it has been read.")
    return Row(path, path.stem, words, place=place_of(path))


def row_of(line: DraftLine, today: date) -> Row:
    """A draft that was looked into; what keeps it from being read is said in its place."""
    progress = line.progress
    if progress is None:
        words = sentence(line.error) if line.error else ""
        return Row(line.path, line.path.stem, words, place=place_of(line.path), shape=Shape.WARNING, fine=False)
    counted = _("{done} of {families} done").format(done=progress.done, families=progress.families)
    return Row(line.path, title_of(line), _what(line, today), counted, place_of(line.path), shape_of(progress))


def title_of(line: DraftLine) -> str:
    """State and cycle, as far as chosen; else the name of the file."""
    return " ".join(part for part in (line.state, line.cycle) if part) or line.path.stem


def shape_of(progress: Progress) -> Shape:
    """How far it is, as a shape."""
    if progress.done == progress.families:
        return Shape.ANSWERED
    return Shape.BEGUN if progress.answered or progress.unconfirmed else Shape.EMPTY


def saved_words(saved: datetime | None, today: date) -> str:
    """When it was last saved, by the day if that is long ago."""
    if saved is None:
        return _("Nothing entered yet")
    try:
        local = saved.astimezone()
    except (ValueError, OverflowError, OSError):
        return _("Saved at a time that this computer's clock cannot show")
    time = interface().time(local)
    days = (today - local.date()).days
    if days == 0:
        return _("Saved today at {time}").format(time=time)
    if days == 1:
        return _("Saved yesterday at {time}").format(time=time)
    return _("Saved on {date}").format(date=interface().date_in_words(local.date()))


def place_of(path: Path) -> str:
    """Where a draft is: its name where drafts usually are, else all of it."""
    return path.name if path.parent in paths.draft_folders() else str(path)


def _what(line: DraftLine, today: date) -> str:
    parts = [_("The example of an invented State")] if line.example else []
    if line.status:
        parts.append(_("Status: {status}").format(status=line.status))
    return " · ".join([*parts, saved_words(line.saved, today)])
