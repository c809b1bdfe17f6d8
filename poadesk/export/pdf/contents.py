"""The page that says where each section begins."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from poadesk.core.blocks import Part
from poadesk.export.pdf import style
from poadesk.export.pdf.flow import Strip, kept
from poadesk.export.pdf.paragraph import lay
from poadesk.export.pdf.pen import Pen
from poadesk.export.pdf.setting import Setter

_NUMBER = 30.0
_PAGE = 40.0
_GAP = 6.0


def set_contents(setter: Setter, heading: str, parts: Sequence[Part], pages: Mapping[int, int]) -> list[Strip]:
    """One row for each part, with the page of `pages` that its place in `parts` leads to, if known.

    The rows take the same room whatever the numbers are.
    """
    title = kept(setter.text(heading, style.CONTENTS_TITLE), also_last=True)
    strips = [*title, Strip(10.0, with_next=True)]
    for number, part in enumerate(parts):
        strips += _row(setter, part, part_target(number), pages.get(number))
    return strips


def part_target(number: int) -> str:
    """The name by which links reach a part."""
    return f"part-{number}"


def _row(setter: Setter, part: Part, target: str, page: int | None) -> list[Strip]:
    whole = setter.column
    look = style.CONTENTS_ROW
    words = whole.part(_NUMBER, whole.width - _NUMBER - _PAGE)
    strips = kept(setter.text(part.title, look, words))
    number = lay(setter.typesetter, part.number, style.CONTENTS_NUMBER, _NUMBER, whole.level)[0]
    strips = setter.hanging(number, strips, whole.part(0, _NUMBER))
    folio = lay(setter.typesetter, str(page or ""), look, _PAGE, whole.level)[0]
    last = strips[-1]

    def draw(pen: Pen, top: float) -> None:
        if last.draw:
            last.draw(pen, top)
        pen.line(folio, whole, top, "end")
        bottom = top - last.height - _GAP
        pen.rule(whole, bottom, style.RULE, style.HAIRLINE)
        if page is not None:
            pen.link(target, whole, bottom, top - bottom)

    strips[-1] = replace(last, draw=draw, height=last.height + _GAP)
    return [replace(strips[0], before=_GAP), *strips[1:]]
