"""Page breaking: bands of lines and rows are put on pages one below the other; a band is never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from poadesk.export.pdf.display_list import Item


@dataclass(frozen=True, slots=True)
class Place:
    """Where a band stands, in words for the head of its page: the part's title, and the entry's number."""

    part: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A slice of the page over its whole width: one line of text or of a table's row.

    The heights of `items` count from its top, so most are negative. `before` is the space above it, left out at the
    head of a page; `with_next` keeps it on the page of the band after it; `between` is a rule, left out whole at the
    head of a page. `opens_part` is the first of a section, `opens_entry` the first of a question. `head` is repeated
    above it where a page begins with it. `place` None is that of the band before.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    with_next: bool = False
    opens_part: bool = False
    between: bool = False
    opens_entry: bool = False
    head: tuple["Band", ...] = ()
    place: Place | None = None


@dataclass
class Page:
    """Bands of one page with the heights of their tops above the foot of the paper.

    `place` is that of the first, `parts` are the titles of the parts on it.
    """

    top: float
    place: Place = Place()
    parts: list[str] = field(default_factory=list)
    placed: list[tuple[float, Band]] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.top

    def add(self, band: Band, place: Place) -> None:
        if band.between and not self.placed:
            return
        if self.placed:
            self.y -= band.before
        else:
            self.place = place
        self.placed.append((self.y, band))
        self.y -= band.height
        if place.part and place.part not in self.parts:
            self.parts.append(place.part)

    def items(self) -> Iterator[Item]:
        """What stands on it, at its place above the foot of the paper."""
        for top, band in self.placed:
            for item in band.items:
                yield item.moved(top)

    @property
    def parts_opened(self) -> int:
        return sum(band.opens_part for _, band in self.placed)

    @property
    def continues_entry(self) -> bool:
        """Whether the first thing on it is the rest of an answer."""
        return bool(self.place.entry) and not self.placed[0][1].opens_entry


def paginate(bands: Sequence[Band], top: float, bottom: float) -> list[Page]:
    """The pages of a document; bands that belong together stay together unless they are higher than a page."""
    pages = [Page(top)]
    place = Place()
    for group in _groups(bands):
        height = _height(group)
        room = pages[-1].y - bottom - group[0].before
        too_high = height > room and (height <= top - bottom or room < (top - bottom) / 4)
        turn = bool(pages[-1].placed) and too_high
        for band in group:
            place = band.place or place
            if turn or (pages[-1].placed and pages[-1].y - band.before - band.height < bottom):
                pages.append(_headed(top, place, band))
                turn = False
            pages[-1].add(band, place)
    return [page for page in pages if page.placed]


def at_foot(page: Page, count: int, bottom: float) -> None:
    """Move the last `count` bands of a page down to its foot."""
    drop = page.y - bottom
    page.placed[-count:] = [(top - drop, band) for top, band in page.placed[-count:]]


def kept(bands: Sequence[Band], *, also_last: bool = False) -> list[Band]:
    """The same bands held on one page."""
    last = len(bands) - 1
    return [replace(s, with_next=True) if n < last or also_last else s for n, s in enumerate(bands)]


def sane(bands: Sequence[Band]) -> list[Band]:
    """The same bands with no first or last one alone on a page."""
    lonely = (0, len(bands) - 2)
    return [replace(s, with_next=True) if n in lonely and len(bands) > 1 else s for n, s in enumerate(bands)]


def _headed(top: float, place: Place, first: Band) -> Page:
    """A new page with the head that its first band wants repeated."""
    page = Page(top)
    for band in first.head:
        page.add(band, place)
    return page


def _groups(bands: Sequence[Band]) -> Iterator[list[Band]]:
    group: list[Band] = []
    for band in bands:
        if band.opens_part and group:
            yield group
            group = []
        group.append(band)
        if not band.with_next:
            yield group
            group = []
    if group:
        yield group


def _height(group: Sequence[Band]) -> float:
    """The height of bands together, without the space above the first."""
    return sum(band.height + band.before for band in group) - group[0].before
