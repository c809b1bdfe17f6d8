"""Icon files: the program's mark as .ico and .png, drawn from the same paths as in the window and in the PDF."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from bundle.build import ROOT
from poadesk.core.vector_path import Drawing, FilledPath, Point, read_drawing

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels that Windows asks for at 100 to 200 %."""
_FINER = 8
"""Drawn so much larger, then made smaller: smooth edges."""
_STEPS = 16
"""Straight pieces of a curve."""


def write_icon(path: Path) -> None:
    """All sizes in one .ico."""
    drawn = [picture(size) for size in SIZES]
    drawn[-1].save(path, "ICO", sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])


def write_png(path: Path, size: int) -> None:
    picture(size).save(path, "PNG", optimize=True)


def picture(size: int) -> Image.Image:
    """The mark in a square of so many pixels."""
    drawing = read_drawing((ROOT / "resources" / "mark.svg").read_text(encoding="utf-8"))
    large = Image.new("RGBA", (size * _FINER, size * _FINER))
    pen = ImageDraw.Draw(large)
    for shape in drawing.paths:
        for outline in _outlines(shape, drawing, size * _FINER):
            pen.polygon(outline, fill=shape.fill)
    return large.resize((size, size), Image.Resampling.LANCZOS)


def _outlines(shape: FilledPath, drawing: Drawing, side: int) -> Iterator[list[Point]]:
    """The closed outlines of a shape, in pixels; curves as short straight pieces."""
    scale, outline = side / drawing.size, list[Point]()
    for step in shape.steps:
        if step.kind == "close":
            yield [(x * scale, y * scale) for x, y in outline]
            outline = []
        elif step.kind == "curve":
            outline += _curve(outline[-1], *step.points)
        else:
            outline += step.points


def _curve(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for number in range(1, _STEPS + 1):
        t = number / _STEPS
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (
            sum(part * point[axis] for part, point in zip(parts, (start, one, two, end), strict=True))
            for axis in (0, 1)
        )
        yield x, y
