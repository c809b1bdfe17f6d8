"""Display list: what stands on a page, as data: lines of text, rules, boxes, frames, links and bookmarks.

Typesetting makes the items of a band with heights that count from its top, page breaking moves them to their place
above the foot of the page, and `drawing.py` draws them. All measures are in points; y counts upwards.
"""

from dataclasses import dataclass

from PIL.Image import Image

from poadesk.core.vector_path import Step
from poadesk.export.pdf.column import Column, Side
from poadesk.export.pdf.line_breaking import Line
from poadesk.export.pdf.style import Colour


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """What an item is part of: a node of the document's structure, with PDF's name for its role."""

    role: str
    parent: "Tag | None" = None


# Repeats on every page and is no part of the report's text.
ARTIFACT = Tag("Artifact")


@dataclass(frozen=True, slots=True)
class Text:
    """A shaped line; `x` is its left end."""

    line: Line
    x: float
    baseline: float
    tag: Tag | None = None

    def moved(self, up: float) -> "Text":
        return Text(self.line, self.x, self.baseline + up, self.tag)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from `x` to the right."""

    x: float
    y: float
    width: float
    thickness: float
    colour: Colour

    def moved(self, up: float) -> "Rule":
        return Rule(self.x, self.y + up, self.width, self.thickness, self.colour)


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `x` and `y` are its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour

    def moved(self, up: float) -> "Box":
        return Box(self.x, self.y + up, self.width, self.height, self.fill)


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a rectangle; `x` and `y` are its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour

    def moved(self, up: float) -> "Frame":
        return Frame(self.x, self.y + up, self.width, self.height, self.colour)


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture; `x` and `y` are its lower left corner."""

    image: Image
    x: float
    y: float
    width: float
    height: float
    tag: Tag | None = None

    def moved(self, up: float) -> "Plate":
        return Plate(self.image, self.x, self.y + up, self.width, self.height, self.tag)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline of lines and curves, in points of the page."""

    steps: tuple[Step, ...]
    fill: Colour

    def moved(self, up: float) -> "Shape":
        return Shape(tuple(_moved(step, up) for step in self.steps), self.fill)


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads to the bookmark of this name."""

    bookmark: str
    x: float
    y: float
    width: float
    height: float
    tag: Tag | None = None

    def moved(self, up: float) -> "LinkArea":
        return LinkArea(self.bookmark, self.x, self.y + up, self.width, self.height, self.tag)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that links and the outline lead to; `level` 0 is a section of the outline."""

    name: str
    title: str
    level: int
    y: float

    def moved(self, up: float) -> "Bookmark":
        return Bookmark(self.name, self.title, self.level, self.y + up)


Item = Text | Rule | Box | Frame | Plate | Shape | LinkArea | Bookmark


def _moved(step: Step, up: float) -> Step:
    return Step(step.kind, tuple((x, y + up) for x, y in step.points))


def place_line(line: Line, column: Column, side: Side = "start", top: float = 0.0, tag: Tag | None = None) -> Text:
    """The line at a side of its column, given the height of its top."""
    on_right = {"start": column.level, "end": 1 - column.level, "own": line.level}[side] == 1
    x = column.left + column.width - line.width if on_right else column.left
    return Text(line, x, top - (line.style.leading + line.style.size * 0.70) / 2, tag)


def rule_across(column: Column, y: float, colour: Colour, thickness: float) -> Rule:
    """A rule as wide as a column."""
    return Rule(column.left, y, column.width, thickness, colour)
