"""From strips to pages: a report is a long ribbon of strips that are never cut, and this says where it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from poadesk.export.pdf.pen import Pen

# A section begins on a page that has this share of its height left, else on the next.
_ROOM_FOR_PART = 0.45

Draw = Callable[[Pen, float], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Words on where a strip stands, for the head of its page: the part's title, and the entry's number."""

    part: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of text or row of a table, the full width of the page.

    `draw` gets the height of its top. `before` is the space above it, left out at the head of a page; `with_next`
    keeps it on the page of the strip after it; `between` is a rule, left out whole at the head of a page.
    `opens_part` is the first of a section, which stands high on a page; `opens_entry` the first of a question.
    `head` is drawn again above it where a page begins with it.
    """

    height: float
    draw: Draw | None = None
    before: float = 0.0
    with_next: bool = False
    opens_part: bool = False
    between: bool = False
    opens_entry: bool = False
    head: tuple["Strip", ...] = ()
    place: Place = Place()


@dataclass
class Page:
    """Strips of one page with the height of their tops above the foot of the paper."""

    top: float
    placed: list[tuple[float, Strip]] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.top

    def add(self, strip: Strip) -> None:
        if strip.between and not self.placed:
            return
        if self.placed:
            self.y -= strip.before
        self.placed.append((self.y, strip))
        self.y -= strip.height

    @property
    def parts_opened(self) -> int:
        return sum(strip.opens_part for _, strip in self.placed)

    @property
    def continues_entry(self) -> bool:
        """Whether the first thing on it is the rest of an answer."""
        return bool(self.place.entry) and not self.placed[0][1].opens_entry

    @property
    def place(self) -> Place:
        return self.placed[0][1].place if self.placed else Place()


def paginate(strips: Sequence[Strip], top: float, bottom: float) -> list[Page]:
    """The pages of a ribbon; strips that belong together stay together unless they are higher than a page."""
    pages = [Page(top)]
    for group in _groups(strips):
        height = _height(group)
        room = pages[-1].y - bottom - group[0].before
        too_high = height > room and (height <= top - bottom or room < (top - bottom) / 4)
        too_low = group[0].opens_part and room < (top - bottom) * _ROOM_FOR_PART
        if pages[-1].placed and (too_high or too_low):
            _turn(pages, top, group[0])
        for strip in group:
            if pages[-1].placed and pages[-1].y - strip.before - strip.height < bottom:
                _turn(pages, top, strip)
            pages[-1].add(strip)
    return [page for page in pages if page.placed]


def kept(strips: Sequence[Strip], *, also_last: bool = False) -> list[Strip]:
    """The same strips held on one page."""
    last = len(strips) - 1
    return [replace(s, with_next=True) if n < last or also_last else s for n, s in enumerate(strips)]


def sane(strips: Sequence[Strip]) -> list[Strip]:
    """The same strips with no first or last one alone on a page."""
    lonely = (0, len(strips) - 2)
    return [replace(s, with_next=True) if n in lonely and len(strips) > 1 else s for n, s in enumerate(strips)]


def _turn(pages: list[Page], top: float, first: Strip) -> None:
    pages.append(Page(top))
    for strip in first.head:
        pages[-1].add(replace(strip, place=first.place))


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        if strip.opens_part and group:
            yield group
            group = []
        group.append(strip)
        if not strip.with_next:
            yield group
            group = []
    if group:
        yield group


def _height(group: Sequence[Strip]) -> float:
    """The height of strips together, without the space above the first."""
    return sum(strip.height + strip.before for strip in group) - group[0].before
