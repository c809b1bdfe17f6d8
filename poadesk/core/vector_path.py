"""Vector paths: a drawing of filled shapes, as SVG writes it, for any painter: the window's and the PDF's.

Only what the program's own mark needs: one `viewBox`, and paths of absolute M, L, H, V, C and Z with a `fill`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

Point = tuple[float, float]
_STEP = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Step:
    """From the point before to the last of `points`: a jump, a line, or a cubic curve with two control points first;
    `close` goes back to the last jump and has none.
    """

    kind: Literal["move", "line", "curve", "close"]
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class FilledPath:
    """A shape and its colour, as #rrggbb."""

    fill: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Drawing:
    """Shapes, the undermost first, in a square of `size` units with the origin at its top left."""

    size: float
    paths: tuple[FilledPath, ...]


def read_drawing(svg: str) -> Drawing:
    """The drawing that the text of an SVG file holds. Raises ValueError for what is not of the kind above."""
    root = ET.fromstring(svg)  # noqa: S314 - a file that comes with the program
    left, top, width, height = _numbers(root.get("viewBox", ""))
    if (left, top) != (0, 0) or width != height:
        raise ValueError("a square viewBox that begins at 0 0 is expected")
    paths = (element for element in root if element.tag.endswith("}path"))
    return Drawing(width, tuple(_filled(path) for path in paths))


def _filled(path: ET.Element) -> FilledPath:
    fill = path.get("fill", "")
    if not _COLOUR.fullmatch(fill):
        raise ValueError(f"a colour such as #0a58a6 is expected, not {fill!r}")
    return FilledPath(fill, tuple(_steps(path.get("d", ""))))


def _steps(data: str) -> Iterator[Step]:
    if _STEP.sub("", data).strip():
        raise ValueError(f"an unknown command in {data!r}")
    x = y = 0.0
    for letter, text in _STEP.findall(data):
        numbers = _numbers(text)
        if letter in "HV":
            numbers = [numbers[0], y] if letter == "H" else [x, numbers[0]]
        points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        if len(points) != {"C": 3, "Z": 0}.get(letter, 1):
            raise ValueError(f"{letter} with {len(numbers)} numbers in {data!r}")
        yield Step(_KINDS[letter], points)
        x, y = points[-1] if points else (x, y)


_KINDS: dict[str, Literal["move", "line", "curve", "close"]] = {
    "M": "move", "L": "line", "H": "line", "V": "line", "C": "curve", "Z": "close",
}  # fmt: skip


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.replace(",", " ").split()]
