"""Table of contents: the page that says where each section begins."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from poadesk.core.blocks import Part
from poadesk.export.pdf import style
from poadesk.export.pdf.display_list import LinkArea, rule_across
from poadesk.export.pdf.page_breaking import Band, kept
from poadesk.export.pdf.typesetting import Typesetter

_NUMBER = 30.0
_PAGE = 40.0
_GAP = 6.0


def set_contents(typesetter: Typesetter, heading: str, parts: Sequence[Part], pages: Mapping[int, int]) -> list[Band]:
    """One row for each part, with the page of `pages` that its place in `parts` leads to, if known.

    The rows take the same room whatever the numbers are.
    """
    title = kept(typesetter.text(heading, style.CONTENTS_TITLE), also_last=True)
    bands = [*title, Band(10.0, with_next=True)]
    for number, part in enumerate(parts):
        bands += _row(typesetter, part, part_target(number), pages.get(number))
    return bands


def part_target(number: int) -> str:
    """The name by which links reach a part."""
    return f"part-{number}"


def _row(typesetter: Typesetter, part: Part, target: str, page: int | None) -> list[Band]:
    whole = typesetter.column
    look = style.CONTENTS_ROW
    words = whole.part(_NUMBER, whole.width - _NUMBER - _PAGE)
    bands = kept(typesetter.text(part.title, look, words))
    number = typesetter.line(part.number, style.CONTENTS_NUMBER, whole.part(0, _NUMBER))
    bands = typesetter.hanging(number, bands)
    folio = typesetter.line(str(page or ""), look, whole.part(whole.width - _PAGE, _PAGE), "end")
    last = bands[-1]
    height = last.height + _GAP
    items = [*last.items, folio, rule_across(whole, -height, style.RULE, style.HAIRLINE)]
    if page is not None:
        items.append(LinkArea(target, whole.left, -height, whole.width, height))
    bands[-1] = replace(last, items=tuple(items), height=height)
    return [replace(bands[0], before=_GAP), *bands[1:]]
